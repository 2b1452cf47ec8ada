"""Copies: each is found once, by one rule, and the fix takes it out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from siclint import Article, Diagnostic, Source
from siclint.article.readers import read
from siclint.check import activate, check_article
from siclint.fixes import apply_edits
from siclint.plugins import load_all

RULES = activate(rule for rule in load_all().rules.values() if rule.family == "duplication")

SENTENCES = (
    "The mill has stood idle since its last owner sailed for Australia.",
    "Two storks nest on its chimney and come back on the same day each spring.",
    "A baker from the next village wants to buy the wheel and not the house.",
    "Nobody has asked the storks, says the priest, who can see them from his bed.",
    "The council will sell both or neither when it meets in the week after Easter.",
    "Children throw stones into the pond behind it and make a wish with every one.",
)


def found_in(text: str) -> list[Diagnostic]:
    [article] = read(Source("example.txt", text), "plain")
    assert isinstance(article, Article)
    found, failures = check_article(article, RULES)
    assert failures == []
    return found


@given(st.permutations(SENTENCES), st.integers(0, 5), st.integers(0, 5))
def test_one_copy_is_one_finding_and_its_fix_restores_the_text(order: list[str], which: int, place: int) -> None:
    original = "\n\n".join(order) + "\n"
    copied = list(order)
    copied.insert(max(place, which) + 1, order[which])
    [found] = found_in("\n\n".join(copied) + "\n")
    assert found.rule == "duplicate-paragraph"
    assert apply_edits("\n\n".join(copied) + "\n", found.fixes[0].edits) == original


@given(st.permutations(SENTENCES))
def test_sentences_that_stand_once_are_left_alone(order: list[str]) -> None:
    assert found_in("\n\n".join(order)) == []
    assert found_in(" ".join(order)) == []


def test_three_copies_say_how_many_and_point_to_the_first() -> None:
    caption = "The mill and its wheel, seen from the window of the priest who looks after it"
    text = "\n\n".join([SENTENCES[0], caption, SENTENCES[1], caption, SENTENCES[2], caption])
    second, third = found_in(text)
    assert "3 times" in second.message
    assert "3 times" in third.message
    assert {found.related[0].start for found in (second, third)} == {text.index(caption)}


def test_a_sentence_of_more_than_twelve_words_is_no_refrain() -> None:
    refrain = "The river ran on past the mill as it always had before."
    longer = "The river ran on past the old mill as it always had before."
    others = [f"{sentence} {{}}" for sentence in SENTENCES[:3]]
    assert found_in("\n\n".join(other.format(refrain) for other in others)) == []
    found = found_in("\n\n".join(other.format(longer) for other in others))
    assert [diagnostic.rule for diagnostic in found] == ["duplicate-sentence"] * 2
    assert all("3 times" in diagnostic.message for diagnostic in found)


def test_one_copy_stands_there_twice_and_its_fix_leaves_the_words_of_the_other_paragraph() -> None:
    first, again = f"{SENTENCES[0]} {SENTENCES[1]}", f"{SENTENCES[0]} {SENTENCES[2]}"
    [found] = found_in(f"{first}\n\n{again}")
    assert "twice" in found.message
    assert apply_edits(f"{first}\n\n{again}", found.fixes[0].edits) == f"{first}\n\n{SENTENCES[2]}"


def test_a_copy_with_other_marks_is_safe_to_remove_and_one_with_other_signs_is_not() -> None:
    plain = 'It was "never meant to turn" - so says the miller\'s only son, at least.'
    curly = "It was “never meant to turn” – so says the miller’s only son, at least."
    other = "It was “never meant to turn” – so says the miller’s only son, at least!"
    [safe] = found_in("\n\n".join([SENTENCES[0], plain, SENTENCES[1], curly]))
    [unsafe] = found_in("\n\n".join([SENTENCES[0], plain, SENTENCES[1], other]))
    assert [found.fixes[0].applicability.value for found in (safe, unsafe)] == ["safe", "unsafe"]


def test_the_message_says_what_a_cut_down_copy_changes() -> None:
    whole = "A baker from the next village wants to buy the wheel of the mill and the pond behind it for 900 euros."
    cut = "A baker from the next village wants to buy the wheel of the mill and the yellow pond."
    [found] = found_in("\n\n".join([SENTENCES[0], whole, SENTENCES[1], cut, SENTENCES[3]]))
    assert found.rule == "near-duplicate-paragraph"
    assert "it adds “yellow”" in found.message
    assert "900 euros" in found.message


def test_a_page_of_equal_lines_is_checked_in_passing() -> None:
    line = "The same words stand in this line of the log again, and in the line under it"
    assert len(found_in("\n\n".join([SENTENCES[0], *[line] * 3000]))) == 2999
