"""Somebody who holds an office of one country here and of another one elsewhere in the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from siclint import Article, Finding, Needs, Related, Rule, Severity, Status
from siclint_rules.attribution._countries import Place, places_by_end, places_by_start

_OFFICES = frozenset(
    """
    president premier chancellor minister leader ambassador counterpart secretary spokesman spokeswoman spokesperson
    """.split()
)
_ALONE = frozenset("president minister premier chancellor".split())
# Stand between a country and an office: `Russian Deputy Foreign Minister`.
_MODIFIERS = frozenset(
    """
    prime foreign defence defense interior finance economy health education justice trade energy agriculture culture
    transport labour labor environment home exterior deputy vice first state federal external affairs ministry
    presidential government security digital industry infrastructure development agricultural and
    """.split()
)
_OVER = frozenset(
    """
    former ex late then ousted deposed exiled future previous onetime ex-president elected incoming outgoing acting
    would-be potential self-proclaimed opposition next first-ever born dead
    """.split()
)
# Before a country's name they make it another name: `North America president`.
_OTHER_NAME = frozenset(
    "- – / and anti pro non north south east west northern southern new great latin central".split()
)
_PARTICLES = frozenset("- al bin ibn de da di del van von der den la le el".split())
_LONGEST = 6
# Family names that many bear: two of their bearers may hold the same office.
_COMMON = frozenset("kim lee park li wang zhang chen nguyen tran singh khan ali yang liu choi kang ivanov".split())
_CLOSES = frozenset({",", ".", ";", ")"})


class _Holder(NamedTuple):
    """An office with its country and its holder's name, as tokens."""

    start: int
    end: int
    code: str
    first_names: tuple[str, ...]
    surname: str


def check(article: Article) -> Iterator[Finding]:
    """Each office whose country is not the one that the same person's office has in most other places."""
    offices = [i for i in article.find_words(_OFFICES) if _is_office(article, i)]
    if not offices:
        return
    if len(offices) > 1:
        yield from _contradictions(article, [found for i in offices if (found := _holder(article, i)) is not None])
    for i in offices:
        found_twice = _two_countries(article, i)
        if found_twice is not None:
            yield found_twice


def _is_office(article: Article, token: int) -> bool:
    return article.tags.codes[token] in "NPA"


def _contradictions(article: Article, holders: list[_Holder]) -> Iterator[Finding]:
    by_name: dict[str, list[_Holder]] = {}
    for holder in holders:
        by_name.setdefault(holder.surname, []).append(holder)
    for group in by_name.values():
        counts = Counter(holder.code for holder in group)
        if len(counts) < 2 or not _is_one_person(group):
            continue
        # The first that was used as often as any other is taken as right.
        right = counts.most_common(1)[0][0]
        witness = next(holder for holder in group if holder.code == right)
        for holder in group:
            if holder.code != right:
                yield _finding(article, holder, witness)


def _is_one_person(group: list[_Holder]) -> bool:
    """Whether all bear one name. A surname that many bear needs the first names, too."""
    firsts = {holder.first_names for holder in group if holder.first_names}
    if len({first[0] for first in firsts}) > 1:
        return False
    return bool(firsts) and (group[0].surname not in _COMMON or all(holder.first_names for holder in group))


def _country_before(article: Article, office: int) -> tuple[int, Place] | None:
    """The country whose adjective or possessive stands before an office, and where the phrase begins."""
    tokens = article.tokens
    first = article.tokens_of(article.sentence_of_token(office)).start
    at = office
    while at > first and office - at < _LONGEST:
        place = places_by_end(article).get(at)
        if place is not None:
            # `US President` has a name for an adjective, `Kremlin spokesman` a seat.
            fits = place.is_state and all(_modifies(article, i) for i in range(at, office))
            return (place.start, place) if fits and not _is_part(article, place) else None
        if tokens.lower[at - 1] in {"'s", "’s"}:
            place = places_by_end(article).get(at - 1)
            fits = place is not None and place.is_state and place.form in {"name", "seat"}
            return (place.start, place) if place is not None and fits and not _is_part(article, place) else None
        if not _modifies(article, at - 1):
            return None
        at -= 1
    return None


def _modifies(article: Article, token: int) -> bool:
    """Whether a word between a country and an office only says which office or what kind of holder."""
    word = article.tokens.lower[token]
    return word in _MODIFIERS or (
        word not in _OVER and article.tags.codes[token] == "A" and article.tokens.text[token].islower()
    )


def _is_part(article: Article, place: Place) -> bool:
    """Whether a country stands in a compound, behind another country, or with a word that says that it is over."""
    lower = article.tokens.lower
    before = place.start - 1
    if before < 0:
        return False
    if lower[before] in _OVER | _OTHER_NAME:
        return True
    return place.start in places_by_end(article)


