"""Where everything is kept: one SQLite file, reached through two doors.

Every change people mean is an operation (`kundenapp.store.doors.Doors.operation`): one transaction that also writes
the change log. From that log come undo and redo, the trash, the history of a record and "nothing half saved"; none of
these is built a second time. What nobody would undo goes through ``local()``. The dialect of the engine stands in
`engine`, `connection`, `header`, `backup`, `derived` and `customer_list`; all other SQL is portable.

To add a field: a migration in `migrations`, the column in `customer_rows` (or the module of its aggregate), and, if a
list shows or search finds it, `derived`. To add a table: also `personal`, or a test fails.
"""
