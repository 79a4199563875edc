"""What the shop says about itself: the sender of its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout

from kundenapp.domain.business import Business
from kundenapp.domain.errors import AppError, ValidationError
from kundenapp.i18n import _
from kundenapp.ui.common.buttons import primary_button
from kundenapp.ui.common.dialogs import Dialog
from kundenapp.ui.common.fields import Field, hint
from kundenapp.ui.common.inputs import LineInput

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kundenapp.ui.common.desk import Desk


class BusinessDialog(Dialog):
    """Name and address of the business."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, _("Ihr Betrieb"), 520)
        self._desk = desk
        business = desk.store.businesses.get() or Business(name="")
        labels = {
            "name": _("&Name des Betriebs"),
            "street": _("Straße und Hausnummer"),
            "postal_code": _("PLZ"),
            "city": _("Ort"),
            "phone": _("Telefon"),
            "email": _("E-Mail"),
            "website": _("Internetseite"),
        }
        self.inputs = {name: LineInput() for name in labels}
        self.fields = {name: Field(label, self.inputs[name]) for name, label in labels.items()}
        for name, field in self.inputs.items():
            field.setText(getattr(business, name))
            field.setReadOnly(not desk.can_edit)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        places = {
            "name": (0, 0, 3),
            "street": (1, 0, 3),
            "postal_code": (2, 0, 1),
            "city": (2, 1, 2),
            "phone": (3, 0, 2),
            "email": (3, 2, 1),
            "website": (4, 0, 3),
        }
        for name, (row, column, span) in places.items():
            grid.addWidget(self.fields[name], row, column, 1, span)
        for column, stretch in enumerate((2, 2, 3)):
            grid.setColumnStretch(column, stretch)
        self.body.addLayout(grid)
        self.body.addWidget(hint(_("Diese Angaben stehen als Absender auf Briefen und Berichten.")))
        self.done_button = primary_button(_("&Fertig"), "check")
        self.done_button.clicked.connect(self._on_done)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._on_done)
        self.add_buttons(self.done_button)

    @Slot()
    def _on_done(self) -> None:
        if not self._desk.can_edit:
            self.reject()
            return
        try:
            self._desk.store.businesses.save(Business(**{name: field.text() for name, field in self.inputs.items()}))
        except ValidationError as error:
            self.fields[error.field].set_error(str(error))
            self.inputs[error.field].setFocus()
            return
        except AppError as error:
            self.fields["name"].set_error(str(error))
            return
        self.accept()
