"""Everybody who comes up in an article, by name, noun or pronoun."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

import regex

from siclint import Article, Kind
from siclint.english.analysis import cached_analysis
from siclint.english.gender import leaning_of
from siclint.english.people import BODY_WORDS, Gender, first_names, human_nouns, noun_phrase_start, people, place_names
from siclint_rules.attribution._pronouns import Place, cast

_COPULAS: Final = frozenset("is was were are be been being become became becomes as remain remained remains".split())
_POSSESSIVES: Final = frozenset("his her their my our your its".split())
_DAYS: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december i
    """.split()
)

Naming = Literal["pronoun", "name", "weak name", "noun", "plural", "capitals"]


_MAY_BE_NAME: Final = regex.compile("[PAN]")


class Event(NamedTuple):
    """Somebody in the text: token, sentence, what names them, the gender that the words say, and who it is.

    `who` counts people of `people(article)`, or is below zero for a noun. A name is weak where it may be a place or a
    thing, and `capitals` are a name that nothing shows to be a person's.
    """

    token: int
    sentence: int
    kind: Naming
    gender: Gender | None
    who: int


@cached_analysis
def events(article: Article) -> tuple[Event, ...]:
    """Everybody in an article, in order."""
    found = cast(article)
    plural = {noun.token for noun in human_nouns(article) if noun.plural}
    ends = {mention.start: mention.end for mention in people(article).mentions}
    everybody = [Event(p.token, p.sentence, "pronoun", p.gender, -1) for p in found.pronouns]
    covered: set[int] = set()
    for place in found.places:
        paragraph = article.paragraphs[article.sentences[place.sentence].paragraph]
        if paragraph.kind in {Kind.HEADLINE, Kind.HEADING}:
            continue
        covered.update(range(place.token, ends.get(place.token, place.token + 1)))
        gender = place.gender or (leaning_of(article, place.who) if place.who >= 0 else None)
        if place.who >= 0:
            kind: Naming = "name" if _is_certain(article, place) or _acts(article, place, ends) else "weak name"
        elif place.token in plural:
            kind = "plural"
        elif gender is None and not _acts(article, place, ends):
            continue
        else:
            kind = "noun"
        who = place.who if place.who >= 0 else -2 - place.token
        everybody.append(Event(place.token, place.sentence, kind, gender, who))
    everybody += _capitals(article, covered)
    return tuple(sorted(everybody))


def _is_certain(article: Article, place: Place) -> bool:
    return people(article).persons[place.who].certain


def _acts(article: Article, place: Place, ends: dict[int, int]) -> bool:
    """Whether the words around a name or noun show that it stands for somebody who is spoken of.

    A noun without a determiner or behind a copula says what somebody is: `as head coach`, `was the president`.
    """
    lower, codes = article.tokens.lower, article.tags.codes
    end = ends.get(place.token, place.token + 1)
    while end < len(codes) and codes[end] == "R":
        end += 1
    following = lower[end] if end < len(lower) else ""
    if place.who >= 0:
        return (
            codes[end : end + 1] in {"V", "W"}
            or following in {"'s", "’s", "who"}
            or lower[max(place.token - 2, 0) : place.token] == ["according", "to"]
            or (end - place.token > 1 and (following == "," or lower[place.token - 1] == "by"))
        )
    if following == "who":
        return True
    left = noun_phrase_start(article, place.token)
    owned = left > 0 and lower[left - 1] in {"'s", "’s"}
    if not (codes[left] == "D" or lower[left] in _POSSESSIVES or owned):
        return False
    return not left or lower[left - 1] not in _COPULAS


def _capitals(article: Article, covered: set[int]) -> Iterator[Event]:
    """The names that `covered` leaves: most are things, some are people."""
    tokens, codes = article.tokens, article.tags.codes
    lower, text, first = tokens.lower, tokens.text, tokens.first
    names, never = first_names(), place_names()
    for match in _MAY_BE_NAME.finditer(codes):
        at = match.start()
        if at in covered or not text[at][0].isupper():
            continue
        word, name = lower[at], names.get(lower[at])
        if word in never or word in _DAYS or (word in BODY_WORDS and name is None):
            continue
        sentence = article.sentence_of_token(at)
        if codes[at] == "P" or at > first[sentence]:
            yield Event(at, sentence, "capitals", name[0] if name else None, -1)
