"""How a category looks: tone and sign of its pill. The filled heart belongs to Traumkunden alone."""

from __future__ import annotations

from kundenapp.domain.category import Category

_LOOKS: dict[Category, tuple[str, str | None]] = {
    Category.DREAM: ("traum", "heart-fill"),
    Category.ORDINARY: ("neutral", None),
    Category.DIFFICULT: ("stone", "chat"),
    Category.CONTRADICTION: ("warn", "warning-circle"),
    Category.UNCLEAR: ("neutral", "question"),
}


def category_look(category: Category) -> tuple[str, str | None]:
    """Return the tone of the pill and its icon, None for one without."""
    return _LOOKS[category]
