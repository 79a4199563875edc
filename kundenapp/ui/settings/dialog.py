"""The settings: pages at the left, what can be set at the right, nothing to confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QScrollArea, QStackedWidget

from kundenapp.domain.business import Employee
from kundenapp.domain.errors import AppError
from kundenapp.i18n import _
from kundenapp.store.doors import Changed
from kundenapp.ui import icons
from kundenapp.ui.common.buttons import ghost_button, primary_button
from kundenapp.ui.common.dialogs import Dialog, may_lose_text
from kundenapp.ui.common.labels import PlainLabel
from kundenapp.ui.common.shortcuts import bind_keys
from kundenapp.ui.settings.brands_page import BrandsPage
from kundenapp.ui.settings.business_page import BusinessPage
from kundenapp.ui.settings.data_page import DataPage
from kundenapp.ui.settings.employees_page import EmployeesPage
from kundenapp.ui.settings.enthusiasm_page import EnthusiasmPage
from kundenapp.ui.settings.guard_page import GuardPage
from kundenapp.ui.settings.look_page import LookPage
from kundenapp.ui.settings.partner_page import PartnerPage
from kundenapp.ui.settings.statements_page import StatementsPage
from kundenapp.ui.settings.sympathy_page import SympathyPage
from kundenapp.ui.theme import GAP_20, Mode, fix_width, theme

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kundenapp.ui.common.desk import Desk
    from kundenapp.ui.settings.page import SettingsPage

_WIDTH, _HEIGHT, _LIST_WIDTH, _ROW_HEIGHT = 780, 470, 170, 38
_TYPED = frozenset(
    {"business.save", "employee.rename", "brand.rename", "setting.change", "statement.rename", "statement.weigh"}
)


class SettingsDialog(Dialog):
    """One dialog for all that can be set. `open_folder` shows a folder of this computer.

    Signals
    -------
    person_chosen(Employee), mode_chosen(Mode), text_scale_chosen(float), second_place_chosen(str):
        to be remembered on this computer.
    trash_requested, restore_requested:
        what the program shows; for a backup the settings and the file are closed first.
    """

    person_chosen = Signal(Employee)
    mode_chosen = Signal(Mode)
    text_scale_chosen = Signal(float)
    second_place_chosen = Signal(str)
    trash_requested = Signal()
    restore_requested = Signal()
    help_topic = "settings"

    def __init__(self, desk: Desk, parent: QWidget, open_folder: Callable[[Path], bool] | None = None) -> None:
        super().__init__(parent, _("Einstellungen"), _WIDTH)
        self._desk = desk
        self.business, self.brands, self.employees = BusinessPage(desk), BrandsPage(desk), EmployeesPage(desk)
        self.sympathy, self.enthusiasm, self.look = SympathyPage(desk), EnthusiasmPage(desk), LookPage(desk)
        self.guard, self.data = GuardPage(desk), DataPage(desk, open_folder or show_folder)
        self.statements, self.partner = StatementsPage(desk), PartnerPage(desk)
        self.pages: list[SettingsPage] = [self.business, self.brands, self.employees, self.statements]
        self.pages += [self.sympathy, self.enthusiasm, self.partner, self.guard, self.look, self.data]
        self.list = QListWidget()
        self.list.setAccessibleName(_("Bereiche der Einstellungen"))
        self.list.setIconSize(QSize(icons.SIZE_ROW, icons.SIZE_ROW))
        fix_width(self.list, _LIST_WIDTH)
        self.stack = QStackedWidget()
        self._scrolls: list[QScrollArea] = []
        self._fill()
        row = QHBoxLayout()
        row.setSpacing(GAP_20)
        row.addWidget(self.list)
        row.addWidget(self.stack, 1)
        self.body.addLayout(row)
        self.told_label = PlainLabel("", "secondary", "text2", wrap=True, numbers=True)
        self.undo_button = ghost_button(_("Rückgängig"))
        self.undo_button.hide()
        self.close_button = primary_button(_("&Schließen"))
        self.add_to_footer(self.told_label, self.undo_button)
        self.add_buttons(self.close_button)
        self._connect()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _fill(self) -> None:
        for page in self.pages:
            item = QListWidgetItem(page.title)
            item.setSizeHint(QSize(0, _ROW_HEIGHT))
            self.list.addItem(item)
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setMinimumHeight(_HEIGHT)
            scroll.setWidget(page)
            self._scrolls.append(scroll)
            self.stack.addWidget(scroll)
        self._dress_list()

    @Slot()
    def _dress_list(self) -> None:
        for row, name in enumerate(
            ("store", "tag", "users", "circles", "heart", "smiley", "handshake", "info", "sun", "save")
        ):
            self.list.item(row).setIcon(icons.icon(name, "text2"))

    def _connect(self) -> None:
        theme().changed.connect(self._dress_list)
        self.list.currentRowChanged.connect(self._on_row_changed)
        self.close_button.clicked.connect(self.reject)
        self.undo_button.clicked.connect(self.undo)
        self._desk.events.changed.connect(self._on_changed)
        self.employees.person_chosen.connect(self.person_chosen)
        self.look.mode_chosen.connect(self.mode_chosen)
        self.look.text_scale_chosen.connect(self.text_scale_chosen)
        self.data.second_place.chosen.connect(self.second_place_chosen)
        self.data.second_place.told.connect(self.tell)
        self.data.told.connect(self.tell)
        self.data.trash_requested.connect(self.trash_requested)
        self.data.restore_requested.connect(self._on_restore_requested)
        for page in self.pages:
            page.refused.connect(self.tell)
        bind_keys(self, {"Ctrl+Z": self.undo, "Ctrl+Y": self.redo, "Ctrl+Shift+Z": self.redo})

    @Slot(str)
    def tell(self, sentence: str, *, can_undo: bool = False) -> None:
        """Say something at the lower edge."""
        self.told_label.setText(sentence)
        self.undo_button.setVisible(can_undo)

    @Slot()
    def undo(self) -> None:
        """Take back the last own change."""
        self._step(self._desk.undo)

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(self._desk.redo)

    def _step(self, step: Callable[[], str]) -> None:
        self.flush()
        try:
            self.tell(step())
        except AppError as error:
            self.tell(str(error))

    @Slot(Changed)
    def _on_changed(self, changed: Changed) -> None:
        for page in self.pages:
            page.take_over(changed)
        if changed.kind in _TYPED:
            moment = self._desk.store.now().astimezone()
            self.tell(_("Gespeichert, {time}").format(time=f"{moment:%H:%M}"))
        elif changed.undoable and changed.kind not in ("undo", "redo"):
            self.tell(changed.summary, can_undo=True)

    @Slot(int)
    def _on_row_changed(self, row: int) -> None:
        self.flush()
        self.stack.setCurrentIndex(row)
        self.pages[row].begin()

    @Slot()
    def _on_restore_requested(self) -> None:
        self.reject()
        if not self.isVisible():
            self.restore_requested.emit()

    def show_line(self, page: SettingsPage, line: QWidget) -> None:
        """Bring a page to the front, with the cursor in something on it."""
        self.show_page(page)
        line.setFocus()
        self._scrolls[self.pages.index(page)].ensureWidgetVisible(line)

    def show_page(self, page: SettingsPage) -> None:
        """Bring a page to the front."""
        self.list.setCurrentRow(self.pages.index(page))

    def flush(self) -> bool:
        """Save what is unsaved; return False if it cannot be and still waits in its field."""
        return False not in [page.flush() for page in self.pages]

    def reject(self) -> None:
        """Close once everything is in the file; what does not fit yet gets the cursor instead."""
        if not self.flush():
            if may_lose_text(self):
                super().reject()
            return
        for page in self.pages:
            unfit = page.finish()
            if unfit is not None:
                self.show_line(page, unfit)
                return
        super().reject()


def show_folder(folder: Path) -> bool:
    """Show a folder in the file manager of this computer; return whether there is one that does."""
    return folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder.absolute())))
