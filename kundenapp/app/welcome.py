"""Before a file is open: the welcome page, and what its ways do."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from kundenapp.app import paths
from kundenapp.app.recovery import Wish, told_moment
from kundenapp.domain.business import Business, Employee
from kundenapp.domain.errors import AppError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.domain.limits import grouped
from kundenapp.i18n import _, ngettext
from kundenapp.store.backup import Backup, Backups
from kundenapp.store.second_place import brought_here, is_backup
from kundenapp.store.store import Store
from kundenapp.ui.welcome.page import Proposal, RecentFile, WelcomePage

if TYPE_CHECKING:
    from kundenapp.app.keeper import Keeper
    from kundenapp.app.recovery import Opener

_SIZE = (1100, 690)


class Welcomer(QObject):
    """Shows the welcome page until a file is open.

    Signals
    -------
    wished(Wish):
        a file that is there is to be opened.
    created(Store, Business, Employee):
        a new file, and the answers to the first questions.
    sample_wanted:
        the sample business is to be shown.
    given_up:
        nothing today.
    """

    wished = Signal(Wish)
    created = Signal(Store, Business, Employee)
    sample_wanted = Signal()
    given_up = Signal()

    def __init__(self, opener: Opener, keeper: Keeper, usual: Path) -> None:
        super().__init__()
        self._opener, self._keeper = opener, keeper
        self._place = free_place(usual)
        self._file = usual
        self._newest: Backup | None = None
        self.page: WelcomePage | None = None

    def show(self, file: Path, *, was_left: bool = False) -> None:
        """Show the page: `file` is where the last one was, or the one that was left just now."""
        self._file = file
        proposal = self._to_go_back(file) if was_left else self._for_missing(file)
        recent = [RecentFile(path, path.is_file()) for path in map(Path, self._keeper.preferences.last_files)]
        page = self.page = WelcomePage(str(self._place), proposal=proposal, recent=recent)
        page.answered.connect(self._on_answered)
        page.way_chosen.connect(self._on_way_chosen)
        page.file_chosen.connect(self._on_file_chosen)
        page.place_requested.connect(self._on_place_requested)
        page.closed.connect(self.given_up)
        _show(page)

    def leave(self) -> None:
        """Take the page away."""
        if self.page is not None:
            self.page.vanish()
            self.page = None

    def _to_go_back(self, file: Path) -> Proposal:
        text = _("„{name}“ ist geschlossen.").format(name=file.stem)
        return Proposal(
            _("Andere Kundendatei"), text, [("again", _("Zurück zu „{name}“").format(name=shortened(file.stem)))]
        )

    def _for_missing(self, file: Path) -> Proposal | None:
        self._newest = self._opener.usable_backup(file, FaultError(Fault.MISSING, file.name))
        has_been = self._keeper.knows(file) or self._opener.backups.of_path(file)
        if not has_been:
            return None
        text = _("„{name}“ lag zuletzt in {folder}. Es wurde nichts verändert.").format(
            name=file.name, folder=file.parent
        )
        ways = [("again", _("Nochmals suchen"))]
        if self._newest is not None:
            ways.insert(0, ("newest", _("Letzte Sicherung einspielen")))
            text += " " + _about(self._newest)
        return Proposal(_("Die Kundendatei ist nicht an ihrem Platz"), text, ways)

    @Slot(Business, Employee)
    def _on_answered(self, business: Business, employee: Employee) -> None:
        try:
            store = self._opener.opened(Wish(self._place, create=True))
        except AppError as error:
            self._tell(error)
        else:
            self.created.emit(store, business, employee)

    @Slot(str)
    def _on_way_chosen(self, way: str) -> None:
        match way:
            case "open":
                self._open_other()
            case "restore":
                self.choose_backup()
            case "sample":
                self.sample_wanted.emit()
            case "newest" if self._newest is not None:
                self._open(self._opener.restored(self._file, self._newest))
            case _:
                self._on_file_chosen(self._file)

    @Slot(Path)
    def _on_file_chosen(self, path: Path) -> None:
        if not path.is_file():
            self._tell(FaultError(Fault.MISSING, path.name))
        elif path.is_relative_to(self._opener.places.backups):
            self.choose_backup(path)  # a backup is never worked in, it is put in the place of a file
        elif is_backup(path):
            self._choose_elsewhere(path)
        else:
            self._open(Wish(path))

    def _open_other(self) -> None:
        path = self._opener.questions.file_to_open()
        if path is not None:
            self._on_file_chosen(path)

    def choose_backup(self, wanted: Path | None = None) -> None:
        """Ask which backup is to come back; `wanted` is the one that is proposed."""
        self._choose(self._opener.backups, wanted)

    def _choose_elsewhere(self, wanted: Path) -> None:
        """Ask which of the backups of a second place is to come back."""
        there = Backups(wanted.parent.parent, self._opener.backups.now)
        if wanted in map(there.path, there.all()):
            self._choose(there, wanted)
        else:
            text = _(
                "„{name}“ ist eine Sicherung, aber nicht mehr in ihrem Ordner. Es wurde nichts verändert. "
                "Wählen Sie sie dort, wo das Programm sie abgelegt hat."
            )
            self._tell(AppError(text.format(name=wanted.name)))

    def _choose(self, backups: Backups, wanted: Path | None) -> None:
        from kundenapp.ui.welcome.backup_dialog import BackupDialog

        dialog = BackupDialog(backups, self.target_of, self.page, wanted)
        dialog.chosen.connect(partial(self._on_backup_chosen, backups))
        dialog.open()

    def _on_backup_chosen(self, backups: Backups, backup: Backup) -> None:
        here = self._opener.backups
        try:
            chosen = backup if backups is here else brought_here(backup, backups, here)
        except FaultError as error:
            self._tell(error)
        else:
            self._open(self._opener.restored(self.target_of(chosen), chosen))

    def target_of(self, backup: Backup) -> Path:
        """Return where a backup belongs: where its file was, or here if this computer has no such folder."""
        source = Path(backup.source)
        return source if source.is_absolute() and source.parent.is_dir() else self._place

    def _open(self, wish: Wish | None) -> None:
        if wish is not None:
            self.wished.emit(wish)

    @Slot()
    def _on_place_requested(self) -> None:
        place = self._opener.questions.file_to_create(self._place)
        if place is None or self.page is None:
            return
        try:
            self._opener.advice.check(place)
        except FaultError as error:
            self._tell(error)
        else:
            self._place = self._advised(place)
            self.page.form.show_place(str(self._place))

    def _advised(self, place: Path) -> Path:
        """Say once what speaks against a place; return it if it is wanted nevertheless, else the recommended one."""
        warning = self._opener.advice.warning(place)
        recommended = free_place(paths.default_file())
        if not warning:
            return place
        here, better = _("Trotzdem hier"), _("Empfohlenen Ordner nehmen")
        text = warning + "\n\n" + _("Empfohlen: {folder}").format(folder=recommended.parent)
        answer = self._opener.questions.choose(_("Ein anderer Ort ist besser"), text, [here, better])
        return place if answer == here else recommended

    def _tell(self, error: AppError) -> None:
        if self.page is not None:
            self.page.show_error(str(error))


def first_questions(store: Store) -> WelcomePage:
    """Show the page for a file that is there and has no answers yet."""
    page = WelcomePage(str(store.path), business=store.businesses.get(), has_ways=False)
    _show(page)
    return page


def _show(page: WelcomePage) -> None:
    page.resize(*_SIZE)
    page.showMaximized()
    page.setFocus()


def free_place(usual: Path) -> Path:
    """Return the usual place for a new file, or one beside it if there is one already."""
    place, number = usual, 2
    while place.exists() and place.stat().st_size > 0:
        place = usual.with_name(f"{usual.stem} {number}{usual.suffix}")
        number += 1
    return place


def shortened(name: str) -> str:
    """Return a name that fits on a button."""
    return name if len(name) <= 24 else f"{name[:23]}…"


def _about(backup: Backup) -> str:
    day, time = told_moment(backup)
    text = ngettext(
        "Die letzte Sicherung ist vom {day}, {time} Uhr: {count} Kunde.",
        "Die letzte Sicherung ist vom {day}, {time} Uhr: {count} Kunden.",
        backup.customers,
    )
    return text.format(day=day, time=time, count=grouped(backup.customers))
