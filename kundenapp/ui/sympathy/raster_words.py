"""What the Raster says: in its cells, to whoever points at one, and to whoever listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kundenapp.domain.dates import full_day
from kundenapp.domain.openness import Openness
from kundenapp.domain.placement import feeling_words, step_text
from kundenapp.i18n import _, ngettext

if TYPE_CHECKING:
    from kundenapp.domain.business import Employee
    from kundenapp.ui.sympathy.raster_model import Cell


def number(value: float | None) -> str:
    """Return what stands in a cell: "4", "3,5", nothing for "kenne ich nicht"."""
    return "" if value is None else step_text(value)


def meaning(value: float | None) -> str:
    """Return a value and its feeling: "4, freue mich"."""
    return _("kenne ich nicht") if value is None else f"{step_text(value)}, {feeling_words(value)}"


def name_tip(customer: str) -> str:
    """Return what is said to whoever points at the name of a customer."""
    return f"{customer}\n" + _("Doppelklick oder F2 öffnet den Kunden.")


def column_title(person: Employee, own_id: int | None) -> str:
    """Return whose a column is."""
    return _("{name} (ich)").format(name=person.name) if person.id == own_id else person.name


def column_titles(person: Employee, own_id: int | None) -> list[str]:
    """Return what may stand above a column, the longest first: "Mira Kaya", "Mira K.", "MK"."""
    first, *others = person.name.split()
    if person.id == own_id:
        return [column_title(person, own_id), _("{name} (ich)").format(name=first), _("ich")]
    return [person.name, f"{first} {others[-1][0]}." if others else first, person.initials]


def spoken(cell: Cell, customer: str, person: str) -> str:
    """Return a cell as a screen reader says it: "Bäckerei Großmann, meine Einschätzung: 4, freue mich"."""
    if cell.is_own:
        sentence = _("{customer}, meine Einschätzung: {meaning}").format(customer=customer, meaning=meaning(cell.value))
        if cell.is_unsaved:
            return sentence + ", " + _("noch nicht gespeichert")
        return sentence + ", " + _("älter als ein Jahr") if cell.is_old else sentence
    said = _("verdeckt") if cell.is_hidden else meaning(cell.value) if cell.placement else _("keine Einschätzung")
    return _("{customer}, {person}: {meaning}").format(customer=customer, person=person, meaning=said)


def tip(cell: Cell, person: str, rule: Openness) -> str:
    """Return what is said to whoever points at a cell."""
    if cell.is_hidden and rule is Openness.HIDDEN:
        return rule.meaning
    if cell.is_hidden:
        return _("Zeigt sich, sobald Sie diesen Kunden selbst eingeschätzt und gespeichert haben.")
    if cell.is_unsaved:
        return _("Noch nicht gespeichert.")
    if cell.placement is None:
        return "" if cell.is_own else _("{person}: keine Einschätzung").format(person=person)
    day = full_day(cell.placement.day)
    if cell.is_own and cell.is_old:
        return _("Vom {day}. Stimmt noch? Eingabe oder ein Klick auf dieselbe Zahl bestätigt es.").format(day=day)
    return _("{person} am {day}").format(person=person, day=day)


def waiting(count: int) -> str:
    """Return how much waits to be saved."""
    words = ngettext(
        "{count} neue Einschätzung, noch nicht gespeichert",
        "{count} neue Einschätzungen, noch nicht gespeichert",
        count,
    )
    return words.format(count=count)


def without_customer(count: int) -> str:
    """Return what is said about values whose customers are no longer there; nothing for none."""
    if not count:
        return ""
    words = ngettext(
        "{count} Einschätzung fällt weg: Der Kunde liegt im Papierkorb, ist gelöscht oder gesperrt.",
        "{count} Einschätzungen fallen weg: Die Kunden liegen im Papierkorb, sind gelöscht oder gesperrt.",
        count,
    )
    return words.format(count=count)
