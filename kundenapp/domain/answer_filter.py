"""Which answers are counted, and of which customers; never by employee, for these are no figures about people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.domain.customer import Status
    from kundenapp.domain.origin import Source


class CountingMode(StrEnum):
    """Which answers of a window count."""

    LATEST_PER_CUSTOMER = "latest_per_customer"
    """The relationship: of each customer the latest answer of the window; answers without a name do not count."""
    ALL_ANSWERS = "all_answers"
    """The occasions: each answer, also those without a name."""

    @property
    def label(self) -> str:
        """The words on screen and paper."""
        return {"latest_per_customer": _("je Kunde"), "all_answers": _("alle Antworten")}[self.value]


@dataclass(frozen=True)
class AnswerFilter:
    """Which customers are counted: how they came to us, a tag, their status; None and "" ask for nothing."""

    source: Source | None = None
    tag: str = ""
    status: Status | None = None

    @property
    def is_empty(self) -> bool:
        """Whether everybody is counted."""
        return self == AnswerFilter()

    @property
    def words(self) -> str:
        """What is asked for, as it stands above figures: "Status: Kunde · Schlagwort: Rennrad"."""
        wishes = []
        if self.status is not None:
            wishes.append(_("Status: {labels}").format(labels=self.status.label))
        if self.source is not None:
            wishes.append(_("wie gekommen: {source}").format(source=self.source.label))
        if self.tag:
            wishes.append(_("Schlagwort: {tag}").format(tag=self.tag))
        return " · ".join(wishes) or _("Alle Kunden")
