"""What the command line asks for: the window, or a command."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kundenapp.domain.answer_filter import AnswerFilter, CountingMode

if TYPE_CHECKING:
    from pathlib import Path

    from kundenapp.domain.answer import Scale
    from kundenapp.domain.answer_windows import WindowChoice
    from kundenapp.domain.customer_list import CustomerFilter
    from kundenapp.domain.customer_report import ReportKind


_EVERYBODY = AnswerFilter()


@dataclass(frozen=True)
class WindowArguments:
    """How the window is to be started.

    Attributes
    ----------
    file:
        the customer file, None for the one in its usual place.
    demo:
        whether to show the sample business instead.
    employee_name:
        who is working, None to ask as usual.
    screenshot:
        where to save a picture of the window before it closes again, None to stay open.
    without_customer_mode:
        whether the Kundenmodus is to end and its code to be forgotten.
    """

    file: Path | None = None
    demo: bool = False
    employee_name: str | None = None
    screenshot: Path | None = None
    without_customer_mode: bool = False


@dataclass(frozen=True)
class WantedAnswers:
    """Which answers a report or figures are about.

    Attributes
    ----------
    period:
        the days, unless `first` and `last` say other ones; None if no period was named.
    first, last:
        the days as people type them, empty for none.
    mode, scale:
        which of the answers count; scale None for the one the shop asks on.
    customers:
        of which customers.
    """

    period: WindowChoice | None = None
    first: str = ""
    last: str = ""
    mode: CountingMode = CountingMode.LATEST_PER_CUSTOMER
    scale: Scale | None = None
    customers: AnswerFilter = _EVERYBODY


@dataclass(frozen=True)
class CommandArguments:
    """What a command is to do; only what belongs to the command has a meaning.

    Attributes
    ----------
    command:
        "demo", "report customer", "report customers", "report list", "report followups", "report enthusiasm",
        "report cards", "report sympathy", "report circles", "report partner", "figures enthusiasm", "figures sympathy",
        "figures overlap", "export vcard", "check", "backup" or "restore".
    file:
        the customer file.
    output:
        the file to write.
    customer:
        the number of the customer to report about.
    brand_name:
        which brand weighs, empty for the whole shop.
    kind:
        for whom the report is.
    customers:
        how many customers the sample business is to have.
    employee_name:
        who is working, None if that was not said.
    wanted:
        which customers a list or many reports are about, and in which order.
    two_sided:
        whether each of many reports is to begin on the front of a sheet.
    with_note:
        whether the note about a customer goes onto their card.
    week:
        which week a list of follow-ups is about: "this", "next" or a day as people type it.
    assignee_name:
        whose follow-ups a list is about, or whose Sympathiematrix it is; empty for everybody's.
    answers:
        which answers a report or figures are about.
    with_names:
        whether a report says who said something.
    pages:
        how many pages of cards.
    """

    command: str
    file: Path
    output: Path
    customer: str
    brand_name: str
    kind: ReportKind
    customers: int
    employee_name: str | None
    wanted: CustomerFilter
    two_sided: bool
    with_note: bool
    week: str
    assignee_name: str
    answers: WantedAnswers
    with_names: bool
    pages: int
