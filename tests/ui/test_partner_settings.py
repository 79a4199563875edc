"""The page Partnerschaft of the settings: what the shop asks of a partner, in the file at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kundenapp.domain.partnership import PartnerRule
from tests.ui.hands import CTRL, hit, type_where_focus_is
from tests.ui.test_sympathy_settings import write_anew

if TYPE_CHECKING:
    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from kundenapp.ui.settings.dialog import SettingsDialog


@pytest.fixture
def dialog(bakery: Customer, main_window: MainWindow) -> SettingsDialog:
    assert bakery.id
    dialog = main_window.menu.open_settings()
    dialog.list.setCurrentRow(dialog.pages.index(dialog.partner))
    return dialog


def test_a_threshold_counts_at_once_and_is_taken_back(
    shop: Store, dialog: SettingsDialog, main_window: MainWindow
) -> None:
    page, detail = dialog.partner, main_window.customers.detail
    write_anew(page.thresholds["in_common"], "0")
    assert shop.partner_settings.rule == PartnerRule(in_common=0)
    assert detail.partnership_card.partner.words_label.text().startswith("2 von 4 ")
    hit(dialog, Qt.Key.Key_Z, CTRL)
    assert shop.partner_settings.rule == PartnerRule()
    assert page.thresholds["in_common"].text() == "3"
    dialog.reject()


@pytest.mark.parametrize("typed", ["-1", "100", "viele", "²", "1.5"])
def test_what_is_no_such_number_stays_with_its_sentence(shop: Store, dialog: SettingsDialog, typed: str) -> None:
    page = dialog.partner
    write_anew(page.thresholds["years"], typed)
    assert page.fields["years"].error() == "Hier passt eine Zahl von 0 bis 99."
    assert shop.partner_settings.rule == PartnerRule()
    page.thresholds["years"].setFocus()
    page.thresholds["years"].selectAll()
    type_where_focus_is("2")
    assert page.fields["years"].error() is None
    hit(dialog, Qt.Key.Key_Tab)
    assert shop.partner_settings.rule == PartnerRule(years=2)
    dialog.reject()
