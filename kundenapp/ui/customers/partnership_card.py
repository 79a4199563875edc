"""The card Partnerschaft: what both sides promise, share and wish, and whether that makes a partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from kundenapp.domain.commitment import balance_words
from kundenapp.domain.customer import Status
from kundenapp.domain.dates import past
from kundenapp.domain.partnership import partnership_of
from kundenapp.domain.wish import CommonGround, GroundKind, Wish, WishHorizon
from kundenapp.i18n import _, ngettext
from kundenapp.store.doors import Changed
from kundenapp.ui.common.buttons import ghost_button
from kundenapp.ui.common.cards import Card, divider
from kundenapp.ui.common.labels import PlainLabel, breakable
from kundenapp.ui.customers.partner_panel import PartnerPanel
from kundenapp.ui.customers.partnership_actions import PartnershipActions
from kundenapp.ui.customers.promise_list import PromiseList
from kundenapp.ui.customers.shared_list import ListDoor, SharedList
from kundenapp.ui.theme import GAP_8, GAP_12, GAP_24

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from kundenapp.domain.commitment import Commitment
    from kundenapp.domain.customer import Customer
    from kundenapp.domain.delight import Delight
    from kundenapp.domain.partnership import Partnership
    from kundenapp.ui.common.desk import Desk

_NARROW = 700


class PartnershipCard(Card):
    """Two columns where there is room; all of it is hidden by the shade.

    Signals
    -------
    delights_requested():
        the Begeisterungsmomente of this customer are to be seen.
    """

    delights_requested = Signal()

    def __init__(self, desk: Desk) -> None:
        self.promise_button = ghost_button(_("Zusage"), "plus")
        self.promise_button.setAccessibleName(_("Zusage eintragen"))
        super().__init__(_("Partnerschaft"), self.promise_button)
        self._desk = desk
        self._customer: Customer | None = None
        self.actions_for = PartnershipActions(desk, self)
        self.summary_label = PlainLabel("", "secondary", "text2", wrap=True, numbers=True)
        self.promises = PromiseList(self.promise_button)
        self.lists: dict[GroundKind | WishHorizon, SharedList] = {
            GroundKind.COMMON: SharedList(
                _("Gemeinsamkeiten"), _("Was verbindet uns?"), self._grounds(GroundKind.COMMON)
            ),
            GroundKind.DIFFERENCE: SharedList(
                _("Unterschiede"), _("Worin sind wir verschieden?"), self._grounds(GroundKind.DIFFERENCE)
            ),
            WishHorizon.TODAY: SharedList(
                _("Wünsche heute"), _("Was wünscht sich der Kunde?"), self._wishes(WishHorizon.TODAY)
            ),
            WishHorizon.FUTURE: SharedList(
                _("Wünsche in Zukunft"), _("Und später einmal?"), self._wishes(WishHorizon.FUTURE)
            ),
        }
        self.delights_label = PlainLabel("", "body", wrap=True)
        self.delights_button = ghost_button(_("Ansehen"))
        self.delights_button.setAccessibleName(_("Begeisterungsmomente ansehen"))
        self.partner = PartnerPanel()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()

    def _grounds(self, kind: GroundKind) -> ListDoor:
        actions, title = self.actions_for, kind.label
        return ListDoor(
            lambda text: actions.add_ground(self._customer_id, kind, text),
            lambda entry: actions.reword(entry, title),
            lambda entry: actions.delete_ground(entry) if isinstance(entry, CommonGround) else None,
        )

    def _wishes(self, horizon: WishHorizon) -> ListDoor:
        actions = self.actions_for
        return ListDoor(
            lambda text: actions.add_wish(self._customer_id, horizon, text),
            lambda entry: actions.reword(entry, _("Wunsch")),
            lambda entry: actions.delete_wish(entry) if isinstance(entry, Wish) else None,
            lambda wish, is_fulfilled: actions.set_fulfilled(wish, is_fulfilled=is_fulfilled),
        )

    def _build(self) -> None:
        content = QWidget()
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP_12)
        self._columns.setSpacing(GAP_24)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(GAP_12)
        right.setSpacing(GAP_12)
        left.addWidget(self.summary_label)
        left.addWidget(self.promises)
        left.addStretch(1)
        for shared in self.lists.values():
            right.addWidget(shared)
        right.addStretch(1)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        outer.addLayout(self._columns)
        delights = QHBoxLayout()
        delights.setSpacing(GAP_8)
        delights.addWidget(self.delights_label, 1)
        delights.addWidget(self.delights_button)
        outer.addWidget(divider())
        outer.addLayout(delights)
        outer.addWidget(self.partner)
        self.body.addWidget(content)
        self._desk.shade.cover(content)

    def _connect(self) -> None:
        self.promise_button.clicked.connect(self._on_promise_clicked)
        self.promises.settled.connect(self.actions_for.settle)
        self.promises.edit_requested.connect(self.actions_for.edit_promise)
        self.promises.deletion_requested.connect(self.actions_for.delete_promise)
        self.delights_button.clicked.connect(self.delights_requested)
        self.partner.partner_requested.connect(self._on_partner_requested)
        self._desk.events.changed.connect(self._on_data_changed)

    @property
    def _customer_id(self) -> int:
        return (self._customer.id or 0) if self._customer else 0

    def flush(self) -> bool:
        """Keep what was typed into the lists without Enter; return False if something could not be."""
        kept = [shared.flush() for shared in self.lists.values()]
        return all(kept)  # each of them, none skipped

    def show_customer(self, customer: Customer) -> None:
        """Show the partnership with a customer; with one whose data may only be kept it is only read."""
        is_other = customer.id != self._customer_id
        self._customer = customer
        store, today = self._desk.store, self._desk.store.today()
        can_edit = self._desk.can_edit and customer.restricted_at is None
        self.promise_button.setEnabled(can_edit)
        commitments = store.commitments.of_customer(self._customer_id)
        grounds = store.common_grounds.of_customer(self._customer_id)
        wishes = store.wishes.of_customer(self._customer_id)
        self.promises.show_promises(commitments, today, can_edit=can_edit, is_other=is_other)
        for key, shared in self.lists.items():
            entries: Sequence[Wish | CommonGround] = [one for one in grounds if one.kind is key]
            if isinstance(key, WishHorizon):
                entries = [one for one in wishes if one.horizon is key]
            shared.show_entries(entries, today, can_edit=can_edit, is_other=is_other)
        in_common = sum(ground.kind is GroundKind.COMMON for ground in grounds)
        rule = store.partner_settings.rule
        partnership = partnership_of(commitments, in_common, customer.customer_since, rule, today)
        self._summarise(commitments, partnership)
        self._show_delights(store.delights.of_customer(self._customer_id))
        is_partner = customer.status is Status.PARTNER
        self.partner.show_partnership(partnership, is_partner=is_partner, can_edit=can_edit)

    def _summarise(self, commitments: Sequence[Commitment], partnership: Partnership) -> None:
        words = _("{balance}. Wir: {ours} · Der Kunde: {theirs}")
        self.summary_label.setText(
            words.format(
                balance=balance_words(commitments), ours=partnership.ours.words, theirs=partnership.theirs.words
            )
        )
        self.summary_label.setVisible(bool(commitments))

    def _show_delights(self, delights: Sequence[Delight]) -> None:
        words = _("Noch keine Aufmerksamkeit aufgeschrieben.")
        if delights:
            count = ngettext("{count} Aufmerksamkeit", "{count} Aufmerksamkeiten", len(delights))
            latest = past(delights[0].day, self._desk.store.today())
            words = _("{count}, zuletzt {when}: {what}").format(
                count=count.format(count=len(delights)), when=latest, what=delights[0].what
            )
        self.delights_label.setText(breakable(words))
        self.delights_button.setVisible(bool(delights))

    @Slot()
    def _on_promise_clicked(self) -> None:
        self.actions_for.promise(self._customer_id)

    @Slot(int)
    def _on_partner_requested(self, open_conditions: int) -> None:
        self.actions_for.make_partner(self._customer_id, open_conditions)

    @Slot(Changed)
    def _on_data_changed(self, changed: Changed) -> None:
        """Another rule of partners is seen at once."""
        if self._customer is not None and "settings" in changed.tables:
            with self._desk.guarded():
                self.show_customer(self._desk.store.customers.get(self._customer_id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        is_narrow = event.size().width() < _NARROW
        self._columns.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
