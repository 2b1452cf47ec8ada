"""Pairs of words that grammar or idiom makes one person: `she ... himself`, `she began his career`.

They hold whoever else is near, since nobody else can be meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from siclint import Article
from siclint.english.gender import gender_of
from siclint.english.people import Gender, people
from siclint_rules.attribution._pronouns import Cast, Place, Pronoun, cast, gender_in


class Binding(NamedTuple):
    """A pronoun, and the word that stands for the same person and has another gender, as tokens.

    `later` says that the pronoun only goes on about the other word's person, so that it is the wrong one.
    """

    pronoun: int
    anchor: int
    reason: str
    later: bool = False


_NOMINATIVE: Final = frozenset({"he", "she"})
_REFLEXIVE: Final = frozenset({"himself", "herself"})
_BREAKS: Final = frozenset(
    "who whom whose which that because although though if while whereas when where as than".split()
)

# What one begins, makes or loses is one's own.
_OWN: Final = {
    "career": "begin began begun begins start started starts launch launched end ended ends resume resumed continued",
    "debut": "make made makes making",
    "best": "do did does doing done try tried tries",
    "mind": "change changed changes changing",
    "resignation": "announce announced announces submit submitted tender tendered offered",
    "retirement": "announce announced announces announcing",
    "candidacy": "announce announced announces declare declared launched",
    "head": "shook shake shakes shaking shaved nodded",
    "shoulders": "shrugged shrugs",
    "breath": "held hold holds holding caught catch",
    "temper": "lost lose loses losing keep kept",
    "life": "spent devoted dedicated risked risks",
    "condolences": "express expressed expresses offer offered sent",
    "support": "express expressed expresses voice voiced reiterate reiterated pledge pledged",
    "gratitude": "express expressed expresses",
    "concern": "express expressed expresses voice voiced",
    "thanks": "give gave express expressed",
    "hope": "express expressed expresses",
    "studies": "finish finished complete completed completes interrupt interrupted",
    "degree": "earned earn earns receive received",
    "hand": "raised raises waved",
    "term": "serve served serving",
}
_VERBS: Final = {noun: frozenset(verbs.split()) for noun, verbs in _OWN.items()}
# What one speaks or lives in, at the head of a sentence: `In her speech, she ...`.
_DURING: Final = frozenset(
    """
    career speech address remarks statement testimony interview youth childhood lifetime tenure resignation retirement
    studies presentation lecture letter message report memoir memoirs autobiography spare
    """.split()
)
_ADDITIVE: Final = frozenset("moreover furthermore additionally also likewise besides".split())
_ALSO: Final = frozenset("also further furthermore additionally".split())
_SEES: Final = frozenset("sees saw called calls described describes considers considered termed regards".split())


def bindings(article: Article) -> Iterator[Binding]:
    """The pairs whose genders differ."""
    found = cast(article)
    lower = article.tokens.lower
    carried: set[int] = set()
    for pronoun in found.pronouns:
        word = lower[pronoun.token]
        anchor: tuple[int, str] | None = None
        later = False
        if word in _REFLEXIVE:
            anchor = _subject_of(article, found, pronoun)
        elif word in {"his", "her"}:
            anchor = _possessor(article, found, pronoun) or _follower(article, pronoun)
        elif word in _NOMINATIVE:
            anchor = _continued(article, found, pronoun)
            later = anchor is not None
        if anchor is None and carried:
            anchor = _carried(article, pronoun, carried)
            later = anchor is not None
        if anchor is not None:
            if later:
                carried.add(pronoun.token)
            yield Binding(pronoun.token, *anchor, later=later)


def _between(found: Cast, start: int, end: int) -> bool:
    """Whether anybody is mentioned between two tokens."""
    return any(start < place.token < end for place in found.places)


def _subject_of(  # noqa: PLR0911 - each return is a reason to stay silent
    article: Article, found: Cast, pronoun: Pronoun
) -> tuple[int, str] | None:
    """The subject that a reflexive goes with, if it has another gender."""
    tokens, codes = article.tokens, article.tags.codes
    lower = tokens.lower
    start = tokens.first[pronoun.sentence]
    names = {m.end - 1: m for m in people(article).mentions}
    verbs = 0
    for at in range(pronoun.token - 1, max(start, pronoun.token - 9) - 1, -1):
        if lower[at] in _BREAKS or tokens.text[at] in {",", ";", ":", "(", ")", "—", "–"}:
            return None
        if lower[at] in _NOMINATIVE:
            if not verbs or gender_in(lower[at]) == pronoun.gender or _between(found, at, pronoun.token):
                return None
            return at, f"it goes back to “{tokens.text[at]}” in its own clause"
        if at in names:
            gender = gender_of(article, names[at].person)
            clause = verbs and at + 1 < len(codes) and codes[at + 1] in "VWR"
            first = names[at].start == start
            if clause and first and gender not in {None, pronoun.gender} and not _between(found, at, pronoun.token):
                return names[at].start, f"it goes back to {tokens.text[at]} in its own clause"
            return None
        verbs += codes[at] in "VW"
        if verbs > 2:
            return None
    return None


def _possessor(article: Article, found: Cast, pronoun: Pronoun) -> tuple[int, str] | None:
    """The subject whose own thing a possessive names by idiom, if it has another gender."""
    tokens, codes = article.tokens, article.tags.codes
    lower = tokens.lower
    token, start = pronoun.token, tokens.first[pronoun.sentence]
    names = {m.end - 1: m for m in people(article).mentions}
    if token - 2 >= start and lower[token - 1] == "and" and token - 2 in names:
        mention = names[token - 2]
        gender = gender_of(article, mention.person)
        if gender not in {None, pronoun.gender} and not _licensed(found, pronoun, mention.start):
            return mention.start, f"it goes back to {tokens.text[token - 2]} right before it"
    at = token + 1
    while at < len(lower) and at < token + 4 and codes[at] in "AMN" and lower[at] not in _VERBS:
        at += 1
    verbs = _VERBS.get(lower[at] if at < len(lower) else "")
    if verbs is None or token - 1 < start or lower[token - 1] not in verbs or _is_anothers(found, pronoun, lower[at]):
        return None
    at = token - 2
    while at >= start and codes[at] in "RW":
        at -= 1
    if at < start:
        return None
    if lower[at] in _NOMINATIVE and gender_in(lower[at]) != pronoun.gender:
        return at, f"it goes back to “{tokens.text[at]}” in its own clause"
    if at in names:
        gender = gender_of(article, names[at].person)
        # A relative of the same surname is named in full, and the one whom the text is about is not.
        recent = any(p.gender == pronoun.gender and 0 < pronoun.sentence - p.sentence < 2 for p in found.pronouns)
        if gender not in {None, pronoun.gender} and not recent:
            return names[at].start, f"it goes back to {tokens.text[at]} in its own clause"
    return None


def _is_anothers(found: Cast, pronoun: Pronoun, noun: str) -> bool:
    """Whether somebody else's may be meant: `He is afraid, but she changes his mind`."""
    if noun != "mind":
        return False
    return any(
        p.gender == pronoun.gender and p.sentence == pronoun.sentence and p.token < pronoun.token
        for p in found.pronouns
    )


