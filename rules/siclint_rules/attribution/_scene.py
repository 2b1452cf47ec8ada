"""Everybody in an article as a reading of its pronouns needs them: who is whose subject, and of what gender for sure.

Whoever is unknown by words may be known by pronouns: one votes for somebody where it can stand for nobody else. A vote
looks at names only and never at other pronouns, so that each can be left out by itself.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from typing import Final, Literal

from siclint import Article
from siclint.english.people import Gender, people
from siclint_rules.attribution._events import Event, events
from siclint_rules.attribution._pronouns import cast, other_gender

GENDERS: Final[tuple[Gender, Gender]] = ("F", "M")
IN_MIND: Final = 3
"""Sentences after which a pronoun no longer stands for somebody who was not named again."""
Form = Literal["subject", "object", "possessive", "reflexive"]

_BREAKS: Final = frozenset(
    """
    who whom whose which that because although though if while whereas when where as than after before since until so
    but , ; : ( ) — – - `` '' "
    """.split()
)
_NOMINATIVE: Final = frozenset({"he", "she"})
_REFLEXIVE: Final = frozenset({"himself", "herself"})
_AGENT: Final = ("er", "or", "ist", "ian", "ant", "ee", "man", "eer")


def form_of(article: Article, token: int) -> Form:
    """What a pronoun is in its clause, which does not tell its gender."""
    word, codes = article.tokens.lower[token], article.tags.codes
    if word in _NOMINATIVE:
        return "subject"
    if word in _REFLEXIVE:
        return "reflexive"
    if word in {"him", "hers"} or codes[token + 1 : token + 2] not in tuple("NPAMpgvV"):
        return "object"
    return "possessive"


class Scene:
    """The events of an article, and what is known of them. `turned` are pronouns read with the other gender.

    Lists run parallel to `events`: `form` is None but for pronouns, `end` the token behind a mention. `breaks` and
    `finite` count what ends a clause and finite verbs up to each token.
    """

    def __init__(self, article: Article, turned: frozenset[int] = frozenset()) -> None:
        self.article = article
        self.events = [_read(event, turned) for event in events(article)]
        self.sentences = [event.sentence for event in self.events]
        self.codes, self.lower = article.tags.codes, article.tokens.lower
        self.is_pronoun = [event.kind == "pronoun" for event in self.events]
        self.form = [form_of(article, event.token) if event.kind == "pronoun" else None for event in self.events]
        ends = {mention.start: mention.end for mention in people(article).mentions}
        self.end = [ends.get(event.token, event.token + 1) for event in self.events]
        self.subject = [self._is_subject(i) for i in range(len(self.events))]
        self.breaks, self.finite = [0], [0]
        for word, code in zip(self.lower, self.codes, strict=True):
            self.breaks.append(self.breaks[-1] + (word in _BREAKS))
            self.finite.append(self.finite[-1] + (code in "VW"))
        self.leader: dict[int, int] = {}
        self.mentions: dict[int, list[int]] = defaultdict(list)
        for i, event in enumerate(self.events):
            if event.kind not in {"capitals", "plural"}:
                self.leader.setdefault(event.sentence, i)
            if event.who >= 0:
                self.mentions[event.who].append(i)
        self.main = cast(article).main
        self._soft: dict[int, dict[Gender, dict[int, float]]] = defaultdict(lambda: {"F": {}, "M": {}})
        self._clear: dict[int, dict[Gender, set[int]]] = defaultdict(lambda: {"F": set(), "M": set()})
        for i in range(len(self.events)):
            if self.is_pronoun[i]:
                self._vote(i)

    @cached_property
    def pronouns(self) -> dict[Gender, int]:
        """How many pronouns each gender has."""
        found = [event.gender for event in self.events if event.kind == "pronoun"]
        return {gender: found.count(gender) for gender in GENDERS}

    @cached_property
    def named(self) -> dict[Gender, int]:
        """How many people of each gender are named, by what the words say."""
        found = {(e.who, e.gender) for e in self.events if e.kind in {"name", "weak name"}}
        return {gender: sum(g == gender for _, g in found) for gender in GENDERS}

    @cached_property
    def agents(self) -> list[int]:
        """Nouns that no table holds and that may be people by their endings: `bookseller`."""
        known = {t for e, end in zip(self.events, self.end, strict=True) for t in range(e.token, end)}
        lower, codes = self.lower, self.codes
        return [
            t
            for t, word in enumerate(lower)
            if codes[t] == "N" and word.endswith(_AGENT) and len(word) > 4 and t not in known
        ]

    def sure(self, i: int, but: int) -> int:
        """1 for a woman, -1 for a man, by words or by two clear votes without that at token `but`; else 0."""
        event = self.events[i]
        if event.gender is not None:
            return 1 if event.gender == "F" else -1
        votes = self._clear.get(event.who)
        if votes is None or event.who == -1:
            return 0
        women, men = len(votes["F"] - {but}), len(votes["M"] - {but})
        return 1 if women >= max(2, 3 * men) else -1 if men >= max(2, 3 * women) else 0

    def lean(self, i: int, but: int) -> float:
        """How far somebody is a woman (1) or a man (-1), by words or else by all votes but that at token `but`."""
        event = self.events[i]
        if event.gender is not None:
            return 1.0 if event.gender == "F" else -1.0
        votes = self._soft.get(event.who)
        if votes is None or event.who == -1:
            return 0.0
        sure = self.sure(i, but)
        if sure:
            return 0.85 * sure
        women = sum(votes["F"].values()) - votes["F"].get(but, 0.0)
        men = sum(votes["M"].values()) - votes["M"].get(but, 0.0)
        return 0.4 * (women - men) / (women + men + 1.0)

    def shares_clause(self, j: int, i: int) -> bool:
        """Whether the object `i` stands in the clause of the subject `j`, and so for somebody else: `Oru saw him`."""
        if self.form[i] != "object" or not self.subject[j] or self.sentences[i] != self.sentences[j]:
            return False
        start, end = self.end[j], self.events[i].token
        return start <= end and self.breaks[start] == self.breaks[end] and self.finite[end] - self.finite[start] <= 2

    def ahead(self, i: int) -> tuple[int, int]:
        """Whether the subject is still to come, `For his opera, Adams ...` (2 if of unknown gender), and its gender."""
        event, lower = self.events[i], self.lower
        token, start = event.token, self.article.tokens.first[event.sentence]
        leader = self.leader.get(event.sentence, i)
        if leader < i or token - start > 10 or (token == start and self.form[i] != "possessive"):
            return 0, 0
        if token > start and self.codes[start] not in "ISVgp" and lower[start] not in _BREAKS:
            return 0, 0
        for j in range(i + 1, len(self.events)):
            if self.sentences[j] != event.sentence:
                break
            if self.subject[j] and "," in lower[token : self.events[j].token]:
                sure = self.sure(j, token)
                return (1 if sure else 2), sure
        return 0, 0

    def _is_subject(self, i: int) -> bool:
        if self.form[i] is not None:
            return self.form[i] == "subject"
        end = self.end[i]
        while self.codes[end : end + 1] == "R":
            end += 1
        return self.codes[end : end + 1] in {"V", "W"}

    def _vote(self, i: int) -> None:
        event = self.events[i]
        assert event.gender is not None
        against = other_gender(event.gender)
        fits: dict[int, float] = {}
        times: dict[int, int] = defaultdict(int)
        near: set[int] = set()
        for j in range(bisect_left(self.sentences, event.sentence - IN_MIND), i):
            other = self.events[j]
            if other.kind in {"pronoun", "plural"} or other.gender == against or self.shares_clause(j, i):
                continue
            if event.sentence - other.sentence < 2:
                near.add(other.who)
            if other.kind == "capitals":
                continue
            times[other.who] += 1
            fit = (
                0.6 * self.subject[j]
                + 0.5 * (self.leader.get(other.sentence) == j)
                + 0.6 * (other.gender == event.gender)
                + 0.2 * min(times[other.who], 4)
                - 1.0 * (event.sentence - other.sentence)
                - 0.7 * (other.kind != "name")
            )
            fits[other.who] = max(fits.get(other.who, -9.0), fit)
        if not fits:
            return
        if len(near) == 1:
            self._clear[next(iter(near))][event.gender].add(event.token)
        weights = {who: 2.7 ** (1.5 * fit) for who, fit in fits.items()}
        total = sum(weights.values()) + 0.01
        for who, weight in weights.items():
            self._soft[who][event.gender][event.token] = weight / total


def _read(event: Event, turned: frozenset[int]) -> Event:
    """An event as it is read: a first name in capitals is somebody."""
    if event.kind == "capitals" and event.gender is not None:
        return event._replace(kind="weak name", who=-2 - event.token)
    if event.token in turned and event.gender is not None:
        return event._replace(gender=other_gender(event.gender))
    return event
