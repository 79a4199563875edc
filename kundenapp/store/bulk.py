"""Loading many customers at once, without a change log: the sample business and large files to measure with.

Everything is written in one transaction and in chunks, so that memory stays small, together with what lists and
search are read from; the result is the same as if every record had been entered one by one. For SQLite only (the ids
come from its own counters, the search tables are FTS5).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, replace
from itertools import islice
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from kundenapp.domain.conversation import Channel
from kundenapp.store.answer_spans import SPAN_COLUMNS, Total, add_to_totals, answer_spans, totals_of
from kundenapp.store.bulk_rows import STORIES, RowMaker
from kundenapp.store.customer_rows import CHILD_TABLES, child_rows, customer_row
from kundenapp.store.customers import FIRST_NUMBER
from kundenapp.store.delights import idea_rows
from kundenapp.store.derived import SUMMARY_COLUMNS, conversation_words, summary_values
from kundenapp.store.doors import Changed, moment_text
from kundenapp.store.lines import new_line
from kundenapp.store.standings import refresh_standings
from kundenapp.store.statements import statement_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kundenapp.domain.business import Business, Employee
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.statement import Statement
    from kundenapp.store.bulk_record import Record
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Engine, Row, Value
    from kundenapp.store.local import Local

_AT_ONCE = 500
"""Customers per chunk; with their conversations a few megabytes."""

_COUNTER = "customer_number"


def load(
    doors: Doors,
    employees: Sequence[Employee],
    records: Callable[[Sequence[int]], Iterable[Record]],
    business: Business | None = None,
    ideas: Sequence[str] = (),
    statements: Sequence[Statement] = (),
) -> int:
    """Write all this in one transaction and return how many customers it were; cannot be undone.

    `records` is called with the ids of `employees`, in their order, and yields what is to be written. Whoever works
    here already under the same name is not made twice, and a business that is there stays as it is. Customers
    without a number get the next ones, those without a moment of creation the present one.

    Raises
    ------
    ValidationError
        if a record does not fit; nothing has been written then.
    FaultError
        if the file cannot be written; nothing has been written then.
    """
    engine, written = doors.engine, 0
    with doors.local() as local:
        if business is not None and engine.scalar("SELECT 1 FROM businesses") is None:
            _load_rows(local, "businesses", [{"uuid": str(uuid4()), **asdict(business.validated())}])
        employee_ids = [_employee_id(engine, local, employee) for employee in employees]
        idea_ids, statement_ids = _load_ideas(engine, local, ideas), _load_statements(engine, local, statements)
        loader = _Loader(engine, local, doors, idea_ids, statement_ids)
        for chunk in _chunks(records(employee_ids)):
            loader.write(chunk)
            written += len(chunk)
        loader.finish()
    tables = frozenset({"businesses", "employees", "customers", *CHILD_TABLES, "delight_ideas", "statements", *STORIES})
    doors.tell(Changed(None, "bulk.load", "", tables, frozenset(loader.customer_ids), undoable=False))
    return written


def _employee_id(engine: Engine, local: Local, employee: Employee) -> int:
    employee = employee.validated()
    question = "SELECT id FROM employees WHERE name = ? AND active = 1 ORDER BY id"
    known = engine.scalar(question, (employee.name,))
    if known is None:
        row: Row = {"uuid": str(uuid4()), "name": employee.name, "is_sample": int(employee.is_sample)}
        _load_rows(local, "employees", [row])
        known = engine.scalar(question, (employee.name,))
    return cast("int", known)


def _load_ideas(engine: Engine, local: Local, ideas: Sequence[str]) -> list[int]:
    known = cast("int", engine.scalar("SELECT coalesce(max(position), 0) FROM delight_ideas"))
    _load_rows(local, "delight_ideas", idea_rows(ideas, known + 1))
    return [
        idea_id for (idea_id,) in engine.rows("SELECT id FROM delight_ideas WHERE position > ? ORDER BY id", (known,))
    ]


def _load_statements(engine: Engine, local: Local, statements: Sequence[Statement]) -> list[int]:
    """Write the statements that nobody has written yet, and return the id of each."""
    known = {(kind, text): row_id for row_id, kind, text in engine.rows("SELECT id, kind, text FROM statements")}
    position = cast("int", engine.scalar("SELECT coalesce(max(position), 0) FROM statements"))
    new = [one.validated() for one in statements if (one.kind.value, one.text) not in known]
    _load_rows(local, "statements", [statement_row(one, position + place) for place, one in enumerate(new, start=1)])
    known = {(kind, text): row_id for row_id, kind, text in engine.rows("SELECT id, kind, text FROM statements")}
    return [known[one.kind.value, one.text] for one in statements]


def _chunks(records: Iterable[Record]) -> Iterator[list[Record]]:
    remaining = iter(records)
    while chunk := list(islice(remaining, _AT_ONCE)):
        yield chunk


def _load_rows(local: Local, table: str, rows: Sequence[Row]) -> None:
    """Insert rows that all have the same columns."""
    if rows:
        local.load(table, list(rows[0]), [list(row.values()) for row in rows])


class _Loader:
    """Turns records into rows; the transaction belongs to whoever uses it."""

    def __init__(
        self, engine: Engine, local: Local, doors: Doors, idea_ids: Sequence[int], statement_ids: Sequence[int]
    ) -> None:
        self._local = local
        self._now = doors.now_text()
        self._engine = engine
        self._maker = RowMaker(doors.today(), self._now, self._next_id, idea_ids, statement_ids)
        self._totals: Counter[Total] = Counter()
        self._last_ids = {table: _last_id(engine, table) for table in ("customers", *STORIES)}
        self._taken = {number for (number,) in engine.rows("SELECT lower(customer_number) FROM customers")}
        counter = engine.scalar("SELECT value FROM settings WHERE name = ?", (_COUNTER,))
        self._counter = int(counter or FIRST_NUMBER)
        self.customer_ids = range(0)
        self._first_id = self._last_ids["customers"] + 1

    def write(self, records: Sequence[Record]) -> None:
        """Write one chunk with its summaries and its words."""
        customers: list[Row] = []
        children: dict[str, list[Row]] = {table: [] for table in CHILD_TABLES}
        stories: dict[str, list[Row]] = {table: [] for table in STORIES}
        spans: list[tuple[Value, ...]] = []
        summaries: list[tuple[Value, ...]] = []
        for record in records:
            customer = self._with_identity(record)
            customers.append(self._customer_row(customer))
            for table, lines in child_rows(customer).items():
                placed = ({**line, "position": position} for position, line in enumerate(lines))
                children[table] += [new_line(table, customer.id, line) for line in placed]
            told = self._maker.rows(record, customer.id or 0)
            for table, rows in told.items():
                stories[table] += rows
            answers = sorted(told["answers"], key=lambda row: (str(row["day"]), cast("int", row["id"])))
            spans += answer_spans(answers)
            due, last_answer = _next_due(told["follow_ups"]), answers[-1] if answers else None
            summaries.append(summary_values(customer, _last_contact_at(told["conversations"]), due, last_answer))
        _load_rows(self._local, "customers", customers)
        for table, rows in children.items():
            _load_rows(self._local, table, rows)
        for table, rows in stories.items():
            _load_rows(self._local, table, rows)
        self._local.load("answer_spans", SPAN_COLUMNS, spans)
        self._totals += totals_of(spans)
        self._local.load("customer_summaries", SUMMARY_COLUMNS, summaries)
        self._index(summaries, stories["conversations"])

    def _index(self, summaries: Sequence[tuple[Value, ...]], conversations: Sequence[Row]) -> None:
        words = SUMMARY_COLUMNS.index("search_text")
        self._local.load("customer_search", ("rowid", "search_text"), [(row[0], row[words]) for row in summaries])
        self._local.load(
            "conversation_search",
            ("rowid", "words"),
            [(row["id"], conversation_words(cast("str", row["text"]))) for row in conversations],
        )

    def finish(self) -> None:
        """Let the numbering go on behind the last one, count what was answered, and tell what each customer is."""
        add_to_totals(self._engine, self._local, self._totals)
        refresh_standings(self._engine, self._local)
        self._local.put_by_name("settings", _COUNTER, {"value": str(self._counter)})
        self.customer_ids = range(self._first_id, self._last_ids["customers"] + 1)

    def _with_identity(self, record: Record) -> Customer:
        customer = record.customer.validated()
        if record.recommended_by is not None:
            customer = replace(customer, recommended_by=self._first_id + record.recommended_by)
        number = customer.number or self._next_number()
        self._taken.add(number.lower())
        return replace(customer, id=self._next_id("customers"), number=number)

    def _next_number(self) -> str:
        while f"k-{self._counter}" in self._taken:
            self._counter += 1
        self._counter += 1
        return f"K-{self._counter - 1}"

    def _next_id(self, table: str) -> int:
        self._last_ids[table] += 1
        return self._last_ids[table]

    def _customer_row(self, customer: Customer) -> Row:
        return {
            "id": customer.id,
            "uuid": str(uuid4()),
            **customer_row(customer),
            "is_sample": int(customer.is_sample),
            "created_at": moment_text(customer.created_at) if customer.created_at else self._now,
        }


def _last_id(engine: Engine, table: str) -> int:
    """Return the last id that `table` has given away; an id is never used again, not even that of a deleted row."""
    return cast("int", engine.scalar("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0)


def _last_contact_at(conversations: Iterable[Row]) -> str | None:
    """Return the latest moment of real contact, as `kundenapp.store.derived` asks the file for it."""
    moments = [cast("str", row["at"]) for row in conversations if row["channel"] != Channel.NOTE]
    return max(moments, default=None)


def _next_due(follow_ups: Iterable[Row]) -> Row | None:
    """Return the open follow-up that comes first, one without a time of day before those with one."""
    waiting = [row for row in follow_ups if row["done_at"] is None]
    return min(waiting, key=lambda row: (str(row["due_on"]), str(row["due_time"] or "")), default=None)
