"""Which words stand for one another."""

import pytest

from siclint.english.synonyms import are_synonyms


@pytest.mark.parametrize(
    ("one", "other"),
    [("marriage", "wedding"), ("hurry", "haste"), ("mistakes", "errors"), ("buys", "purchased"), ("firm", "resolute")],
)
def test_words_of_one_sense_are_synonyms_in_whatever_form(one: str, other: str) -> None:
    assert are_synonyms(one, other)
    assert are_synonyms(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("bread", "work"), ("north", "south"), ("first", "second"), ("xyzzy", "ss")]
)
def test_other_words_are_not(one: str, other: str) -> None:
    assert not are_synonyms(one, other)
