"""What is measured: each figure beside its reference in the same run, because machines differ. Nothing here fails.

``python -m tests.benchmarks`` prints all tables, ``python -m tests.benchmarks.start`` one of them.
"""
