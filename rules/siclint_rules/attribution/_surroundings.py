"""What stands around a pronoun, in numbers, with the pronoun's own gender left out.

For each gender the same numbers are taken, so that they can be laid side by side: how far its last pronoun, name and
noun are, in sentences, tokens and clauses, who of it is the subject, who may have it for all that is known. Others
hold for both: the form of the pronoun, where it stands, who near it is of unknown gender.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from siclint.english.people import Gender, common_nouns
from siclint_rules.attribution._scene import GENDERS, Scene

WINDOW: Final = 5
"""Sentences before and after a pronoun that are looked at."""
_FAR: Final = WINDOW + 1
_FAR_TOKENS: Final = 80
_FORMS: Final = {None: -1.0, "subject": 0.0, "object": 1.0, "possessive": 2.0, "reflexive": 3.0}
_SIGNS: Final[dict[Gender, int]] = {"F": 1, "M": -1}

_SPOUSES: Final[dict[str, Gender]] = {
    **dict.fromkeys("husband boyfriend ex-husband ex-boyfriend fiancé husbands bridegroom".split(), "M"),
    **dict.fromkeys("wife girlfriend ex-wife ex-girlfriend fiancée wives widow bride".split(), "F"),
}
# Where two are spoken of, the other one may be meant.
_PAIR: Final = frozenset(
    "they them their couple pair both married wed marry marriage together divorced relationship each".split()
)
_VERBS: Final = frozenset("VvpgW")
_CONJUNCTIONS: Final = frozenset("that because when as if after while before where".split())
_RELATIVES: Final = frozenset("who which whom".split())


def surroundings(  # noqa: C901, PLR0912 - a branch for each kind of mention
    scene: Scene, i: int
) -> tuple[dict[Gender, list[float]], list[float]]:
    """The numbers of the pronoun that is event `i`: those of each gender, and those that hold for both."""
    events, sent, tok = scene.events, scene.sentences[i], scene.events[i].token
    sides = {1: _Side(), -1: _Side()}
    unknown = _Unknown()
    recent: list[float] = []
    named: list[float] = []
    for j in range(i - 1, bisect_left(scene.sentences, sent - WINDOW) - 1, -1):
        event = events[j]
        kind, back, far = event.kind, sent - event.sentence, tok - event.token
        sure, mate = scene.sure(j, tok), scene.shares_clause(j, i)
        subject = scene.subject[j]
        for sign, side in sides.items():
            if mate:
                side.mate = max(side.mate, sure * sign)
            elif sure != -sign:
                side.may_be(back, far, kind, subject=subject, leads=scene.leader.get(event.sentence) == j)
            elif kind not in {"capitals", "plural"}:
                sides[-sign].is_sure(back, far, subject=subject)
        if scene.is_pronoun[j]:
            lean = 1.0 if event.gender == "F" else -1.0
            breaks = scene.breaks[tok] - scene.breaks[event.token + 1]
            finite = scene.finite[tok] - scene.finite[event.token + 1]
            sides[int(lean)].pronoun(back, far, _FORMS[scene.form[j]], breaks, finite, len(named))
        elif kind == "plural":
            if event.gender:
                sides[_SIGNS[event.gender]].plural += back < 2
            continue
        elif kind == "capitals":
            unknown.capitals(back, far, verb=scene.codes[event.token + 1 : event.token + 2] in {"V", "W"})
            continue
        else:
            lean = scene.lean(j, tok)
            named.append(lean)
            if event.gender is None:
                unknown.somebody(back, far, kind, subject=subject, sure=bool(sure), mate=mate)
                for sign, side in sides.items():
                    side.vote(back, lean * sign)
            else:
                sides[_SIGNS[event.gender]].mention(back, far, kind, event.who, subject=subject)
        recent.append(lean)
    _look_ahead(scene, i, sides, unknown)
    return _together(scene, i, sides, unknown, recent[:3], named[:2])


def _look_ahead(scene: Scene, i: int, sides: dict[int, _Side], unknown: _Unknown) -> None:
    sent, tok = scene.sentences[i], scene.events[i].token
    for j in range(i + 1, bisect_right(scene.sentences, sent + WINDOW)):
        event = scene.events[j]
        ahead, far = event.sentence - sent, event.token - tok
        if scene.is_pronoun[j]:
            assert event.gender is not None
            breaks = scene.breaks[event.token] - scene.breaks[tok + 1]
            sides[_SIGNS[event.gender]].later_pronoun(ahead, far, _FORMS[scene.form[j]], breaks)
        elif event.kind in {"plural", "capitals"}:
            continue
        elif event.gender is not None:
            sides[_SIGNS[event.gender]].later_mention(ahead, far)
        else:
            lean, sure = scene.lean(j, tok), scene.sure(j, tok)
            unknown.after += ahead == 0
            for sign, side in sides.items():
                side.later_vote(ahead, lean * sign)
                if sure != -sign and ahead == 0:
                    side.may_after = min(side.may_after, far)


def _together(
    scene: Scene, i: int, sides: dict[int, _Side], unknown: _Unknown, recent: list[float], named: list[float]
) -> tuple[dict[Gender, list[float]], list[float]]:
    sent, tok, form = scene.sentences[i], scene.events[i].token, scene.form[i]

    def leads(sentence: int) -> tuple[float, bool]:
        at = scene.leader.get(sentence)
        if at is None or at == i or (sentence == sent and at > i):
            return 0.0, False
        lean = scene.lean(at, tok)
        return lean, lean == 0.0

    own_subject, own_unknown = leads(sent)
    last_subject, last_unknown = leads(sent - 1)
    main_lean, main_share, main_back = _main(scene, i)
    noun = _owned(scene, tok) if form == "possessive" else ""
    spouse, kin = _SPOUSES.get(noun), common_nouns().get(noun)
    ahead, ahead_sure = scene.ahead(i)
    others = scene.pronouns["F"] + scene.pronouns["M"] - 1
    shared = [
        ahead,
        *_place(scene, i),
        min(others, 30),
        kin is not None and kin.kind == "kin",
        own_unknown,
        last_unknown,
        main_share,
        main_back,
        *_agents(scene, sent, tok),
        *unknown.numbers(),
    ]
    recent += [0.0] * (3 - len(recent))
    named += [0.0] * (2 - len(named))
    found: dict[Gender, list[float]] = {}
    for gender in GENDERS:
        sign = _SIGNS[gender]
        own = scene.pronouns[gender] - (scene.events[i].gender == gender)
        leans = (*recent, *named, own_subject, last_subject, leads(sent - 2)[0], leads(sent + 1)[0], main_lean)
        found[gender] = [
            *sides[sign].numbers(),
            min(own, 20),
            (own + 0.5) / (others + 1.0),
            min(scene.named[gender], 5),
            ahead_sure * sign,
            *(lean * sign for lean in leans),
            spouse is not None and spouse != gender,
            spouse == gender,
        ]
    return found, shared


def _main(scene: Scene, i: int) -> tuple[float, float, int]:
    """The lean of the person who is named most, the share of mentions, and how far back the last one is."""
    mentions = scene.mentions.get(scene.main) if scene.main is not None else None
    if not mentions:
        return 0.0, 0.0, _FAR
    sent = scene.sentences[i]
    share = len(mentions) / max(1, sum(len(found) for found in scene.mentions.values()))
    back = min((sent - scene.sentences[j] for j in mentions if j < i), default=_FAR)
    return scene.lean(mentions[0], scene.events[i].token), share, min(back, _FAR)


def _owned(scene: Scene, token: int) -> str:
    """The noun behind a possessive."""
    at = token + 1
    while at < min(len(scene.lower), token + 4) and scene.codes[at] in "AMR":
        at += 1
    return scene.lower[at] if at < len(scene.lower) else ""


def _place(scene: Scene, i: int) -> list[float]:
    """Where the pronoun stands, and as what."""
    article, lower, codes = scene.article, scene.lower, scene.codes
    sent, tok, form = scene.sentences[i], scene.events[i].token, scene.form[i]
    first = article.tokens.first
    start = first[sent]
    before, code = (lower[tok - 1], codes[tok - 1]) if tok > start else ("", "")
    paragraph = article.sentences_of(article.sentences[sent].paragraph)
    return [
        min(sum(word in _PAIR for word in lower[first[max(sent - 1, 0)] : first[sent + 1]]), 3),
        form == "subject",
        form == "object",
        form == "possessive",
        form == "reflexive",
        tok == start,
        min(tok - start, 40),
        min(sent - paragraph.start, 8),
        min(sent, 12),
        min(len(article.sentences), 40),
        code in _VERBS,
        code == "I",
        before in {"and", "or"},
        before == ",",
        before in _CONJUNCTIONS,
        before in _RELATIVES,
        scene.breaks[tok] - scene.breaks[start],
        scene.finite[tok] - scene.finite[start],
    ]


def _agents(scene: Scene, sent: int, tok: int) -> tuple[int, int]:
    """How many nouns may be people by their endings, before the pronoun in its sentence and in the one before."""
    first = scene.article.tokens.first
    start = bisect_left(scene.agents, first[sent])
    here = bisect_left(scene.agents, tok) - start
    before = start - bisect_left(scene.agents, first[max(sent - 1, 0)])
    return min(here, 4), min(before, 4)


class _Side:
    """What speaks for one gender: `*_back` are sentences back, `*_far` tokens, `may` whoever may have it."""

    def __init__(self) -> None:
        self.pronoun_back, self.pronoun_far, self.pronouns = _FAR, _FAR_TOKENS, [0, 0, 0]
        self.pronoun_form, self.breaks, self.finite, self.between, self.subject_back = -1.0, 9, 9, 5, _FAR
        self.next_ahead, self.next_far, self.next_breaks, self.next_form = _FAR, _FAR_TOKENS, 9, -1.0
        self.nexts = [0, 0, 0]
        self.name_back, self.name_far, self.named_subject, self.noun_back = _FAR, _FAR_TOKENS, _FAR, _FAR
        self.people: tuple[set[int], set[int], set[int]] = (set(), set(), set())
        self.times = self.plural = 0
        self.votes = [0.0, 0.0, 0.0]
        self.later_back, self.later_far, self.later_names = _FAR, _FAR_TOKENS, 0
        self.later_votes = [0.0, 0.0]
        self.may = [_FAR, _FAR, _FAR, _FAR]
        self.may_far, self.may_names, self.may_many, self.may_after = _FAR_TOKENS, 0, 0, _FAR_TOKENS
        self.sure_back, self.sure_far, self.sure_subject, self.sures, self.mate = _FAR, _FAR_TOKENS, _FAR, 0, -2

    def pronoun(self, back: int, far: int, form: float, breaks: int, finite: int, between: int) -> None:
        if self.pronoun_back == _FAR:
            self.pronoun_back, self.pronoun_far, self.pronoun_form = back, min(far, _FAR_TOKENS), form
            self.breaks, self.finite, self.between = min(breaks, 9), min(finite, 9), min(between, 2)
        self.pronouns[min(back, 2)] += 1
        if form == 0.0:
            self.subject_back = min(self.subject_back, back)

    def later_pronoun(self, ahead: int, far: int, form: float, breaks: int) -> None:
        if self.next_ahead == _FAR:
            self.next_ahead, self.next_far = ahead, min(far, _FAR_TOKENS)
            self.next_breaks, self.next_form = min(breaks, 9), form
        self.nexts[min(ahead, 2)] += 1

    def mention(self, back: int, far: int, kind: str, who: int, *, subject: bool) -> None:
        if kind == "noun":
            self.noun_back = min(self.noun_back, back)
        else:
            if self.name_back == _FAR:
                self.name_back, self.name_far = back, min(far, _FAR_TOKENS)
            self.times += 1
        if subject:
            self.named_subject = min(self.named_subject, back)
        self.people[min(back, 2)].add(who)

    def vote(self, back: int, lean: float) -> None:
        if back < 4:
            self.votes[min(back, 2)] = max(self.votes[min(back, 2)], lean)

    def later_mention(self, ahead: int, far: int) -> None:
        if self.later_back == _FAR:
            self.later_back, self.later_far = ahead, min(far, _FAR_TOKENS)
        self.later_names += 1

    def later_vote(self, ahead: int, lean: float) -> None:
        if ahead < 2:
            self.later_votes[ahead] = max(self.later_votes[ahead], lean)

    def may_be(self, back: int, far: int, kind: str, *, subject: bool, leads: bool) -> None:
        """Somebody who may have this gender for all that is known."""
        if kind in {"name", "pronoun"} or (kind == "weak name" and subject):
            self.may[0] = min(self.may[0], back)
            self.may_names += back < 2 and kind != "pronoun"
        if kind not in {"capitals", "plural"}:
            self.may[1] = min(self.may[1], back)
            self.may_far = min(self.may_far, far)
            self.may_many += back < 2
        self.may[2] = min(self.may[2], back)
        if subject or leads:
            self.may[3] = min(self.may[3], back)

    def is_sure(self, back: int, far: int, *, subject: bool) -> None:
        """Somebody who has this gender beyond doubt."""
        self.sure_back, self.sure_far = min(self.sure_back, back), min(self.sure_far, far)
        if subject:
            self.sure_subject = min(self.sure_subject, back)
        self.sures += 1

    def numbers(self) -> list[float]:
        here, before, far = self.people
        return [
            self.pronoun_back, self.pronoun_far, self.pronouns[0], self.pronouns[1], min(sum(self.pronouns), 12),
            self.pronoun_form, self.breaks, self.finite, self.between, self.subject_back,
            self.next_ahead, self.next_far, self.nexts[0], self.nexts[1], min(sum(self.nexts), 12),
            self.next_breaks, self.next_form,
            self.name_back, self.name_far, self.named_subject, self.noun_back,
            len(here), len(before), min(len(here | before | far), 6), min(self.times, 8), self.plural,
            *self.votes, self.later_back, self.later_far, min(self.later_names, 5), *self.later_votes,
            *self.may, self.may_far, min(self.may_names, 4), min(self.may_many, 5), self.may_after,
            self.sure_back, self.sure_far, self.sure_subject, min(self.sures, 12), self.mate,
        ]  # fmt: skip


class _Unknown:
    """Those before a pronoun whose gender no word tells, in its sentence, in the one before, and further back."""

    def __init__(self) -> None:
        self.names, self.unsure, self.nouns, self.things = [0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]
        self.verb = self.after = self.mates = 0
        self.subjects = [0, 0]
        self.name_far = self.noun_far = self.thing_far = _FAR_TOKENS

    def somebody(self, back: int, far: int, kind: str, *, subject: bool, sure: bool, mate: bool) -> None:
        if mate:
            self.mates += 1
            return
        where = min(back, 2)
        if kind == "noun":
            self.nouns[where] += 1
            self.noun_far = min(self.noun_far, far)
        else:
            self.names[where] += 1
            self.unsure[where] += not sure
            self.name_far = min(self.name_far, far)
        if subject and back < 2:
            self.subjects[back] += not sure

    def capitals(self, back: int, far: int, *, verb: bool) -> None:
        self.things[min(back, 2)] += 1
        self.verb += verb and back == 0
        self.thing_far = min(self.thing_far, far)

    def numbers(self) -> list[float]:
        counts = (*self.names, *self.unsure, *self.nouns, *self.things)
        return [
            *(min(count, 5) for count in counts),
            self.verb,
            *self.subjects,
            self.name_far,
            self.thing_far,
            self.noun_far,
            self.after,
            self.mates,
        ]
