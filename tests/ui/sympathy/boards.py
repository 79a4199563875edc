"""Boards for the tests of the field."""

from __future__ import annotations

from datetime import date

from kundenapp.domain.answer import LastAnswer, Scale
from kundenapp.domain.category import Category
from kundenapp.domain.sympathy_board import BoardEntry
from kundenapp.ui.sympathy.board import Board

TODAY = date(2026, 11, 24)
BAKERY, HAUSER, KOEHLER, FINK = 1, 2, 3, 4


def entry(
    customer_id: int,
    name: str,
    sympathy: float,
    enthusiasm: float | None,
    answer: int | None = None,
    *,
    raters: int = 1,
    span: tuple[float, float] | None = None,
    category: Category = Category.UNCLEAR,
) -> BoardEntry:
    """Return somebody on the board; `span` are the ends of the team's opinions."""
    lowest, highest = span or (sympathy, sympathy)
    return BoardEntry(
        customer_id=customer_id,
        display_name=name,
        initials="".join(word[0] for word in name.split()[:2]),
        sympathy=sympathy,
        enthusiasm=enthusiasm,
        placed_on=date(2026, 10, 1),
        last_answer=None if answer is None else LastAnswer(answer, Scale.ZERO_TO_TEN, date(2026, 11, 11)),
        category=category,
        raters=raters,
        lowest=lowest,
        highest=highest,
        is_mine=True,
    )


def four() -> tuple[BoardEntry, ...]:
    """One of each quadrant but the last, who has no enthusiasm."""
    return (
        entry(BAKERY, "Bäckerei Großmann", 4.5, 8, 9, category=Category.DREAM),
        entry(HAUSER, "Tischlerei Hauser", 2.5, 7.5),
        entry(KOEHLER, "Anneliese Köhler", 4, 3, 6),
        entry(FINK, "Rolf Fink", 2, None),
    )


def own(entries: tuple[BoardEntry, ...] | None = None) -> Board:
    """Return a sheet on which everything may be moved."""
    return Board(TODAY, four() if entries is None else entries, may_move=True)


def crowd(count: int, sympathy: float = 3.5, enthusiasm: float | None = 5.0) -> tuple[BoardEntry, ...]:
    """Return many at one place."""
    return tuple(entry(number, f"Kunde {number:03}", sympathy, enthusiasm) for number in range(1, count + 1))
