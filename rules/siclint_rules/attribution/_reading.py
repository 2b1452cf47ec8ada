"""Who each pronoun of an article can stand for, as it is written and if it had the other gender.

The article is read from left to right. Each name, noun or pronoun brings somebody to mind, who fades with each
sentence. A pronoun is given to whoever fits its gender and is most in mind; what it says of somebody whose gender no
word tells is kept as a vote. So the pronouns that an article has for a person tell the person's gender where the name
does not.
For each pronoun the reading then tells, in numbers, how well it goes as it is written and how well it would go turned:
these are its signs. `_points.py` says what each is worth. Nothing here looks further than five sentences, so that the
reading takes time in proportion to the article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

import regex

from siclint import Article, Kind
from siclint.english.analysis import cached_analysis
from siclint.english.gender import leaning_of
from siclint.english.people import BODY_WORDS, Gender, first_names, human_nouns, noun_phrase_start, people, place_names
from siclint_rules.attribution._pronouns import Cast, Place, Pronoun, cast

WINDOW: Final = 5
"""Sentences before and after a pronoun that are looked at."""
_IN_MIND: Final = 3
"""Sentences after which nobody is in mind any more who was not named again."""
_MOST_IN_MIND: Final = 16
_MANY: Final = 3
"""So many pronouns of one gender, and hardly any of the other, tell the gender of the person named most."""
_CLOSE: Final = 5
"""Tokens within which two people are in one clause."""
_SURE_VOTES: Final = 1.5
"""The weight of votes that tells somebody's gender, if the other has a third of it at most."""

_NOMINATIVE: Final = frozenset({"he", "she"})
_COPULAS: Final = frozenset("is was were be been being become became becomes as remain remained remains".split())
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


class Signs(NamedTuple):
    """What speaks for and against a pronoun. `other` stands for the gender that it does not have.

    `own_fit` and `other_fit` say how well the best person of a gender fits, `gain` what would be won by turning;
    `*_votes` what other pronouns say of that person. `*_pronouns` and `*_people` are numbers within the window;
    `*_back` are sentences back to the last person of a gender, `*_name_back` to the last who is known by more than
    pronouns, and `*_ahead` to the next pronoun: six or more is none. `last_named` is 1 where the last person named
    before is of the other gender, -1 where of its own. `names_in_sentence` counts people of the other gender named
    before in its sentence, `unknown_in_sentence` names and nouns there that may be anybody's or nobody's,
    `unknown_before` the same in the sentence before.
    """

    gain: float
    own_fit: float
    other_fit: float
    own_votes: float
    other_votes: float
    own_pronouns: int
    other_pronouns: int
    own_people: int
    other_names: int
    own_back: int
    other_back: int
    own_name_back: int
    other_name_back: int
    own_ahead: int
    other_ahead: int
    last_named: int
    names_in_sentence: int
    unknown_in_sentence: int
    unknown_before: int


class Sight(NamedTuple):
    """A pronoun as the reading comes to it.

    `signs` hold for the article as a whole, `signs_so_far` as if its gender did not come again behind it. `open` says
    that somebody near may have its gender for all that is known, so that nothing can be said. `meant` is the person of
    the other gender who fits best, as the token of the last mention; -1 if there is none.
    """

    pronoun: Pronoun
    signs: Signs
    signs_so_far: Signs
    open: bool
    meant: int


@dataclass(slots=True)
class _Person:
    """Somebody in mind: the gender that words say, how often and where they were last, and as what."""

    gender: Gender | None
    known: bool
    faint: bool
    times: int = 0
    sentence: int = 0
    token: int = 0
    subject: bool = False


@dataclass(slots=True)
class _Votes:
    """What pronouns say of somebody: for each gender the weights by token."""

    of: dict[Gender, dict[int, float]] = field(default_factory=lambda: {"F": {}, "M": {}})

    def sum(self, gender: Gender, but: int) -> float:
        votes = self.of[gender]
        return sum(votes.values()) - votes.get(but, 0.0)


