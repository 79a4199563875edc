"""How the shop asks: words, scale, and until when somebody gets in touch after an answer."""

from __future__ import annotations

import secrets
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from kundenapp.domain.answer import AnswerClass, Scale
from kundenapp.domain.answer_case import CaseDays, parse_case_days
from kundenapp.domain.customer_mode import is_sealed, sealed_code
from kundenapp.domain.errors import ValidationError
from kundenapp.domain.question import checked_question, checked_thanks, default_question, default_thanks
from kundenapp.i18n import _

if TYPE_CHECKING:
    from kundenapp.store.doors import Doors
    from kundenapp.store.settings import Settings

_QUESTION, _THANKS, _SCALE = "answer_question", "answer_thanks", "answer_scale"
_DAYS = "case_days_{}"
_CODE = "customer_mode_code"
_SALT_BYTES = 16


class AnswerSettings:
    """The settings of Begeisterung in the file; whatever is written is an operation.

    Methods that write return the operation, None if nothing differed; `continues` is the operation of the save before
    during the same visit to the field.
    """

    def __init__(self, doors: Doors, settings: Settings) -> None:
        self._doors = doors
        self._settings = settings

    @property
    def question(self) -> str:
        """The question."""
        return self._settings.get(_QUESTION) or default_question()

    def set_question(self, text: str, *, continues: int | None = None) -> int | None:
        """Keep the question.

        Raises
        ------
        ValidationError
            if there are no words, or too many.
        """
        return self._settings.change(
            _QUESTION, checked_question(text), default_question(), _("Die Frage ist geändert."), continues=continues
        )

    @property
    def thanks(self) -> str:
        """What is said to whoever has answered."""
        return self._settings.get(_THANKS) or default_thanks()

    def set_thanks(self, text: str, *, continues: int | None = None) -> int | None:
        """Keep the thanks; errors as in `set_question`."""
        return self._settings.change(
            _THANKS, checked_thanks(text), default_thanks(), _("Der Dank ist geändert."), continues=continues
        )

    @property
    def scale(self) -> Scale:
        """The scale on which the question is asked from now on."""
        value = self._settings.get(_SCALE)
        return Scale(value) if value in [scale.value for scale in Scale] else Scale.ZERO_TO_TEN

    def set_scale(self, scale: Scale) -> int | None:
        """Keep the scale; answers that are there keep theirs."""
        summary = _("Gefragt wird jetzt auf der Skala {scale}.").format(scale=scale.label)
        return self._settings.change(_SCALE, scale.value, Scale.ZERO_TO_TEN.value, summary)

    @property
    def case_days(self) -> CaseDays:
        """After how many days somebody gets in touch; nonsense in the file does not count."""
        days = CaseDays()
        for field in fields(CaseDays):
            value = self._settings.get(_DAYS.format(field.name))
            try:
                days = replace(days, **{field.name: parse_case_days(value)}) if value is not None else days
            except ValidationError:
                continue
        return days

    def set_case_days(self, answer_class: AnswerClass, text: str, *, continues: int | None = None) -> int | None:
        """Keep after how many days somebody gets in touch after an answer of this class.

        Raises
        ------
        ValidationError
            if `text` is no number of days.
        """
        days = parse_case_days(text)
        summary = _("{who}: Nachfassen nach {days} Tagen.").format(who=answer_class.label, days=days)
        return self._settings.change(
            _DAYS.format(answer_class.value),
            str(days),
            str(CaseDays().of(answer_class)),
            summary,
            continues=continues,
        )

    @property
    def sealed_code(self) -> str:
        """What is kept of the code that ends the Kundenmodus, empty for none; see `customer_mode.opens`."""
        kept = self._settings.get(_CODE) or ""
        return kept if is_sealed(kept) else ""

    @property
    def has_code(self) -> bool:
        """Whether there is a code that ends the Kundenmodus."""
        return bool(self.sealed_code)

    def set_code(self, text: str) -> int | None:
        """Keep a new code, of which only a salted hash comes into file and log.

        Raises
        ------
        ValidationError
            if it is too short, too long, or has something else in it than letters and digits.
        """
        sealed = sealed_code(text, secrets.token_bytes(_SALT_BYTES))
        return self._settings.change(_CODE, sealed, "", _("Der Code für den Kundenmodus ist festgelegt."))

    def forget_code(self) -> int | None:
        """From now on there is no code."""
        return self._settings.change(_CODE, "", "", _("Der Code für den Kundenmodus ist zurückgesetzt."))
