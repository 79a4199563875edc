"""How the Kundenmodus stands in the preferences of the computer, so that a restart comes back to the question."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from kundenapp.domain.customer_mode import CustomerMode


def mode_content(mode: CustomerMode) -> dict[str, Any]:
    """Return what is kept of the mode."""
    return {
        "file": mode.file_uuid,
        "customer": mode.customer_uuid,
        "is_answered": mode.is_answered,
        "wrong": mode.wrong,
        "wrong_at": mode.wrong_at.isoformat() if mode.wrong_at else "",
    }


def read_mode(value: Any) -> CustomerMode | None:
    """Return the mode that was kept, None if that cannot be understood; about wrong codes nonsense does not count."""
    if not isinstance(value, dict):
        return None
    file, customer = value.get("file"), value.get("customer", "")
    if not isinstance(file, str) or not file or not isinstance(customer, str):
        return None
    wrong = value.get("wrong")
    return CustomerMode(
        file,
        customer,
        is_answered=value.get("is_answered") is True,
        wrong=wrong if isinstance(wrong, int) and not isinstance(wrong, bool) and wrong >= 0 else 0,
        wrong_at=_moment(value.get("wrong_at")),
    )


def _moment(value: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None
