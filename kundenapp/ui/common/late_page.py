"""A place in the window whose content is made when it is first needed, so that the window itself appears at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

_Page = TypeVar("_Page", bound=QWidget)


class Late(Generic[_Page]):
    """Makes a page once. ``holder`` stands in its place from the beginning."""

    def __init__(self, make: Callable[[], _Page]) -> None:
        self._make = make
        self._page: _Page | None = None
        self.holder = _Holder(self.get)

    @property
    def made(self) -> _Page | None:
        """The page if it has been needed already."""
        return self._page

    def get(self) -> _Page:
        """Return the page, made now if this is the first time."""
        if self._page is None:
            self._page = self._make()
            self.holder.fill(self._page)
        return self._page


class _Holder(QWidget):
    def __init__(self, need: Callable[[], object]) -> None:
        super().__init__()
        self._need = need
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def fill(self, page: QWidget) -> None:
        self._layout.addWidget(page)
        page.show()

    def showEvent(self, event: QShowEvent) -> None:
        self._need()
        super().showEvent(event)
