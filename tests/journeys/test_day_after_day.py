"""From one day to the next, by keyboard: what was planned yesterday is there first thing in the morning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from kundenapp.ui.common.follow_up_dialog import FollowUpDialog
from kundenapp.ui.conversation.sheet import ConversationSheet
from tests.ui.hands import CTRL, hit, type_where_focus_is

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.factories import Clock
    from tests.journeys.conftest import Person


def test_what_was_planned_waits_in_the_morning(person: Person, clock: Clock, qtbot: QtBot) -> None:
    person.start()
    person.answer_first_questions("Radwerk Lindner", "Sabine Lindner")
    assert person.window.pages.name_in_front == "today"
    assert person.window.today.greeting_label.text() == "Guten Morgen, Sabine Lindner"
    hit(person.window, Qt.Key.Key_Return)  # the one button there is: the first customer
    type_where_focus_is("Özdemir")
    hit(person.window, Qt.Key.Key_Return, CTRL)
    hit(person.window, Qt.Key.Key_W, CTRL)
    (dialog,) = person.window.findChildren(FollowUpDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    type_where_focus_is("Kinderrad zeigen")
    hit(dialog, Qt.Key.Key_Return)
    person.quit()

    clock.go_on(hours=3)
    person.start()
    assert person.window.pages.name_in_front == "customers", "on the same day it begins where it ended"
    person.quit()

    clock.go_on(days=1)
    person.start()
    window = person.window
    qtbot.waitUntil(window.isActiveWindow)
    assert window.pages.name_in_front == "today"
    assert window.today.sentence_label.text() == ("Dienstag, 24. November · 1 Wiedervorlage wartet heute.")
    hit(window, Qt.Key.Key_Down)  # to the line that waits
    hit(window, Qt.Key.Key_G, CTRL)
    (sheet,) = window.findChildren(ConversationSheet)
    qtbot.waitUntil(sheet.isActiveWindow)
    type_where_focus_is("Kommt am Samstag vorbei.")
    hit(sheet, Qt.Key.Key_Return, CTRL)
    assert window.today.sentence_label.text() == "Dienstag, 24. November · Heute ist nichts fällig."
    person.quit()
