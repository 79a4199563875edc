"""Another text size in an open window: every letter of it is as large as in a window opened with that size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from kundenapp.domain.conversation import Channel
from kundenapp.domain.customer_report import ReportKind
from kundenapp.ui.conversation.sheet import ConversationSheet
from kundenapp.ui.theme import Mode, theme
from tests.factories import to_do
from tests.ui.hands import opened_window

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow


def with_everything(shop: Store, bakery: Customer, qtbot: QtBot) -> MainWindow:
    """A window that has shown all its pages, the conversation sheet over it, a notice and a toast in front."""
    window = opened_window(shop, qtbot)
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
    window.pages.show_report(bakery.id, ReportKind.INTERNAL)
    qtbot.waitUntil(lambda: not window.desk.tasks.is_busy)
    window.pages.open_customer(bakery.id)
    window.customers.edit_current()
    window.customers.edit_current()
    window.desk.notice.show_message("Der Speicher ist voll.", "Nochmals", lambda: None)
    window.desk.toasts.show_message("Das ist erledigt.", "Rückgängig", lambda: None)
    window.pages.open_conversation(bakery.id, Channel.PHONE)
    assert window.findChild(ConversationSheet) is not None
    return window


def letters(window: QWidget) -> dict[str, tuple[float, int]]:
    """Point size and weight of every widget, by its place in the window."""
    QApplication.processEvents()
    found: dict[str, tuple[float, int]] = {}

    def walk(widget: QWidget, path: str) -> None:
        found[path] = (round(widget.font().pointSizeF(), 2), int(widget.font().weight()))
        children = (child for child in widget.children() if isinstance(child, QWidget))
        for index, child in enumerate(children):
            walk(child, f"{path}/{index} {type(child).__name__}")

    walk(window, "")
    return found


def test_another_text_size_reaches_everything_that_is_open(
    qapp: QApplication, bakery: Customer, shop: Store, qtbot: QtBot
) -> None:
    shop.follow_ups.create(to_do(bakery.id, shop.today()), shop.today())
    window = with_everything(shop, bakery, qtbot)
    before = letters(window)
    assert len(before) > 200
    for scale in (1.15, 1.3):
        theme().apply(qapp, Mode.LIGHT, scale)
        fresh, now = letters(with_everything(shop, bakery, qtbot)), letters(window)
        assert {place: font for place, font in now.items() if fresh.get(place, font) != font} == {}
        assert len(fresh.keys() & now.keys()) > 200
    theme().apply(qapp, Mode.LIGHT, 1.0)
    assert {place: font for place, font in letters(window).items() if before.get(place, font) != font} == {}
