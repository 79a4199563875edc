"""Pictures of the Schnittmenge, drawn with ``--screenshots=DIR``, to be looked at: none, some, many, long texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kundenapp.domain.customer_list import CustomerFilter
from kundenapp.domain.stance import Attitude, Stance, StanceSource
from kundenapp.domain.statement import Statement, StatementKind
from kundenapp.services.sample import add_sample
from kundenapp.services.starter_statements import starter_statements
from kundenapp.ui.customers.circles_dialog import CirclesDialog
from tests.ui.hands import opened_window, press
from tests.ui.test_screens import LONG, Camera, camera

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow

__all__ = ["camera"]


def well_known(store: Store) -> int:
    """Return the customer of the sample most is known about."""
    ids = store.customer_list.ids(CustomerFilter(), store.today())
    counts = {customer_id: len(store.stances.current_of(customer_id)) for customer_id in ids}
    return max(counts, key=lambda customer_id: counts[customer_id])


def opened(window: MainWindow, customer_id: int) -> CirclesDialog:
    dialog = CirclesDialog(window.desk, window.desk.store.customers.get(customer_id), window)
    dialog.open()
    return dialog


def test_some(camera: Camera, shop: Store, qtbot: QtBot) -> None:
    add_sample(shop, shop.today())
    customer_id = well_known(shop)
    window = opened_window(shop, qtbot)
    window.customers.open_customer(customer_id)
    camera.take(window, "schnittmenge_karte")
    window.customers.detail.ensureWidgetVisible(window.customers.detail.circles_card)
    camera.take(window.customers.detail, "schnittmenge_karte_unten")
    dialog = opened(window, customer_id)
    camera.take(dialog, "schnittmenge_dialog")
    assert dialog.height() <= window.height()
    dialog.side.think_button.click()
    for key in (Qt.Key.Key_5, Qt.Key.Key_W, Qt.Key.Key_N):
        press(dialog.view, key)
    camera.take(dialog, "schnittmenge_was_waere_wenn")


def test_none(camera: Camera, shop: Store, bakery: Customer, qtbot: QtBot) -> None:
    window = opened_window(shop, qtbot)
    camera.take(window, "schnittmenge_keine_saetze")
    dialog = opened(window, bakery.id or 0)
    camera.take(dialog, "schnittmenge_dialog_leer")


def test_many_and_long(camera: Camera, shop: Store, bakery: Customer, qtbot: QtBot) -> None:
    shop.statements.begin_with(starter_statements())
    shop.statements.add(Statement(StatementKind.VALUE, f"{LONG} <b>zuerst</b> " * 2))
    shop.brands.add("Radwerk")
    shop.brands.add(LONG)
    today = shop.today()
    for number, statement in enumerate(shop.statements.active()):
        weight = number % 6
        attitude = Attitude.SHARES if weight else Attitude.CONTRADICTS
        shop.stances.note([Stance(bakery.id or 0, statement.id or 0, today, attitude, weight, StanceSource.OBSERVED)])
    window = opened_window(shop, qtbot)
    camera.take(window, "schnittmenge_viele")
    dialog = opened(window, bakery.id or 0)
    camera.take(dialog, "schnittmenge_dialog_viele")


def test_catalogue(camera: Camera, shop: Store, qtbot: QtBot) -> None:
    window = opened_window(shop, qtbot)
    dialog = window.menu.open_settings()
    dialog.show_page(dialog.statements)
    camera.take(dialog, "einstellungen_saetze_leer")
    dialog.statements.starter_button.click()
    shop.statements.set_active(shop.statements.active()[2].id or 0, False)
    camera.take(dialog, "einstellungen_saetze")
    dialog.statements.tools[shop.statements.active()[0].id or 0, "merge"].click()
    merging = QApplication.activeModalWidget()
    assert merging is not None
    camera.take(merging, "einstellungen_saetze_zusammenfuehren")
