"""Runs of wrong pronouns, and what a reader is shown of each."""

import pytest

from siclint.plugins import load_all
from siclint.testing import check_text

RULE = load_all().rules["pronoun-gender"]

RIGHT = """Ilona Verbeek has led the museum since 2011. She studied in Delft, and her first job was in a print shop. \
In 2004 she moved to the coast, where she ran a small gallery.

She opened the east wing in May. Her plan for the garden was turned down twice. She still lives above the shop, \
and she walks to work.
"""


def flagged(text: str) -> list[str]:
    return [text[d.start : d.end] for d in check_text(RULE, text)]


def test_the_right_text_is_left_alone() -> None:
    assert flagged(RIGHT) == []


def test_every_pronoun_of_a_run_that_turns_is_reported() -> None:
    head, tail = RIGHT.split("\n\n")
    turned = tail.replace("She", "He").replace("Her", "His").replace(" she", " he")
    assert flagged(f"{head}\n\n{turned}") == ["He", "His", "He", "he"]


def test_the_person_and_the_other_pronouns_are_shown() -> None:
    text = RIGHT.replace("Her plan", "His plan")
    (found,) = check_text(RULE, text)
    shown = [text[r.start : r.end] for r in found.related]
    assert shown[0] == "Ilona"
    assert {word.lower() for word in shown[1:]} <= {"she", "her"}
    assert len(shown) > 2
    assert "Ilona Verbeek is a woman by the name Ilona" in found.message


@pytest.mark.parametrize(
    "second",
    [
        "Her brother keeps the books. He lives above the shop.",
        "The night guard, Sam Oru, came with her. He lives above the shop.",
        "The new director, asked about Verbeek, said no. Then he laughed.",
        "She sold it to the bookseller and his wife.",
        "She told him that the shop was shut.",
        "She waved when Oru came, and he waved back.",
    ],
)
def test_a_second_person_may_be_meant(second: str) -> None:
    assert flagged(RIGHT.replace("She still lives above the shop, and she walks to work.", second)) == []


def test_a_person_of_a_name_that_both_bear_has_the_gender_of_the_pronouns() -> None:
    text = RIGHT.replace("Ilona Verbeek", "Robin Verbeek")
    assert flagged(text) == []
    assert flagged(text.replace("Her plan", "His plan")) == ["His"]


def test_texts_of_changed_gender_are_left_alone() -> None:
    text = RIGHT.replace("has led", ", a transgender man, has led").replace("Her plan", "His plan")
    assert flagged(text) == []


def test_a_new_name_of_unknown_gender_may_be_meant() -> None:
    head, _ = RIGHT.split("\n\n")
    assert flagged(f"{head}\n\nIn May she gave the keys to Ummo Tarrel. He had asked for them twice.") == []


def test_a_pronoun_whose_person_comes_behind_it_is_left_alone() -> None:
    head, _ = RIGHT.split("\n\n")
    assert flagged(f"{head}\n\nIn his letter, Ummo Tarrel thanked Verbeek for the loan.") == []


def test_a_country_may_be_she() -> None:
    text = "Piet Aalders wrote two books on trade. He taught in Ghent. He argued that Belgium would keep her colonies."
    assert flagged(text) == []


def test_nothing_is_said_where_nobody_of_the_other_gender_came_before() -> None:
    assert flagged("She opened the shop in May. Later that year, Piet Aalders said, he bought it.") == []
