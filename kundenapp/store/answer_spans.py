"""From which day until which other day an answer is the latest of its customer: derived, so that figures are fast.

An answer counts "per customer" in a window that ends with a day if it was given in the window, and the customer's next
answer came only after that day: `day <= last < until_day`. Of two answers of one day the one noted later counts.
Customers in the trash, or whose data may only be kept, have no spans and are in no figure; anonymous ones stay.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kundenapp.store.engine import Engine, Row, Value
    from kundenapp.store.local import Local

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
            local.load("answer_spans", SPAN_COLUMNS, wanted)
