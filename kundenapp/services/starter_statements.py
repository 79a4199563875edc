"""The neutral statements a shop may begin with, from ``resources/statements.json``."""

from __future__ import annotations

import json

from kundenapp.domain.statement import Statement, StatementKind
from kundenapp.resources import resource_path


def starter_statements(*, is_sample: bool = False) -> list[Statement]:
    """Return about thirty statements, all of the same weight: each shop decides for itself what matters."""
    entries = json.loads(resource_path("statements.json").read_text(encoding="utf-8"))
    return [Statement(StatementKind(kind), text, is_sample=is_sample) for kind, text in entries]
