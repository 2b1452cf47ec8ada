"""An age that does not agree with a year of birth, with the years of a life, or with another age of the same person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import regex

from siclint import Article, Finding, Related, Rule, Severity, Status
from siclint.english.people import first_names
from siclint.english.quotations import in_quotation

_NAME = r"(?P<name>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,3})"
_AGE = r"(?P<age>[1-9]\d|1[01]\d)"
_APPOSITION = regex.compile(rf"{_NAME}, (?:aged )?{_AGE}(?=, (?!\d|and\b|or\b)|\. \p{{Lu}}|\.$)")
_YEAR_OLD = regex.compile(rf"(?<![\d-]){_AGE}-year-old (?:\p{{Ll}}+ ){{0,2}}{_NAME}")
_BORN = regex.compile(
    r"\b(?:was |were )?born\b(?: (?!on\b)[^.,;:()]{1,60}?)?(?: in| on \p{N}{1,2} \p{L}+| on \p{L}+ \p{N}{1,2},?) "
    r"(?P<year>(?:19|20)\d\d)\b"
)
_LIFE = regex.compile(rf"{_NAME} \((?P<birth>1[89]\d\d|20\d\d)\s?[–—-]\s?(?P<death>1[89]\d\d|20\d\d)\)")
_DIED = regex.compile(
    r"\b(?:died|dead|passed away)\b[^.;]{0,60}? (?:at the age of|aged|at age|at) (?P<age>[1-9]\d|1[01]\d)\b(?![:.]\d)"
)
_DATE = regex.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?\p{Lu}\p{L}{2,8}|\p{Lu}\p{L}{2,8}\.? \d{1,2}(?:st|nd|rd|th)?),? "
    r"(?P<year>20\d\d)\b"
    r"|\b\d{1,2}[./]\d{1,2}[./](?P<numeric>20\d\d)\b|\b(?P<iso>20\d\d)-\d\d-\d\d\b"
)
_HEAD = 400
"""Characters at the beginning in which the date of an article stands."""
_FEWEST_YEARS = 2
"""By how many years two ages differ that no birthday explains."""


class _Aged(NamedTuple):
    """An age in the text: the offsets of name and age together, the name, the age."""

    start: int
    end: int
    name: str
    age: int


def check(article: Article) -> Iterator[Finding]:
    """Each age that contradicts a year or an earlier age."""
    text = article.text
    ages = list(_ages(article)) if _has_numbers(article) else []
    yield from _two_ages(ages)
    year = _year(text)
    if year is not None:
        for aged in ages:
            yield from _born(article, aged, year)
    if "died" in article.words or "dead" in article.words:
        yield from _lives(article)


def _has_numbers(article: Article) -> bool:
    return any(word.isdigit() for word in article.words)


def _ages(article: Article) -> Iterator[_Aged]:
    text = article.text
    found = [match for pattern in (_APPOSITION, _YEAR_OLD) for match in pattern.finditer(text)]
    for match in sorted(found, key=lambda match: match.start()):
        if not in_quotation(article, match.start("age")) and not article.in_opaque(match.start()):
            yield _Aged(match.start(), match.end(), match["name"], int(match["age"]))


def _two_ages(ages: list[_Aged]) -> Iterator[Finding]:
    """Two ages of one full name."""
    first: dict[str, _Aged] = {}
    for aged in ages:
        first_name, _, surname = aged.name.partition(" ")
        if not surname or first_name.lower() not in first_names():
            continue
        before = first.setdefault(aged.name, aged)
        if abs(before.age - aged.age) >= _FEWEST_YEARS:
            message = f"“{aged.name}” is {before.age} before, and {aged.age} here"
            yield Finding(aged.start, aged.end, message, (Related(before.start, before.end, "the other age"),))


def _year(text: str) -> int | None:
    """The year of the article's own date: at its beginning on a short line, or before a dash as in a dateline."""
    years = set()
    for match in _DATE.finditer(text[:_HEAD]):
        line = text[text.rfind("\n", 0, match.start()) + 1 :].split("\n", 1)[0]
        if len(line) <= _SHORT_LINE or _DASH.match(text, match.end()):
            years.add(int(match["year"] or match["numeric"] or match["iso"]))
    return years.pop() if len(years) == 1 else None


_SHORT_LINE = 70
_DASH = regex.compile(r"(?: \([^()]+\))? ?[-–—]")


def _born(article: Article, aged: _Aged, year: int) -> Iterator[Finding]:
    """A year of birth in the sentence of an age, with nobody else between."""
    sentence = article.sentence_at(aged.end - 1)
    if sentence is None:
        return
    match = _BORN.search(article.text, aged.end, article.sentences[sentence].end)
    if match is None or _SOMEBODY_ELSE.search(article.text, aged.end, match.start()):
        return
    possible = year - int(match["year"])
    if possible - aged.age not in {0, 1}:
        message = f"who was born in {match['year']} is {possible - 1} or {possible} in {year}, not {aged.age}"
        yield Finding(aged.start, aged.end, message, (Related(match.start(), match.end(), "the year of birth"),))


_SOMEBODY_ELSE = regex.compile(r"\p{Lu}\p{L}+ \p{Lu}\p{L}+|\b(?:who|whose|his|her|their)\b")


def _lives(article: Article) -> Iterator[Finding]:
    """The years of a life, and an age at death in the same paragraph."""
    for paragraph in article.paragraphs:
        lives = list(islice(_LIFE.finditer(article.text, paragraph.start, paragraph.end), 2))
        died = _DIED.search(article.text, paragraph.start, paragraph.end) if len(lives) == 1 else None
        if died is None:
            continue
        life = lives[0]
        years = int(life["death"]) - int(life["birth"])
        if years - int(died["age"]) not in {0, 1}:
            lived = f"a life from {life['birth']} to {life['death']}"
            message = f"{lived} ends at {years - 1} or {years}, not at {died['age']}"
            yield Finding(died.start(), died.end(), message, (Related(life.start(), life.end(), "the years"),))


rule = Rule(
    name="inconsistent-age",
    family="consistency",
    summary="An age contradicts a year of birth or another age",
    severity=Severity.WARNING,
    status=Status.PREVIEW,
    mqm="Accuracy/Mistranslation",
    its="inconsistency",
    check=check,
)