def _licensed(found: Cast, pronoun: Pronoun, before: int) -> bool:
    """Whether somebody before a token of the pronoun's sentence may have its gender."""
    everybody: list[Place | Pronoun] = [*found.places, *found.pronouns]
    return any(
        p.sentence == pronoun.sentence and p.token < before and p.gender in {None, pronoun.gender} for p in everybody
    )


def _follower(article: Article, pronoun: Pronoun) -> tuple[int, str] | None:
    """The subject behind `In his speech,`, if it has another gender."""
    tokens, codes = article.tokens, article.tags.codes
    lower = tokens.lower
    start, end = tokens.first[pronoun.sentence], tokens.first[pronoun.sentence + 1]
    if pronoun.token != start + 1 or lower[start] not in {"in", "during", "throughout"}:
        return None
    at = pronoun.token + 1
    while at < end and at < pronoun.token + 12 and tokens.text[at] != ",":
        at += 1
    nouns = lower[pronoun.token + 1 : at]
    if at + 2 >= end or tokens.text[at] != "," or not _DURING.intersection(nouns[:3]):
        return None
    if lower[at + 1] in _NOMINATIVE and gender_in(lower[at + 1]) != pronoun.gender and codes[at + 2] in "VWR":
        return at + 1, f"it belongs to “{tokens.text[at + 1]}” behind the comma"
    return None


