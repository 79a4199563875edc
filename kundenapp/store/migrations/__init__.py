"""How the customer file came to its present shape: one module per change, never edited once released.

Only SQL text, nothing from the domain, so that an old migration means the same for ever. Every table is STRICT;
moments are UTC ISO texts, days ISO texts, truth values 0 or 1. A change that cannot be said with ALTER TABLE copies
the table by hand: sqlite-utils' transform() would drop collations and generated columns.
"""

from __future__ import annotations

import sqlite_utils

from kundenapp.store.migrations import (
    m001_first_customer_file,
    m002_whole_record,
    m003_enthusiasm,
    m004_sympathy,
    m005_circles,
)

migrations = sqlite_utils.Migrations("kundenapp")

for _change in (
    m001_first_customer_file.m001_first_customer_file,
    m002_whole_record.m002_whole_record,
    m003_enthusiasm.m003_enthusiasm,
    m004_sympathy.m004_sympathy,
    m005_circles.m005_circles,
):
    migrations()(_change)
