"""The page Hinweise of the settings: two switches and two lists of words, in the file at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kundenapp.domain.guard_words import Kind
from kundenapp.services.guard_words import hints
from tests.ui.hands import CTRL, click, hit, press, type_where_focus_is

if TYPE_CHECKING:
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from kundenapp.ui.settings.dialog import SettingsDialog


@pytest.fixture
def dialog(main_window: MainWindow) -> SettingsDialog:
    dialog = main_window.menu.open_settings()
    for _page in range(7):
        press(dialog.list, Qt.Key.Key_Down)
    return dialog


def test_from_the_keyboard_alone(shop: Store, dialog: SettingsDialog) -> None:
    page = dialog.guard
    hit(dialog, Qt.Key.Key_Tab)
    assert page.boxes[Kind.INSULT].hasFocus()
    hit(dialog, Qt.Key.Key_Space)
    assert shop.guard_settings.off == {Kind.INSULT}
    hit(dialog, Qt.Key.Key_Tab)
    hit(dialog, Qt.Key.Key_Tab)
    assert page.hinted_text.hasFocus()
    type_where_focus_is("Schnäppchenjäger, *Feilscher")
    hit(dialog, Qt.Key.Key_Tab)
    assert shop.guard_settings.hinted == ("Schnäppchenjäger", "*Feilscher")
    assert dialog.told_label.text() == "Gespeichert, 09:42"
    type_where_focus_is("Allergie")
    hit(dialog, Qt.Key.Key_Tab)
    text = "Vollidiot, Dauerfeilscherin, Nussallergie, Allergie, schwanger"
    assert [hint.word for hint in hints(text, shop)] == ["Dauerfeilscherin", "Nussallergie", "schwanger"]
    for _step in range(3):
        hit(dialog, Qt.Key.Key_Z, CTRL)
    assert [*shop.guard_settings.hinted, *shop.guard_settings.quiet] == []
    assert shop.guard_settings.off == frozenset()
    assert page.boxes[Kind.INSULT].isChecked()
    assert (page.hinted_text.toPlainText(), page.quiet_text.toPlainText()) == ("", "")


def test_what_is_no_word_is_said_below(shop: Store, dialog: SettingsDialog) -> None:
    page = dialog.guard
    page.quiet_text.setFocus()
    type_where_focus_is("Rosa, 12")
    click(dialog.close_button)
    assert dialog.isVisible()
    assert page.quiet.error() == "„12“ ist kein Wort. Bitte Wörter mit Kommas trennen."
    assert QApplication.focusWidget() is page.quiet_text
    press(page.quiet_text, Qt.Key.Key_Escape)
    assert page.quiet.error() is None
    assert shop.guard_settings.quiet == ()


def test_a_switch_is_a_click(shop: Store, dialog: SettingsDialog) -> None:
    box = dialog.guard.boxes[Kind.SPECIAL]
    click(box)
    assert not box.isChecked()
    assert hints("Sie ist schwanger.", shop) == ()
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert box.isChecked()
