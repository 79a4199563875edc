"""What the window asks of the page of a tab: a page says yes to what it has a use for, the rest does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from kundenapp.ui.common.signals import CustomerId, FollowUpId


class TabPage(QWidget):
    """The page of a tab. The keys of the window that depend on the page in front end in these methods."""

    help_topic = ""
    """The topic of the help that F1 opens here (a file of ``resources/help`` without number and ending)."""

    @property
    def current_id(self) -> CustomerId:
        """The customer in front, None if nobody is."""
        return None

    @property
    def current_follow_up_id(self) -> FollowUpId:
        """The Wiedervorlage in front, None if it is only the customer."""
        return None

    def flush(self) -> bool:
        """Save everything that is unsaved; return False if something could not be and still waits in its field."""
        return True

    def take_focus(self) -> None:
        """Let the keyboard begin where work begins."""
        self.setFocus()

    def propose_customer(self, customer_id: int) -> None:
        """The page comes to the front, and this customer was in front before; take them if nobody is chosen here."""

    def reload(self) -> bool:
        """F5: show what the file says now; return False if it could not, which has been told then."""
        return True

    def find_next(self) -> bool:
        """F3: go on to the next hit of the search of this page; return False if nothing is searched for here."""
        return False

    def finish_current(self) -> None:
        """Strg+Eingabe: what is being filled in is done."""

    def edit_current(self) -> None:
        """F2: edit what is in front."""

    def trash_current(self) -> None:
        """Entf: put what is chosen into the trash."""

    def follow_up_current(self) -> None:
        """Strg+W: a Wiedervorlage for the customer in front."""

    def print_current(self) -> None:
        """Strg+P: what is in front, on paper."""