_ALSO_AHEAD = [[word] for word in sorted(_ALSO)]
_VERB_CODES = frozenset("VWp")


def _continued(article: Article, found: Cast, pronoun: Pronoun) -> tuple[int, str] | None:
    """The subject of the sentence before, which one goes on about with `Moreover, he ...`, if it has another gender."""
    tokens, codes = article.tokens, article.tags.codes
    lower = tokens.lower
    sentence = pronoun.sentence
    start = tokens.first[sentence]
    before = [word for word in lower[start : pronoun.token] if word != ","]
    added = bool(before) and (before[-1] in _ADDITIVE or before == ["in", "addition"]) and len(before) <= 2
    also = lower[pronoun.token + 1 : pronoun.token + 2] in _ALSO_AHEAD
    added = added or (not before and also and codes[pronoun.token + 2 : pronoun.token + 3] in _VERB_CODES)
    if not added or sentence == 0:
        return None
    if article.sentences[sentence - 1].paragraph != article.sentences[sentence].paragraph:
        return None
    anchor = _main_subject(article, found, sentence - 1)
    if anchor is None or anchor[1] == pronoun.gender:
        return None
    rivals = [
        p
        for p in found.places
        if p.sentence == sentence - 1 and p.token > anchor[2] and p.gender in {None, pronoun.gender}
    ]
    if rivals or any(
        p.sentence == sentence - 1 and p.token > anchor[2] and p.gender == pronoun.gender for p in found.pronouns
    ):
        return None
    return anchor[0], f"it goes on about the person of “{tokens.text[anchor[0]]}” in the sentence before"


def _main_subject(article: Article, found: Cast, sentence: int) -> tuple[int, Gender, int] | None:
    """The word that tells the gender of a sentence's subject, that gender, and the subject's last token.

    The subject is a pronoun, a name, or a noun that owns by idiom (`the minister expressed her support`).
    """
    tokens, codes = article.tokens, article.tags.codes
    lower = tokens.lower
    start, end = tokens.first[sentence], tokens.first[sentence + 1]
    candidates: list[tuple[int, Gender, int]] = []
    for p in found.pronouns:
        if p.sentence != sentence:
            continue
        if lower[p.token] in _NOMINATIVE and p.token - start <= 1:
            candidates.append((p.token, p.gender, p.token))
        if lower[p.token] in {"his", "her"} and p.token + 1 < end:
            verbs = _VERBS.get(lower[p.token + 1])
            holders = [n for n in found.places if n.token == p.token - 2 and n.gender is None]
            if verbs and lower[p.token - 1] in verbs and holders:
                candidates.append((p.token, p.gender, p.token))
    for m in people(article).mentions:
        if start <= m.start < end and m.end < end and codes[m.end] in "VW":
            gender = gender_of(article, m.person)
            first = m.start == start or (m.title is not None and m.title == start)
            if gender is not None and first:
                candidates.append((m.start, gender, m.end - 1))
    return candidates[0] if len(candidates) == 1 else None


def _carried(article: Article, pronoun: Pronoun, carried: set[int]) -> tuple[int, str] | None:
    """The wrong subject of the same sentence, where a pronoun can stand for nobody else in it.

    The country that somebody visits is not the visitor's: `hailed Xi's visit to his country`. And `in what he called`
    is said by the subject of the sentence.
    """
    tokens = article.tokens
    lower = tokens.lower
    token = pronoun.token
    following = lower[token + 1] if token + 1 < len(lower) else ""
    subject = max((t for t in carried if article.sentence_of_token(t) == pronoun.sentence), default=None)
    if subject is None or gender_in(lower[subject]) != pronoun.gender:
        return None
    visited = (
        lower[token] in {"his", "her"}
        and lower[token - 1] == "to"
        and bool({"visit", "trip", "visits"} & set(lower[token - 4 : token]))
        and following in {"country", "nation", "homeland", "capital"}
    )
    called = (
        lower[token] in _NOMINATIVE
        and lower[token - 2 : token] == ["in", "what"]
        and lower[token - 3] == ","
        and following in _SEES
    )
    if visited or called:
        return subject, f"it stands for the same person as “{tokens.text[subject]}”"
    return None
