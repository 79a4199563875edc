"""Conversations: a sentence or a mood is enough."""

from __future__ import annotations

import pytest

from kundenapp.domain.conversation import Channel, Mood
from kundenapp.domain.errors import ValidationError
from tests.factories import talk


@pytest.mark.parametrize(
    ("text", "mood", "kept"),
    [
        ("  Freut sich.\r\nBis Montag. ", Mood.FRIENDLY, "Freut sich.\nBis Montag."),
        ("Freut sich.", None, "Freut sich."),
        ("", Mood.ANGRY, ""),
        ("x" * 20_000, None, "x" * 20_000),
    ],
)
def test_a_sentence_or_the_mood_is_enough(text: str, mood: Mood | None, kept: str) -> None:
    assert talk(1, text, mood=mood).validated() == talk(1, kept, mood=mood)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Ein Satz oder die Stimmung genügt. Was wurde besprochen?"),
        (" \n\t ", "Ein Satz oder die Stimmung genügt. Was wurde besprochen?"),
        (
            "x" * 20_001,
            "Das ist zu lang: 20.001 Zeichen, möglich sind 20.000. Bitte kürzen, es geht nichts verloren.",
        ),
    ],
)
def test_otherwise_the_text_asks(text: str, sentence: str) -> None:
    with pytest.raises(ValidationError) as caught:
        talk(1, text, mood=None).validated()
    assert (caught.value.field, str(caught.value)) == ("text", sentence)


def test_only_a_note_is_no_contact() -> None:
    assert [channel for channel in Channel if not channel.is_contact] == [Channel.NOTE]


def test_every_channel_and_mood_has_a_word() -> None:
    assert [channel.label for channel in Channel] == [
        "Telefonat",
        "Besuch",
        "Gespräch im Laden",
        "E-Mail",
        "Videogespräch",
        "Nachricht",
        "Brief",
        "Notiz",
    ]
    assert [mood.label for mood in Mood] == ["verärgert", "enttäuscht", "sachlich", "freundlich", "begeistert"]
