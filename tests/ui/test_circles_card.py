"""The card Schnittmenge on the page of a customer: the picture, what is said below it, and who sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from kundenapp.domain.stance import Attitude, Stance, StanceSource
from kundenapp.domain.statement import Statement, StatementKind
from kundenapp.ui.customers.circles_dialog import CirclesDialog
from tests.ui.hands import click, hit
from tests.ui.test_privacy import is_covered

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from kundenapp.domain.customer import Customer
    from kundenapp.store.store import Store
    from kundenapp.ui.customers.circles_card import CirclesCard
    from kundenapp.ui.main_window import MainWindow
    from tests.factories import Clock

OURS = {"Pünktlich": 5, "Ehrlich": 4, "Qualität": 5, "Nachhaltig": 3, "Günstig": 0}
THEIRS = {"Pünktlich": 3, "Ehrlich": 5, "Qualität": 4, "Günstig": 5}


@pytest.fixture
def ids(shop: Store) -> dict[str, int]:
    kind = StatementKind.VALUE
    return {text: shop.statements.add(Statement(kind, text, weight)).id or 0 for text, weight in OURS.items()}


@pytest.fixture
def card(bakery: Customer, ids: dict[str, int], main_window: MainWindow) -> CirclesCard:
    main_window.customers.detail.ensureWidgetVisible(main_window.customers.detail.circles_card)
    return main_window.customers.detail.circles_card


def note(shop: Store, customer: Customer, ids: dict[str, int], **of: int) -> None:
    shop.stances.note(
        [
            Stance(customer.id or 0, ids[text], shop.today(), Attitude.SHARES if weight else Attitude.NEUTRAL, weight)
            for text, weight in of.items()
        ]
    )


def shown(card: CirclesCard) -> list[str]:
    labels = (card.known_label, card.shared_label, card.differing_label, card.contradicting_label, card.when_label)
    return [label.text() for label in labels if label.isVisible()]


def test_the_worked_set_is_drawn_and_said(
    bakery: Customer, shop: Store, ids: dict[str, int], card: CirclesCard, clock: Clock
) -> None:
    note(shop, bakery, ids, **THEIRS)
    assert shown(card) == [
        "Noch nicht eingeschätzt: 4 von 5 bekannt. Es fehlt noch 1 Satz für ein Bild.",
        "Gemeinsam: Ehrlich, Qualität, Pünktlich.",
        "Nur einer Seite wichtig: Günstig.",
        "4 gesagt · zuletzt heute",
    ]
    shop.stances.note(
        [
            Stance(
                bakery.id or 0,
                ids["Nachhaltig"],
                shop.today(),
                Attitude.CONTRADICTS,
                source=StanceSource.OBSERVED,
            )
        ]
    )
    assert shown(card)[0] == "Mittlere Schnittmenge: 48\xa0%, 5 von 5 bekannt."
    assert shown(card)[-2:] == ["Im Widerspruch: Nachhaltig.", "4 gesagt, 1 beobachtet · zuletzt heute"]
    assert card.kind_labels[StatementKind.VALUE].text() == "mittel, 48\xa0%"
    assert not card.kind_labels[StatementKind.RULE].isVisible()
    assert card.circles.accessibleName() == "Schnittmenge"
    assert card.circles.accessibleDescription() == "Mittlere Schnittmenge: 48\xa0%, 5 von 5 bekannt."


def test_without_statements_it_asks_what_matters(bakery: Customer, main_window: MainWindow) -> None:
    card = main_window.customers.detail.circles_card
    assert shown(card) == ["Welche Regeln, Werte und Überzeugungen sind Ihnen wichtig? Dann sehen Sie, was Sie teilen."]


def test_each_brand_weighs_for_itself(bakery: Customer, shop: Store, ids: dict[str, int], card: CirclesCard) -> None:
    note(shop, bakery, ids, Pünktlich=5, Ehrlich=0, Qualität=0, Nachhaltig=0, Günstig=0)
    assert not card.brand.isVisible()
    cheap = shop.brands.add("Rad & Tat")
    assert not card.brand.isVisible()
    shop.brands.add("Lastenheld")
    assert card.brand.isVisible()
    assert "29\xa0%" in card.known_label.text()
    for text, number in ids.items():
        shop.statements.set_weight(number, 5 if text == "Pünktlich" else 0, cheap.id)
    card.brand.setFocus()
    hit(card.brand, Qt.Key.Key_Down)
    assert card.brand.brand_id == cheap.id
    assert "Große Schnittmenge: 100\xa0%" in card.known_label.text()


def test_f12_hides_picture_and_words(
    bakery: Customer, shop: Store, ids: dict[str, int], card: CirclesCard, main_window: MainWindow
) -> None:
    note(shop, bakery, ids, **THEIRS)
    hit(main_window, Qt.Key.Key_F12)
    assert card.circles.accessibleName() == "Verdeckt"
    content = card.known_label.parentWidget()
    assert content is not None
    main_window.customers.detail.ensureWidgetVisible(content)
    assert is_covered(content)


def test_whose_data_may_only_be_kept_is_not_weighed(
    bakery: Customer, shop: Store, card: CirclesCard, main_window: MainWindow
) -> None:
    assert card.isVisible()
    shop.customers.restrict(bakery.id or 0)
    assert not card.isVisible()
    menu = main_window.customers.detail.menu()
    (entry,) = (one for one in menu.actions() if one.text() == "Schnittmenge …")
    entry.trigger()
    assert QApplication.activeModalWidget() is None
    assert "dürfen nur aufbewahrt werden" in main_window.desk.toasts.text()


def test_the_button_leads_to_the_statements(bakery: Customer, card: CirclesCard) -> None:
    click(card.note_button)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CirclesDialog)
    assert dialog.windowTitle() == "Schnittmenge mit Bäckerei Großmann"


def test_markup_in_a_statement_stays_what_it_is(bakery: Customer, shop: Store, card: CirclesCard) -> None:
    bold = shop.statements.add(Statement(StatementKind.RULE, "<b>Absprachen</b> gelten", 5))
    shop.stances.note([Stance(bakery.id or 0, bold.id or 0, shop.today(), Attitude.SHARES, 5)])
    assert card.shared_label.text() == "Gemeinsam: <b>Absprachen</b> gelten."
    assert card.shared_label.textFormat() is Qt.TextFormat.PlainText


def test_the_verlauf_says_it_once_a_day_and_hides_how_with_f12(
    bakery: Customer, shop: Store, ids: dict[str, int], card: CirclesCard, main_window: MainWindow
) -> None:
    note(shop, bakery, ids, **THEIRS)
    row = main_window.customers.detail.timeline_card.entries.rows[0]
    assert row.title_label.text() == "Schnittmenge: 4 Sätze eingeschätzt"
    assert row.text_label.text() == "4 teilt"
    note(shop, bakery, ids, Nachhaltig=0)
    row = main_window.customers.detail.timeline_card.entries.rows[0]
    assert row.accessibleName() == "Schnittmenge: 5 Sätze eingeschätzt, Mo, 23.11., 4 teilt, 1 neutral"
    hit(main_window, Qt.Key.Key_F12)
    assert row.title_label.text() == "Schnittmenge"
    assert row.accessibleName() == "Schnittmenge, Mo, 23.11."


def test_the_menu_leads_to_the_paper(
    bakery: Customer, shop: Store, ids: dict[str, int], main_window: MainWindow, qtbot: QtBot
) -> None:
    note(shop, bakery, ids, **THEIRS)
    menu = main_window.customers.detail.menu()
    (entry,) = (one for one in menu.actions() if one.text() == "Schnittmenge auf Papier")
    entry.trigger()
    qtbot.waitUntil(main_window.reports.save_button.isEnabled)
    assert main_window.reports.title_label.text() == "Schnittmenge mit Bäckerei Großmann"
