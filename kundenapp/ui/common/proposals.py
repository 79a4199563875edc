"""A line that proposes what was written before while somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kundenapp.ui.common.inputs import LineInput


def propose(line: LineInput, texts: Iterable[str]) -> None:
    """Let `line` propose these texts; anything else may be written all the same."""
    completer = QCompleter(list(texts), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
