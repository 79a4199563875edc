"""Hints for free texts and criteria: what gets one, what does not, and that no text is too much."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kundenapp.domain.guard import blocks_criterion, check, hints_for_text
from kundenapp.domain.guard_words import Kind, Topic, guard_words, with_own
from kundenapp.domain.word_list import WordList, fold_word
from kundenapp.services.guard_words import built_in_words
from tests.domain.guard_sentences import ALLOWED, BLOCKED, HINTED, QUIET

WORDS = built_in_words()
SENTENCES = [(sentence, topic) for topic, sentences in HINTED.items() for sentence in sentences]


def topics(text: str) -> set[Topic]:
    return {hint.topic for hint in hints_for_text(text, WORDS)}


def test_hits_misses_and_false_alarms_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    misses = [sentence for sentence, topic in SENTENCES if topic not in topics(sentence)]
    false_alarms = [sentence for sentence in QUIET if topics(sentence)]
    hits = len(SENTENCES) - len(misses)
    recall, precision = hits / len(SENTENCES), hits / (hits + len(false_alarms))
    with capsys.disabled():
        sys.stdout.write(
            f"\nguard: {len(SENTENCES)} sentences to hint at, {hits} hits, misses: {misses}"
            f"\nguard: {len(QUIET)} harmless sentences, false alarms: {false_alarms}"
            f"\nguard: recall {recall:.3f}, precision {precision:.3f}\n"
        )
    assert len(SENTENCES) + len(QUIET) >= 600
    assert recall >= 0.96
    assert precision >= 0.98


@pytest.mark.parametrize("text", BLOCKED)
def test_what_may_not_decide_about_people(text: str) -> None:
    assert blocks_criterion(text, WORDS) is not None


@pytest.mark.parametrize("text", ALLOWED)
def test_what_may_decide(text: str) -> None:
    assert blocks_criterion(text, WORDS) is None


def test_a_hint_says_where_why_and_what_now() -> None:
    text = "Termin am 3. März. So ein VOLLIDIOT, zahlt nie."
    (hint,) = hints_for_text(text, WORDS)
    assert text[hint.start : hint.end] == hint.word == "VOLLIDIOT"
    assert (hint.kind, hint.topic) == (Kind.INSULT, Topic.INSULT)
    assert hint.sentence == (
        "„VOLLIDIOT“ klingt nach einem Urteil über den Menschen. "
        "Schreiben Sie, was vereinbart wurde, nicht wie jemand ist. Der Kunde darf das lesen."
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Die Kundin ist schwanger.", "„schwanger“ sagt etwas über die Gesundheit, das ist besonders geschützt."),
        ("Ist Zeuge Jehovas.", "„Zeuge Jehovas“ sagt etwas über den Glauben, das ist besonders geschützt."),
        ("wählt die AfD", "„AfD“ sagt etwas über die politische Meinung, das ist besonders geschützt."),
        ("türkischer Kunde", "„türkischer“ sagt etwas über die Herkunft, das ist besonders geschützt."),
        ("Er ist schwul.", "„schwul“ sagt etwas über die Sexualität, das ist besonders geschützt."),
        ("Gewerkschafter", "„Gewerkschafter“ sagt etwas über die Gewerkschaft, das ist besonders geschützt."),
    ],
)
def test_every_topic_has_its_sentence(text: str, why: str) -> None:
    (hint,) = hints_for_text(text, WORDS)
    assert hint.why == why
    assert hint.way == "Schreiben Sie nur, was Sie für den Auftrag brauchen. Der Kunde darf das lesen."


@pytest.mark.parametrize(
    ("text", "objection"),
    [
        ("Rentner", "Nach dem AGG darf das nicht entscheiden: „Rentner“ sagt etwas über das Alter."),
        ("nur Männer", "Nach dem AGG darf das nicht entscheiden: „Männer“ sagt etwas über das Geschlecht."),
        ("im Rollstuhl", "Nach dem AGG darf das nicht entscheiden: „im Rollstuhl“ sagt etwas über die Gesundheit,"),
        ("Rollstuhl", "Nach dem AGG darf das nicht entscheiden: „Rollstuhl“ sagt etwas über eine Behinderung."),
        ("Parteibuch", "Nach Art. 9 DSGVO darf das nicht entscheiden: „Parteibuch“ sagt etwas über die politische"),
    ],
)
def test_an_objection_names_the_law_and_the_way_on(text: str, objection: str) -> None:
    hint = blocks_criterion(text, WORDS)
    assert hint is not None
    assert hint.objection.startswith(objection)
    assert hint.objection.endswith(" Geht es um etwas Sachliches, schreiben Sie das.")


def test_age_and_gender_may_describe() -> None:
    text = "Frau, Rentnerin, 67 Jahre alt, mit ihren Enkeln."
    assert hints_for_text(text, WORDS) == ()
    assert {hint.topic for hint in check(text, WORDS)} == {Topic.AGE, Topic.GENDER}


def test_an_insult_is_no_criterion_but_a_hint() -> None:
    assert blocks_criterion("Idiot", WORDS) is None


def test_a_kind_can_be_switched_off() -> None:
    text = "Der Idiot ist schwanger."
    assert [hint.topic for hint in hints_for_text(text, WORDS)] == [Topic.INSULT, Topic.HEALTH]
    assert [hint.topic for hint in hints_for_text(text, WORDS, frozenset({Kind.INSULT}))] == [Topic.HEALTH]
    assert hints_for_text(text, WORDS, frozenset({Kind.INSULT, Kind.SPECIAL})) == ()


def test_the_shop_has_words_of_its_own() -> None:
    words = with_own(WORDS, ["Schnäppchenjäger", "schwieriger Fall", "*Experte"], ["Erbsenzähler"])
    hints = hints_for_text("Schnaeppchenjägerin, ein SCHWIERIGER Fall und Besserexperte, Erbsenzähler", words)
    assert [hint.word for hint in hints] == ["Schnaeppchenjägerin", "SCHWIERIGER Fall", "Besserexperte"]
    assert {hint.kind for hint in hints} == {Kind.OWN}
    assert hints[0].sentence == (
        "„Schnaeppchenjägerin“ steht auf der Liste Ihres Betriebs. Schreiben Sie es anders, oder lassen Sie es weg."
    )
    assert [hint.word for hint in hints_for_text("Erbsenzähler", WORDS)] == ["Erbsenzähler"]


def test_a_phrase_of_the_shop_stays_quiet() -> None:
    words = with_own(WORDS, [], ["Dumme Kuh"])
    assert hints_for_text("Treffpunkt Gasthaus zur dummen Kuh am Markt", words) == ()
    assert [hint.word for hint in hints_for_text("So eine blöde Kuh", words)] == ["blöde Kuh"]


def test_a_phrase_ends_with_its_sentence() -> None:
    assert [hint.word for hint in hints_for_text("dumme Kuh", WORDS)] == ["dumme Kuh"]
    assert hints_for_text("Das war dumm. Kuh und Kalb bestellt.", WORDS) == ()


@pytest.mark.parametrize(
    "text",
    ["Vollidiot", "VOLL-IDIOT", "Voll\u2011Idiot", "Voll\u00adidiot", "Volltrottelin", "Vollidi\u006f\u0301t"],
)
def test_spellings_that_do_not_hide_a_word(text: str) -> None:
    assert [hint.word for hint in hints_for_text(text, WORDS)] == [text]


def test_a_very_long_word_is_shortened_in_the_sentence() -> None:
    (hint,) = hints_for_text("Krebspatient" + "x" * 500, WORDS)
    assert hint.word == "Krebspatient" + "x" * 500
    assert hint.why.startswith("„Krebspatientxxxxxxxxxxxxxxxxx…“ sagt etwas")


def test_umlauts_taken_apart_are_the_same() -> None:
    text = unicodedata.normalize("NFD", "Blödmänner")
    assert [hint.word for hint in hints_for_text(text, WORDS)] == [text]


def test_an_unknown_topic_in_a_list_is_refused() -> None:
    with pytest.raises(ValueError, match="weather"):
        guard_words([{"kind": "special", "rules": [{"topic": "weather", "words": ["Regen"]}]}], {})


def test_entries_without_letters_are_nothing() -> None:
    assert "" not in WordList([("", True), ("  ", True), ("*", True), ("* =", True)])


def test_a_list_forgets_what_it_was_asked_long_ago() -> None:
    words = WordList([("Idiot", True)])
    assert "idioten" in words
    assert all(f"wort{number}" not in words for number in range(2_100))
    assert "idioten" in words


ANY = st.text(max_size=300) | st.lists(
    st.sampled_from(
        [*(word for text, _topic in SENTENCES for word in text.split()), "„", "“", ".", "\n", ",", '"', "-"]
    ),
    max_size=40,
).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(ANY)
def test_any_text_gives_places_inside_it(text: str) -> None:
    end = 0
    for hint in check(text, WORDS):
        assert end <= hint.start < hint.end <= len(text)
        assert text[hint.start : hint.end] == hint.word
        assert hint.sentence
        assert hint.objection
        end = hint.end


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_word(fold_word(text)) == fold_word(text)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_word_of_the_shop_can_be_listed(entry: str, text: str) -> None:
    words = with_own(WORDS, [entry], [text])
    whole = f"{entry} {text}"
    assert all(whole[hint.start : hint.end] == hint.word for hint in check(whole, words))


@pytest.mark.parametrize(
    "text",
    ["a" * 20_000, "a-" * 10_000, "„" * 20_000, "»a" * 10_000, "dumm " * 4_000, "er ist " * 2_857, "\u0301" * 20_000],
)
def test_a_long_text_is_read_to_its_end(text: str) -> None:
    found = check(f"{text} Vollidiot", WORDS)
    assert found[-1].word == "Vollidiot"
