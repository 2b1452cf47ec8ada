"""Pronouns where only one person is about: everything named nearby is that person, and has the other gender.

The signs that `_reading` weighs are learned from texts with one wrong pronoun. Where a translation goes to and fro,
each wrong pronoun speaks for the next; here all that nobody of their gender stands behind are set aside together.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache
from typing import Final, NamedTuple

from siclint import Article
from siclint.english.countries import countries_by_adjective, countries_by_name
from siclint.english.gender import KNOWN, evidence
from siclint.english.people import human_nouns, people
from siclint_rules.attribution._pronouns import Cast, Pronoun
from siclint_rules.attribution._reading import other_gender

LICENCE: Final = 2
"""Somebody of the pronoun's gender who is named less than so many sentences before may be meant."""
NEAR: Final = 2
"""The person who is meant, by name or pronoun, stands at most so many sentences away."""
ENOUGH: Final = 3.0
"""The weight of what speaks for the other gender: each pronoun counts 1, the main person's name 3."""


class Alone(NamedTuple):
    """A wrong pronoun: what stands for the same person, and what speaks against it."""

    pronoun: Pronoun
    anchors: tuple[int, ...]
    reason: str


def alone(article: Article, found: Cast, settled: Container[int]) -> Iterator[Alone]:
    """The pronouns of a gender that nobody near has, where one person is about; those in `settled` are left alone."""
    if found.main is None:
        return
    suspects = [p for p in found.pronouns if p.token not in settled and _is_suspect(article, found, p)]
    if not suspects:
        return
    agents = {noun.token for noun in human_nouns(article) if noun.person is not None}
    suspects = [p for p in suspects if not _has_agent(article, p, agents)]
    mentions = [m for m in people(article).mentions if m.person == found.main or evidence(article)[m.person]]
    known = {token for mention in mentions for token in range(mention.start, mention.end)}
    for pronoun in suspects:
        if _outweighed(article, found, pronoun, suspects) and not _has_stranger(article, pronoun, known):
            yield Alone(pronoun, *_reason(article, found, pronoun))


def _is_suspect(article: Article, found: Cast, pronoun: Pronoun) -> bool:
    """Whether nobody of the pronoun's gender stands near it, and somebody of the other does."""
    other, persons = other_gender(pronoun.gender), people(article).persons
    near = any(
        0 <= pronoun.sentence - p.sentence <= NEAR and p.token < pronoun.token and p.gender == other
        for p in found.pronouns
    )
    for place in found.places:
        distance = pronoun.sentence - place.sentence
        if distance < -2:
            break
        gender = found.gender(place, pronoun.token)
        if 0 <= distance < LICENCE and gender == pronoun.gender:
            return False
        if place.who >= 0 and gender is None and place.who != found.main:
            if abs(distance) <= 2 and len(persons[place.who].mentions) > 1:
                return False
            if 0 <= distance <= 1 and place.token < pronoun.token:
                return False
        elif place.who < 0 and gender is None and 0 <= distance <= 1 and place.token < pronoun.token:
            return False
        near = near or (0 <= distance <= NEAR and gender == other and place.token < pronoun.token)
    return near and not is_second_person(article, found, pronoun)


# Nouns with these endings may be people: `to the bookseller and his wife`.
_AGENT = ("er", "or", "ist", "ian", "ant", "ee", "man", "eer")
_NO_AGENTS = frozenset(
    """
    number year order matter letter paper river water winter summer power center computer chapter quarter theater
    factor sector door floor color labor harbor honor error tower dinner cover corner weather border offer answer
    member disaster finger newspaper timber daughter mother father brother sister career restaurant committee plant
    moment grant coffee degree
    """.split()
)


def _has_agent(article: Article, pronoun: Pronoun, known: Container[int]) -> bool:
    """Whether a noun in the sentence before the pronoun, none of `known`, may be somebody of whom nothing is known."""
    lower, codes = article.tokens.lower, article.tags.codes
    return any(
        codes[i] == "N" and lower[i].endswith(_AGENT) and lower[i] not in _NO_AGENTS and i not in known
        for i in range(article.tokens.first[pronoun.sentence], pronoun.token)
    )


def is_second_person(article: Article, found: Cast, pronoun: Pronoun) -> bool:
    """Whether the pronoun is the object in a clause whose subject is a pronoun of the other gender: `she told him`."""
    lower, codes = article.tokens.lower, article.tags.codes
    word = lower[pronoun.token]
    following = codes[pronoun.token + 1] if pronoun.token + 1 < len(codes) else "U"
    if word != "him" and not (word == "her" and following not in "NAPMp"):
        return False
    return any(
        p.sentence == pronoun.sentence and p.token < pronoun.token and p.gender != pronoun.gender
        for p in found.pronouns
    )


