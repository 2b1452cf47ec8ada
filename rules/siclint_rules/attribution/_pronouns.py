"""The gendered pronouns of an article's narration, and the people that they may stand for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from siclint import Article, Kind
from siclint.english.analysis import cached_analysis
from siclint.english.gender import gender_of, is_open
from siclint.english.people import Gender, human_nouns, people
from siclint.english.quotations import in_quotation

MASCULINE: Final = frozenset({"he", "him", "his", "himself"})
FEMININE: Final = frozenset({"she", "her", "hers", "herself"})
GENDERED: Final = MASCULINE | FEMININE


class Place(NamedTuple):
    """Somebody who is mentioned: where, who (a person's index, or below zero for a noun), and of what gender."""

    token: int
    sentence: int
    who: int
    gender: Gender | None


_MOST_PRONOUNS = 400
"""More stand in a book, of which no judgement is made: every pronoun is weighed against all others."""


class Pronoun(NamedTuple):
    """A gendered pronoun outside quotations."""

    token: int
    sentence: int
    gender: Gender


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is spoken of in an article: its pronouns and all mentions of people, both in order.

    `main` is the person who is named most often. `established` says that the main person is named often and early
    enough for most pronouns to be about them. `votes` are, for people whose gender no word tells, the pronouns that can
    stand for nobody else near them.
    """

    pronouns: tuple[Pronoun, ...]
    places: tuple[Place, ...]
    main: int | None
    established: bool = False
    votes: dict[int, dict[Gender, frozenset[int]]] = field(default_factory=dict)

    def gender(self, place: Place, but: int) -> Gender | None:
        """The gender of somebody: what the words say, or else the pronouns, leaving out the one at token `but`."""
        if place.gender is not None or place.who < 0:
            return place.gender
        votes = self.votes.get(place.who)
        if votes:
            women, men = len(votes["F"] - {but}), len(votes["M"] - {but})
            if women > max(2 * men, 1):
                return "F"
            if men > max(2 * women, 1):
                return "M"
        if place.who == self.main and self.established:
            women = sum(p.gender == "F" for p in self.pronouns if p.token != but)
            men = sum(p.gender == "M" for p in self.pronouns if p.token != but)
            return "F" if women > men else "M" if men > women else None
        return None


def other_gender(gender: Gender) -> Gender:
    """The other one."""
    return "M" if gender == "F" else "F"


def gender_in(word: str) -> Gender:
    """The gender of a pronoun in small letters."""
    return "F" if word in FEMININE else "M"


@cached_analysis
def cast(article: Article) -> Cast:
    """The cast of an article; empty where the article speaks of open genders, or has no gendered pronouns."""
    found = [token for token in article.find_words(GENDERED) if _counts(article, token)]
    if not found or len(found) > _MOST_PRONOUNS or is_open(article):
        return Cast((), (), None)
    lower = article.tokens.lower
    pronouns = tuple(Pronoun(token, article.sentence_of_token(token), gender_in(lower[token])) for token in found)
    persons = people(article).persons
    main = max(range(len(persons)), key=lambda who: len(persons[who].mentions), default=None)
    established = False
    if main is not None and len(persons[main].mentions) > 2:
        established = persons[main].mentions[0].start < found[len(found) // 2]
    places = tuple(place for place in _places(article) if _may_be_meant(article, place))
    return Cast(pronouns, places, main, established, _votes(article, pronouns, places))


def _may_be_meant(article: Article, place: Place) -> bool:
    """Whether a place is somebody beyond doubt, or at least acts like somebody; most other names are places."""
    if place.who < 0 or place.gender is not None:
        return True
    person = people(article).persons[place.who]
    if person.certain or len(person.mentions) > 1:
        return True
    end = next((m.end for m in person.mentions if m.start == place.token), place.token + 1)
    if end - place.token > 1:
        return True
    return article.tags.codes[end : end + 1] in {"V", "W"}


def _votes(
    article: Article, pronouns: tuple[Pronoun, ...], places: tuple[Place, ...]
) -> dict[int, dict[Gender, frozenset[int]]]:
    """The pronouns, by gender, that stand for a person because nobody else in the sentence and the one before can."""
    found: dict[int, dict[Gender, frozenset[int]]] = {}
    order = [place.token for place in places]
    last: tuple[Pronoun, int] | None = None
    for pronoun in pronouns:
        start = article.tokens.first[max(pronoun.sentence - 1, 0)]
        near = places[bisect_left(order, start) : bisect_left(order, pronoun.token)]
        fitting = {place.who for place in near if place.gender in {None, pronoun.gender}}
        who = next(iter(fitting)) if len(fitting) == 1 else None
        if not fitting and last is not None and last[0].gender == pronoun.gender:
            who = last[1] if pronoun.sentence - last[0].sentence <= 2 else None
        if who is not None and who >= 0:
            votes = found.setdefault(who, {"F": frozenset(), "M": frozenset()})
            votes[pronoun.gender] |= {pronoun.token}
            last = (pronoun, who)
        else:
            last = None
    return found


def _places(article: Article) -> list[Place]:
    """All mentions and nouns for people, in order."""
    found = [
        Place(m.start, article.sentence_of_token(m.start), m.person, gender_of(article, m.person))
        for m in people(article).mentions
    ]
    for noun in human_nouns(article):
        who = noun.person if noun.person is not None else -1 - noun.token
        gender = gender_of(article, noun.person) if noun.person is not None else noun.gender
        found.append(Place(noun.token, article.sentence_of_token(noun.token), who, gender))
    # What is taken up by `who` is somebody, whatever the noun: `the maker of the gloves, who ...`
    codes, lower = article.tags.codes, article.tokens.lower
    known = {m.end - 1 for m in people(article).mentions} | {place.token for place in found}
    for token in article.words.get("who", ()):
        before = token - 2 if token > 1 and lower[token - 1] == "," else token - 1
        plural = before == token - 1 and (lower[before].endswith("s") or lower[before] in {"people", "police"})
        if before >= 0 and before not in known and codes[before] == "N" and not plural:
            found.append(Place(before, article.sentence_of_token(before), -1 - before, None))
    return sorted(found, key=lambda place: place.token)


def _counts(article: Article, token: int) -> bool:
    """Whether a pronoun stands in narration and for one gender only."""
    tokens = article.tokens
    sentence = article.sentence_of_token(token)
    if article.paragraphs[article.sentences[sentence].paragraph].kind in {Kind.HEADLINE, Kind.HEADING}:
        return False
    text, lower = tokens.text, tokens.lower
    start, end = tokens.first[sentence], tokens.first[sentence + 1]
    if text[token][0].isupper() and token > start and text[token - 1][0].isalnum():
        return False  # a title: `the film Her`; `His Majesty` and the God of believers
    near = lower[max(start, token - 3) : min(end, token + 4)]
    if ("or" in near or "/" in near or "and" in near) and any(
        word in GENDERED and gender_in(word) != gender_in(lower[token]) for word in near
    ):
        return False  # `his or her`
    if token + 1 < end and lower[token + 1] in {"majesty", "highness", "royal", "honour", "honor", "excellency"}:
        return False
    return not in_quotation(article, tokens.start[token]) and not article.in_opaque(tokens.start[token])
