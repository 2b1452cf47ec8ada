"""One thing that is counted twice, with two numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from siclint import Article, Finding, Kind, Related, Rule, Severity, Status
from siclint_rules.consistency._quantities import UNITS, Quantity, quantities, words_around

_OPENING = 4
"""Paragraphs in which an article says what it is about; their numbers come again below."""
_FEWEST_DIGITS = 3
"""Digits of two numbers whose digits changed places, where nothing else says that they are one."""
_FEWEST_SHARED = 3
"""Words around two numbers of one unit that agree where both measure one thing."""
_WORTH = frozenset(("worth", "valued", "cost", "price"))
"""Words beside two sums that say of both that they are what one thing costs."""
_POWERS = frozenset((10.0, 100.0, 1000.0))
_ROUNDING = 0.2
"""By what part two numbers may differ of which one is rounded."""

_HEDGES = frozenset(
    "about around over under nearly almost some roughly approximately least most than up some dozens upwards".split()
)
_OTHERS = frozenset(
    """
    another other others further additional more fewer less extra last previous earlier former compared versus against
    ago before record from average respectively first second each every per rose fell increased decreased
    remaining only biggest largest top main leading major smallest oldest best worst
    """.split()
)
"""Words that say that a number counts something else, or the same at another time."""
_DEFINITE = frozenset("the these those".split())
_BEFORE = 3


_MOST_EARLY = 40
"""Numbers of the opening that are looked for again below."""


class _Counts(NamedTuple):
    """The quantities of an article by noun, and the values that stand outside the headline."""

    by_noun: dict[str, list[Quantity]]
    values: frozenset[float]


def check(article: Article) -> Iterator[Finding]:
    """Each number that contradicts one of the headline or the opening."""
    found = [quantity for quantity in quantities(article) if quantity.value > 1]
    by_noun: dict[str, list[Quantity]] = {}
    for quantity in found:
        for word in quantity.counted:
            by_noun.setdefault(word, []).append(quantity)
    values = frozenset(quantity.value for quantity in found if not _is_headline(article, quantity))
    counts = _Counts(by_noun, values)
    seen: set[int] = set()
    opening = (quantity for quantity in found if _paragraph(article, quantity) < _OPENING)
    for early in islice(opening, _MOST_EARLY):
        for late in by_noun[early.noun]:
            if late.first in seen or late.first <= early.first or late.value == early.value:
                continue
            if _is_one_thing(article, early, late, counts):
                seen.add(late.first)
                yield _finding(article, early, late)


def _is_one_thing(article: Article, early: Quantity, late: Quantity, counts: _Counts) -> bool:
    if _paragraph(article, early) == _paragraph(article, late):
        return False
    if early.noun in UNITS:
        shared = words_around(article, early) & words_around(article, late)
        if len(shared) < _FEWEST_SHARED and shared.isdisjoint(_WORTH):
            return False
    if early.noun == late.noun and _is_slip(article, early, late):
        return not (_has(article, early, _OTHERS) or _has(article, late, _OTHERS))
    return _is_definite(article, early, late, counts) or _is_of_headline(article, early, late, counts)


def _is_slip(article: Article, early: Quantity, late: Quantity) -> bool:
    """Whether two numbers have the same digits in another order, or differ by zeros, and their surroundings agree.

    The fewer digits two numbers have, the more often they are alike by chance, and the more words have to agree.
    """
    one, other = early.digits, late.digits
    if not one or early.scale != late.scale or sorted(one) != sorted(other):
        return False
    shared = len(words_around(article, early) & words_around(article, late))
    if one != other and len(f"{early.value:.0f}") != len(f"{late.value:.0f}"):
        return False
    if one != other:
        return len(one) >= _FEWEST_DIGITS or shared >= (1 if early.scale else 2)
    if max(early.value, late.value) / min(early.value, late.value) not in _POWERS:
        return False
    hedged = _has(article, early, _HEDGES) or _has(article, late, _HEDGES)
    return shared >= _FEWEST_DIGITS - len(one) and not (len(one) == 1 and hedged)


def _is_definite(article: Article, early: Quantity, late: Quantity, counts: _Counts) -> bool:
    """Whether `the 14 missing sailors` are more than the `4 sailors missing`."""
    before = article.tokens.lower[late.first - 1] if late.first else ""
    described = any(code in "Ap" for code in article.tags.codes[late.first + 1 : late.last])
    return (
        described
        and early.counted == late.counted
        and before in _DEFINITE
        and late.value > early.value
        and not _has(article, early, _HEDGES)
        and not any(q.value == late.value for q in counts.by_noun[late.noun] if q is not late)
    )


def _is_of_headline(article: Article, early: Quantity, late: Quantity, counts: _Counts) -> bool:
    """Whether the opening counts with one other number what the headline counts."""
    if not _is_headline(article, early) or _is_headline(article, late) or _paragraph(article, late) >= _OPENING:
        return False
    if early.noun != late.noun or early.value in counts.values or _is_rounded(early.value, late.value):
        return False
    if (_has(article, early, _HEDGES) and _has(article, late, _HEDGES)) or _has(article, late, _OTHERS):
        return False
    values = {q.value for q in counts.by_noun[early.noun] if q.noun == early.noun and not _is_headline(article, q)}
    return len(values) == 1 and not words_around(article, early).isdisjoint(words_around(article, late))


def _is_rounded(one: float, other: float) -> bool:
    return abs(one - other) < _ROUNDING * max(one, other)


def _has(article: Article, quantity: Quantity, words: frozenset[str]) -> bool:
    """Whether one of the words stands right before a number, in what it counts, or right behind."""
    start = max(article.tokens_of(_sentence(article, quantity)).start, quantity.first - _BEFORE)
    lower = article.tokens.lower
    behind = lower[quantity.last + 1 : quantity.last + 2]
    return any(word in words for word in lower[start : quantity.last + 1]) or any(
        word in words and word != "from" for word in behind
    )


def _sentence(article: Article, quantity: Quantity) -> int:
    return article.sentence_of_token(quantity.first)


def _paragraph(article: Article, quantity: Quantity) -> int:
    return article.sentences[_sentence(article, quantity)].paragraph


def _is_headline(article: Article, quantity: Quantity) -> bool:
    return article.paragraphs[_paragraph(article, quantity)].kind is Kind.HEADLINE


def _finding(article: Article, early: Quantity, late: Quantity) -> Finding:
    tokens, text = article.tokens, article.text
    spans = [(tokens.start[quantity.first], tokens.end[quantity.last]) for quantity in (early, late)]
    shown = [text[start:end] for start, end in spans]
    where = "the headline" if _is_headline(article, early) else "the beginning"
    return Finding(
        *spans[1],
        f"“{shown[1]}” here and “{shown[0]}” in {where} seem to count the same thing",
        (Related(*spans[0], "the other number"),),
    )


rule = Rule(
    name="inconsistent-number",
    family="consistency",
    summary="One thing is counted with two numbers",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation",
    its="inconsistency",
    check=check,
)
