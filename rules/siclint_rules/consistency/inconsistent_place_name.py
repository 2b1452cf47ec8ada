"""One place under two spellings in one article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import regex

from siclint import Article, Finding, Related, Rule, Severity, Status
from siclint.english.quotations import in_quotation
from siclint_rules.consistency._places import first_words, foreign, places


class _Mention(NamedTuple):
    """A spelling in the text: its offsets, its sentence, and the spelling as the table has it."""

    start: int
    end: int
    sentence: int
    spelling: tuple[str, ...]


def check(article: Article) -> Iterator[Finding]:
    """For each place with two spellings, the first mention in each of those that are rarer or come later."""
    known = first_words()
    present = Counter(number for word in article.words.keys() & known.keys() for number in known[word])
    for number, count in present.items():
        if count > 1:
            yield from _findings(article, places()[number])


def _findings(article: Article, spellings: tuple[tuple[str, ...], ...]) -> Iterator[Finding]:
    mentions = sorted(mention for spelling in spellings for mention in _mentions(article, spelling))
    if len({mention.spelling for mention in mentions}) < 2 or _explained(article, mentions):
        return
    shared = _shared_neighbours(article, mentions)
    kept = [mention for mention in mentions if _stands_alone(article, mention, shared)]
    count = Counter(mention.spelling for mention in kept)
    first: dict[tuple[str, ...], _Mention] = {}
    for mention in kept:
        first.setdefault(mention.spelling, mention)
    if len(first) < 2:
        return
    usual = min(
        first.values(), key=lambda mention: (mention.spelling in foreign(), -count[mention.spelling], mention.start)
    )
    usual_name = article.text[usual.start : usual.end]
    for mention in first.values():
        if mention is not usual:
            name = article.text[mention.start : mention.end]
            yield Finding(
                mention.start,
                mention.end,
                f"“{name}” and “{usual_name}” are two names of one place, and the article uses both",
                (Related(usual.start, usual.end, "the other name"),),
            )


def _mentions(article: Article, spelling: tuple[str, ...]) -> Iterator[_Mention]:
    tokens = article.tokens
    size = len(spelling)
    first = spelling[0].lower()
    for word in {first, first.replace("'", "’")}:
        for i in article.words.get(word, ()):
            written = tuple(token.replace("’", "'") for token in tokens.text[i : i + size])
            if written == spelling and not article.in_opaque(tokens.start[i]):
                yield _Mention(tokens.start[i], tokens.end[i + size - 1], article.sentence_of_token(i), spelling)


_NAMING = frozenset(
    """
    formerly previously known called renamed named name names spelled spelt spelling spellings pronounced pronunciation
    transliteration transliterated alias aka
    """.split()
)
_NOT_NAMING = frozenset("on for upon in it off as a".split())
_BRACKETED = regex.compile(r"[\s\"'“”‘’]*[(\[/]|,? (?:or|now|then|today) ")


def _explained(article: Article, mentions: list[_Mention]) -> bool:
    """Whether the article says somewhere that a place has two names."""
    text = article.text
    for mention in mentions:
        if any(_names(article, i) for i in article.tokens_of(mention.sentence)):
            return True
    for one, other in pairwise(mentions):
        near = one.spelling != other.spelling and one.sentence == other.sentence
        if near and other.start - one.end < 60 and _BRACKETED.match(text, one.end, other.start):
            return True
    return False


def _names(article: Article, token: int) -> bool:
    """Whether a word says that something has a name: `was called`, but not `called on Moscow`."""
    lower = article.tokens.lower
    if lower[token] not in _NAMING:
        return False
    return lower[token] not in {"called", "named"} or _NOT_NAMING.isdisjoint(lower[token + 1 : token + 2])


_PAST = frozenset(
    """
    soviet ussr colonial colony empire imperial british nazi tsarist medieval ancient century wwii czar tsar raj
    stalin lenin hitler dynasty wartime
    """.split()
)
_YEAR = regex.compile(r"1[0-9]{3}s?\Z")
_LAST_YEAR = 1992
_OTHER_THINGS = frozenset("chicken duck opera man cat hound sapphire mix gin torte steps film movie novel song".split())
_PARTS = frozenset(
    """
    region oblast province district city airport governor mayor north south east west northern southern eastern western
    central greater downtown central
    """.split()
)


def _stands_alone(article: Article, mention: _Mention, shared: frozenset[str]) -> bool:
    """Whether a mention is the place of today: unquoted, not in a longer name, not in a sentence about the past.

    A name of another language is not English in speech or history either.
    """
    first, last = article.token_at(mention.start), article.token_at(mention.end - 1)
    if first is None or last is None:
        return False
    span = article.tokens_of(mention.sentence)
    beside = [i for i in (first - 1, last + 1) if i in span and article.tokens.lower[i] not in shared]
    if any(_is_of_a_name(article, i, span.start) for i in beside):
        return False
    if mention.spelling in foreign():
        return True
    text, lower = article.tokens.text, article.tokens.lower
    past = any(lower[i] in _PAST or (_YEAR.match(text[i]) and int(text[i][:4]) <= _LAST_YEAR) for i in span)
    return not past and not in_quotation(article, mention.start)


def _shared_neighbours(article: Article, mentions: list[_Mention]) -> frozenset[str]:
    """The words of a longer name that stand beside two spellings: `Rapid Vienna` and `Rapid Wien` are one club."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for mention in mentions:
        first, last = article.token_at(mention.start), article.token_at(mention.end - 1)
        span = article.tokens_of(mention.sentence)
        for i in (first - 1 if first is not None else -1, last + 1 if last is not None else -1):
            if i in span and article.tokens.text[i][0].isupper():
                found.setdefault(article.tokens.lower[i], set()).add(mention.spelling)
    return frozenset(word for word, spellings in found.items() if len(spellings) > 1)


def _is_of_a_name(article: Article, neighbour: int, sentence_start: int) -> bool:
    """Whether the token beside a mention makes it a part of another name: `Dynamo Kiev`, `chicken Kiev`."""
    word, lower = article.tokens.text[neighbour], article.tokens.lower[neighbour]
    if lower in _OTHER_THINGS:
        return True
    codes = "P" if neighbour == sentence_start else "PNAX"
    return word[0].isupper() and article.tags.codes[neighbour] in codes and lower not in _PARTS | _DAYS


_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


rule = Rule(
    name="inconsistent-place-name",
    family="consistency",
    summary="One place goes by two names or spellings",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Terminology/Inconsistent use of terminology",
    its="inconsistency",
    check=check,
)
