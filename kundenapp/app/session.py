"""One file, one window: from opening the file to closing it."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kundenapp import __version__
from kundenapp.app import logs, paths
from kundenapp.app.backup_places import BackupPlaces
from kundenapp.app.crash import CrashReporter
from kundenapp.app.file_news import file_news
from kundenapp.app.keeper import Keeper
from kundenapp.app.preferences import unreadable_note
from kundenapp.app.who import WhoIsHere
from kundenapp.app.window_look import WindowLook
from kundenapp.domain.business import Business, Employee
from kundenapp.domain.errors import AppError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.i18n import _
from kundenapp.store.opening import check_file
from kundenapp.ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from kundenapp.app.arguments import WindowArguments
    from kundenapp.app.preferences import Preferences
    from kundenapp.app.recovery import Opener
    from kundenapp.store.store import Store
    from kundenapp.ui.first_start import FirstStart

_log = logging.getLogger(__name__)


class Session(QObject):
    """From the opened file to the closed window."""

    opened = Signal()

    def __init__(
        self, app: QApplication, arguments: WindowArguments, opener: Opener, file: Path, preferences: Preferences
    ) -> None:
        super().__init__()
        self.app = app
        self._arguments = arguments
        self._file = file
        self.keeper = Keeper(preferences, None if arguments.demo else paths.preferences_file())
        self._look = WindowLook(app, self.keeper)
        self._who: WhoIsHere | None = None
        self._backup_places: BackupPlaces | None = None
        self.opener = opener
        self.store: Store | None = None
        self.window: MainWindow | None = None
        self._first_page: FirstStart | None = None
        self._crashes = CrashReporter(self._saved_until, self)
        self._crashes.refused.connect(self._on_refused)
        self._crashes.crashed.connect(self._on_crashed)
        self._crashes.install()

    def start(self) -> bool:
        """Open the file and the right window; return False if the person gave up."""
        while True:
            is_known = str(self._file) in self.keeper.preferences.last_files
            is_usual = self._arguments.file is None
            self.store = self.opener.open(self._file, may_create=is_usual and not is_known)
            if self.store is None:
                return False
            self._file = self.store.path
            try:
                self._begin(self.store)
            except FaultError as error:  # damage that only showed when the file was read
                self.store.abandon()
                chosen = self.opener.recover(self._file, error)
                if chosen is None:
                    return False
                self._file = chosen
            else:
                return True

    def _begin(self, store: Store) -> None:
        if self._has_begun(store):
            self._open_window(store)
        else:
            self._ask_first_questions(store)
        self.keeper.keep(self.keeper.preferences.with_last_file(self._file))

    def _has_begun(self, store: Store) -> bool:
        if store.read_only:
            return True
        return store.businesses.get() is not None and bool(store.employees.active() or self._arguments.employee_name)

    def _ask_first_questions(self, store: Store) -> None:
        from kundenapp.ui.first_start import FirstStart

        self._first_page = FirstStart(str(store.path), store.businesses.get())
        self._first_page.answered.connect(self._on_first_questions_answered)
        self._first_page.resize(1100, 690)
        self._first_page.showMaximized()

    @Slot(Business, Employee)
    def _on_first_questions_answered(self, business: Business, employee: Employee) -> None:
        store = self._the_store()
        store.businesses.save(business)
        WhoIsHere(store, self.keeper).use(store.employees.create(employee.name))
        store.history.forget_all()  # nothing before the first page is taken back from there
        self._open_window(store)
        if self._first_page is not None:
            self._first_page.close()
            self._first_page.deleteLater()
            self._first_page = None

    def _open_window(self, store: Store) -> None:
        who = self._who = WhoIsHere(store, self.keeper)
        who.choose(self._arguments.employee_name)
        window = self.window = MainWindow(store, self.keeper.preferences.tab_of(store.today()))
        who.watch(window)
        self._backup_places = BackupPlaces(store, self.keeper)
        self._backup_places.watch(window)
        window.menu.about_requested.connect(self._on_about_requested)
        window.closed.connect(self._on_closed)
        window.news.recovery_requested.connect(self.recover)
        self._look.show(window, for_a_picture=self._arguments.screenshot is not None)
        if self.keeper.preferences.were_unreadable:
            window.desk.notice.add_message(unreadable_note())
        for sentence, tone in file_news(store):
            window.desk.notice.add_message(sentence, tone)
        QTimer.singleShot(0, self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        """The window is there; now there is time to look whether the file is sound."""
        window = self.window
        if window is None:
            return
        if self._arguments.screenshot is not None:
            self.app.processEvents()
            window.grab().save(str(self._arguments.screenshot))
            window.close()
            return
        logs.log_start("window")
        window.desk.tasks.run(partial(check_file, self._file), self._on_checked, self._on_check_failed)
        self.opened.emit()

    def _on_checked(self, is_sound: bool) -> None:
        if not is_sound and self.window is not None:
            _log.error("the file is damaged")
            self.window.desk.events.failed.emit(FaultError(Fault.DAMAGED, self._file.name))

    def _on_check_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        _log.warning("file not checked", exc_info=error)

    @Slot()
    def recover(self) -> None:
        """Let go of a damaged file, offer its backup, and begin again with what the person chose.

        Not at once: a button of the window has asked for it, and the window must not vanish under its own button.
        """
        QTimer.singleShot(0, self._on_time_to_recover)

    @Slot()
    def _on_time_to_recover(self) -> None:
        if self.window is not None:
            self.window.let_go()
            self.window = None
        if self.store is not None:
            self.store.abandon()
        chosen = self.opener.recover(self._file, FaultError(Fault.DAMAGED, self._file.name))
        if chosen is None:
            self.app.quit()
            return
        self._file = chosen
        if not self.start():
            self.app.quit()

    @Slot()
    def _on_about_requested(self) -> None:
        text = _("Fassung {version}. Ihre Daten liegen nur auf diesem Computer:\n{place}")
        self.opener.tell(_("Kundenapp"), text.format(version=__version__, place=self._file))

    @Slot()
    def _on_closed(self) -> None:
        """Remember the window, back the file up if anything changed, and let go of it."""
        window, store = self._the_window(), self._the_store()
        if self._arguments.screenshot is None and not self._arguments.demo:
            self._look.remember(window)
            self.keeper.keep(self.keeper.preferences.with_tab(window.pages.name_in_front, store.today()))
            self._back_up(store)
        try:
            store.close()
        except FaultError:
            _log.warning("file not closed cleanly", exc_info=True)  # everything is saved; the next start checks it
        self._crashes.uninstall()
        self.app.quit()

    def _back_up(self, store: Store) -> None:
        if store.read_only:
            return
        try:
            store.prune_log()
            if store.needs_backup():
                store.back_up("Ende")
        except FaultError as error:
            _log.warning("no backup at the end", exc_info=True)
            self.opener.tell(
                _("Keine Sicherung gemacht"), _("Alles ist gespeichert, nur gesichert nicht.") + " " + str(error)
            )

    @Slot(Exception)
    def _on_refused(self, error: Exception) -> None:
        if self.window is not None:
            self.window.desk.events.failed.emit(error)
        else:
            self.opener.tell(_("Kundenapp"), str(error))

    @Slot(str, str)
    def _on_crashed(self, text: str, report: str) -> None:
        from kundenapp.ui.common.crash_dialog import CrashDialog

        CrashDialog(self.window, text, report).open()

    def _saved_until(self) -> str | None:
        store = self.store
        newest = store.last_saved_at() if store is not None else None
        return f"{newest.astimezone():%H:%M}" if newest else None

    def _the_store(self) -> Store:
        if self.store is None:
            raise RuntimeError("no file is open")
        return self.store

    def _the_window(self) -> MainWindow:
        if self.window is None:
            raise RuntimeError("no window is open")
        return self.window
