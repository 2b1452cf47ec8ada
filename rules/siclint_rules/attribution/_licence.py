"""When a pronoun is left alone, whatever the trees say: nobody else is known who could be meant, or somebody new is."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import Final

from siclint.english.countries import countries_by_name
from siclint.english.people import Gender
from siclint_rules.attribution._scene import Scene

NEAR: Final = 2
"""Somebody of the other gender stands at most so many sentences before a wrong pronoun."""
STRANGER: Final = 1.0
"""How much more doubt it needs where somebody of unknown gender may be meant: by a name that is new in the sentence or
the one before, or by a noun in the sentence or at the head of the one before."""
CAPITALS: Final = 0.3
"""The same for a name in the sentence that may be anything."""

_GIVES: Final = frozenset(
    """
    gave give gives giving given told tell tells sent send sends bought buy buys offered offer showed show shows taught
    asked handed lent paid pay brought made cost
    """.split()
)
# Behind these a name is a place or a body.
_BEFORE_PLACES: Final = frozenset("the in at of from near joined left -".split())


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.lower() for name in countries_by_name())


def is_judged(scene: Scene, i: int, gender: Gender | None = None) -> bool:
    """Whether enough is known to judge a pronoun, as it is written or as if it had `gender`.

    Somebody of the other gender stands before it, and not as the subject of its own clause: `she told him`.
    """
    event = scene.events[i]
    against = -1 if (gender or event.gender) == "F" else 1
    start = scene.article.tokens.first[event.sentence]
    if event.sentence == 0:
        return False
    somebody = False
    for j in range(i - 1, bisect_left(scene.sentences, event.sentence - NEAR) - 1, -1):
        if scene.events[j].kind in {"plural", "capitals"} or scene.sure(j, event.token) != against:
            continue
        if scene.shares_clause(j, i):
            return False
        somebody = True
    if not somebody:
        return False
    if scene.lower[event.token - 1] in _GIVES and scene.form[i] == "possessive":
        return False  # `gave her flowers`
    if scene.ahead(i)[0] == 2 and _is_new_ahead(scene, i):
        return False
    # A country may be she.
    return against == 1 or _countries().isdisjoint(scene.lower[start : event.token])


def _is_new_ahead(scene: Scene, i: int) -> bool:
    """Whether somebody is named for the first time as the subject to come: `In his letter, Ummo Tarrel ...`."""
    for j in range(i + 1, len(scene.events)):
        if scene.sentences[j] != scene.sentences[i]:
            break
        if scene.subject[j]:
            who = scene.events[j].who
            return who >= 0 and scene.mentions[who][0] == j
    return False


def licence(scene: Scene, i: int, gender: Gender | None = None) -> float:
    """How much less a pronoun is doubted since somebody of whom nothing is known may be meant."""
    event = scene.events[i]
    against = -1 if (gender or event.gender) == "F" else 1
    new = noun = thing = between = False
    for j in range(i - 1, bisect_left(scene.sentences, event.sentence - 1) - 1, -1):
        other = scene.events[j]
        if scene.shares_clause(j, i) or other.kind == "plural":
            continue
        sure = scene.sure(j, event.token)
        between = between or (sure == against and other.kind != "capitals")
        if sure or other.kind == "pronoun":
            continue
        here = other.sentence == event.sentence
        if other.kind == "noun":
            noun = noun or here or scene.leader[other.sentence] == j
        elif other.kind == "capitals":
            thing = thing or (here and not between and scene.lower[other.token - 1] not in _BEFORE_PLACES)
        else:
            new = new or (other.who >= 0 and scene.mentions[other.who][0] == j)
    return STRANGER * (new + noun) + CAPITALS * thing