def _outweighed(article: Article, found: Cast, pronoun: Pronoun, suspects: list[Pronoun]) -> bool:
    gender = pronoun.gender
    opposite = [p for p in found.pronouns if p.gender != gender]
    same = [p for p in found.pronouns if p.gender == gender and p.token != pronoun.token]
    licensed = len([p for p in same if p not in suspects])
    if not any(abs(p.sentence - pronoun.sentence) <= NEAR for p in opposite):
        return False
    if _is_known(article, found, pronoun):
        against = len(opposite) + 3.0
    else:
        against = float(sum(_is_of_main(found, p) for p in opposite))
    enough = ENOUGH
    if any(p.sentence == pronoun.sentence and p.token < pronoun.token for p in opposite) or any(
        place.token < pronoun.token and place.gender == gender for place in found.places
    ):
        enough += 2
    return against >= enough and against >= 2 * (len(same) - licensed) and not licensed


def _is_of_main(found: Cast, pronoun: Pronoun) -> bool:
    """Whether nobody but the main person stands before a pronoun in its sentence and the one before."""
    near = [p for p in found.places if 0 <= pronoun.sentence - p.sentence <= 1 and p.token < pronoun.token]
    return all(place.who == found.main for place in near)


def _is_known(article: Article, found: Cast, pronoun: Pronoun) -> bool:
    """Whether words tell that the main person has not the pronoun's gender."""
    assert found.main is not None
    weight = {"F": 0.0, "M": 0.0}
    for piece in evidence(article)[found.main]:
        weight[piece.gender] += piece.weight
    return weight[other_gender(pronoun.gender)] >= KNOWN and not weight[pronoun.gender]


def _has_stranger(article: Article, pronoun: Pronoun, known: Container[int]) -> bool:
    """Whether a name stands in the sentence, or the one before, that may be somebody of whom nothing is known.

    `known` are the tokens of the names that are somebody's.
    """
    tokens, codes = article.tokens, article.tags.codes
    first = tokens.first[max(pronoun.sentence - 1, 0)]
    last = tokens.first[pronoun.sentence + 1]
    opens = {tokens.first[pronoun.sentence], first}
    i = first
    while i < last:
        is_name = tokens.text[i][0].isupper() and (codes[i] == "P" or i not in opens) and tokens.lower[i] not in _WORDS
        if not is_name or i in known:
            i += 1
            continue
        end = i + 1
        while end < last and codes[end] == "P":
            end += 1
        words = tokens.lower[i:end]
        if (
            tokens.lower[i - 1 : i] not in _BEFORE_PLACES
            and _THINGS.isdisjoint(words)
            and " ".join(words) not in _lands()
        ):
            return True
        i = end
    return False


# Behind these a name that is no known person's is a place or a body.
_BEFORE_PLACES = (["in"], ["at"], ["from"], ["near"], ["joined"], ["left"], ["the"], ["of"])


@cache
def _lands() -> frozenset[str]:
    return frozenset(name.lower() for name in (*countries_by_name(), *countries_by_adjective()))


_WORDS = frozenset("i he she his her him it its they we you the a an".split())
_THINGS = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday university institute college school club bank museum court ministry party
    association committee council department agency company group union church hospital theatre theater prize cup league
    festival awards award
    """.split()
)


def _reason(article: Article, found: Cast, pronoun: Pronoun) -> tuple[tuple[int, ...], str]:
    """What stands for the same person, the nearest first, and why the pronoun is wrong."""
    assert found.main is not None
    opposite = [p for p in found.pronouns if p.gender != pronoun.gender]
    nearest = [p.token for p in sorted(opposite, key=lambda p: abs(p.token - pronoun.token))[:4]]
    met = [p for p in found.places if p.token < pronoun.token and p.who >= 0]
    fitting = [p.who for p in met if found.gender(p, pronoun.token) == other_gender(pronoun.gender)]
    name = people(article).persons[fitting[-1] if fitting else found.main].name
    kind = "feminine" if pronoun.gender == "M" else "masculine"
    many = f"the {len(opposite)} other pronouns are" if len(opposite) > 1 else "the other pronoun is"
    return tuple(nearest), f"{many} {kind} of {name}, and nobody else near is meant"
