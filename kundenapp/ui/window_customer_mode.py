"""Into the Kundenmodus and out of it: the window gives way to the screen for customers, and comes back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from kundenapp.domain.answer import Answer
from kundenapp.domain.customer_mode import CustomerMode
from kundenapp.domain.errors import RestrictedError
from kundenapp.domain.letter import letter_salutation
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable

    from kundenapp.domain.customer import Customer
    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.common.signals import CustomerId
    from kundenapp.ui.customer_mode.answer_box import AnswerBox
    from kundenapp.ui.customer_mode.screen import CustomerModeScreen, Pauses
    from kundenapp.ui.customer_mode.start_dialog import StartDialog


class WindowCustomerMode(QObject):
    """The Kundenmodus of a window. `save` saves what is unsaved there and tells whether that has worked.

    Attributes
    ----------
    pauses:
        how long a page stays when nobody touches it, None for the usual.

    Signals
    -------
    changed(CustomerMode | None):
        to be remembered on this computer; None when the mode is over.
    """

    changed = Signal(object)

    def __init__(self, window: QWidget, desk: Desk, save: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._desk, self._save = window, desk, save
        self._show_window: Callable[[], object] = window.show
        self._box: AnswerBox | None = None
        self._afterwards: list[Callable[[], object]] = []
        self._customer_id: int | None = None
        self.screen: CustomerModeScreen | None = None
        self.pauses: Pauses | None = None

    @property
    def box(self) -> AnswerBox:
        """Where the answers go."""
        from kundenapp.ui.customer_mode.answer_box import AnswerBox

        if self._box is None:
            self._box = AnswerBox(self._desk.store, self)
            self._box.emptied.connect(self._on_emptied)
        return self._box

    @property
    def front(self) -> QWidget:
        """What is to be seen of the program."""
        return self.screen or self._window

    def after_leaving(self, act: Callable[[], object]) -> None:
        """Do something as soon as the shop is looking, at once if it is."""
        if self.screen is None:
            act()
        else:
            self._afterwards.append(act)

    @Slot()
    def ask(self) -> StartDialog | None:
        """Ask who is to answer."""
        return self.ask_for(None)

    @Slot(object)
    def ask_for(self, customer_id: CustomerId) -> StartDialog | None:
        """Ask whether this customer is to answer."""
        from kundenapp.ui.customer_mode.start_dialog import StartDialog

        if not self._desk.can_edit or self.screen is not None:
            return None
        dialog = StartDialog(self._desk, self._window, customer_id)
        dialog.begun.connect(self.begin)
        dialog.open()
        return dialog

    @Slot(object)
    def begin(self, customer_id: CustomerId) -> None:
        """Begin with one customer, or with everybody; not before everything is saved."""
        if not self._save() or not self.box.flush():
            self._desk.toasts.show_message(_("Der Kundenmodus beginnt, sobald alles gespeichert ist."))
            return
        with self._desk.guarded():
            mode = CustomerMode(self._desk.store.settings.file_uuid)
            if customer_id is not None:
                self._desk.store.customers.check_usable(customer_id)
                mode = replace(mode, customer_uuid=self._desk.store.customers.get(customer_id).uuid)
            self._start(mode, self._window.show)

    def resume(self, mode: CustomerMode, show_window: Callable[[], object]) -> None:
        """Come back to the mode after a restart; `show_window` is called at its end, and nothing is shown before."""
        self._start(mode, show_window)

    def _start(self, mode: CustomerMode, show_window: Callable[[], object]) -> None:
        from kundenapp.ui.customer_mode.screen import CustomerModeScreen, Words

        settings, business = self._desk.store.answer_settings, self._desk.store.businesses.get()
        customer = self._usable(mode.customer_uuid)
        self._customer_id = customer.id if customer else None
        if customer is None:
            mode = replace(mode, customer_uuid="", is_answered=False)
        words = Words(
            business.name if business else "",
            settings.question,
            settings.thanks,
            settings.scale,
            letter_salutation(customer) if customer else "",
        )
        self.box.begin()
        screen = self.screen = CustomerModeScreen(mode, words, settings.sealed_code, self._desk.store.now, self.pauses)
        screen.answered.connect(self._on_answered)
        screen.changed.connect(self.changed)
        screen.left.connect(self._on_left)
        screen.ended_from_outside.connect(self._on_ended_from_outside)
        self._show_window = show_window
        self.changed.emit(mode)
        self._put_in_front(screen)

    def _put_in_front(self, screen: CustomerModeScreen) -> None:
        place = self._window.screen()
        screen.setScreen(place)
        screen.setGeometry(place.geometry())
        screen.showFullScreen()
        screen.raise_()
        screen.activateWindow()
        for other in self._window.findChildren(QWidget):
            if other.isWindow() and other.isVisible() and not other.close():
                other.hide()
        self._window.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.commitDataRequest.connect(self._on_computer_ends, Qt.ConnectionType.UniqueConnection)

    def _usable(self, uuid: str) -> Customer | None:
        for customer in self._desk.store.customers.with_uuids([uuid] if uuid else []):
            if customer.deleted_at is None:
                with suppress(RestrictedError):
                    customer.check_usable()
                    return customer
        return None

    @Slot(Answer)
    def _on_answered(self, answer: Answer) -> None:
        self.box.keep(replace(answer, customer_id=self._customer_id))

    @Slot()
    def _on_left(self) -> None:
        screen, self.screen = self.screen, None
        self.changed.emit(None)
        self._show_window()
        self._window.raise_()
        self._window.activateWindow()
        if screen is not None:
            screen.hide()
            screen.deleteLater()
        self._tell()
        afterwards, self._afterwards = self._afterwards, []
        for act in afterwards:
            act()

    def _tell(self) -> None:
        """Say what came of it; what is still in the toast is of the time before."""
        saved = self.box.saved
        self._desk.toasts.show_message(
            ngettext(
                "Kundenmodus beendet. {count} Antwort ist gespeichert.",
                "Kundenmodus beendet. {count} Antworten sind gespeichert.",
                saved,
            ).format(count=saved)
            if saved
            else _("Kundenmodus beendet.")
        )
        self._tell_of_waiting()

    def _tell_of_waiting(self) -> None:
        count = len(self.box.waiting)
        if not count:
            return
        text = ngettext(
            "{count} Antwort aus dem Kundenmodus ist noch nicht gespeichert. Lassen Sie das Programm offen.",
            "{count} Antworten aus dem Kundenmodus sind noch nicht gespeichert. Lassen Sie das Programm offen.",
            count,
        ).format(count=count)
        sentence = f"{text} {self.box.error}" if self.box.error else text
        self._desk.notice.show_message(sentence, _("Nochmals versuchen"), self._try_again)

    def _try_again(self) -> None:
        if not self.box.flush():
            self._tell_of_waiting()

    @Slot()
    def _on_emptied(self) -> None:
        if self.screen is None:
            self._desk.notice.settle(self._try_again)
            self._desk.toasts.show_message(_("Die Antworten aus dem Kundenmodus sind jetzt gespeichert."))

    def flush(self) -> bool:
        """Save the answers that wait; return False if one still does."""
        return self._box is None or self._box.flush()

    @Slot()
    def _on_computer_ends(self) -> None:
        if self.screen is not None:
            self.screen.allow_closing()

    @Slot()
    def _on_ended_from_outside(self) -> None:
        self.screen = None
        self._window.close()
