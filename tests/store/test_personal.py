"""The registry of personal data against the tables that are really there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.store.personal import OTHER_TABLES, PERSONAL_TABLES, SEARCH_TABLES, customer_of
from tests.store.images import query

if TYPE_CHECKING:
    from kundenapp.store.store import Store


def test_every_table_is_registered_once(store: Store) -> None:
    registered = [*PERSONAL_TABLES, *SEARCH_TABLES, *OTHER_TABLES]
    assert sorted(registered) == store.engine.table_names()
    assert len(registered) == len(set(registered))


def test_no_table_hides_from_the_list_of_tables(store: Store) -> None:
    """What `table_names` leaves out are only parts of the search indexes and the engine's own counters."""
    everything = {row["name"] for row in query(store.path, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    parts = {f"{index}_{part}" for index in SEARCH_TABLES for part in ("data", "idx", "docsize", "config")}
    assert everything - set(store.engine.table_names()) == parts | {"sqlite_sequence"}


def test_every_table_with_a_customer_is_personal(store: Store) -> None:
    for table in store.engine.table_names():
        columns = {row["name"]: row for row in query(store.path, f"SELECT * FROM pragma_table_info('{table}')")}
        if "customer_id" in columns:
            assert PERSONAL_TABLES.get(table) == "customer_id", table
    for table, column in PERSONAL_TABLES.items():
        assert query(store.path, f"SELECT 1 FROM pragma_table_info('{table}') WHERE name = '{column}'"), table


def test_personal_rows_can_be_deleted_in_the_order_of_the_registry(store: Store) -> None:
    order = list(PERSONAL_TABLES)
    for table in store.engine.table_names():
        for row in query(store.path, f"SELECT * FROM pragma_foreign_key_list('{table}')"):
            assert row["on_delete"] == "NO ACTION", f"{table}: rows deleted behind an operation are lost to undo"
            if (table, row["table"]) == ("customers", "customers"):
                continue  # who recommended somebody is taken out before; see erasure.py
            if table in order and row["table"] in order:
                assert order.index(table) < order.index(row["table"])


@pytest.mark.parametrize(
    ("table", "row", "customer_id"),
    [
        ("customers", {"id": 7}, 7),
        ("customer_phones", {"id": 7, "customer_id": 3}, 3),
        ("drafts", {"id": 7, "customer_id": None}, None),
        ("employees", {"id": 7}, None),
    ],
)
def test_a_row_names_its_customer(
    table: str, row: dict[str, str | int | float | None], customer_id: int | None
) -> None:
    assert customer_of(table, row) == customer_id