@dataclass(slots=True)
class _Side:
    """What stands on one side of a pronoun, by gender: pronouns, who is named, and how near the nearest are.

    `unknown` counts those of unknown gender in the sentence, and in the sentence next to it.
    """

    pronouns: dict[Gender, int] = field(default_factory=lambda: {"F": 0, "M": 0})
    people: dict[Gender, set[int]] = field(default_factory=lambda: {"F": set(), "M": set()})
    near: dict[Gender, int] = field(default_factory=lambda: {"F": WINDOW + 1, "M": WINDOW + 1})
    near_name: dict[Gender, int] = field(default_factory=lambda: {"F": WINDOW + 1, "M": WINDOW + 1})
    unknown: list[int] = field(default_factory=lambda: [0, 0])
    last_named: int = 0
    in_sentence: int = 0
    open: bool = False
    alone: bool = True

    def see(self, near: Event, gender: Gender, distance: int, own: Gender) -> None:
        """Somebody of known gender."""
        self.near[gender] = min(self.near[gender], distance)
        if near.kind == "pronoun":
            self.pronouns[gender] += 1
            return
        self.people[gender].add(near.who)
        # Somebody in the sentence before may be meant where nobody stands between.
        nobody = distance == 1 and self.near[other_gender(own)] > 0
        self.open = self.open or (gender == own and (distance == 0 or nobody))
        if near.who >= 0 and near.gender is not None:
            self.near_name[gender] = min(self.near_name[gender], distance)
            self.in_sentence += distance == 0 and gender != own

    def see_unknown(self, near: Event, distance: int, *, others: bool, subject: bool) -> None:
        """Somebody of unknown gender; `others` says that nobody of the other gender stands between."""
        if distance < 2:
            self.unknown[distance] += 1
        if near.kind == "weak name":
            return
        before = distance == 1 and (near.kind == "name" or (subject and others))
        self.open = self.open or distance == 0 or before


def other_gender(gender: Gender) -> Gender:
    """The other one."""
    return "M" if gender == "F" else "F"


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


