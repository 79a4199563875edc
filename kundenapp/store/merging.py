"""Making one customer of two in the file: everything that hangs on the one moves to the other, as one operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from kundenapp.domain.conversation import Channel, Conversation
from kundenapp.domain.errors import ChangedMeanwhileError, ValidationError
from kundenapp.domain.merge import Merged, merged
from kundenapp.i18n import _
from kundenapp.store.conversations import Conversations
from kundenapp.store.customer_events import note_status
from kundenapp.store.customer_rows import CHILD_TABLES, child_rows, customer_row
from kundenapp.store.doors import moment_text
from kundenapp.store.drafts import ANSWER_DRAFT, CONVERSATIONS, MERGED_FROM, Drafts, conversation_draft
from kundenapp.store.duplicates import Duplicates
from kundenapp.store.lines import write_children
from kundenapp.store.personal import DERIVED_TABLES, PERSONAL_TABLES
from kundenapp.store.placement_drafts import follow_merge

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from kundenapp.domain.customer import Customer
    from kundenapp.domain.merge import Side
    from kundenapp.store.doors import Doors
    from kundenapp.store.engine import Row
    from kundenapp.store.operation import Operation

MOVED_TABLES = tuple(
    table
    for table in PERSONAL_TABLES
    if table not in (*CHILD_TABLES, *DERIVED_TABLES, "customers", "changes", "drafts")
)
"""Tables whose rows go from one customer to the other as they are. Lines are united, summaries derived, the change
log stays as it was, drafts move without a log."""


class Merging:
    """Merging of customers in the file."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors
        self._engine = doors.engine
        self._conversations = Conversations(doors)
        self._drafts = Drafts(doors)
        self._duplicates = Duplicates(doors)

    def preview(self, winner: Customer, loser: Customer, taken: Mapping[str, Side]) -> Merged:
        """Return what would become of two customers; nothing is changed.

        Raises
        ------
        ValidationError
            if they cannot be merged: one is in the trash or anonymised, something unsaved waits in a record, or there
            would be more lines than possible.
        RestrictedError
            if the data of one of them may only be kept.
        """
        for customer in (winner, loser):
            if customer.deleted_at is not None or customer.anonymised_at is not None:
                raise ValidationError(
                    "id", _("{name} liegt im Papierkorb oder ist anonymisiert.").format(name=customer.display_name)
                )
            customer.check_usable()
            if self._waits(customer):
                text = _(
                    "Bei {name} wartet noch eine Eingabe, die nicht gespeichert werden konnte. Bitte zuerst öffnen."
                )
                raise ValidationError("id", text.format(name=customer.display_name))
        if winner.id == loser.id:
            raise ValidationError("id", _("Das ist derselbe Kunde. Bitte einen anderen wählen."))
        return merged(winner, loser, taken, self._recommended_by_either(winner, loser))

    def merge(self, winner: Customer, loser: Customer, taken: Mapping[str, Side]) -> None:
        """Merge `loser` into `winner`; conversations, follow-ups and all else move, nothing is dropped; can be undone.

        Raises
        ------
        ValidationError, RestrictedError
            as in `preview`.
        ChangedMeanwhileError
            if one of them was changed after it was read.
        """
        result = self.preview(winner, loser, taken)
        winner_id, loser_id = cast("int", winner.id), cast("int", loser.id)
        summary = _("{one} und {other} sind zusammengeführt.").format(one=winner.display_name, other=loser.display_name)
        with self._doors.operation("customer.merge", summary) as op:
            for customer in (winner, loser):
                self._check_unchanged(customer)
            self._move_rows(op, winner_id, loser_id)
            self._move_contact_persons(op, result.customer, winner_id, loser_id)
            self._write_winner(op, result.customer)
            self._delete_loser(op, loser_id)
            op.insert("customer_merges", self._merge_row(winner_id, loser))
            write_children(op, self._engine, winner_id, child_rows(result.customer))
            self._count_up(op, winner)
            for text in result.extra_notes:
                note = Conversation(
                    winner_id, self._doors.now(), Channel.NOTE, text, employee_id=self._doors.employee_id
                )
                self._conversations.add(op, note)
            self._duplicates.carry_over(op, loser_id, winner_id)
            self._move_drafts(winner_id, loser_id)

    def operations_with(self, uuids: Collection[str]) -> list[int]:
        """Return the merges, the latest first, that put a customer with one of these uuids into one without."""
        merges = self._engine.rows(
            "SELECT customer_merges.id, merged_uuid, uuid FROM customer_merges "
            "JOIN customers ON customers.id = customer_id ORDER BY customer_merges.id DESC"
        )
        found = [merge_id for merge_id, merged, winner in merges if merged in uuids and winner not in uuids]
        operations = (
            self._engine.scalar(
                "SELECT operation_id FROM changes "
                "WHERE \"table\" = 'customer_merges' AND row_id = ? AND before IS NULL ORDER BY id DESC",
                (merge_id,),
            )
            for merge_id in found
        )
        return [operation_id for operation_id in operations if operation_id is not None]

    def _waits(self, customer: Customer) -> bool:
        """Whether something typed into the record waits as a draft: it would later replace what is merged now."""
        names = self._engine.rows("SELECT name FROM drafts WHERE customer_id = ?", (customer.id,))
        return any(not name.startswith(CONVERSATIONS) and name != ANSWER_DRAFT for (name,) in names)

    def _recommended_by_either(self, winner: Customer, loser: Customer) -> set[int]:
        """Return everybody whom one of two customers has recommended, directly or through others."""
        rows = self._engine.rows(
            "WITH RECURSIVE recommended (id) AS ("
            "SELECT id FROM customers WHERE recommended_by IN (?, ?) "
            "UNION SELECT customers.id FROM customers JOIN recommended ON recommended_by = recommended.id"
            ") SELECT id FROM recommended",
            (winner.id, loser.id),
        )
        return {customer_id for (customer_id,) in rows}

    def _check_unchanged(self, customer: Customer) -> None:
        version = self._engine.scalar("SELECT version FROM customers WHERE id = ?", (customer.id,))
        if version != customer.version:
            raise ChangedMeanwhileError(
                _("{name} wurde inzwischen geändert. Nichts ist zusammengeführt; bitte noch einmal ansehen.").format(
                    name=customer.display_name
                )
            )

    def _move_rows(self, op: Operation, winner_id: int, loser_id: int) -> None:
        for table in MOVED_TABLES:
            column = PERSONAL_TABLES[table]
            for (row_id,) in self._engine.rows(f"SELECT id FROM {table} WHERE {column} = ? ORDER BY id", (loser_id,)):
                op.update(table, row_id, {column: winner_id})
        for (row_id,) in self._engine.rows(
            "SELECT id FROM customers WHERE recommended_by = ? AND id <> ? ORDER BY id", (loser_id, winner_id)
        ):
            op.update("customers", row_id, {"recommended_by": winner_id})

    def _move_contact_persons(self, op: Operation, result: Customer, winner_id: int, loser_id: int) -> None:
        """Bring over who stays a person of their own, with the id by which other rows name them."""
        staying = {person.id for person in result.contact_persons}
        for (row_id,) in self._engine.rows(
            "SELECT id FROM contact_persons WHERE customer_id = ? ORDER BY id", (loser_id,)
        ):
            if row_id in staying:
                op.update("contact_persons", row_id, {"customer_id": winner_id})

    def _write_winner(self, op: Operation, result: Customer) -> None:
        note_status(self._doors, op, result)
        created_at = moment_text(result.created_at) if result.created_at else None
        row = {**customer_row(result), "created_at": created_at, "is_sample": int(result.is_sample)}
        op.update("customers", cast("int", result.id), row)

    def _delete_loser(self, op: Operation, loser_id: int) -> None:
        for table in CHILD_TABLES:
            for (row_id,) in self._engine.rows(f"SELECT id FROM {table} WHERE customer_id = ?", (loser_id,)):
                op.delete(table, row_id)
        op.delete("customers", loser_id)

    def _merge_row(self, winner_id: int, loser: Customer) -> Row:
        return {
            "customer_id": winner_id,
            "merged_id": loser.id,
            "merged_uuid": loser.uuid,
            "at": self._doors.now_text(),
        }

    def _count_up(self, op: Operation, winner: Customer) -> None:
        """Let a form notice new lines even if the row itself is as before."""
        if self._engine.scalar("SELECT version FROM customers WHERE id = ?", (winner.id,)) == winner.version:
            op.update("customers", cast("int", winner.id), {"version": winner.version + 1})

    def _move_answer(self, winner_id: int, loser_id: int) -> None:
        """Let an answer that was being entered for the one be the other's."""
        draft = self._drafts.get(ANSWER_DRAFT)
        if draft is not None and draft.customer_id == loser_id:
            marks = [mark for mark in (draft.fields.get(MERGED_FROM, ""), str(loser_id)) if mark]
            self._drafts.discard(ANSWER_DRAFT)
            self._drafts.save(ANSWER_DRAFT, {**draft.fields, MERGED_FROM: " ".join(marks)}, winner_id)

    def _move_drafts(self, winner_id: int, loser_id: int) -> None:
        """Let a conversation that was being written about the one wait at the other, below what waits there."""
        self._move_answer(winner_id, loser_id)
        with self._doors.local() as local:
            follow_merge(self._engine, local, winner_id, loser_id)
        draft = self._drafts.get(conversation_draft(loser_id))
        if draft is None:
            return
        waiting = self._drafts.get(conversation_draft(winner_id))
        written = {name: value for name, value in waiting.fields.items() if value} if waiting else {}
        fields = {**draft.fields, **written}
        texts = [waiting.fields["text"] if waiting else "", draft.fields["text"]]
        marks = [waiting.fields.get(MERGED_FROM, "") if waiting else "", draft.fields.get(MERGED_FROM, "")]
        merged_from = " ".join(mark for mark in (*marks, str(loser_id)) if mark)
        fields |= {"text": "\n\n".join(text for text in texts if text), MERGED_FROM: merged_from}
        self._drafts.discard(draft.name)
        self._drafts.save(conversation_draft(winner_id), fields, winner_id)
