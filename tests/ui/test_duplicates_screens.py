"""Pictures of the warning, the search for duplicates and merging, drawn with ``--screenshots=DIR``, to be looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from kundenapp.domain.contact import Phone
from kundenapp.domain.customer import Status
from kundenapp.domain.customer_year import CustomerYear
from kundenapp.services.record_conversation import NextStep, record_conversation
from kundenapp.ui.customers.duplicates_dialog import DuplicatesDialog
from kundenapp.ui.customers.merge_dialog import MergeDialog
from kundenapp.ui.customers.merge_picker import MergePicker
from tests.factories import BAKERY, MONDAY, company, person, talk
from tests.ui.hands import opened_window
from tests.ui.test_screens import LONG, Camera, camera

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store

__all__ = ["camera"]


def _doubles(store: Store) -> tuple[Customer, Customer]:
    one = store.customers.create(BAKERY)
    record_conversation(store, talk(one.id), NextStep(MONDAY, "Angebot nachfassen"))
    other = store.customers.create(
        company(
            "Bäckerei Grossmann GmbH",
            first_name="Tomas",
            last_name="Grossmann",
            phones=(Phone("+49 421 5550173"), Phone("0421 999 17")),
            status=Status.PARTNER,
            note="Mag Tee. Kommt oft samstags.",
            tags=("Stammkunde",),
            years=(CustomerYear(2024, 125_000, 2),),
        )
    )
    record_conversation(store, talk(other.id), NextStep(MONDAY, "Anrufen"))
    return one, other


def test_warning(camera: Camera, shop: Store, qtbot: QtBot) -> None:
    _doubles(shop)
    window = opened_window(shop, qtbot)
    window.customers.create_customer("Bäckerei Großmann")
    camera.take(window, "dublette_warnung")


def test_merging(camera: Camera, shop: Store, qtbot: QtBot) -> None:
    one, other = _doubles(shop)
    window = opened_window(shop, qtbot)
    dialog = MergeDialog(window.desk, one.id or 0, other.id or 0, window)
    dialog.show()
    camera.take(dialog, "zusammenfuehren")
    dialog.reject()
    long, second = (shop.customers.create(company(LONG * 3, department=LONG, note=note)) for note in "ab")
    dialog = MergeDialog(window.desk, long.id or 0, second.id or 0, window)
    dialog.show()
    camera.take(dialog, "zusammenfuehren_lang")
    dialog.reject()


def test_picking(camera: Camera, shop: Store, qtbot: QtBot) -> None:
    one, _other = _doubles(shop)
    window = opened_window(shop, qtbot)
    picker = MergePicker(window.desk, one, window)
    picker.show()
    camera.take(picker, "zusammenfuehren_mit")
    picker.reject()


def test_searching(camera: Camera, shop: Store, qtbot: QtBot) -> None:
    window = opened_window(shop, qtbot)
    for name in ("dubletten_keine", "dubletten"):
        dialog = DuplicatesDialog(window.desk, window)
        dialog.show()
        camera.take(dialog, f"{name}_suche")
        qtbot.waitUntil(dialog.stop_button.isHidden, timeout=10_000)
        camera.take(dialog, name)
        dialog.reject()
        _doubles(shop)
        for number in range(3):
            shop.customers.create(person("Köhler", "Anneliese", note=str(number)))
        long = shop.customers.create(company(LONG * 2, addresses=BAKERY.addresses))
        shop.customers.create(replace(long, id=None, number=""))
    QApplication.processEvents()
