import pytest

from siclint.testing import check_text
from siclint_rules.garbling._false_friends import FRIENDS, Friend
from siclint_rules.garbling.false_friend import expand, rule

BY_PHRASES = [pytest.param(friend, id=friend.bad) for friend in FRIENDS]


@pytest.mark.parametrize("friend", BY_PHRASES)
def test_the_bad_example_gives_the_marked_phrase(friend: Friend) -> None:
    before, _, rest = friend.bad.partition("[[")
    marked, _, after = rest.partition("]]")
    found = check_text(rule, before + marked + after)
    assert [(d.start, d.end) for d in found] == [(len(before), len(before) + len(marked))]
    assert f"“{friend.meant}”" in found[0].message


@pytest.mark.parametrize("friend", BY_PHRASES)
def test_the_good_example_is_silent(friend: Friend) -> None:
    assert check_text(rule, friend.good) == []


def test_every_entry_names_a_language_and_its_word() -> None:
    for friend in FRIENDS:
        assert "“" in friend.origin, friend


def test_context_is_written_as_it_is_compared() -> None:
    for friend in FRIENDS:
        for words in (friend.near, friend.about, friend.unless, friend.far, friend.before, friend.after):
            assert words == words.lower(), friend


def test_alternatives_are_spelled_out() -> None:
    assert set(expand("{a|the} firm of {peace|the {law|land}}")) == {
        f"{article} firm of {matter}" for article in ("a", "the") for matter in ("peace", "the law", "the land")
    }
    assert expand("in {the |}frame") == ["in the frame", "in frame"]


def test_the_same_phrase_again_is_shown_with_the_first() -> None:
    text = "The new crown virus spread. Nobody feared the new crown virus. The new crown virus came."
    found = check_text(rule, text)
    assert len(found) == 1
    assert "2 more times" in found[0].message
    assert [text[r.start : r.end] for r in found[0].related] == ["new crown virus", "new crown virus"]