def _holder(article: Article, office: int) -> _Holder | None:
    """The office with its country and its holder, in any of the orders that they stand in."""
    tokens = article.tokens
    stop = article.tokens_of(article.sentence_of_token(office)).stop
    before = _country_before(article, office)
    start = before[0] if before is not None else office
    code = before[1].code if before is not None else None
    at = office + 1
    if at < stop and tokens.lower[at] == "of":
        of = at + 2 if tokens.lower[at + 1 : at + 2] == ["the"] else at + 1
        place = places_by_start(article).get(of)
        if place is not None:
            if before is not None or not place.is_state or place.form != "name" or _is_over(article, office):
                return None
            code, at = place.code, place.end
            while start and tokens.lower[start - 1] in _MODIFIERS - {"and"}:
                start -= 1
        else:
            at += 1
            while at < stop and at - office < _LONGEST and tokens.lower[at] in _MODIFIERS | {"the"}:
                at += 1
    if code is None:
        return None
    return _named_behind(article, start, at, stop, code) or _named_before(article, start, at, code)


def _is_over(article: Article, office: int) -> bool:
    lower = article.tokens.lower
    return any(lower[i] in _OVER for i in range(max(0, office - 3), office))


def _named_behind(article: Article, start: int, at: int, stop: int, code: str) -> _Holder | None:
    """`Russian President Vladimir Putin`, `the Russian president, Vladimir Putin,`."""
    tokens, codes = article.tokens, article.tags.codes
    comma = at < stop and tokens.text[at] == ","
    begin = at + 1 if comma else at
    end = begin
    while end < stop and (codes[end] == "P" or (tokens.lower[end] in _PARTICLES and codes[end + 1 : end + 2] == "P")):
        end += 1
    if end == begin or not tokens.text[begin][0].isupper():
        return None
    if comma and not (
        tokens.text[end : end + 1] and tokens.text[end] in _CLOSES and codes[end + 1 : end + 2] not in {"C", "P"}
    ):
        return None
    return _named(article, start, end, code, begin, end)


def _named_before(article: Article, start: int, at: int, code: str) -> _Holder | None:
    """`Vladimir Putin, the Russian president,`."""
    tokens, codes = article.tokens, article.tags.codes
    if (tokens.text[at : at + 1] and tokens.text[at] not in _CLOSES) or codes[at + 1 : at + 2] in {"C", "P"}:
        return None
    end = start - 1 if tokens.lower[start - 1] in {"the", "a"} else start
    if end < 2 or tokens.text[end - 1] != ",":
        return None
    end -= 1
    begin = end
    while begin and (codes[begin - 1] == "P" or (tokens.lower[begin - 1] in _PARTICLES and codes[begin - 2] == "P")):
        begin -= 1
    return _named(article, begin, at, code, begin, end) if begin < end else None


def _named(article: Article, start: int, end: int, code: str, begin: int, stop: int) -> _Holder | None:
    words = [word for word in article.tokens.lower[begin:stop] if word[0].isalpha() and word.rstrip(".") not in _TITLES]
    if not words or len(words[-1]) < 2 or words[0] in {"league", "liga", "division"}:
        return None
    if any(i in places_by_start(article) for i in range(begin, stop)):
        return None
    return _Holder(start, end, code, tuple(words[:-1]), words[-1])


_TITLES = frozenset("mr mrs ms dr president minister prime foreign general gen sir lord".split())


def _two_countries(article: Article, office: int) -> Finding | None:
    """`The Russian president of Ukraine`."""
    tokens, codes = article.tokens, article.tags.codes
    if tokens.lower[office] not in _ALONE or tokens.lower[office + 1 : office + 2] != ["of"]:
        return None
    before = _country_before(article, office)
    at = office + 3 if tokens.lower[office + 2 : office + 3] == ["the"] else office + 2
    place = places_by_start(article).get(at)
    if before is None or place is None or place.form != "name" or not place.is_state or place.code == before[1].code:
        return None
    if place.end < len(tokens) and (tokens.lower[place.end] in {"'s", "’s", "-"} or codes[place.end] in "NA"):
        return None
    start, end = tokens.start[before[0]], tokens.end[place.end - 1]
    return Finding(start, end, f"“{article.text[start:end]}”: one office cannot be of two countries")


def _finding(article: Article, holder: _Holder, witness: _Holder) -> Finding:
    tokens = article.tokens

    def span(of: _Holder) -> tuple[int, int]:
        return tokens.start[of.start], tokens.end[of.end - 1]

    start, end = span(holder)
    first, last = span(witness)
    where = "earlier" if first < start else "later"
    return Finding(
        start,
        end,
        f"“{article.text[start:end]}” here, “{article.text[first:last]}” {where}: the countries contradict each other",
        related=(Related(first, last, "here the office is of another country"),),
    )


rule = Rule(
    name="contradicted-office",
    family="attribution",
    summary="An office is of another country than elsewhere in the article",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation",
    its="mistranslation",
    check=check,
    needs=Needs(words=_OFFICES),
)
