"""What is to become of the data of a customer: only kept, made anonymous, or erased for good. One honest dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout

from kundenapp.i18n import _
from kundenapp.ui.common.buttons import primary_button, secondary_button
from kundenapp.ui.common.dialogs import Dialog, confirm
from kundenapp.ui.common.fields import ErrorLine
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.customers.contents_words import counted
from kundenapp.ui.theme import GAP_4, GAP_16

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from kundenapp.domain.customer import Customer
    from kundenapp.ui.common.desk import Desk

RESTRICT, ANONYMISE, ERASE = "restrict", "anonymise", "erase"


class ErasureDialog(Dialog):
    """Three ways with what each takes away and leaves. `ask` puts the second question before what is final."""

    help_topic = "privacy"

    def __init__(self, desk: Desk, customer: Customer, parent: QWidget, ask: Callable[..., bool] = confirm) -> None:
        super().__init__(parent, _("Daten von {name}").format(name=_short(customer.display_name)), 620)
        self._desk, self._customer, self._ask = desk, customer, ask
        self._verbs: dict[str, str] = {}
        self.radios: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.body.setSpacing(GAP_16)
        for key, title, verb, text in self._ways():
            self._add_way(key, title, verb, text)
        self.body.addWidget(PlainLabel(_about_backups(), "small", "text3", wrap=True))
        self.error_line = ErrorLine()
        self.body.addWidget(self.error_line)
        self.keep_button = secondary_button(_("&Nichts ändern"))
        self.keep_button.clicked.connect(self.reject)
        self.done_button = primary_button("")
        self.done_button.setAutoDefault(False)
        self.done_button.clicked.connect(self._on_done)
        self.add_buttons(self.keep_button, self.done_button)
        self.keep_button.setDefault(True)
        self._group.buttonClicked.connect(self._on_chosen)
        self.radios[RESTRICT].setChecked(True)
        self._on_chosen()
        self.radios[RESTRICT].setFocus()

    def _ways(self) -> tuple[tuple[str, str, str, str], ...]:
        contents = contents_text(self._desk.store.customers.contents_of(self._customer.id or 0))
        if self._customer.restricted_at is None:
            restrict = (
                _("Nur noch aufbewahren"),
                _("Einschränken"),
                _("Alles bleibt, wird aber nicht mehr verwendet: nichts bearbeiten, kein neues Gespräch, auf keiner "
                  "gedruckten Liste. Lässt sich jederzeit aufheben."),
            )  # fmt: skip
        else:
            restrict = (
                _("Wieder verwenden"),
                _("Einschränkung aufheben"),
                _("Die Daten dürfen wieder bearbeitet und genutzt werden."),
            )
        anonymise = (
            _("Unkenntlich machen"),
            _("Anonymisieren …"),
            _("Namen, Anschriften, Nummern, Notizen und alle Texte werden entfernt, auch aus dem Änderungsprotokoll. "
              "Für die Auswertung bleiben nur Tage, Stimmungen, Einschätzungen und Zahlen. "
              "Das lässt sich nicht zurückholen."),
        )  # fmt: skip
        erase = (
            _("Für immer löschen"),
            _("Endgültig löschen …"),
            _("Alles wird entfernt: {contents}. Das lässt sich nicht zurückholen.").format(contents=contents),
        )
        return (RESTRICT, *restrict), (ANONYMISE, *anonymise), (ERASE, *erase)

    def _add_way(self, key: str, title: str, verb: str, text: str) -> None:
        radio = QRadioButton(title)
        radio.setAccessibleDescription(text)
        explanation = PlainLabel(text, "secondary", "text2", wrap=True)
        explanation.setIndent(26)
        self._group.addButton(radio)
        self.radios[key], self._verbs[key] = radio, verb
        column = QVBoxLayout()
        column.setSpacing(GAP_4)
        column.addWidget(radio)
        column.addWidget(explanation)
        self.body.addLayout(column)

    @property
    def way(self) -> str:
        """Which of the three is chosen."""
        return next(key for key, radio in self.radios.items() if radio.isChecked())

    @Slot()
    def _on_chosen(self) -> None:
        self.done_button.set_text(self._verbs[self.way])

    @Slot()
    def _on_done(self) -> None:
        customers, customer = self._desk.store.customers, self._customer
        customer_id = customer.id or 0
        if self.way != RESTRICT and not self._is_sure():
            return
        with self.error_line.telling():
            if self.way == ERASE:
                self._desk.store.erase([customer])
            elif self.way == ANONYMISE:
                self._desk.store.anonymise([customer])
            elif customer.restricted_at is None:
                customers.restrict(customer_id)
            else:
                customers.lift_restriction(customer_id)
            self.accept()

    def _is_sure(self) -> bool:
        if self.way == ERASE:
            title, verb = _("Endgültig löschen?"), _("Endgültig löschen")
            text = _("„{name}“ und alles, was dazu gespeichert ist, wird entfernt. Das lässt sich nicht zurückholen.")
        else:
            title, verb = _("Unkenntlich machen?"), _("Anonymisieren")
            text = _("Danach weiß niemand mehr, wer „{name}“ war. Das lässt sich nicht zurückholen.")
        return self._ask(self, title, text.format(name=self._customer.display_name), verb, _("Behalten"))


def contents_text(contents: dict[str, int]) -> str:
    """Return in words how much is kept about a customer, for example "Stammdaten, 3 Gespräche, 2 Wiedervorlagen"."""
    return ", ".join([_("Stammdaten"), *counted(contents), _("alle früheren Fassungen davon")])


def _about_backups() -> str:
    return _(
        "Sicherungen von früher enthalten den alten Stand, bis sie nach und nach ersetzt werden. Wird eine von ihnen "
        "eingespielt, wird das Löschen oder Anonymisieren dabei von selbst wiederholt."
    )


def _short(name: str) -> str:
    return name if len(name) <= 60 else f"{name[:59]}…"
