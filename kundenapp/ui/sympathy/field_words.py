"""What the field of the matrix says about a bubble: in the tooltip, to who listens, while it is moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.answer import words_of
from kundenapp.domain.dates import full_day
from kundenapp.domain.limits import grouped
from kundenapp.domain.placement import step_text
from kundenapp.domain.sympathy_board import BoardAxis
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from datetime import date

    from kundenapp.domain.answer import LastAnswer
    from kundenapp.domain.sympathy_board import BoardEntry
    from kundenapp.ui.sympathy.board import Board, Move


def tip(entry: BoardEntry, board: Board) -> str:
    """Return all about a bubble in one line: "Bäckerei Großmann · Sympathie 4,5 · Begeisterung 8 (geschätzt)"."""
    return " · ".join((" ".join(entry.display_name.split()), *_parts(entry, board)))


def description(entry: BoardEntry, board: Board, number: int, count: int) -> str:
    """Return the same for who listens, with the field and the place in the order of names."""
    quadrant = entry.quadrant(board.field.lines)
    where = _("unter dem Feld, ohne Begeisterung") if quadrant is None else board.field.words(quadrant).name
    words = ", ".join((" ".join(entry.display_name.split()), *_parts(entry, board), where))
    return _("{words}. Kunde {number} von {count}.").format(words=words, number=number, count=count)


def _parts(entry: BoardEntry, board: Board) -> list[str]:
    parts = [_("Sympathie {value}").format(value=step_text(entry.sympathy))]
    if board.is_team:
        parts += _spread(entry)
    if entry.enthusiasm is not None:
        parts.append(_("Begeisterung {value} (geschätzt)").format(value=step_text(entry.enthusiasm)))
    if entry.last_answer is not None:
        parts.append(_answer(entry.last_answer, board.today))
    if board.axis is not BoardAxis.ENTHUSIASM:
        parts.append(axis_value(board, entry.customer_id))
    return parts


def _spread(entry: BoardEntry) -> list[str]:
    parts = [ngettext("{count} Einschätzung", "{count} Einschätzungen", entry.raters).format(count=entry.raters)]
    if entry.agreement is not None and entry.lowest is not None and entry.highest is not None:
        low, high = step_text(entry.lowest), step_text(entry.highest)
        spread = low if low == high else _("{low} bis {high}").format(low=low, high=high)
        parts.append(f"{spread}, {entry.agreement.label}")
    return parts


def _answer(answer: LastAnswer, today: date) -> str:
    day = f"{answer.day:%d.%m.}" if answer.day.year == today.year else full_day(answer.day)
    return _("Antwort {words} am {day}").format(words=words_of(answer.value, answer.scale), day=day)


def axis_value(board: Board, customer_id: int) -> str:
    """Return what the axis upwards says about a customer: "Ertrag im Jahr 24.000 €"."""
    value = board.axis_values.get(customer_id)
    if value is None:
        return _("{axis} nicht bekannt").format(axis=board.label)
    if board.axis is BoardAxis.REVENUE:
        return _("{axis} {value} €").format(axis=board.label, value=grouped(round(value)))
    return _("{axis} {value}").format(axis=board.label, value=step_text(value))


def axis_words(board: Board, low: float, high: float) -> str:
    """Return what the axis upwards says, with its ends: "Ertrag im Jahr, 0 bis 20.000 €"."""
    words = _("{axis}, {low} bis {high} €") if board.axis is BoardAxis.REVENUE else _("{axis}, {low} bis {high}")
    return words.format(axis=board.label, low=grouped(round(low)), high=grouped(round(high)))


def live(move: Move) -> str:
    """Return where a bubble is held: "Sympathie 4,5 · Begeisterung 8"."""
    words = _("Sympathie {value}").format(value=step_text(move.sympathy))
    if move.enthusiasm is None:
        return words + " · " + _("ohne Begeisterung")
    return words + " · " + _("Begeisterung {value}").format(value=step_text(move.enthusiasm))


def fixed(board: Board) -> str:
    """Return why nothing can be moved here, and where it can."""
    if board.is_team:
        return _("Das Team zeigt Mittelwerte. Verschieben können Sie auf Ihrem eigenen Blatt.")
    if not board.may_move:
        return _("Dieses Blatt können Sie nur ansehen. Verschieben können Sie auf Ihrem eigenen Blatt.")
    return _("Diese Höhe kommt aus den Zahlen. Verschieben können Sie, wenn die Höhe die Begeisterung zeigt.")


def empty(board: Board) -> str:
    """Return what a field without bubbles says."""
    if board.can_move:
        return _("Ziehen Sie den ersten Kunden hierher.")
    return _("Hier steht noch niemand.")
