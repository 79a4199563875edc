"""Pictures of the partnership with a customer, drawn with ``--screenshots=DIR``."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.commitment import Commitment, Side
from kundenapp.services.sample import add_sample
from kundenapp.ui.customers.commitment_dialog import CommitmentDialog
from tests.ui.hands import opened_window
from tests.ui.test_screens import LONG, Camera, camera

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store

__all__ = ["camera"]


@pytest.mark.usefixtures("qapp")
def test_partnership(camera: Camera, bakery: Customer, shop: Store, qtbot: QtBot) -> None:
    add_sample(shop, shop.today())
    for number in range(14):
        due_on = shop.today() + timedelta(days=5 - number)
        what = f"{LONG} {'Donaudampfschifffahrtsgesellschaftskapitän' * 3}" if number == 3 else f"Zusage {number}"
        side = Side.US if number % 2 else Side.THEM
        shop.commitments.create(Commitment(bakery.id or 0, side, what, shop.today() - timedelta(days=30), due_on))
    window = opened_window(shop, qtbot)
    detail = window.customers.detail
    for number, name in enumerate(("viele", "beispiel", "leer")):
        found = {"viele": bakery.id, "beispiel": _with_promises(shop, bakery), "leer": 3 + number}[name]
        window.customers.open_customer(found or 0)
        camera.take(window, f"partnerschaft_seite_{name}")
        camera.take(detail.partnership_card, f"partnerschaft_{name}")
    window.customers.open_customer(_with_promises(shop, bakery))
    detail.ensureWidgetVisible(detail.partnership_card)
    detail.partnership_card.partner.conditions_button.click()
    camera.take(window, "partnerschaft_bedingungen")
    window.desk.shade.toggle()
    camera.take(window, "partnerschaft_verdeckt")
    window.desk.shade.toggle()
    dialog = CommitmentDialog(window.desk, bakery, window)
    dialog.open()
    dialog.due_on.line.setText("32.1.")
    dialog.finish()
    camera.take(dialog, "zusage")
    dialog._may_lose = lambda _dialog: True
    dialog.reject()


def _with_promises(shop: Store, apart_from: Customer) -> int:
    found = shop.engine.rows(
        "SELECT customer_id FROM commitments WHERE customer_id != ? GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
        (apart_from.id,),
    )
    return int(str(next(iter(found))[0]))
