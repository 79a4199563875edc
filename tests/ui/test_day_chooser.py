"""Choosing a day: what was typed has to lie ahead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.errors import ValidationError
from kundenapp.ui.common.day_chooser import DayChooser

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

TODAY = date(2026, 11, 23)


def test_a_day_gone_by_is_refused_with_a_sentence(qtbot: QtBot) -> None:
    chooser = DayChooser(TODAY, offers_none=True)
    qtbot.addWidget(chooser)
    chooser.set_state("22.11.2026")
    with pytest.raises(ValidationError, match=r"Dieser Tag ist schon vorbei\. Zum Beispiel: morgen, mo, \+3"):
        chooser.day()
    assert chooser.error_line.label.text() == "Dieser Tag ist schon vorbei. Zum Beispiel: morgen, mo, +3"
    chooser.set_state("heute")
    assert chooser.day() == TODAY
