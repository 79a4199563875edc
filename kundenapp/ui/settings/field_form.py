"""The field of the matrix in the settings: where its lines lie, and what the quadrants are called."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.placement import step_text
from kundenapp.domain.sympathy_field import Quadrant
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import ghost_button
from kundenapp.ui.common.fields import Field, hint
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.theme import GAP_4, GAP_8, GAP_12

if TYPE_CHECKING:
    from kundenapp.ui.common.saved_line import SavedLine
    from kundenapp.ui.settings.page import SettingsPage

_AS_ON_THE_FIELD = (Quadrant.REASON, Quadrant.DREAM, Quadrant.CLARIFY, Quadrant.HEART)


class FieldForm(QWidget):
    """Two ``lines``, and ``names`` and ``subtitles`` by quadrant, placed as on the field.

    The lines save themselves as lines of `page`.
    """

    def __init__(self, page: SettingsPage) -> None:
        super().__init__()
        self._page = page
        self._settings = page.desk.store.sympathy_settings
        labels = {"sympathy": _("&Rechts heißt: Sympathie über"), "enthusiasm": _("&Oben heißt: Begeisterung ab")}
        self.lines = {name: LineInput() for name in labels}
        self.line_fields = {name: Field(labels[name], line) for name, line in self.lines.items()}
        self.names = {quadrant: LineInput() for quadrant in _AS_ON_THE_FIELD}
        self.subtitles = {quadrant: LineInput() for quadrant in _AS_ON_THE_FIELD}
        self.name_fields = {quadrant: Field(_place(quadrant), line) for quadrant, line in self.names.items()}
        self.subtitle_fields: dict[Quadrant, Field] = {}
        for quadrant, line in self.subtitles.items():
            line.setAccessibleName(_("{place}: was dort zu tun ist").format(place=_place(quadrant)))
            self.subtitle_fields[quadrant] = Field("", line)
        self._saved = self._saved_lines()
        self.usual_button = ghost_button(_("Übliche &Namen"))
        self.usual_button.setEnabled(page.desk.can_edit)
        self.usual_button.clicked.connect(self._on_usual_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_8)
        column.addWidget(PlainLabel(_("Die Felder der Matrix"), "body_semibold"))
        column.addLayout(self._grid_of_lines())
        column.addWidget(hint(_("Die Felder sagen, wo jemand steht. Die Kategorien oben sind etwas anderes.")))
        column.addLayout(self._grid_of_words())
        row = QHBoxLayout()
        row.addWidget(self.usual_button)
        row.addStretch(1)
        column.addLayout(row)

    def _saved_lines(self) -> list[tuple[SavedLine, partial[str]]]:
        wanted = [
            *((self.line_fields[name], line, partial(self._save_line, name), partial(self._read_line, name))
              for name, line in self.lines.items()),
            *((self.name_fields[one], line, partial(self._save_name, one), partial(self._read_name, one))
              for one, line in self.names.items()),
            *((self.subtitle_fields[one], line, partial(self._save_subtitle, one), partial(self._read_subtitle, one))
              for one, line in self.subtitles.items()),
        ]  # fmt: skip
        return [(self._page.save_line(field, line, save, read), read) for field, line, save, read in wanted]

    def _grid_of_lines(self) -> QGridLayout:
        grid = _halves()
        for column, field in enumerate(self.line_fields.values()):
            grid.addWidget(field, 0, column, Qt.AlignmentFlag.AlignTop)
        return grid

    def _grid_of_words(self) -> QGridLayout:
        grid = _halves()
        for place, quadrant in enumerate(_AS_ON_THE_FIELD):
            cell = QVBoxLayout()
            cell.setSpacing(GAP_4)
            cell.addWidget(self.name_fields[quadrant])
            cell.addWidget(self.subtitle_fields[quadrant])
            cell.addStretch(1)
            grid.addLayout(cell, place // 2, place % 2)
        return grid

    def _save_line(self, name: str, text: str, continues: int | None) -> int | None:
        return self._settings.set_lines(self._settings.field.lines.with_line(name, text), continues=continues)

    def _read_line(self, name: str) -> str:
        return step_text(getattr(self._settings.field.lines, name))

    def _save_name(self, quadrant: Quadrant, text: str, continues: int | None) -> int | None:
        words = replace(self._settings.field.words(quadrant), name=text)
        return self._settings.set_words(quadrant, words, continues=continues)

    def _read_name(self, quadrant: Quadrant) -> str:
        return self._settings.field.words(quadrant).name

    def _save_subtitle(self, quadrant: Quadrant, text: str, continues: int | None) -> int | None:
        words = replace(self._settings.field.words(quadrant), subtitle=text)
        return self._settings.set_words(quadrant, words, continues=continues)

    def _read_subtitle(self, quadrant: Quadrant) -> str:
        return self._settings.field.words(quadrant).subtitle

    @Slot()
    def _on_usual_clicked(self) -> None:
        for line, _read in self._saved[len(self.lines) :]:
            line.restore()
        self._page.do(self._set_usual)

    def _set_usual(self) -> None:
        if self._settings.set_usual_words() is None:
            self._page.refused.emit(_("Die Felder heißen schon wie üblich."))

    def show_field(self, *, even_focused: bool = False) -> None:
        """Show what the file says."""
        for line, read in self._saved:
            line.show_text(read(), even_focused=even_focused)


def _halves() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP_12)
    grid.setVerticalSpacing(GAP_8)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    return grid


def _place(quadrant: Quadrant) -> str:
    if quadrant.is_above:
        return _("Rechts oben") if quadrant.is_right else _("Links oben")
    return _("Rechts unten") if quadrant.is_right else _("Links unten")
