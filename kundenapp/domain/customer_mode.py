"""The mode in which customers answer by themselves: the code that ends it, and what a restart has to know."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kundenapp.domain.errors import ValidationError
from kundenapp.i18n import _

SHORTEST_CODE, LONGEST_CODE = 4, 12
WRONG_WITHOUT_PAUSE = 4
"""So many wrong codes cost no time; the fifth is followed by a pause, and each further one by a longer one."""
_FIRST_PAUSE = timedelta(seconds=10)
_LONGEST_PAUSE = timedelta(minutes=5)
_METHOD = "scrypt"
_COST, _BLOCK, _LANES = 2**14, 8, 1
_HIGHEST_COST = 2**15
_MEMORY = 64 * 1024 * 1024


def checked_code(text: str) -> str:
    """Return a new code as it counts.

    Raises
    ------
    ValidationError
        if it is too short, too long, or has something else in it than letters and digits.
    """
    code = _as_it_counts(text)
    if code and not code.isalnum():
        raise ValidationError("code", _("Ein Code besteht nur aus Ziffern und Buchstaben, ohne Leerzeichen."))
    if not SHORTEST_CODE <= len(code) <= LONGEST_CODE:
        sentence = _("Ein Code hat {shortest} bis {longest} Ziffern oder Buchstaben.")
        raise ValidationError("code", sentence.format(shortest=SHORTEST_CODE, longest=LONGEST_CODE))
    return code


def sealed_code(text: str, salt: bytes) -> str:
    """Return what is kept of a new code: method, cost, salt and hash. Errors as in `checked_code`."""
    digest = _digest(checked_code(text), salt, _COST, _BLOCK, _LANES)
    return "$".join((_METHOD, str(_COST), str(_BLOCK), str(_LANES), salt.hex(), digest.hex()))


def is_sealed(kept: str) -> bool:
    """Whether this is what is kept of a code; nonsense is no code."""
    return _parts(kept) is not None


def opens(kept: str, text: str) -> bool:
    """Whether `text` is the code of which `kept` is kept; large and small letters are the same."""
    parts = _parts(kept)
    code = _as_it_counts(text)
    if parts is None or len(code) > LONGEST_CODE:
        return False
    cost, block, lanes, salt, digest = parts
    return hmac.compare_digest(_digest(code, salt, cost, block, lanes), digest)


def _as_it_counts(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _digest(code: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    return hashlib.scrypt(code.encode(), salt=salt, n=cost, r=block, p=lanes, maxmem=_MEMORY, dklen=32)


def _parts(kept: str) -> tuple[int, int, int, bytes, bytes] | None:
    try:
        method, cost, block, lanes, salt, digest = kept.split("$")
        numbers = int(cost), int(block), int(lanes)
        found = (*numbers, bytes.fromhex(salt), bytes.fromhex(digest))
    except ValueError:
        return None
    is_power = numbers[0] > 1 and not numbers[0] & (numbers[0] - 1)
    is_ours = method == _METHOD and is_power and numbers[0] <= _HIGHEST_COST and numbers[1:] == (_BLOCK, _LANES)
    return found if is_ours else None


@dataclass(frozen=True)
class CustomerMode:
    """That the mode is on, and for whom; kept on this computer, so that a restart comes back to the question.

    Attributes
    ----------
    file_uuid:
        the customer file it is about.
    customer_uuid:
        who answers, empty for everybody, without names.
    is_answered:
        whether the chosen customer has answered; everybody has never.
    wrong:
        how many wrong codes were tried since the last right one.
    wrong_at:
        when the last of them was tried.
    """

    file_uuid: str
    customer_uuid: str = ""
    is_answered: bool = False
    wrong: int = 0
    wrong_at: datetime | None = None

    def with_wrong_code(self, now: datetime) -> CustomerMode:
        """Return the mode after one more wrong code."""
        return replace(self, wrong=self.wrong + 1, wrong_at=now)

    def pause_left(self, now: datetime) -> timedelta:
        """Return how long no code is taken yet, zero if one is.

        A clock that was put back does not make the pause longer than it is.
        """
        extra = self.wrong - WRONG_WITHOUT_PAUSE
        if self.wrong_at is None or extra <= 0:
            return timedelta(0)
        doubled = min(extra - 1, 10)
        pause: timedelta = min(_FIRST_PAUSE * (2**doubled), _LONGEST_PAUSE)
        return min(max(self.wrong_at + pause - now, timedelta(0)), pause)
