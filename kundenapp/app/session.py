"""One file, one window: from opening the file to closing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kundenapp import __version__
from kundenapp.app import logs, paths
from kundenapp.app.backup_places import BackupPlaces
from kundenapp.app.crash import CrashReporter, show_crash
from kundenapp.app.customer_mode import RememberedMode
from kundenapp.app.file_care import back_up_at_the_end, check_beside, close_quietly, listen_for, saved_until
from kundenapp.app.file_news import tell_news
from kundenapp.app.keeper import Keeper
from kundenapp.app.recovery import Opener, Wish
from kundenapp.app.who import WhoIsHere
from kundenapp.app.window_look import WindowLook
from kundenapp.domain.business import Business, Employee
from kundenapp.domain.errors import AppError
from kundenapp.domain.faults import Fault, FaultError
from kundenapp.i18n import _
from kundenapp.store.store import Store
from kundenapp.ui.main_window import MainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from kundenapp.app.arguments import WindowArguments
    from kundenapp.app.doorbell import Doorbell
    from kundenapp.app.preferences import Preferences
    from kundenapp.app.sample_file import SampleFile
    from kundenapp.app.welcome import Welcomer
    from kundenapp.ui.welcome.page import WelcomePage


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
        self.keeper = Keeper(preferences, paths.preferences_file())
        self._look = WindowLook(app, self.keeper)
        self._mode = RememberedMode(self.keeper, self._look, arguments)
        self._who: WhoIsHere | None = None
        self._backup_places: BackupPlaces | None = None
        self.opener = opener
        self.store: Store | None = None
        self.window: MainWindow | None = None
        self.welcome: Welcomer | None = None
        self.first_page: WelcomePage | None = None
        self._sample: SampleFile | None = None
        self._own = opener, file
        self._doorbell: Doorbell | None = None
        self._goes_on = self._wants_backup = False
        self._crashes = CrashReporter(lambda: saved_until(self.store), self)
        self._crashes.refused.connect(self._on_refused)
        self._crashes.crashed.connect(self._on_crashed)
        self._crashes.install()

    def start(self) -> bool:
        """Open the file and the right window, or the welcome page; return False if the person gave up."""
        if self._arguments.demo:
            return self._open_sample()
        if self._arguments.file is None and not self.opener.is_there(self._file):
            self._show_welcome()
            return True
        return self._open(Wish(self._file))

    def _show_welcome(self, *, was_left: bool = False) -> None:
        from kundenapp.app.welcome import Welcomer

        usual = paths.default_file() if self.keeper.knows(self._file) else self._file
        welcome = self.welcome = Welcomer(self.opener, self.keeper, usual)
        welcome.wished.connect(self._on_wished)
        welcome.created.connect(self._on_created)
        welcome.sample_wanted.connect(self._open_sample)
        welcome.given_up.connect(self.app.quit)
        welcome.show(self._file, was_left=was_left)

    @Slot(Wish)
    def _on_wished(self, wish: Wish) -> None:
        if self._open(wish):
            self._leave_welcome()

    @Slot(Store, Business, Employee)
    def _on_created(self, store: Store, business: Business, employee: Employee) -> None:
        self.store, self._file = store, store.path
        self._remember_file()
        self._on_first_questions_answered(business, employee)
        self._leave_welcome()

    def _leave_welcome(self) -> None:
        if self.welcome is not None:
            self.welcome.leave()
            self.welcome = None
            if self.window is not None:
                self.window.activateWindow()

    @Slot()
    def _open_sample(self) -> bool:
        from kundenapp.app.sample_file import SampleFile

        sample = self._sample = SampleFile()
        self.keeper.pause()
        self._own = self.opener, self._file
        self.opener = Opener(sample.places, self.opener.questions)
        is_open = self._open(Wish(sample.path))
        self._leave_welcome()
        return is_open

    def _open(self, wish: Wish | None) -> bool:
        while wish is not None:
            found = self.opener.open(wish)
            if found is None:
                return False
            try:
                self._begin(*found)
            except FaultError as error:  # damage that only showed when the file was read
                found[0].abandon()
                wish = self.opener.recover(found[1], error)
            else:
                return True
        return False

    def _remember_file(self) -> None:
        self.keeper.keep(self.keeper.preferences.with_last_file(self._file))

    def _begin(self, store: Store, wish: Wish) -> None:
        self.store, self._file = store, store.path
        if self._has_begun(store):
            self._open_window(store)
            if wish.read_only and self.window is not None:
                self.window.desk.notice.show_message(_("Nur zum Ansehen geöffnet: Hier lässt sich nichts ändern."))
        else:
            self._ask_first_questions(store)
        self._remember_file()

    def _has_begun(self, store: Store) -> bool:
        if store.read_only:
            return True
        return store.businesses.get() is not None and bool(store.employees.active() or self._arguments.employee_name)

    def _ask_first_questions(self, store: Store) -> WelcomePage:
        from kundenapp.app.welcome import first_questions

        page = self.first_page = first_questions(store)
        page.answered.connect(self._on_first_questions_answered)
        page.closed.connect(self.app.quit)
        return page

    @Slot(Business, Employee)
    def _on_first_questions_answered(self, business: Business, employee: Employee) -> None:
        store = self._the_store()
        try:
            store.businesses.save(business)
            WhoIsHere(store, self.keeper).use(store.employees.create(employee.name))
        except AppError as error:  # the file is there now: it is not made once more
            (self.first_page or self._ask_first_questions(store)).take_back(business, employee, str(error))
            return
        store.history.forget_all()  # nothing before the first page is taken back from there
        self._open_window(store)
        if self.first_page is not None:
            self.first_page.vanish()
            self.first_page = None

    def _open_window(self, store: Store) -> None:
        who = self._who = WhoIsHere(store, self.keeper)
        who.choose(self._arguments.employee_name)
        window = self.window = MainWindow(store, self.keeper.preferences.tab_of(store.today()))
        who.watch(window)
        self._backup_places = BackupPlaces(store, self.keeper)
        self._backup_places.watch(window)
        window.menu.about_requested.connect(self._on_about_requested)
        window.menu.other_file_requested.connect(self._on_other_file_requested)
        window.menu.restore_requested.connect(self._on_restore_requested)
        window.closed.connect(self._on_closed)
        window.news.recovery_requested.connect(self.recover)
        self._mode.show(window)
        tell_news(window, self.keeper, self.opener.advice)
        QTimer.singleShot(0, self._on_painted)

    @Slot()
    def _on_painted(self) -> None:
        """The window is there; now there is time to look whether the file is sound."""
        window = self.window
        if window is None:
            return
        if self._arguments.screenshot is not None:
            self._look.take_picture(window, self._arguments.screenshot)
            return
        logs.log_start("window")
        self._doorbell = listen_for(window)
        check_beside(window)
        self.opened.emit()

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
        self._listen_no_more()
        if self.store is not None:
            self.store.abandon()
        damage = FaultError(Fault.DAMAGED, self._file.name)
        if not self._open(self.opener.recover(Wish(self._file), damage)):
            self.app.quit()

    @Slot()
    def _on_other_file_requested(self) -> None:
        self._goes_on = True
        self._goes_on = self._the_window().close()  # it stays open over something that cannot be saved

    @Slot()
    def _on_restore_requested(self) -> None:
        self._on_other_file_requested()
        self._wants_backup = self._goes_on

    @Slot()
    def _on_about_requested(self) -> None:
        text = _("Fassung {version}. Ihre Daten liegen nur auf diesem Computer:\n{place}")
        self.opener.tell(_("Kundenapp"), text.format(version=__version__, place=self._file))

    @Slot()
    def _on_closed(self) -> None:
        """Remember the window, back the file up if anything changed, and let go of it."""
        window, store = self._the_window(), self._the_store()
        if self._arguments.screenshot is None and self._sample is None:
            self._look.remember(window)
            self.keeper.keep(self.keeper.preferences.with_tab(window.pages.name_in_front, store.today()))
            back_up_at_the_end(store, self.opener.tell)
        self._listen_no_more()
        close_quietly(store)
        self._leave_sample()
        if self._goes_on:
            self._choose_another(window)
            return
        self._crashes.uninstall()
        self.app.quit()

    def _leave_sample(self) -> None:
        if self._sample is not None:
            self._sample.vanish()
            self._sample = None
            self.opener, self._file = self._own
            self.keeper.go_on()

    def _listen_no_more(self) -> None:
        if self._doorbell is not None:
            self._doorbell.stop()
            self._doorbell = None

    def _choose_another(self, window: MainWindow) -> None:
        self._goes_on = False
        self.window = self.store = None
        self._show_welcome(was_left=self.opener.is_there(self._file))
        window.deleteLater()
        if self._wants_backup and self.welcome is not None:
            self._wants_backup = False
            self.welcome.choose_backup()

    @Slot(Exception)
    def _on_refused(self, error: Exception) -> None:
        if self.window is not None:
            self.window.desk.events.failed.emit(error)
        else:
            self.opener.tell(_("Kundenapp"), str(error))

    @Slot(str, str)
    def _on_crashed(self, text: str, report: str) -> None:
        show_crash(self.window, text, report)

    def _the_store(self) -> Store:
        if self.store is None:
            raise RuntimeError("no file is open")
        return self.store

    def _the_window(self) -> MainWindow:
        if self.window is None:
            raise RuntimeError("no window is open")
        return self.window
