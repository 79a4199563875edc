"""The welcome page: a new file, another file, a backup, or the sample business. One page, one proposal."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kundenapp.domain.business import Business, Employee
from kundenapp.drawing.circles import first_steps
from kundenapp.i18n import _
from kundenapp.ui.common.banner import Banner
from kundenapp.ui.common.buttons import ghost_button, primary_button, secondary_button
from kundenapp.ui.common.labels import PlainLabel, literal
from kundenapp.ui.common.painter import DrawingWidget
from kundenapp.ui.common.shortcuts import bind_help
from kundenapp.ui.welcome.start_form import StartForm
from kundenapp.ui.welcome.way_button import WayButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent

_COLUMN = 400
_BETWEEN = 64
_MOST_FILES = 4


@dataclass(frozen=True)
class Proposal:
    """What is proposed first instead of a new file: a title, a sentence, and up to two buttons, by the name of the way.

    The first button is the primary one.
    """

    title: str
    text: str
    ways: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class RecentFile:
    """A file that was opened here, and whether it still is where it was."""

    path: Path
    is_there: bool


class WelcomePage(QWidget):
    """Shown while no file is open.

    Signals
    -------
    answered(Business, Employee):
        the first questions about a new file.
    way_chosen(str):
        "open", "restore", "sample", or a way of the proposal.
    file_chosen(Path):
        one of the files opened last.
    place_requested:
        the new file is to lie somewhere else.
    closed:
        nothing today.
    """

    answered = Signal(Business, Employee)
    way_chosen = Signal(str)
    file_chosen = Signal(Path)
    place_requested = Signal()
    closed = Signal()

    def __init__(
        self, place: str, *, proposal: Proposal | None = None, recent: Sequence[RecentFile] = (), has_ways: bool = True,
        business: Business | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setWindowTitle(_("Kundenapp"))
        bind_help(self, "first-steps")
        self.form = StartForm(place, business, can_move=has_ways)
        self.form.answered.connect(self.answered)
        self.form.place_requested.connect(self.place_requested)
        self.ways: dict[str, WayButton] = {}
        self.recent: list[WayButton] = []
        self.proposed: dict[str, QWidget] = {}
        self.new_button = ghost_button(_("&Neue Kundendatei anlegen"))
        self.new_button.clicked.connect(self._show_form)
        self.banner = Banner("bad", "warning-circle")
        self.banner.hide()
        self._stack = QStackedWidget()
        if proposal is not None:
            self._stack.addWidget(self._proposal(proposal))
        self._stack.addWidget(self._new_file())
        self._lay_out(self._ways(recent) if has_ways else None)
        self.setFocusProxy(self.form if proposal is None else self.proposed[proposal.ways[0][0]])

    def _lay_out(self, ways: QWidget | None) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(_BETWEEN)
        columns.addStretch(1)
        for column in (self._stack, ways):
            if column is not None:
                column.setFixedWidth(_COLUMN)
                columns.addWidget(column, 0, Qt.AlignmentFlag.AlignTop)
        columns.addStretch(1)
        picture = DrawingWidget(first_steps(150), QSize(150, 90), _("Zwei Kreise, die sich überschneiden"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(32, 16, 32, 16)
        outer.addStretch(2)
        outer.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addSpacing(20)
        self.banner.setFixedWidth(_COLUMN if ways is None else 2 * _COLUMN + _BETWEEN)
        outer.addWidget(self.banner, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addSpacing(12)
        outer.addLayout(columns)
        outer.addStretch(3)

    def _new_file(self) -> QWidget:
        text = _("Zwei Angaben, und es kann losgehen. Beides lässt sich ändern.")
        return _column(_("Willkommen in der Kundenapp"), text, [self.form])

    def _proposal(self, proposal: Proposal) -> QWidget:
        buttons = []
        for make, (way, text) in zip((primary_button, secondary_button), proposal.ways, strict=False):
            button = make(literal(text))
            button.clicked.connect(partial(self.way_chosen.emit, way))
            self.proposed[way] = button
            buttons.append(button)
        return _column(proposal.title, proposal.text, [*buttons, self.new_button])

    def _ways(self, recent: Sequence[RecentFile]) -> QWidget:
        self._add_way("open", "folder", _("Kundendatei öffnen …"), _("Eine, die es schon gibt"))
        self._add_way("restore", "undo", _("Sicherung einspielen …"), _("Mit Vorschau, was darin ist"))
        self._add_way("sample", "store", _("Beispielbetrieb ansehen"), _("Zum Ausprobieren, nichts wird behalten"))
        rows: list[QWidget] = [PlainLabel(_("Oder"), "card_title"), *self.ways.values()]
        for file in recent[:_MOST_FILES]:
            text = str(file.path.parent) if file.is_there else _("nicht gefunden")
            button = WayButton("users", file.path.stem, text, str(file.path))
            button.setEnabled(file.is_there)
            button.clicked.connect(partial(self.file_chosen.emit, file.path))
            self.recent.append(button)
        if self.recent:
            rows += [PlainLabel(_("Zuletzt geöffnet"), "card_title"), *self.recent]
        column = QWidget()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for row in rows:
            if isinstance(row, PlainLabel):
                layout.addSpacing(10 if layout.count() else 0)
                row.setContentsMargins(12, 4, 0, 4)
            layout.addWidget(row)
        return column

    def _add_way(self, way: str, icon: str, title: str, text: str) -> None:
        button = WayButton(icon, title, text)
        button.clicked.connect(partial(self.way_chosen.emit, way))
        self.ways[way] = button

    @Slot()
    def _show_form(self) -> None:
        self._stack.setCurrentIndex(self._stack.count() - 1)
        self.form.setFocus()

    def show_error(self, text: str) -> None:
        """Say what went wrong; everything else stays as it is."""
        self.banner.set_text(text)
        self.banner.show()

    def take_back(self, business: Business, employee: Employee, text: str) -> None:
        """Show answers that could not be saved again, and why."""
        self.form.business_field.setText(business.name)
        self.form.name_field.setText(employee.name)
        self.show_error(text)

    def vanish(self) -> None:
        """Go without a word: a file is open."""
        self.blockSignals(True)
        self.close()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _column(title: str, text: str, rows: Sequence[QWidget]) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    layout.addWidget(PlainLabel(title, "display", wrap=True))
    layout.addWidget(PlainLabel(text, "body", "text2", wrap=True))
    layout.addSpacing(4)
    for row in rows:
        stays_wide = isinstance(row, StartForm)
        layout.addWidget(row, 0, Qt.AlignmentFlag(0) if stays_wide else Qt.AlignmentFlag.AlignLeft)
    layout.addStretch(1)
    return column
