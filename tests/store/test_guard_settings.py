"""At which words the shop wants a hint, and at which none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kundenapp.domain.errors import ValidationError
from kundenapp.domain.guard_words import Kind
from kundenapp.services.guard_words import hints

if TYPE_CHECKING:
    from kundenapp.store.store import Store


def test_the_words_of_the_shop_are_kept(store: Store) -> None:
    own = store.guard_settings
    assert (own.hinted, own.quiet, own.off) == ((), (), frozenset())
    assert own.set_hinted("") is None, "nothing new"
    visit = own.set_hinted("Schnäppchenjäger")
    assert own.set_hinted(" Schnäppchenjäger,schwieriger  Fall;\nSCHNÄPPCHENJÄGER,, ", continues=visit) == visit
    own.set_quiet("Erbsenzähler")
    assert (own.hinted, own.quiet) == (("Schnäppchenjäger", "schwieriger Fall"), ("Erbsenzähler",))
    assert [hint.word for hint in hints("Schnäppchenjägerin, Erbsenzähler, Vollidiot", store)] == [
        "Schnäppchenjägerin",
        "Vollidiot",
    ]
    assert store.undo() == "Zurückgenommen: „Die Wörter ohne Hinweis sind geändert.“"
    assert [hint.word for hint in hints("Erbsenzähler", store)] == ["Erbsenzähler"]
    store.undo()
    assert own.hinted == ()


def test_a_kind_of_hints_is_switched_off(store: Store) -> None:
    own, text = store.guard_settings, "Vollidiot, ist schwanger."
    assert [hint.kind for hint in hints(text, store)] == [Kind.INSULT, Kind.SPECIAL]
    assert own.set_off(Kind.INSULT, is_off=False) is None, "it is on"
    own.set_off(Kind.INSULT, is_off=True)
    assert own.off == {Kind.INSULT}
    assert [hint.kind for hint in hints(text, store)] == [Kind.SPECIAL]
    own.set_off(Kind.SPECIAL, is_off=True)
    assert hints(text, store) == ()
    own.set_off(Kind.INSULT, is_off=False)
    assert own.off == {Kind.SPECIAL}


def test_what_is_no_word_is_refused(store: Store) -> None:
    own = store.guard_settings
    with pytest.raises(ValidationError, match="„12“ ist kein Wort"):
        own.set_hinted("Nörgler, 12")
    with pytest.raises(ValidationError, match="„\\*“ ist kein Wort"):
        own.set_quiet("*")
    with pytest.raises(ValidationError, match="Das ist zu lang: 61 Zeichen"):
        own.set_quiet("x" * 61)
    many = ", ".join("wort" + chr(97 + number // 26) + chr(97 + number % 26) for number in range(201))
    with pytest.raises(ValidationError, match="Das sind 201 Wörter, möglich sind 200"):
        own.set_hinted(many)
    assert (own.hinted, own.quiet) == ((), ())
