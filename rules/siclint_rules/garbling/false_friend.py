"""A word that was meant in the sense that it has in another language: `the actual president`, `the two passes`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from siclint import Article, Finding, Related, Rule, Severity, Status
from siclint.phrases import Phrases
from siclint_rules.garbling._false_friends import FRIENDS, Friend

_NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion hundreds
    thousands
    dozen dozens several many some""".split()
)
_MOST_SHOWN = 5
_REACH = 80  # words on either side of a phrase that count as its sentence
_QUOTES = frozenset('"“”‘’«»„')
_CHOICE = re.compile(r"\{([^{}]*)\}")


class _Table(NamedTuple):
    """All phrases, and the entries that each of them may belong to."""

    phrases: Phrases
    friends: dict[str, tuple[Friend, ...]]


@cache
def _table() -> _Table:
    friends: dict[str, tuple[Friend, ...]] = {}
    for friend in FRIENDS:
        for phrase in expand(friend.phrases):
            friends[phrase] = (*friends.get(phrase, ()), friend)
    return _Table(Phrases(friends), friends)


def expand(phrases: str) -> list[str]:
    """All phrases that a text with alternatives in braces stands for; braces may stand in braces."""
    found = _CHOICE.search(phrases)
    if found is None:
        return [" ".join(phrases.split())]
    return [
        phrase
        for choice in found[1].split("|")
        for phrase in expand(phrases[: found.start()] + choice.strip("\n") + phrases[found.end() :])
    ]


@cache
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def check(article: Article) -> Iterator[Finding]:
    """Each phrase of the table whose surroundings prove the foreign sense; the same one again is shown with it."""
    table = _table()
    places: dict[Friend, list[tuple[int, int]]] = {}
    for match in table.phrases.find(article):
        if _is_quoted(article.text, match.start, match.end):
            continue
        proven = (friend for friend in table.friends[match.phrase] if _is_proven(article, friend, *match[:2]))
        friend = next(proven, None)
        if friend is not None:
            places.setdefault(friend, []).append((match.start, match.end))
    for friend, ((start, end), *others) in places.items():
        times = f", here and {len(others)} more times" if len(others) > 1 else ", here and once more" if others else ""
        message = f"“{article.text[start:end]}” was probably meant as “{friend.meant}” ({friend.origin}){times}"
        yield Finding(start, end, message, related=tuple(Related(*other, "and here") for other in others[:_MOST_SHOWN]))


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether quotation marks hold just this phrase, which is then spoken of."""
    return text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES


def _is_proven(article: Article, friend: Friend, start: int, end: int) -> bool:
    """Whether all that the entry asks for is there, and nothing that it excludes."""
    first, last = article.token_at(start), article.token_at(end - 1)
    if first is None or last is None:
        return False
    sentence = article.tokens_of(article.sentence_of_token(first))
    lower, words = article.tokens.lower, article.words.keys()
    before = lower[first - 1] if first > sentence.start else ""
    after = lower[last + 1] if last + 1 < sentence.stop else ""
    left, right = max(sentence.start, first - _REACH), min(sentence.stop, last + 1 + _REACH)
    around = {*lower[left:first], *lower[last + 1 : right]}
    text = article.tokens.text
    return (
        (not friend.near or bool(around & _words(friend.near)))
        and (not friend.about or bool(words & _words(friend.about)))
        and not words & _words(friend.unless)
        and not around & _words(friend.far)
        and (not friend.before or before in _words(friend.before))
        and (not friend.after or after in _words(friend.after))
        and before not in _words(friend.not_before)
        and after not in _words(friend.not_after)
        and (not friend.number or _is_number(before))
        and (not friend.quantity or any(_is_number(word) for word in lower[last + 1 : min(last + 3, sentence.stop)]))
        and (not friend.begins or not before or before in _QUOTES)
        and (not friend.name or (last + 1 < sentence.stop and text[last + 1][0].isupper()))
    )


def _is_number(word: str) -> bool:
    return word in _NUMBERS or word[:1].isdigit()


rule = Rule(
    name="false-friend",
    family="garbling",
    summary="A word stands in the sense that it has in another language",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation",
    its="mistranslation",
    check=check,
)
