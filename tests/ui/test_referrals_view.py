"""The view Weiterempfehlungen: ranking, table and growth, with real keys and clicks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from kundenapp.domain.customer_year import CustomerYear
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.domain.origin import Source
from kundenapp.services.record_answer import record_answer
from kundenapp.services.referrals import referral_figures
from kundenapp.ui.conversation.sheet import ConversationSheet
from kundenapp.ui.enthusiasm.referrals_view import ReferralsView
from tests.factories import answer, person
from tests.ui.hands import click, hit

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from kundenapp.store.store import Store
    from kundenapp.ui.main_window import MainWindow

    Opened = Callable[[], ReferralsView]

LONG_AGO = date(2025, 3, 3)


def new(shop: Store, name: str, by: int | None = None, **fields: Any) -> int:
    if by is not None:
        fields |= {"source": Source.REFERRAL, "recommended_by": by}
    return shop.customers.create(person(name, "", **fields)).id or 0


def settled(view: ReferralsView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not view._desk.tasks.is_busy)
    QApplication.processEvents()


@pytest.fixture
def opened(main_window: MainWindow, qtbot: QtBot) -> Opened:
    """Open the view on its tab and wait until all is counted."""

    def open_it() -> ReferralsView:
        main_window.pages.begin_with("enthusiasm")
        click(main_window.enthusiasm.choice._buttons["referrals"])
        view = main_window.enthusiasm.view
        assert isinstance(view, ReferralsView)
        settled(view, qtbot)
        return view

    return open_it


@pytest.fixture
def senders(shop: Store) -> tuple[int, int]:
    """Two customers who have sent two others and one."""
    first, second = new(shop, "Großmann"), new(shop, "Köhler")
    for number in range(2):
        new(shop, f"Nr. {number}", first, years=(CustomerYear(2026, 92_000),))
    new(shop, "Nr. 3", second)
    return first, second


def test_the_best_come_first_and_say_what_came_of_it(senders: tuple[int, int], opened: Opened) -> None:
    ranking = opened().ranking
    assert [place.accessibleName() for place in ranking.places] == [
        "Großmann, 2 Empfehlungen · 1.840 €",
        "Köhler, 1 Empfehlung · Umsatz nicht eingetragen",
    ]
    assert ranking.note_label.text() == "Umsatz 2025 und 2026 aller, die so kamen."
    assert not ranking.nobody_label.isVisible()


def test_nobody_was_recommended(main_window: MainWindow, opened: Opened) -> None:
    view = opened()
    assert view.ranking.nobody_label.isVisible()
    assert view.ranking.nobody_label.text().startswith("Noch steht bei keinem Kunden, durch wen er kam.")
    assert not view.ranking.note_label.isVisible()
    assert not view.waiting_label.isVisible()
    assert view.proof.nobody_label.isVisible()
    assert view.growth.missing_label.text().startswith("Noch ist bei keinem Kunden ein Umsatz eingetragen.")
    assert not view.growth.figures.isVisible()
    view.take_focus()
    assert view.current_id is None


def test_a_click_opens_and_the_phone_thanks(
    senders: tuple[int, int], opened: Opened, main_window: MainWindow, qtbot: QtBot
) -> None:
    view = opened()
    with qtbot.waitSignal(view.customer_requested) as asked:
        click(view.ranking.places[1])
    assert asked.args == [senders[1]]
    assert main_window.customers.current_id == senders[1]
    main_window.pages.begin_with("enthusiasm")
    settled(view, qtbot)
    with qtbot.waitSignal(view.conversation_requested) as asked:
        click(view.ranking.thank_buttons[0])
    assert asked.args == [senders[0], None]
    assert main_window.findChildren(ConversationSheet)
    assert view.ranking.thank_buttons[0].accessibleName() == "Danken: Großmann"


def test_arrows_walk_and_enter_opens(
    senders: tuple[int, int], opened: Opened, main_window: MainWindow, qtbot: QtBot
) -> None:
    view = opened()
    view.take_focus()
    assert view.current_id == senders[0]
    for key, place in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, 0), (Qt.Key.Key_Up, 0)):
        hit(view, key)
        assert view.ranking.row_with_focus == place
    hit(view, Qt.Key.Key_Tab)
    assert view.ranking.thank_buttons[0].hasFocus()
    assert view.current_id == senders[0]
    hit(view, Qt.Key.Key_Tab)
    main_window.enthusiasm.customer_requested.disconnect()  # stay here
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        with qtbot.waitSignal(view.customer_requested) as asked:
            hit(view, key)
        assert asked.args == [senders[1]]


def test_the_table_says_shares_only_of_enough_cases(shop: Store, opened: Opened) -> None:
    for number in range(12):
        years = (CustomerYear(2026, 100),) if number < 7 else ()
        record_answer(shop, answer(new(shop, f"Nr. {number}", years=years), 9, LONG_AGO))
    record_answer(shop, answer(new(shop, "Brandl"), 3, LONG_AGO))
    proof = opened().proof
    assert [cell.text() for cell in proof.cells] == [
        *(
            "Begeisterte 9–10",
            "7 von 12 (58 %)\nwahrscheinlich 32 bis 81 %",
            "0 von 12 (0 %)\nwahrscheinlich 0 bis 24 %",
        ),
        *("Zufriedene 7–8", "noch keine Fälle", "noch keine Fälle"),
        *("Kritiker 0–6", "zu wenig Fälle: 0 von 1", "zu wenig Fälle: 0 von 1"),
    ]
    assert [label.text() for label in proof.sentence_labels] == [
        "Wiederkommen: noch zu wenig Fälle für einen Vergleich.",
        "Weitererzählen: noch zu wenig Fälle für einen Vergleich.",
    ]
    assert proof.notes_label.text().splitlines()[0] == "Kommt wieder: Umsatz in einem Jahr nach der Antwort, bis 2026."
    spoken = proof.figures.accessibleDescription()
    assert "Begeisterte 9–10: 7 von 12 (58 %, wahrscheinlich 32 bis 81 %) kommt wieder" in spoken
    assert not proof.nobody_label.isVisible()


def test_growth_shows_its_parts(shop: Store, opened: Opened) -> None:
    top = new(shop, "Treu", years=(CustomerYear(2024, 100_00), CustomerYear(2025, 85_00)))
    new(shop, "Empfohlen", top, years=(CustomerYear(2025, 25_00),))
    new(shop, "Geworben", source=Source.ADVERTISING, years=(CustomerYear(2025, 20_00),))
    growth = opened().growth
    assert (growth.rate_label.text(), growth.years_label.text()) == ("+10 %", "2025 gegen 2024")
    assert [cell.text() for cell in growth.cells] == [
        *("Bisherige Kunden", "85 %", "85 €", "Neue durch Empfehlung oder Ruf", "25 %", "25 €"),
        *("Neue durch Werbung, Aktionen oder Kaltakquise", "20 %", "20 €", "Neue, Herkunft unbekannt", "0 %", "0 €"),
    ]
    assert "Vom ganzen Wachstum sind 33 % verdient." in growth.words_label.text()
    assert growth.figures.accessibleDescription().startswith("Verdientes Wachstum +10 %")
    assert not growth.missing_label.isVisible()


def test_a_shrinking_business_has_no_share_of_growth(shop: Store, opened: Opened) -> None:
    new(shop, "Treu", years=(CustomerYear(2024, 100_00), CustomerYear(2025, -5_00)))
    growth = opened().growth
    assert growth.rate_label.text() == "−105 %"
    assert growth.cells[1].text() == "−5 %"
    assert "Vom ganzen Wachstum" not in growth.words_label.text()


def test_news_are_counted_while_it_is_seen_and_the_keyboard_stays(
    shop: Store, senders: tuple[int, int], opened: Opened, qtbot: QtBot
) -> None:
    view = opened()
    view.ranking.take_focus(1)
    for number in range(2):
        new(shop, f"Neu {number}", senders[1])
    settled(view, qtbot)
    assert [place.place.name for place in view.ranking.places] == ["Köhler", "Großmann"]
    assert view.ranking.row_with_focus == 1
    shop.undo()
    settled(view, qtbot)
    assert [place.place.name for place in view.ranking.places] == ["Großmann", "Köhler"]


def test_what_is_hidden_reads_nothing_until_it_is_shown_again(
    shop: Store, opened: Opened, main_window: MainWindow, qtbot: QtBot
) -> None:
    view = opened()
    click(main_window.enthusiasm.choice._buttons["overview"])
    new(shop, "Nr. 1", new(shop, "Großmann"))
    settled(view, qtbot)
    assert view.ranking.places == []
    click(main_window.enthusiasm.choice._buttons["referrals"])
    settled(view, qtbot)
    assert len(view.ranking.places) == 1


def test_another_day_is_another_count(
    senders: tuple[int, int], opened: Opened, main_window: MainWindow, qtbot: QtBot
) -> None:
    view = opened()
    before = view.figures
    main_window.desk.days.day_changed.emit(date(2026, 11, 24))
    settled(view, qtbot)
    assert view.figures is not before


def covered(widget: QWidget) -> bool:
    """Whether a cover lies over a widget."""
    return any(isinstance(one, QWidget) and one.accessibleName() == "Verdeckt" for one in widget.children())


def test_the_shade_leaves_only_names(senders: tuple[int, int], opened: Opened, qtbot: QtBot) -> None:
    view = opened()
    record_answer(view._desk.store, answer(senders[0], 9))
    settled(view, qtbot)
    hit(view, Qt.Key.Key_F12)
    assert [place.accessibleName() for place in view.ranking.places] == ["Großmann", "Köhler"]
    for hidden in (view.proof.figures, view.ranking.note_label):
        assert covered(hidden)
    hit(view, Qt.Key.Key_F12)
    assert not covered(view.proof.figures)
    assert "Empfehlungen" in view.ranking.places[0].accessibleName()


def test_a_file_that_cannot_be_read_is_told(shop: Store, opened: Opened, main_window: MainWindow, qtbot: QtBot) -> None:
    view = opened()
    shop.path.rename(shop.path.with_name("Weg.kundenapp"))
    with qtbot.waitSignal(main_window.desk.events.failed) as told:
        view.reload()
    assert isinstance(told.args[0], FaultError)
    assert told.args[0].fault is Fault.CANNOT_OPEN
    shop.path.with_name("Weg.kundenapp").rename(shop.path)


def test_the_figures_are_of_one_moment(shop: Store, senders: tuple[int, int]) -> None:
    figures = referral_figures(shop, places=1)
    assert (len(figures.ranking.places), figures.ranking.recommenders) == (1, 2)
    assert figures.proof.answered == 0
    assert figures.growth.growth is None


def test_f1_explains_this_view(opened: Opened, main_window: MainWindow) -> None:
    opened()
    assert main_window.pages.current.help_topic == "referrals"
    click(main_window.enthusiasm.choice._buttons["overview"])
    assert main_window.pages.current.help_topic == "enthusiasm"
