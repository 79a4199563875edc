"""All tables, one after the other."""

from __future__ import annotations

from tests.benchmarks import matrix, raster, report, save, start
from tests.benchmarks.table import print_table

print_table([*start.run(), *save.run(), *report.run(), *matrix.run(), *raster.run()])
