"""All backups of this computer: when, how large, how many customers; and what is in one before it is put in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kundenapp.domain.faults import FaultError
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext
from kundenapp.store.backup import BY_HAND, Backup
from kundenapp.store.backup_contents import look_into
from kundenapp.ui.common.buttons import primary_button, secondary_button
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kundenapp.store.backup import Backups
    from kundenapp.store.backup_contents import BackupContents

_WIDTH = 820
_LIST = 330
_HEIGHT = 330


class BackupDialog(Dialog):
    """Chooses a backup. ``target_of(backup)`` says where it would be put; `wanted` is the file to begin with.

    Signals
    -------
    chosen(Backup):
        this one is to be put in place.
    """

    chosen = Signal(Backup)

    def __init__(
        self, backups: Backups, target_of: Callable[[Backup], Path], parent: QWidget | None, wanted: Path | None = None
    ) -> None:
        super().__init__(parent, _("Sicherung einspielen"), _WIDTH)
        self._backups, self._target_of = backups, target_of
        self._known = backups.all()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Sicherungen"))
        self.list.setMinimumHeight(_HEIGHT)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.title = PlainLabel("", "card_title", wrap=True)
        self.preview = PlainLabel("", "body", "text2", wrap=True)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.cancel_button = secondary_button(_("&Abbrechen"))
        self.restore_button = primary_button(_("&Diese Sicherung einspielen"))
        self.add_buttons(self.cancel_button, self.restore_button)
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.cancel_button.clicked.connect(self.reject)
        self.restore_button.clicked.connect(self._on_restore)
        self._fill(wanted)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.title)
        right.addWidget(self.preview, 1)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)

    def _fill(self, wanted: Path | None) -> None:
        for backup in self._known:
            self.list.addItem(QListWidgetItem(_line(backup)))
        self.restore_button.setEnabled(False)
        if not self._known:
            self.title.setText(_("Noch keine Sicherung"))
            self.preview.setText(_("Beim Beenden macht die Kundenapp von selbst eine."))
            self.list.hide()
            return
        self.list.setFixedWidth(max(_LIST, self.list.sizeHintForColumn(0) + 40))
        paths = [self._backups.path(backup) for backup in self._known]
        self.list.setCurrentRow(paths.index(wanted) if wanted in paths else 0)
        self.list.setFocus()

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        backup = self._known[row]
        target = self._target_of(backup)
        self.title.setText(f"{_when(backup)}, {_reason(backup)}")
        try:
            contents = look_into(self._backups.path(backup))
        except FaultError as error:
            self.preview.setText(str(error))
            self.restore_button.setEnabled(False)
        else:
            self.preview.setText(_told(contents) + "\n\n" + _consequence(target))
            self.restore_button.setEnabled(True)

    @Slot()
    def _on_restore(self) -> None:
        backup = self._known[self.list.currentRow()]
        self.accept()
        self.chosen.emit(backup)


def _when(backup: Backup) -> str:
    return _("{moment} Uhr").format(moment=f"{backup.moment.astimezone():%d.%m.%Y, %H:%M}")


def _customers(count: int) -> str:
    return ngettext("{count} Kunde", "{count} Kunden", count).format(count=grouped(count))


def _line(backup: Backup) -> str:
    size = f"{max(backup.size, 100_000) / 1_000_000:.1f}".replace(".", ",")
    words = [f"{backup.moment.astimezone():%d.%m.%Y, %H:%M}", _customers(backup.customers), f"{size} MB"]
    return " · ".join(words)


def _reason(backup: Backup) -> str:
    reasons = {"Ende": _("beim Beenden"), "Umstellung": _("vor einer Umstellung"), BY_HAND: _("von Hand")}
    return reasons.get(backup.reason, backup.reason.replace("-", " "))


def _told(contents: BackupContents) -> str:
    conversations = ngettext("{count} Gespräch", "{count} Gespräche", contents.conversations)
    lines = [contents.business] if contents.business else []
    lines.append(f"{_customers(contents.customers)}, {conversations.format(count=grouped(contents.conversations))}")
    if contents.last_saved is not None:
        moment = f"{contents.last_saved.astimezone():%d.%m.%Y, %H:%M}"
        lines.append(_("Zuletzt geändert: {moment} Uhr").format(moment=moment))
    if contents.newest:
        lines.append(_("Zuletzt angelegt: {names}").format(names="; ".join(contents.newest)))
    return "\n".join(lines)


def _consequence(target: Path) -> str:
    if target.exists():
        text = _("Sie kommt an die Stelle von {place}. Was dort liegt, bleibt unter anderem Namen daneben liegen.")
    else:
        text = _("Sie kommt nach {place}.")
    return text.format(place=target)
