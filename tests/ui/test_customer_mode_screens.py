"""Pictures of the Kundenmodus: everybody, one customer, long words, a laptop and a large screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.answer import Scale
from kundenapp.domain.business import Business
from kundenapp.domain.customer_mode import CustomerMode
from kundenapp.ui.common.code_fields import CodeDialog
from kundenapp.ui.customer_mode.screen import CustomerModeScreen, Words
from kundenapp.ui.customer_mode.start_dialog import StartDialog
from tests.ui.hands import opened_window, type_text
from tests.ui.test_screens import LONG, Camera, camera

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store

__all__ = ["camera"]


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)], ids=["laptop", "large"])
def test_customer_mode(camera: Camera, shop: Store, bakery: Customer, qtbot: QtBot, size: tuple[int, int]) -> None:
    shop.businesses.save(Business(name="Radwerk Lindner"))
    words = Words("Radwerk Lindner", shop.answer_settings.question, shop.answer_settings.thanks)

    def shown(mode: CustomerMode, words: Words) -> CustomerModeScreen:
        screen = CustomerModeScreen(mode, words, "", shop.now)
        qtbot.addWidget(screen)
        screen.setMinimumSize(*size)
        screen.show()
        return screen

    screen = shown(CustomerMode("file"), words)
    name = f"kundenmodus_{size[0]}"
    camera.take(screen, f"{name}_frage")
    screen.question.scale.buttons[9].click()
    type_text(screen.comment.text, "Das Lastenrad war zum versprochenen Tag fertig, und Mira hat uns alles gezeigt.")
    camera.take(screen, f"{name}_grund")
    screen.comment.finish_button.click()
    camera.take(screen, f"{name}_dank")
    screen.ask_for_code()
    type_text(screen.code.line, "4711")
    camera.take(screen, f"{name}_code")
    for _attempt in range(5):
        screen.code.entered.emit("0000")
    camera.take(screen, f"{name}_code_pause")
    screen.allow_closing()
    long = "Wenn Sie an alles denken, was Sie bei uns erlebt haben: " + shop.answer_settings.question
    greeting = f"Sehr geehrte Frau Dr. {LONG},"
    for_one = Words(LONG, long, shop.answer_settings.thanks, Scale.ONE_TO_TEN, greeting)
    one = shown(CustomerMode("file", bakery.uuid), for_one)
    camera.take(one, f"{name}_ein_kunde")
    one.question.scale.buttons[1].click()
    one.comment.finish_button.click()
    camera.take(one, f"{name}_ein_kunde_dank")
    one.allow_closing()


def test_customer_mode_begins(camera: Camera, shop: Store, bakery: Customer, qtbot: QtBot) -> None:
    window = opened_window(shop, qtbot)
    for name, customer_id in (("alle", None), ("ein_kunde", bakery.id)):
        dialog = StartDialog(window.desk, window, customer_id)
        dialog.show()
        camera.take(dialog, f"kundenmodus_beginnen_{name}")
        dialog.close()
    dialog = StartDialog(window.desk, window)
    dialog.show()
    dialog.who._buttons["one"].click()
    type_text(dialog.picker, "g")
    camera.take(dialog, "kundenmodus_beginnen_wer")
    dialog.close()
    code = CodeDialog(window.desk, window)
    code.show()
    code.done_button.click()
    camera.take(code, "kundenmodus_code_festlegen")
    code.close()
    settings = window.menu.open_settings()
    settings.show_page(settings.enthusiasm)
    camera.take(settings, "einstellungen_begeisterung_code")
