"""The customer file: where it lies, how it is backed up, what lies in the trash, when somebody is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from kundenapp.domain.dates import past
from kundenapp.i18n import _, ngettext
from kundenapp.ui.common.backup_now import backed_up_now
from kundenapp.ui.common.buttons import ghost_button, secondary_button
from kundenapp.ui.common.cards import divider
from kundenapp.ui.common.fields import Field, hint
from kundenapp.ui.common.inputs import LineInput
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel
from kundenapp.ui.settings.page import SettingsPage
from kundenapp.ui.settings.second_place_row import SecondPlaceRow
from kundenapp.ui.theme import GAP_8, GAP_16, fix_width

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kundenapp.store.backup import Backup
    from kundenapp.store.doors import Changed
    from kundenapp.ui.common.desk import Desk


class DataPage(SettingsPage):
    """Facts with what can be done about each. `open_folder` shows a folder of this computer.

    Signals
    -------
    told(str):
        what was done.
    trash_requested, restore_requested:
        what the program shows.
    """

    told = Signal(str)
    trash_requested = Signal()
    restore_requested = Signal()

    def __init__(self, desk: Desk, open_folder: Callable[[Path], bool]) -> None:
        super().__init__(desk, _("Daten"), _("Alles liegt nur auf diesem Computer, in einer Datei."))
        self._open_folder = open_folder
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(GAP_16)
        self._facts.setVerticalSpacing(2)
        self._facts.setColumnStretch(1, 1)
        self.file_label, self.size_label = PlainLabel(""), PlainLabel("", numbers=True)
        self.place_label = ElidedLabel("", "secondary", "text2")
        self.backup_label = PlainLabel("", wrap=True, numbers=True)
        self.backups_place_label = ElidedLabel("", "secondary", "text2")
        self.trash_label = PlainLabel("", numbers=True)
        self.restore_hint = PlainLabel(_("Vorher sehen Sie, was darin ist."), "secondary", "text2")
        self.open_button = ghost_button(_("Ordner öffnen"))
        self.open_backups_button = ghost_button(_("Ordner öffnen"))
        self.open_backups_button.setAccessibleName(_("Ordner der Sicherungen öffnen"))
        self.backup_button = secondary_button(_("&Jetzt sichern"), "save")
        self.restore_button = ghost_button(_("Sicherung einspielen …"))
        self.trash_button = ghost_button(_("Papierkorb …"))
        self.backup_button.setEnabled(desk.can_edit)
        self.second_place = SecondPlaceRow(desk, self)
        self._add_facts()
        self.body.addLayout(self._facts)
        self.body.addWidget(divider())
        self._add_silence()
        self.body.addStretch(1)
        self.open_button.clicked.connect(self._on_open)
        self.open_backups_button.clicked.connect(self._on_open_backups)
        self.backup_button.clicked.connect(self._on_backup)
        self.trash_button.clicked.connect(self.trash_requested)
        self.restore_button.clicked.connect(self.restore_requested)
        self.begin()

    def _add_facts(self) -> None:
        second = self.second_place
        lines: tuple[tuple[str, QWidget, QWidget | None], ...] = (
            (_("Kundendatei"), self.file_label, self.open_button),
            ("", self.place_label, None),
            ("", self.size_label, None),
            (_("Letzte Sicherung"), self.backup_label, self.backup_button),
            ("", self.backups_place_label, self.open_backups_button),
            ("", self.restore_hint, self.restore_button),
            (_("Zweiter Ort"), second.place_label, second.choose_button),
            ("", second.state_label, second.drop_button),
            (_("Papierkorb"), self.trash_label, self.trash_button),
        )
        for number, (name, text, tool) in enumerate(lines):
            line = QHBoxLayout()
            line.setContentsMargins(0, GAP_8 if name and number else 0, 0, 0)
            line.addWidget(text, 1)
            if tool is not None:
                line.addWidget(tool)
            label = PlainLabel(name, "label", "text2")
            label.setContentsMargins(line.contentsMargins())
            self._facts.addWidget(label, number, 0)
            self._facts.addLayout(line, number, 1)

    def _add_silence(self) -> None:
        self.silence_line = LineInput()
        fix_width(self.silence_line, 90)
        self.silence = Field(_("„&Lange nicht gehört“ nach so vielen Tagen ohne Gespräch"), self.silence_line)
        self._saved_silence = self.save_line(
            self.silence, self.silence_line, self._save_silence, lambda: str(self.desk.store.settings.silent_days)
        )
        self.body.addWidget(self.silence)
        self.body.addWidget(hint(_("Diese Kunden stehen auf der Seite Heute, damit niemand vergessen wird.")))

    def _save_silence(self, text: str, continues: int | None) -> int | None:
        return self.desk.store.settings.set_silent_days(text, continues=continues)

    def begin(self) -> None:
        self._show()

    def _show(self, *, even_focused: bool = False) -> None:
        store = self.desk.store
        self._saved_silence.show_text(str(store.settings.silent_days), even_focused=even_focused)
        self.file_label.setText(store.path.name)
        self.place_label.setText(str(store.path.parent))
        count = store.customer_list.count()
        customers = ngettext("{count} Kunde", "{count} Kunden", count).format(count=count)
        self.size_label.setText(f"{customers}, {_size(store.path)}")
        known = store.backups.of_file(store.settings.file_uuid)
        self.backup_label.setText(self._told(known[0]) if known else _("Noch keine"))
        self.backups_place_label.setText(str(self._backups_folder))
        self.open_backups_button.setEnabled(bool(known))
        self.restore_button.setEnabled(bool(known))
        self.second_place.show_state()
        trashed = len(store.customers.trashed())
        self.trash_label.setText(
            ngettext("{count} Kunde", "{count} Kunden", trashed).format(count=trashed) if trashed else _("leer")
        )

    @property
    def _backups_folder(self) -> Path:
        return self.desk.store.backups.folder(self.desk.store.settings.file_uuid)

    def _told(self, backup: Backup) -> str:
        moment = backup.moment.astimezone()
        text = ngettext("{when}, {time} Uhr, {count} Kunde", "{when}, {time} Uhr, {count} Kunden", backup.customers)
        when = past(moment.date(), self.desk.store.today())
        return text.format(when=when, time=f"{moment:%H:%M}", count=backup.customers)

    def take_over(self, changed: Changed) -> None:
        if changed.tables & {"customers", "settings"}:
            self._show(even_focused=changed.kind in ("undo", "redo"))

    @Slot()
    def _on_backup(self) -> None:
        self.do(self._back_up)
        self.begin()

    def _back_up(self) -> None:
        self.told.emit(backed_up_now(self.desk.store))

    @Slot()
    def _on_open(self) -> None:
        self._show_folder(self.desk.store.path.parent)

    @Slot()
    def _on_open_backups(self) -> None:
        self._show_folder(self._backups_folder)

    def _show_folder(self, folder: Path) -> None:
        if not (folder.is_dir() and self._open_folder(folder)):
            self.refused.emit(
                _("Der Ordner lässt sich hier nicht zeigen. Sie finden ihn unter {place}").format(place=folder)
            )


def _size(path: Path) -> str:
    """Return how large a file is, in words, empty if it is not at its place now."""
    try:
        size = path.stat().st_size
    except OSError:
        return ""
    return f"{size / 1_000_000:.1f} MB".replace(".", ",") if size >= 100_000 else f"{max(1, size // 1000)} KB"
