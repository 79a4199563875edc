"""Choosing a second place for backups on this computer."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from kundenapp.domain.dates import past
from kundenapp.domain.errors import AppError
from kundenapp.i18n import _
from kundenapp.store.second_place import SecondPlace, second_place
from kundenapp.ui.common.buttons import ghost_button
from kundenapp.ui.common.labels import ElidedLabel, PlainLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kundenapp.ui.common.desk import Desk


class SecondPlaceRow(QObject):
    """What stands about the second place, and what can be done about it; where it stands is the page's business.

    Signals
    -------
    chosen(str):
        the folder from now on, empty for none; to be remembered on this computer.
    told(str):
        what has happened.
    """

    chosen = Signal(str)
    told = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent
        self.ask: Callable[[], Path | None] = self._asked
        self.place_label, self.state_label = ElidedLabel("", "body"), PlainLabel("", "secondary", "text2", wrap=True)
        self.choose_button = ghost_button(_("Ordner &wählen …"))
        self.choose_button.setAccessibleName(_("Zweiten Ort für Sicherungen wählen"))
        self.drop_button = ghost_button(_("Nicht mehr benutzen"))
        self.drop_button.setAccessibleName(_("Zweiten Ort nicht mehr benutzen"))
        self.choose_button.clicked.connect(self._on_choose)
        self.drop_button.clicked.connect(self._on_drop)

    def show_state(self) -> None:
        """Show which folder it is and what lies there; only once the buttons have their place, else they flash up."""
        store = self._desk.store
        place = store.second_place
        self.choose_button.setVisible(not store.vanishes)
        self.drop_button.setVisible(place is not None)
        if store.vanishes:
            self.place_label.setText(_("keiner"))
            self.state_label.setText(_("Der Beispielbetrieb wird nirgends behalten."))
            return
        if place is None:
            self.place_label.setText(_("keiner"))
            self.state_label.setText(_("Zum Beispiel ein USB-Stick: Jede Sicherung liegt dann auch dort."))
            return
        self.place_label.setText(str(place.folder))
        newest = place.newest(store.backups, store.settings.file_uuid)
        if newest is not None:
            when = past(newest.moment.astimezone().date(), store.today())
            self.state_label.setText(_("Letzte Sicherung dort: {when}").format(when=when))
        elif place.folder.is_dir():
            self.state_label.setText(_("Dort liegt noch keine Sicherung."))
        else:
            self.state_label.setText(_("Gerade nicht erreichbar. Gesichert wird auf diesem Computer."))

    def _asked(self) -> Path | None:
        folder = QFileDialog.getExistingDirectory(self._window, _("Zweiter Ort für Sicherungen"))
        return Path(folder) if folder else None

    @Slot()
    def _on_choose(self) -> None:
        folder = self.ask()
        if folder is None:
            return
        try:
            self._use(second_place(folder, self._desk.store.backups))
        except AppError as error:
            self.told.emit(str(error))
        self.show_state()

    def _use(self, place: SecondPlace) -> None:
        """Make sure that it can be written to, and with the newest backup there is, before it is relied on."""
        store = self._desk.store
        place.try_out()
        known = store.backups.of_file(store.settings.file_uuid)
        if known:
            place.take(store.backups, known[0])
            if place.fault is not None:
                raise place.fault
        store.second_place = place
        self.chosen.emit(str(place.folder))
        self.told.emit(_("Jede Sicherung liegt von jetzt an auch in „{name}“.").format(name=place.folder.name))

    @Slot()
    def _on_drop(self) -> None:
        self._desk.store.second_place = None
        self.chosen.emit("")
        self.told.emit(_("Der zweite Ort wird nicht mehr benutzt. Was dort liegt, bleibt liegen."))
        self.show_state()