class Reading:
    """A reading of an article. `turned` are tokens of pronouns that are read with the other gender."""

    def __init__(self, article: Article, turned: frozenset[int] = frozenset()) -> None:
        self.article = article
        self._codes = article.tags.codes
        self.cast: Cast = cast(article)
        self._events = [
            event._replace(gender=other_gender(event.gender)) if event.gender and event.token in turned else event
            for event in events(article)
        ]
        self._tokens = [event.token for event in self._events]
        self._sentences = [event.sentence for event in self._events]
        self._first: dict[int, int] = {}
        self._named: dict[int, int] = {}
        for event in self._events:
            if event.who != -1:
                self._named.setdefault(event.who, event.token)
            if event.kind not in {"capitals", "plural"}:
                self._first.setdefault(event.sentence, event.token)
        self._people: dict[int, _Person] = {}
        self._votes: dict[int, _Votes] = defaultdict(_Votes)
        self._voted: dict[int, _Votes] = {}
        for _ in self._walk(None):
            pass

    def sights(self, is_wrong: Callable[[Sight], bool]) -> Iterator[Sight]:
        """Each pronoun for which `is_wrong` holds; from then on it is read with the other gender."""
        return self._walk(is_wrong)

    def _walk(self, is_wrong: Callable[[Sight], bool] | None) -> Iterator[Sight]:
        self._people = {}
        lower = self.article.tokens.lower
        unknown = 0
        for index, event in enumerate(self._events):
            if event.kind in {"capitals", "plural"}:
                continue
            if event.kind != "pronoun":
                self._mention(event, event.who, subject=self._first[event.sentence] == event.token)
                continue
            assert event.gender is not None
            read = event
            if is_wrong is not None:
                sight = self._sight(index, event)
                if is_wrong(sight):
                    read = self._events[index] = event._replace(gender=other_gender(event.gender))
                    yield sight
            who, weight = self._meant(read)
            if who is None:
                unknown -= 1
                who, weight = -(10**9) + unknown, 0.5
            self._mention(read, who, subject=lower[event.token] in _NOMINATIVE)
            assert read.gender is not None
            self._vote(event.token, who, read.gender, weight)

    def _vote(self, token: int, who: int, gender: Gender, weight: float) -> None:
        before = self._voted.get(token)
        if before is not None:
            before.of["F"].pop(token, None)
            before.of["M"].pop(token, None)
        self._voted[token] = self._votes[who]
        self._votes[who].of[gender][token] = weight

    def _mention(self, event: Event, who: int, *, subject: bool) -> None:
        person = self._people.get(who)
        if person is None:
            known = event.kind != "pronoun"
            faint = event.kind in {"weak name", "noun"}
            person = self._people[who] = _Person(event.gender if known else None, known, faint)
        person.times += 1
        person.sentence, person.token, person.subject = event.sentence, event.token, subject

    def _in_mind(self, sentence: int) -> list[tuple[int, _Person]]:
        """Those who are in mind; those who are not are forgotten."""
        kept = [(who, p) for who, p in self._people.items() if sentence - p.sentence <= _IN_MIND]
        if len(kept) > _MOST_IN_MIND:
            kept = sorted(kept, key=lambda pair: -pair[1].token)[:_MOST_IN_MIND]
        if len(self._people) > 4 * _MOST_IN_MIND:
            self._people = dict(kept)
        return kept

    def _fit(self, who: int, person: _Person, sentence: int, gender: Gender, but: int) -> float | None:
        """How well somebody fits a pronoun of a gender in a sentence; None if not at all."""
        if person.gender not in {None, gender}:
            return None
        fit = -1.0 * (sentence - person.sentence) + 0.2 * min(person.times, 4)
        if person.subject:
            fit += 0.6
        if person.gender == gender:
            fit += 0.6
        votes = self._votes.get(who)
        same = votes.sum(gender, but) if votes else 0.0
        if person.gender is None:
            against = votes.sum(other_gender(gender), but) if votes else 0.0
            fit += 0.5 * min(same, 2.0) - min(against, 3.0)
        if person.faint and person.times < 2 and not same:
            fit -= 0.7
        return fit

    def _meant(self, event: Event) -> tuple[int | None, float]:
        """Whom a pronoun most likely stands for, and the weight of its vote."""
        assert event.gender is not None
        fits = []
        for who, person in self._in_mind(event.sentence):
            fit = self._fit(who, person, event.sentence, event.gender, -1)
            if fit is not None:
                fits.append((fit, who))
        fits.sort(reverse=True)
        if not fits or fits[0][0] <= -3.5:
            return None, 0.5
        return fits[0][1], (1.0 if len(fits) == 1 or fits[0][0] - fits[1][0] > 1 else 0.5)

    def _gender(self, event: Event, token: int) -> Gender | None:
        """The gender of somebody: what words say, or else the pronouns but the one at `token`."""
        if event.gender is not None:
            return event.gender
        votes = self._votes.get(event.who)
        if votes is not None and event.who != -1 and not self._is_new(event.who, token):
            women, men = votes.sum("F", token), votes.sum("M", token)
            if women >= _SURE_VOTES and women >= 3 * men:
                return "F"
            if men >= _SURE_VOTES and men >= 3 * women:
                return "M"
        if event.who >= 0 and event.who == self.cast.main and self.cast.established:
            women = sum(p.gender == "F" for p in self.cast.pronouns if p.token != token)
            men = sum(p.gender == "M" for p in self.cast.pronouns if p.token != token)
            if max(women, men) >= _MANY and max(women, men) >= 4 * min(women, men):
                return "F" if women > men else "M"
        return None

    def _is_new(self, who: int, token: int) -> bool:
        """Whether the pronoun at a token is the first that may stand for somebody, who was named just before.

        Then what later pronouns seem to say of them counts for nothing: they are too far.
        """
        first = self._named.get(who)
        if first is None or token < 0:
            return False
        start = self.article.sentence_of_token(first)
        if self.article.sentence_of_token(token) - start > 1:
            return False
        votes = self._votes[who]
        return not any(first < t < token for of in votes.of.values() for t in of)

    def _best(self, event: Event, gender: Gender) -> tuple[float, float, int]:
        """How well the best person of a gender fits, what votes say of them, and the token of their last mention."""
        best: tuple[float, float, int] = (-6.0, 0.0, -1)
        for who, person in self._in_mind(event.sentence):
            fit = self._fit(who, person, event.sentence, gender, event.token)
            if fit is not None and fit > best[0]:
                votes = self._votes.get(who)
                best = (fit, votes.sum(gender, event.token) if votes else 0.0, person.token)
        return best

    def _sight(self, index: int, event: Event) -> Sight:
        assert event.gender is not None
        own, other = event.gender, other_gender(event.gender)
        own_fit, own_votes, _ = self._best(event, own)
        other_fit, other_votes, meant = self._best(event, other)
        before, after = self._before(index, event, own), self._after(index, event, own)
        signs = Signs(
            gain=other_fit - own_fit,
            own_fit=own_fit,
            other_fit=other_fit,
            own_votes=own_votes,
            other_votes=other_votes,
            own_pronouns=before.pronouns[own] + after.pronouns[own],
            other_pronouns=before.pronouns[other] + after.pronouns[other],
            own_people=before.pronouns[own] + after.pronouns[own] + len(before.people[own] | after.people[own]),
            other_names=len({who for who in before.people[other] | after.people[other] if who >= 0}),
            own_back=before.near[own],
            other_back=before.near[other],
            own_name_back=before.near_name[own],
            other_name_back=before.near_name[other],
            own_ahead=after.near[own],
            other_ahead=after.near[other],
            last_named=before.last_named,
            names_in_sentence=before.in_sentence,
            unknown_in_sentence=before.unknown[0],
            unknown_before=before.unknown[1],
        )
        later = after.pronouns[own]
        so_far = signs._replace(
            own_pronouns=signs.own_pronouns - later, own_people=signs.own_people - later, own_ahead=WINDOW + 1
        )
        # `She told him`: an object is not the subject of its clause, so somebody else is there.
        second = self._is_object(event.token) and before.near[other] == 0
        joined = self._is_joined(event.token, other) or self._meets(index, other)
        is_open = before.open or before.alone or second or joined
        return Sight(Pronoun(event.token, event.sentence, own), signs, so_far, is_open, meant)

    def _before(self, index: int, event: Event, own: Gender) -> _Side:
        """What stands before a pronoun."""
        side = _Side()
        subject = self.article.tokens.lower[event.token] in _NOMINATIVE
        named = False
        for at in range(index - 1, bisect_left(self._sentences, event.sentence - WINDOW) - 1, -1):
            near = self._events[at]
            gender, distance = self._gender(near, event.token), event.sentence - near.sentence
            if near.kind == "plural" and gender != own:
                continue
            if near.kind == "capitals":
                self._see_capitals(side, near, distance, own)
                continue
            side.alone = False
            if near.kind not in {"pronoun", "plural"} and not named:
                named = True
                side.last_named = 0 if gender is None else -1 if gender == own else 1
            if gender is None:
                side.see_unknown(near, distance, others=side.near[other_gender(own)] > 0, subject=subject)
            else:
                side.see(near, gender, distance, own)
        return side

    def _see_capitals(self, side: _Side, near: Event, distance: int, own: Gender) -> None:
        if near.gender == own:
            side.people[own].add(-1)
            side.near[own] = min(side.near[own], distance)
            side.open = side.open or distance == 0
        elif near.gender is None and distance < 2:
            side.unknown[distance] += 1
            # `Lind returned`: this is somebody.
            side.open = side.open or (distance == 0 and self._codes[near.token + 1 : near.token + 2] in {"V", "W"})

    def _after(self, index: int, event: Event, own: Gender) -> _Side:
        """What stands behind a pronoun."""
        side = _Side()
        for at in range(index + 1, bisect_right(self._sentences, event.sentence + WINDOW)):
            near = self._events[at]
            gender = self._gender(near, event.token)
            if gender is None or (near.kind in {"plural", "capitals"} and gender != own):
                continue
            if near.kind == "pronoun":
                side.pronouns[gender] += 1
                side.near[gender] = min(side.near[gender], near.sentence - event.sentence)
            else:
                side.people[gender].add(near.who)
        return side

    def _meets(self, index: int, other: Gender) -> bool:
        """Whether an object of the other gender follows closely, `he takes her`, or an unknown name stands before.

        Who is with somebody of the other gender need not have been named.
        """
        event = self._events[index]
        if index and self._events[index - 1].kind == "capitals" and self._events[index - 1].gender is None:
            before = self._events[index - 1].token
            if event.token - before < _CLOSE and self._codes[before] == "P":
                return True
        if self.article.tokens.lower[event.token] not in _NOMINATIVE or index + 1 == len(self._events):
            return False
        following = self._events[index + 1]
        close = following.sentence == event.sentence and following.token - event.token < _CLOSE
        return close and following.gender == other and not self._owns(following)

    def _owns(self, event: Event) -> bool:
        """Whether a possessive pronoun: `she took his hat`."""
        return event.kind == "pronoun" and not self._is_object(event.token)

    def _is_joined(self, token: int, other: Gender) -> bool:
        """Whether a noun stands right before that is no person of the other gender: `the boss and his staff`."""
        if token < 2 or self.article.tokens.lower[token - 1] not in {"and", "or"} or self._codes[token - 2] not in "NP":
            return False
        at = bisect_left(self._tokens, token - 2)
        near = self._events[at] if at < len(self._tokens) else None
        return near is None or near.token != token - 2 or near.gender != other

    def _is_object(self, token: int) -> bool:
        word, codes = self.article.tokens.lower[token], self.article.tags.codes
        following = codes[token + 1] if token + 1 < len(codes) else "U"
        return word == "him" or (word == "her" and following not in "NPAMp")
