"""The whole way of a first day, by keyboard: start, customer, call, report, close, start again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2
from PySide6.QtCore import Qt

from kundenapp.domain.conversation import Mood
from kundenapp.store.backup import Backups
from kundenapp.ui.conversation.sheet import ConversationSheet
from tests.ui.hands import ALT, CTRL, click, hit, type_where_focus_is

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kundenapp.store.opening import Places
    from tests.factories import Clock
    from tests.journeys.conftest import Person


def test_a_first_day(person: Person, places: Places, clock: Clock, qtbot: QtBot, tmp_path: Path) -> None:
    person.start()
    person.answer_first_questions("Radwerk Lindner", "Sabine Lindner")
    window = person.window

    hit(window, Qt.Key.Key_N, CTRL)
    type_where_focus_is("Özdemir")
    hit(window, Qt.Key.Key_Escape)  # takes back what was typed
    assert window.customers.form.fields.lines["last_name"].text() == ""
    type_where_focus_is("Özdemir")
    window.customers.form.fields.phones.lines[0].inputs[0].setFocus()
    type_where_focus_is("0421 555 01 73")
    click(window.customers._form_page.get().done_button)
    assert window.customers.detail.name_label.text() == "Özdemir"

    hit(window, Qt.Key.Key_G, CTRL)
    (sheet,) = (s for s in window.findChildren(ConversationSheet) if s.isVisible())
    qtbot.waitUntil(sheet.isActiveWindow)
    type_where_focus_is("Sucht ein Kinderrad für den Sommer.")
    hit(sheet, Qt.Key.Key_5, ALT)
    sheet.next_step.days._chips["typed"].click()
    type_where_focus_is("+3")
    hit(sheet, Qt.Key.Key_Tab)
    type_where_focus_is("Modelle zeigen")
    hit(sheet, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not sheet.isVisible())

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    click(window.customers.detail.report_button)
    qtbot.waitUntil(lambda: window.reports.rendered is not None)
    window.reports._ask_path = lambda _parent, name: str(tmp_path / name)
    click(window.reports.save_button)
    person.quit()

    (pdf,) = tmp_path.glob("*.pdf")
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    for wanted in ("Özdemir", "0421 5550173", "Sucht ein Kinderrad für den Sommer.", "Modelle zeigen", "26.11.2026"):
        assert wanted in text, wanted

    (backup,) = Backups(places.backups, clock).of_path(person.file)
    assert (backup.reason, backup.customers) == ("Ende", 1)

    session = person.start()
    assert session.store is not None
    assert person.window.person.accessibleName() == "Menü von Sabine Lindner"
    assert person.window.customers.detail.name_label.text() == "Özdemir"
    (conversation,) = session.store.conversations.of_customer(1)
    assert (conversation.text, conversation.mood) == ("Sucht ein Kinderrad für den Sommer.", Mood.ENTHUSIASTIC)
    person.quit()
    assert len(Backups(places.backups, clock).of_path(person.file)) == 1, "nothing changed, so nothing was backed up"
