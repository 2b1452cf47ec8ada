import pytest

from siclint.testing import check_text
from siclint_rules.garbling.spun_phrase import rule, terms


@pytest.mark.parametrize(("phrase", "term"), sorted(terms().items()))
def test_each_phrase_is_found_and_its_term_named(phrase: str, term: str) -> None:
    found = check_text(rule, f"They spoke of {phrase} on Monday.")
    assert [(d.start, d.end) for d in found] == [(14, 14 + len(phrase))]
    assert f"“{term}”" in found[0].message


@pytest.mark.parametrize("term", sorted(set(terms().values())))
def test_the_right_term_is_silent(term: str) -> None:
    assert check_text(rule, f"They spoke of {term} on Monday.") == []


def test_no_phrase_is_part_of_a_right_term() -> None:
    for phrase in terms():
        assert not any(phrase in term.lower() for term in terms().values()), phrase
