"""The tab Berichte: the Begeisterungsbericht and the answer cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from kundenapp.domain.answer_filter import AnswerFilter
from kundenapp.domain.customer import Status
from kundenapp.services.record_answer import record_answer
from tests.factories import MONDAY, answer, person
from tests.reports.conftest import page_texts
from tests.ui.hands import click, hit, press, type_text, type_where_focus_is

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow
    from kundenapp.ui.reports.page import ReportsPage

ENTHUSIASM, CARDS = 8, 9


@pytest.fixture
def answered(shop: Store) -> Store:
    """Six customers, one of them a partner with a tag, who all say why."""
    for place, value in enumerate((2, 7, 8, 9, 9, 10)):
        fields = {"status": Status.PARTNER, "tags": ("Lastenrad",)} if place == 5 else {"status": Status.CUSTOMER}
        customer = shop.customers.create(person(f"Nr. {place}", "Kim", **fields))
        record_answer(shop, answer(customer.id, value, MONDAY, comment=f"Grund {place}", occasion="Reparatur"))
    return shop


@pytest.fixture
def page(answered: Store, main_window: MainWindow) -> ReportsPage:
    main_window.pages.begin_with("reports")
    return main_window.reports


def text_of(page: ReportsPage) -> str:
    assert page.rendered is not None
    return "\n".join(page_texts(page.rendered.pdf))


def drawn(page: ReportsPage, qtbot: QtBot) -> str:
    qtbot.waitUntil(page.save_button.isEnabled)
    return text_of(page)


def test_the_report_follows_its_options(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.list.setCurrentRow(ENTHUSIASM)
    text = drawn(page, qtbot)
    assert page.title_label.text() == "Begeisterung"
    assert "INTERN" in text
    assert "Kim Nr. 0 · Reparatur · 23.11.2026" in text
    assert "6 Antworten, je Kunde die letzte" in text
    click(page.enthusiasm.mode._buttons["all_answers"])
    assert "6 Antworten, Skala 0 bis 10" in drawn(page, qtbot)
    page.enthusiasm.status.setFocus()
    press(page.enthusiasm.status, Qt.Key.Key_End)
    press(page.enthusiasm.tag, Qt.Key.Key_Down)
    assert page.enthusiasm.wanted() == AnswerFilter(tag="Lastenrad", status=list(Status)[-1])
    assert "Noch keine Antwort" in drawn(page, qtbot)
    page._ask_path = lambda _parent, name: str(tmp_path / name)
    click(page.save_button)
    assert (tmp_path / "Begeisterung-24.11.2025-bis-23.11.2026_2026-11-23.pdf").exists()


def test_names_are_left_out_when_asked(page: ReportsPage, qtbot: QtBot) -> None:
    page.list.setCurrentRow(ENTHUSIASM)
    drawn(page, qtbot)
    assert page.notes.label.text() == ""
    click(page.enthusiasm.with_names)
    text = drawn(page, qtbot)
    assert "Grund 0" in text
    for secret in ("Kim", "Reparatur · ", "INTERN"):
        assert secret not in text
    assert page.notes.label.text().startswith("Ohne Namen, aber nicht ohne Inhalt:")


def test_days_of_ones_own(page: ReportsPage, qtbot: QtBot) -> None:
    options = page.enthusiasm
    page.list.setCurrentRow(ENTHUSIASM)
    drawn(page, qtbot)
    assert options.first_field.isHidden()
    options.period.setFocus()
    hit(page, Qt.Key.Key_End)
    assert options.first.hasFocus()
    assert options.first_field.error() == "Ab welchem Tag? Zum Beispiel: 2025, 1.7. oder 2026-07-01"
    qtbot.waitUntil(lambda: options.first_field.height() > options.last_field.height())
    assert options.first_field.y() == options.last_field.y()  # the row stays in line
    assert page.empty.isVisible()
    assert not page.save_button.isEnabled()
    type_where_focus_is("2025")
    qtbot.waitUntil(lambda: page.rendered is not None)
    assert "01.01.2025 bis 23.11.2026" in text_of(page)
    type_text(options.last, "31.12.2024")
    qtbot.waitUntil(lambda: bool(options.last_field.error()))
    assert (options.last_field.error() or "").startswith("Der Zeitraum endet am 31.12.2024 und damit, bevor er am")
    assert not page.save_button.isEnabled()
    options.period.setFocus()
    hit(page, Qt.Key.Key_Home)
    assert options.first_field.isHidden()
    assert "24.11.2025 bis 23.11.2026" in drawn(page, qtbot)


def test_the_report_follows_the_file(page: ReportsPage, answered: Store, qtbot: QtBot) -> None:
    page.list.setCurrentRow(ENTHUSIASM)
    drawn(page, qtbot)
    customer = answered.customers.create(person("Neu", status=Status.CUSTOMER))
    record_answer(answered, answer(customer.id, 10, comment="ganz frisch"))
    qtbot.waitUntil(lambda: page.rendered is not None and "ganz frisch" in text_of(page))


def test_answer_cards(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.list.setCurrentRow(CARDS)
    assert drawn(page, qtbot).count("Was war der wichtigste Grund?") == 4
    assert page.title_label.text() == "Antwortkarten"
    page.cards.pages.setFocus()
    page.cards.pages.selectAll()
    type_text(page.cards.pages, "3")
    qtbot.waitUntil(lambda: page.preview.page_count == 3)
    assert text_of(page).count("Was war der wichtigste Grund?") == 12
    type_text(page.cards.pages, "00")
    qtbot.waitUntil(lambda: bool(page.cards.field.error()))
    assert (page.cards.field.error() or "").startswith("Wie viele Seiten? Möglich ist jede Zahl von 1 bis 50")
    assert page.empty.isVisible()
    assert not page.print_button.isEnabled()
    page._ask_path = lambda _parent, name: str(tmp_path / name)
    page.save_report()
    assert list(tmp_path.glob("*.pdf")) == []
