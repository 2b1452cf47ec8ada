"""Damage of every usual kind, done to words of many languages, has to be found and undone exactly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siclint.fixes import apply_edits
from siclint.testing import check_text
from siclint_rules.encoding.mojibake import rule

WORDS = (
    "café résumé naïve Müller Straße Málaga São João Łódź Żywiec Dvořák Škoda Čapek Erdoğan Şişli Ålesund København "
    "Þórður Tiranë Kraków Győr Bălți Nguyễn Đắk Αθήνα Καβάλα Москва Київ Łukasz Žižek señor coração œuvre"
).split()
MARKS = ["it’s", "“so”", "late – then", "so…", "that’ll", "€5", "20 °C", "½", "No—", "‘we"]


def damaged(text: str, encoding: str, times: int = 1) -> str | None:
    """UTF-8 read in `encoding`; None where the bytes mean nothing there, so that no one would have read it."""
    for _ in range(times):
        try:
            text = text.encode().decode(encoding)
        except UnicodeDecodeError:
            return None
    return text


def readings(words: list[str], encodings: list[str], times: int = 1) -> list[tuple[str, str]]:
    """Each word with what it becomes, where that is another text that somebody may meet."""
    pairs = [(word, damaged(word, encoding, times)) for encoding in encodings for word in words]
    return sorted({(word, broken) for word, broken in pairs if broken is not None and broken != word})


@pytest.mark.parametrize(
    ("word", "broken"),
    readings([*WORDS, *MARKS], ["cp1252", "latin-1"])
    + readings([word for word in WORDS if len(word) > 3], ["mac_roman", "cp1251"]),
)
def test_undoes_one_reading_in_the_wrong_encoding(word: str, broken: str) -> None:
    text = f"They wrote {broken} on the wall of the house."
    found = check_text(rule, text)
    assert found, text
    assert all(diagnostic.start >= text.index(broken) for diagnostic in found)
    repaired = apply_edits(text, [edit for diagnostic in found for edit in diagnostic.fixes[0].edits])
    assert repaired == f"They wrote {word} on the wall of the house."


@pytest.mark.parametrize(("word", "broken"), readings(["café", "Müller", "it’s", "São", "late – then"], ["cp1252"], 2))
def test_undoes_two_readings(word: str, broken: str) -> None:
    text = f"They wrote {broken} on the wall."
    found = check_text(rule, text)
    assert apply_edits(text, [e for d in found for e in d.fixes[0].edits]) == f"They wrote {word} on the wall."


def test_says_nothing_about_words_as_they_are() -> None:
    assert check_text(rule, f"They wrote {' '.join(WORDS + MARKS)} on the wall.") == []


@given(st.lists(st.sampled_from([*WORDS, *MARKS, "plain", "words", "in", "between,"]), min_size=1, max_size=30))
def test_any_mixture_of_sound_words_is_silent(words: list[str]) -> None:
    assert check_text(rule, " ".join(words)) == []


def test_a_damaged_phrase_is_one_finding() -> None:
    broken = damaged("тихий дом", "cp1252")
    assert broken is not None
    text = f"The sign read {broken} in white."
    [found] = check_text(rule, text)
    assert text[found.start : found.end] == broken


@pytest.mark.parametrize(
    ("broken", "sound"),
    [
        ("“We go,â€� he said.", "“We go,” he said."),
        ("“We go,â€ he said.", "“We go,” he said."),
        ("Itâ??s late.", "It’s late."),
        ("They donât know.", "They don’t know."),
        ("Itâ€TMs late.", "It’s late."),
        ("China鈥檚 plan", "China’s plan"),
    ],
)
def test_offers_no_sure_fix_where_bytes_are_lost(broken: str, sound: str) -> None:
    [found] = check_text(rule, broken)
    [fix] = found.fixes
    assert apply_edits(broken, fix.edits) == sound
    assert fix.applicability.value == ("safe" if "鈥" in broken else "unsafe")


def test_offers_nothing_where_a_character_is_gone_for_good() -> None:
    [found] = check_text(rule, "The cityï¿½s harbour")
    assert found.fixes == ()
