"""How it looks on paper: a snapshot from `kundenapp.domain` in, the bytes of a PDF out.

Reports query nothing and look at no clock: the same snapshot always gives the same bytes, so a report can be drawn
in a worker thread and compared in a test. ReportLab is imported only here; services import these modules when a
report is wanted, so that the window opens without them.

What people typed never passes through a markup parser: `kundenapp.reports.text` builds paragraphs from ready
fragments, and nothing else may make a ``Paragraph``. Fonts are embedded, colours are those of the light theme.
"""
