"""Reads source code and tells where it would write to the customer file past the two doors, or build SQL from text."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kundenapp.store.personal import SEARCH_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

THE_ENGINE = frozenset(
    f"kundenapp/store/{name}.py"
    for name in (
        *("engine", "operation", "local", "connection", "migrating", "migrations/__init__"),
        *("migrations/m001_first_customer_file", "migrations/m002_whole_record", "migrations/m003_enthusiasm"),
        "migrations/m004_sympathy",
        "migrations/m005_circles",
    )
)
"""The doors themselves and what lies behind them."""

ALWAYS_WRITING = {
    "execute", "executemany", "executescript", "insert_all", "insert_many", "upsert", "upsert_all", "delete_where",
    "transform", "create_table", "create_view", "create_index", "drop_table", "drop_view", "add_column",
    "add_foreign_key", "enable_fts", "disable_fts", "populate_fts", "rebuild_fts", "analyze", "vacuum", "atomic",
    "commit", "rollback", "backup", "blobopen", "command", "foreign_keys_off",
}  # fmt: skip
"""Words that mean a database wherever they are called."""
WRITING = ALWAYS_WRITING | {"insert", "update", "delete", "replace", "drop", "create", "lookup", "m2m", "extract"}
ENGINE_NAMES = {
    "engine", "_engine", "database", "_database", "connection", "_connection", "conn", "_conn", "db", "_db", "cursor",
    "table", "copy",
}  # fmt: skip
LOCAL_VERBS = {"put", "put_by_name", "change", "remove", "remove_up_to", "load", "index"}
READING = {"rows", "dicts", "one", "scalar"}
HARMLESS_OUTSIDE = READING | {
    "row", "row_counts", "integrity_check", "quick_check", "known_faults", "path", "read_only", "table_names",
}  # fmt: skip

_STATEMENT = re.compile(
    r"\b(?:(?:insert\s+(?:or\s+\w+\s+)?|replace\s+)into|delete\s+from|update\s+\S+\s+set"
    r"|(?:create|drop|alter)\s+(?:temp\w*\s+|unique\s+|virtual\s+)*(?:table|index|view|trigger))\b",
    re.IGNORECASE,
)
_COMMAND = re.compile(
    r"^\s*(?:PRAGMA\s|VACUUM\b|ATTACH\b|DETACH\b|REINDEX\b|BEGIN(?:\s|$)|COMMIT\b|ROLLBACK\b|SAVEPOINT\b|RELEASE\b|ANALYZE\b)"
)
_SQL = re.compile(r"\b(?:SELECT|FROM|WHERE|ORDER BY|LIMIT|MATCH|INSERT INTO|DELETE FROM|UPDATE \S+ SET)\b")
_INTO_SEARCH = re.compile(rf"\s*INSERT INTO (?:{'|'.join(sorted(SEARCH_TABLES))}) \(")


@dataclass(frozen=True)
class Rules:
    """What is permitted where, by the path of the module."""

    built_from: dict[str, set[str]] = field(default_factory=dict)
    """Expressions that may stand inside SQL, because they come from constants of ours."""
    local_tables: frozenset[str] = frozenset()
    """Tables that the second door may write."""
    any_table: frozenset[str] = frozenset()
    """Modules that write every table through the second door."""
    makes_doors: frozenset[str] = frozenset()
    """Modules that make an `Operation` or a `Local`."""
    opens_transactions: frozenset[str] = frozenset()
    """Modules that begin a transaction."""


def violations(source: str, path: str, rules: Rules) -> list[str]:
    """Return what is wrong with the module `path`, each with its line; nothing is wrong inside the engine."""
    if path in THE_ENGINE:
        return []
    checker = _Checker(path, rules)
    checker.visit(ast.parse(source))
    return checker.found


def pieces_of_sql(source: str) -> set[str]:
    """Return every expression that stands inside SQL."""
    return {piece for node in ast.walk(ast.parse(source)) for piece in _pieces(node)}


class _Checker(ast.NodeVisitor):
    def __init__(self, path: str, rules: Rules) -> None:
        self.found: list[str] = []
        self._path = path
        self._rules = rules
        self._in_store = path.startswith("kundenapp/store/")
        self._pieces = rules.built_from.get(path, set())
        self._checked: set[ast.AST] = set()

    def _say(self, node: ast.expr | ast.stmt, what: str) -> None:
        self.found.append(f"{self._path}:{node.lineno}: {what}: {ast.unparse(node)[:90]}")

    def visit_Expr(self, node: ast.Expr) -> None:
        if not (isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)):  # not a docstring
            self.generic_visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            if alias.name.split(".")[0] in ("sqlite3", "sqlite_utils") and alias.name != "sqlite3":
                self._say(node, "the driver is for the engine")

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if (node.module or "").split(".")[0] in ("sqlite3", "sqlite_utils"):
            self._say(node, "the driver is for the engine")

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr in ("_connection", "database") and _names(node.value) & ENGINE_NAMES:
            self._say(node, "behind the doors")
        if _dotted(node) in ("sqlite3.connect", "sqlite3.Connection", "sqlite3.Cursor"):
            self._say(node, "a connection past the engine")
        if node.attr in HARMLESS_OUTSIDE:
            self._checked.add(node.value)
        if not self._in_store and node.attr in ("engine", "_engine") and node not in self._checked:
            self._say(node, "the engine is for the store")
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = _last(node.func)
        if name in ("Operation", "Local") and self._path not in self._rules.makes_doors:
            self._say(node, "doors are made in one place")
        if name in ("getattr", "methodcaller", "attrgetter") and _texts(node) & WRITING:
            self._say(node, "a verb in disguise")
        if isinstance(node.func, ast.Attribute):
            self._check_verb(node, node.func)
        self.generic_visit(node)

    def _check_verb(self, node: ast.Call, func: ast.Attribute) -> None:
        receiver = _last(func.value)
        engine_like = receiver in ENGINE_NAMES or isinstance(func.value, ast.Subscript | ast.Call)
        own = receiver == "op" or (func.attr == "backup" and receiver in ("services", "store"))
        at_a_table = receiver in ENGINE_NAMES or _is_table(func.value)
        if not own and (func.attr in ALWAYS_WRITING or (func.attr in WRITING and at_a_table)):
            self._say(node, "writes past the doors")
        elif self._in_store and func.attr in ("insert", "update", "upsert", "delete") and not own:
            self._say(node, "in the store only an operation has this verb")
        if func.attr == "transaction" and engine_like and self._path not in self._rules.opens_transactions:
            self._say(node, "transactions begin at the doors")
        if receiver in ("local", "_local") and func.attr in LOCAL_VERBS:
            self._check_local(node, func.attr)
        if func.attr in READING and receiver in ENGINE_NAMES and node.args:
            self._check_literal(node.args[0])

    def _check_local(self, node: ast.Call, verb: str) -> None:
        first = node.args[0] if node.args else None
        text = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
        if verb == "index":
            if text is None or not _INTO_SEARCH.match(text) or ";" in text:
                self._say(node, "only words of a search index, said literally")
            elif first is not None:
                self._checked.add(first)
        elif self._path not in self._rules.any_table and text not in self._rules.local_tables:
            self._say(node, "not a table of the second door")

    def _check_literal(self, sql: ast.expr) -> None:
        known = isinstance(sql, ast.Constant | ast.JoinedStr) or ast.unparse(sql) in self._pieces
        if not known:
            self._say(sql, "SQL stands where it is used")

    def visit_Constant(self, node: ast.Constant) -> None:
        text = node.value if isinstance(node.value, str) and node not in self._checked else ""
        if _STATEMENT.search(text) or _COMMAND.match(text):
            self._say(node, "a writing statement outside the engine")

    def generic_visit(self, node: ast.AST) -> None:
        for piece in _pieces(node):
            if piece not in self._pieces:
                self._say(node, f"SQL built from {piece}")  # type: ignore[arg-type]
        super().generic_visit(node)


def _pieces(node: ast.AST) -> Iterator[str]:
    """Yield the expressions that `node` itself puts into SQL: f-string, %, +, +=, format, join."""
    if isinstance(node, ast.JoinedStr) and _SQL.search(_static(node)):
        yield from (ast.unparse(part.value) for part in node.values if isinstance(part, ast.FormattedValue))
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Mod):
        for side, other in ((node.left, node.right), (node.right, node.left)):
            if _SQL.search(_static(side)):
                yield ast.unparse(other)
    elif isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add) and _SQL.search(_static(node.value)):
        yield ast.unparse(node.target)
    elif (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("format", "join", "replace")
    ) and (_SQL.search(_static(node.func.value)) or any(_SQL.search(_static(argument)) for argument in node.args)):
        yield ast.unparse(node)


def _static(node: ast.expr) -> str:
    """Return the literal text in a string expression, also in a list of strings."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    parts: list[ast.expr] = []
    if isinstance(node, ast.JoinedStr):
        parts = node.values
    elif isinstance(node, ast.BinOp):
        parts = [node.left, node.right]
    elif isinstance(node, ast.List | ast.Tuple):
        parts = node.elts
    return " ".join(_static(part) for part in parts)


def _last(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _dotted(node: ast.expr) -> str:
    return f"{_dotted(node.value)}.{node.attr}" if isinstance(node, ast.Attribute) else _last(node)


def _names(node: ast.expr) -> set[str]:
    return set(_dotted(node).split("."))


def _texts(node: ast.Call) -> set[object]:
    return {argument.value for argument in node.args if isinstance(argument, ast.Constant)}


def _is_table(node: ast.expr) -> bool:
    """Whether an expression is a table of sqlite-utils: ``db["x"]``, ``db.table("x")``."""
    if isinstance(node, ast.Subscript):
        return _last(node.value) in ENGINE_NAMES
    return isinstance(node, ast.Call) and _last(node.func) in ("table", "view", "Database")
