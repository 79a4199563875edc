"""Nothing writes to the customer file except an operation and the second door: proved by reading the source tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from kundenapp.store.personal import OTHER_TABLES, PERSONAL_TABLES
from tests.store.source_tree import THE_ENGINE, Rules, pieces_of_sql, violations

REPO = Path(__file__).resolve().parent.parent.parent
MODULES = sorted(path.relative_to(REPO).as_posix() for path in (REPO / "kundenapp").rglob("*.py"))
# What may stand inside SQL text: names of tables and columns from constants of ours, question marks, fixed orders.
# A longer list needs a reason; whatever a person types is never in it.
BUILT_FROM = {
    "kundenapp/store/answer_cases.py": {"_CASES", "_OPEN", "cases", "conditions", "order", "source"},
    "kundenapp/store/answer_counts.py": {
        *("_ASIDE", "_IN_WINDOW", "_MIGHT_BE_ASKED", "column", "condition", "conditions", "source")
    },
    "kundenapp/store/answers.py": {"conditions", "source"},
    "kundenapp/store/bulk.py": {"question"},
    "kundenapp/store/categories.py": {"where"},
    "kundenapp/store/category_facts.py": {
        *("_among('customer_id', parameters)", "IS_NEWEST", "WORKS_HERE", "_KNOWN", "among", "sender")
    },
    "kundenapp/store/customer_finder.py": {"FOUND", "OWN", "WALKED"},
    "kundenapp/store/customer_list.py": {"marks", "order", "where"},
    "kundenapp/store/customer_rows.py": {"_marks(ids)", "_marks(some)", "table"},
    "kundenapp/store/customers.py": {"column", "table"},
    "kundenapp/store/lines.py": {"table"},
    "kundenapp/store/erasure.py": {"column", "table"},
    "kundenapp/store/follow_ups.py": {"sql"},
    "kundenapp/store/people.py": {"_OPEN_WORK"},
    "kundenapp/store/placements.py": {"IS_NEWEST", "WORKS_HERE"},
    "kundenapp/store/referral_proof.py": {"_COUNTS"},
    "kundenapp/store/referrals.py": {"_COUNTS", "_REVENUE"},
    "kundenapp/store/stances.py": {"_IS_NEWEST"},
    "kundenapp/store/sympathy_board.py": {"IS_NEWEST", "MINE", "WORKS_HERE", "column", "where"},
    "kundenapp/store/sympathy_findings.py": {"_DIVIDED", "seen", "where"},
    "kundenapp/store/today_list.py": {"_ASIDE", "condition", "conditions", "first", "whose"},
    "kundenapp/store/merging.py": {"column", "table"},
}
RULES = Rules(
    built_from=BUILT_FROM,
    local_tables=frozenset({"settings", "drafts", "sessions", "customer_summaries", "answer_spans", "answer_totals"}),
    any_table=frozenset({"kundenapp/store/bulk.py", "kundenapp/store/erasure.py", "kundenapp/store/pruning.py"}),
    makes_doors=frozenset({"kundenapp/store/doors.py"}),
    opens_transactions=frozenset({"kundenapp/store/doors.py"}),
)


@pytest.mark.parametrize("module", MODULES)
def test_no_module_writes_past_the_doors(module: str) -> None:
    assert violations((REPO / module).read_text(encoding="utf-8"), module, RULES) == []


def test_the_engine_is_where_it_was() -> None:
    assert set(MODULES) >= THE_ENGINE


@pytest.mark.parametrize("module", BUILT_FROM)
def test_the_list_of_what_stands_inside_sql_only_shrinks(module: str) -> None:
    source = (REPO / module).read_text(encoding="utf-8")
    used = pieces_of_sql(source) | {name for name in ("question", "sql") if f"({name}, " in source}
    assert BUILT_FROM[module] <= used


def test_the_second_door_writes_nothing_that_people_would_want_back() -> None:
    assert RULES.local_tables <= set(PERSONAL_TABLES) | OTHER_TABLES
    assert not RULES.local_tables & {"customers", "conversations", "follow_ups", "employees", "businesses", "changes"}


STORE = "kundenapp/store/ratings.py"
WINDOW = "kundenapp/ui/customers/page.py"
PAST_THE_DOORS = [
    (STORE, "self._engine.insert('ratings', row)"),
    (STORE, "self._engine.update('ratings', 1, row)"),
    (STORE, "self._engine.upsert('ratings', row, 'id')"),
    (STORE, "self._engine.delete('ratings', {'id': 1})"),
    (STORE, "self._engine.insert_many('ratings', rows, columns)"),
    (STORE, "self._engine.command('ANALYZE')"),
    (STORE, "self._engine.command(anything)"),
    (STORE, "doors.engine.database.execute(sql)"),
    (STORE, "doors.engine.database.table('ratings').insert(row)"),
    (STORE, "doors.engine.database['ratings'].insert(row)"),
    (STORE, "db = doors.engine.database"),
    (STORE, "self._engine._connection.commit()"),
    (STORE, "e = self._engine\ne.insert('ratings', row)"),
    (STORE, "ratings.update(row)"),
    (STORE, "table.transform(types={})"),
    (STORE, "table.delete_where('1 = 1')"),
    (STORE, "getattr(self._engine, 'insert')('ratings', row)"),
    (STORE, "operator.methodcaller('executescript', text)(cursor)"),
    (STORE, "with self._engine.transaction():\n    pass"),
    (STORE, "with self._engine.foreign_keys_off():\n    pass"),
    (STORE, "Local(self._engine).put('settings', row, 'id')"),
    (STORE, "op = Operation(self._engine, 'x', 'y', employee_id=None, at='')"),
    (STORE, "import sqlite_utils"),
    (STORE, "from sqlite3 import connect"),
    (STORE, "import sqlite3\nsqlite3.connect('x')"),
    (STORE, "import sqlite_utils.db as tools"),
    (STORE, "local.put('customers', row, key='id')"),
    (STORE, "local.change('follow_ups', 1, {'done_at': None})"),
    (STORE, "local.remove(table, customer_id=1)"),
    (STORE, "self._local.load('conversations', columns, rows)"),
    (STORE, "local.index('DELETE FROM customers')"),
    (STORE, "local.index('INSERT INTO customers (id) VALUES (1)')"),
    (STORE, "local.index('INSERT INTO customer_search (rowid) VALUES (1); DROP TABLE customers')"),
    (STORE, "local.index(sql)"),
    (STORE, "SQL = 'INSERT INTO customers (id) VALUES (1)'"),
    (STORE, "self._engine.rows('WITH x AS (SELECT 1) DELETE FROM customers RETURNING id')"),
    (STORE, "sql = 'insert or replace into customers values (1)'"),
    (STORE, "sql = 'UPDATE customers SET note = ?'"),
    (STORE, "sql = 'CREATE UNIQUE INDEX x ON y (z)'"),
    (STORE, "sql = 'PRAGMA user_version = 9'"),
    (STORE, "sql = 'BEGIN'"),
    (STORE, "sql = f'DROP TABLE {name}'"),
    (WINDOW, "self._store.engine.insert('customers', row)"),
    (WINDOW, "engine = self._store.engine\nengine.delete('customers', {})"),
    (WINDOW, "e = self._store.engine\ne.delete('customers', {})"),
    (WINDOW, "save_all(self._store.engine)"),
    (WINDOW, "self._store.engine.database"),
    (WINDOW, "self._store.engine.transaction()"),
    (WINDOW, "self._store.engine.close()"),
    (WINDOW, "cursor.execute('SELECT 1')"),
    (WINDOW, "text = 'DELETE FROM customers'"),
    (WINDOW, "with store.local() as local:\n    local.remove('customers', id=1)"),
]
BUILT_SQL = [
    "self._engine.rows(f'SELECT * FROM {name}')",
    "self._engine.rows(f'SELECT * FROM customers ORDER BY {order}')",
    "self._engine.rows('SELECT * FROM ' + name)",
    "self._engine.rows('SELECT * FROM %s' % name)",
    "self._engine.rows('SELECT * FROM {}'.format(name))",
    "self._engine.rows(' '.join(['SELECT *', 'FROM', name]))",
    "self._engine.rows('SELECT * FROM x WHERE y'.replace('x', name))",
    "self._engine.rows(sql)",
    "self._engine.rows(build(name))",
    "sql = f'WHERE {condition}'",
    "sql = 'WHERE ' + condition",
    "sql += ' ORDER BY name'",
    "self._engine.scalar(name + ' LIMIT 1')",
]
INNOCENT = [
    (STORE, "with self._doors.operation('x') as op:\n    op.insert('ratings', row)\n    op.update('ratings', 1, row)"),
    (STORE, "with self._doors.local() as local:\n    local.put_by_name('settings', 'x', {})"),
    (STORE, "local.index(\"INSERT INTO customer_search (customer_search) VALUES ('rebuild')\")"),
    (STORE, "self._engine.rows('SELECT * FROM customers WHERE id = ?', (1,))"),
    (STORE, 'def f():\n    """Insert into, delete from: a docstring is no statement."""'),
    (STORE, "import sqlite3\ntry:\n    pass\nexcept sqlite3.IntegrityError:\n    pass"),
    (WINDOW, "self.update()"),
    (WINDOW, "self._lines.insert(0, line)"),
    (WINDOW, "values.update(more)"),
    (WINDOW, "self._store.engine.row('customers', 1)"),
    (WINDOW, "day = local.date()"),
    (WINDOW, "text = _('Kunden aus {place}').format(place=place)"),
    (WINDOW, "text = 'Begin'"),
    *((module, "self._connection.execute('BEGIN')") for module in sorted(THE_ENGINE)),
]


@pytest.mark.parametrize(("module", "source"), PAST_THE_DOORS)
def test_whoever_adds_such_a_line_is_caught(module: str, source: str) -> None:
    assert violations(source, module, RULES)


@pytest.mark.parametrize("source", BUILT_SQL)
def test_whoever_builds_sql_from_text_is_caught(source: str) -> None:
    assert violations(source, STORE, RULES)


@pytest.mark.parametrize(("module", "source"), INNOCENT)
def test_whatever_is_innocent_passes(module: str, source: str) -> None:
    assert violations(source, module, RULES) == []
