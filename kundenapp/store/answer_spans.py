"""From which day until which other day an answer is the latest of its customer: derived, so that figures are fast.

An answer counts "per customer" in a window that ends with a day if it was given in the window, and the customer's next
answer came only after that day: `day <= last < until_day`. Of two answers of one day the one noted later counts.
Customers in the trash, or whose data may only be kept, have no spans and are in no figure; anonymous ones stay.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kundenapp.store.engine import Engine, Row, Value
    from kundenapp.store.local import Local

Total = tuple[str, int, int, int]
"""Scale, month, month of the next answer, value."""

SPAN_COLUMNS = ("answer_id", "customer_id", "day", "until_day", "value", "scale", "month", "until_month")
STILL = "9999-12-31"
"""The end of an answer that no other has followed."""


def answer_spans(answers: Sequence[Row]) -> list[tuple[Value, ...]]:
    """Return the spans of the answers of one customer, which come in the order of `day` and `id`."""
    ends = [following["day"] for _answer, following in pairwise(answers)]
    return [
        (
            *(answer[column] for column in ("id", "customer_id", "day")),
            until_day,
            *(answer["value"], answer["scale"], month_number(answer["day"]), month_number(until_day)),
        )
        for answer, until_day in zip(answers, [*ends, STILL][: len(answers)], strict=True)
    ]


def month_number(day: Value) -> int:
    """Return the months from the year 0 to the day (an ISO text)."""
    year, month, _day = str(day).split("-")
    return int(year) * 12 + int(month) - 1


def refresh_answer_spans(engine: Engine, local: Local, customer_ids: Iterable[int], counted: set[int]) -> None:
    """Write the spans of these customers anew; only those of `counted` get any."""
    change: Counter[Total] = Counter()
    written: list[tuple[Value, ...]] = []
    for customer_id in customer_ids:
        answers = engine.dicts(
            "SELECT id, customer_id, day, value, scale FROM answers WHERE customer_id = ? ORDER BY day, id",
            (customer_id,),
        )
        wanted = answer_spans(answers) if customer_id in counted else []
        present = engine.rows(
            "SELECT answer_id, customer_id, day, until_day, value, scale, month, until_month FROM answer_spans "
            "WHERE customer_id = ? ORDER BY day, answer_id",
            (customer_id,),
        )
        if present != wanted:
            local.remove("answer_spans", customer_id=customer_id)
            written += wanted
            came, went = totals_of(wanted), totals_of(present)
            for total in came | went:
                change[total] += came[total] - went[total]
    # An answer may have moved from one of them to another: it has to be gone there before it is here.
    local.load("answer_spans", SPAN_COLUMNS, written)
    add_to_totals(engine, local, change)


def totals_of(spans: Iterable[tuple[Value, ...]]) -> Counter[Total]:
    """Return how many of these spans there are by scale, months and value."""
    return Counter(
        cast("Total", (scale, month, until_month, value))
        for _id, _customer, _day, _until, value, scale, month, until_month in spans
    )


def add_to_totals(engine: Engine, local: Local, change: Counter[Total]) -> None:
    """Count spans that came (above 0) or went (below 0)."""
    for (scale, month, until_month, value), difference in change.items():
        name = f"{scale}:{month}:{until_month}:{value}"
        number = (engine.scalar("SELECT number FROM answer_totals WHERE name = ?", (name,)) or 0) + difference
        if number == 0:
            local.remove("answer_totals", name=name)
        elif difference:
            row: Row = {"scale": scale, "month": month, "until_month": until_month, "value": value, "number": number}
            local.put_by_name("answer_totals", name, row)
