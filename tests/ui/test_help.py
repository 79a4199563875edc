"""F1: the right topic, found by any spelling, complete about the keys, and nothing but our own texts."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence

from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.help_topics import Topic, found, topics
from kundenapp.ui.common.help_window import HelpWindow, open_help
from kundenapp.ui.conversation.sheet import ConversationSheet
from kundenapp.ui.theme import Mode, theme
from kundenapp.ui.welcome.page import WelcomePage
from tests.ui.hands import CTRL, hit, press, type_where_focus_is

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.ui.main_window import MainWindow

NAMES = [topic.name for topic in topics()]
# Second spellings of keys that are in the text.
ALTERNATIVES = {"Ctrl+=": "Ctrl++", "Ctrl+Enter": "Ctrl+Return"}


def topic_named(name: str) -> Topic:
    return next(topic for topic in topics() if topic.name == name)


def help_over(window: MainWindow) -> HelpWindow:
    found_window = window.findChild(HelpWindow)
    assert isinstance(found_window, HelpWindow)
    assert found_window.isVisible()
    return found_window


def opened(parent: MainWindow, qtbot: QtBot, topic: str = "") -> HelpWindow:
    window = open_help(parent, topic)
    qtbot.waitUntil(window.isActiveWindow)
    return window


def shown(window: HelpWindow) -> str:
    assert window.topic is not None
    return window.topic.name


def test_topics_are_complete_and_short() -> None:
    assert len(set(NAMES)) == len(NAMES) >= 12
    assert NAMES[0] == "first-steps"
    for topic in topics():
        assert topic.title
        words = [word for word in topic.text.split() if word.strip("|-")]
        assert 30 < len(words) < 400, topic.name
        assert "<" not in topic.text


def test_links_lead_to_topics() -> None:
    for topic in topics():
        for target in re.findall(r"\]\(([^)]*)\)", topic.text):
            assert target in NAMES, f"{topic.name} leads to {target}"


def test_every_page_has_a_topic(main_window: MainWindow) -> None:
    for key in main_window.pages.keys:
        main_window.keys.shortcuts[key].activated.emit()
        assert main_window.pages.current.help_topic in NAMES


def every_dialog(kind: type[Dialog] = Dialog) -> list[type[Dialog]]:
    return [found for child in kind.__subclasses__() for found in (child, *every_dialog(child))]


def test_every_dialog_has_a_topic_of_its_own_or_the_first() -> None:
    import kundenapp.ui as floor

    for module in pkgutil.walk_packages(floor.__path__, "kundenapp.ui."):
        importlib.import_module(module.name)
    dialogs = every_dialog()
    assert len(dialogs) > 8
    assert [kind.__name__ for kind in dialogs if kind.help_topic not in ("", *NAMES)] == []


def spelled(key: str) -> str:
    """The key as the help writes it."""
    text = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
    return text.replace("++", "+Plus").replace("+-", "+Minus").replace("+,", "+Komma").replace("Return", "Eingabe")


def test_the_topic_about_keys_knows_every_key(main_window: MainWindow) -> None:
    text = topic_named("keyboard").text
    rows = {part.strip() for row in re.findall(r"^\| ([^|]*) \|", text, re.MULTILINE) for part in row.split(",")}
    keys = {spelled(ALTERNATIVES.get(key, key)) for key in main_window.keys.shortcuts}
    assert keys - rows == set(), "keys the help does not know"
    not_of_the_window = {"Taste", "---", "Esc", "Alt+F4"}
    assert rows - keys - not_of_the_window == set(), "keys that do nothing"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("rückgängig", "undo"),
        ("RUECKG", "undo"),
        ("wiedervorl", "follow-ups"),
        ("taste", "keyboard"),
        ("umlaut", "search"),
        ("sichtschutz", "privacy"),
        ("drucker", "reports"),
        ("usb stick", "backups"),
        ("traumkunde", "categories"),
        ("herz", "sympathy"),
        ("verdeckt", "openness"),
    ],
)
def test_words_are_found_in_any_spelling(typed: str, first: str) -> None:
    assert first in [topic.name for topic in found(typed)][:2]


def test_f1_opens_the_topic_of_the_page_in_front(bakery: Customer, main_window: MainWindow) -> None:
    hit(main_window, Qt.Key.Key_F1)
    window = help_over(main_window)
    assert shown(window) == "customers"
    assert window.title_label.text() == "Kunden anlegen und ändern"
    assert "Merkzettel" in window.text.toPlainText()
    assert window.text.verticalScrollBar().value() == 0
    window.close()
    hit(main_window, Qt.Key.Key_7, CTRL)
    hit(main_window, Qt.Key.Key_F1)
    assert shown(help_over(main_window)) == "reports"
    help_over(main_window).close()


def test_every_topic_is_reached_by_keyboard(main_window: MainWindow, qtbot: QtBot) -> None:
    window = opened(main_window, qtbot)
    seen = [shown(window)]
    for _step in range(len(NAMES) - 1):
        press(window.search_field, Qt.Key.Key_Down)
        seen.append(shown(window))
    assert seen == NAMES
    press(window.search_field, Qt.Key.Key_Up)
    assert shown(window) == NAMES[-2]
    press(window.search_field, Qt.Key.Key_Return)
    assert window.text.hasFocus()
    window.close()


def test_searching_and_finding_nothing(main_window: MainWindow, qtbot: QtBot) -> None:
    window = opened(main_window, qtbot, "undo")
    window.search_field.setFocus()
    type_where_focus_is("usb")
    assert shown(window) == "backups"
    type_where_focus_is("xq")
    assert window.topic is None
    assert window.nothing.text() == "Nichts gefunden für „usbxq“."
    press(window.search_field, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert window.list.count() == len(NAMES)
    press(window.search_field, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_link_leads_on_whatever_is_searched_for(main_window: MainWindow, qtbot: QtBot) -> None:
    window = opened(main_window, qtbot, "first-steps")
    window.search_field.setText("usb")
    window.text.anchorClicked.emit(QUrl("conversation"))
    assert shown(window) == "conversation"
    assert window.search_field.text() == ""
    window.close()


def test_text_follows_the_size(main_window: MainWindow, qapp: QApplication, qtbot: QtBot) -> None:
    window = opened(main_window, qtbot)
    before = window.text.document().defaultFont().pointSizeF()
    theme().apply(qapp, Mode.LIGHT, 1.3)
    assert window.text.document().defaultFont().pointSizeF() == pytest.approx(before * 1.3)
    window.close()


def test_help_before_a_file_is_open(qtbot: QtBot) -> None:
    page = WelcomePage("/home/sabine/Kunden.kundenapp")
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    hit(page, Qt.Key.Key_F1)
    window = page.findChild(HelpWindow)
    assert isinstance(window, HelpWindow)
    assert shown(window) == "first-steps"
    window.close()


def test_help_over_a_dialog(bakery: Customer, main_window: MainWindow, qtbot: QtBot) -> None:
    hit(main_window, Qt.Key.Key_G, CTRL)
    sheet = main_window.findChild(ConversationSheet)
    assert isinstance(sheet, ConversationSheet)
    qtbot.waitUntil(sheet.isActiveWindow)
    hit(main_window, Qt.Key.Key_F1)
    assert shown(help_over(main_window)) == "conversation"
    help_over(main_window).close()
