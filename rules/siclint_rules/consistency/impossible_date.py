"""Dates and times of day that no calendar and no clock has."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import regex

from siclint import Article, Finding, Rule, Severity, Status
from siclint.english.quotations import quoted_spans

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_DAYS_OF = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_NUMBERS = {name: number for number, month in enumerate(_MONTHS, 1) for name in (month, month[:3])} | {"sept": 9}
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WORDS = frozenset(_NUMBERS)

_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?:,? (?:the )?))?"
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d)\b)?"
_DAY = r"(?<![\d.,:/–-])(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_DAY_FIRST = regex.compile(rf"\b{_WEEKDAY}{_DAY} (?:of )?{_MONTH}{_YEAR}(?![\p{{L}}\d])")
_MONTH_FIRST = regex.compile(rf"\b{_WEEKDAY}{_MONTH} {_DAY}(?![\d:%]|[.,]\d|[–-]\d| ?[ap]\.?m\b){_YEAR}")
_GREGORIAN = 1924
"""The year from which all of Europe counts days alike."""
_AROUND = 32
"""Characters on each side of a month's name that a date can take."""

_TIME = regex.compile(
    r"(?<![\d:.,/-])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?: ?[ap]\.?m\b| o['’]clock"
    r"| (?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|MSK|local time|Moscow time|hours)\b)"
)


_NOT_A_NOUN = frozenset(
    """
    in at of and or but to the a an when after before as for on is was were are will would by with from until till if
    he she it they we which that who where this last next because while during
    """.split()
)
"""Words that may follow a date; another one is what is counted: `in June 31 people`."""
_OF_CALENDARS = frozenset(
    """
    calendar calendars exist exists existed nonexistent fictional fiction fictitious imaginary impossible leap typo
    mistake mistakenly wrong julian gregorian
    """.split()
)


def check(article: Article) -> Iterator[Finding]:
    """Each date that does not exist or fell on another day of the week, time beyond the clock, and backward span."""
    seen: set[int] = set()
    for token in article.find_words(_WORDS):
        if not article.tokens.text[token][0].isupper() or article.in_opaque(article.tokens.start[token]):
            continue
        for match in _dates(article, token):
            if (
                match.start() not in seen
                and (wrong := _wrong_date(article.text, match))
                and not _is_on_purpose(article, token)
            ):
                seen.add(match.start())
                yield Finding(match.start(), match.end(), wrong)
    yield from _times(article)
    yield from _backward_years(article)


_YEARS = regex.compile(
    r"(?:between|from) (?P<first>1[5-9]\d\d|20\d\d) (?:and|to|until|till|through) "
    r"(?P<last>1[5-9]\d\d|20\d\d)(?![\d,.–-]*\d| ?(?:BC|B\.C\.|BCE|%|percent|points|people|votes|metres|meters|km|kg))",
    regex.IGNORECASE,
)
_SPAN_WORDS = frozenset(("from", "between"))
# Amounts go down, and stories are told backwards.
_DOWN = frozenset(
    """
    fall falls fell fallen drop drops dropped decline declined decrease decreased cut cuts reduce reduced shrink shrank
    down lower lowered slip slipped sank sink dip dipped backwards backward back reverse reversed countdown
    """.split()
)


def _backward_years(article: Article) -> Iterator[Finding]:
    """Spans of years whose end comes before their start."""
    for token in article.find_words(_SPAN_WORDS):
        match = _YEARS.match(article.text, article.tokens.start[token])
        if match is None or int(match["first"]) <= int(match["last"]):
            continue
        sentence = article.tokens_of(article.sentence_of_token(token))
        if _DOWN.isdisjoint(article.tokens.lower[sentence.start : sentence.stop]):
            yield Finding(
                match.start(), match.end(), f"the years run backwards, from {match['first']} to {match['last']}"
            )


def _dates(article: Article, token: int) -> Iterator[regex.Match[str]]:
    """The dates whose month is a given token."""
    at, text = article.tokens.start[token], article.text
    paragraph = article.paragraphs[article.sentences[article.sentence_of_token(token)].paragraph]
    start, end = max(paragraph.start, at - _AROUND), min(paragraph.end, at + _AROUND)
    for match in _DAY_FIRST.finditer(text, start, end):
        if match.start("month") == at:
            yield match
    for match in _MONTH_FIRST.finditer(text, start, end):
        if match.start("month") == at and (match["year"] or not _is_count(text, match.start(), match.end())):
            yield match


def _is_count(text: str, start: int, end: int) -> bool:
    """Whether a noun follows the number, so that it counts something: no date stands behind the words before."""
    following = _FOLLOWING.match(text, end)
    if following is None or following[1] in _NOT_A_NOUN:
        return False
    return _DATED.search(text, max(0, start - _AROUND), start) is None


_FOLLOWING = regex.compile(r"[ -](\p{L}+)")
_DATED = regex.compile(r"\b(?:[Oo]n|[Tt]he|dated|[Aa]) $")
"""Words behind which a month and a number are a day, or a year: `in May 68`, `the spirit of May 68` are years."""
_LAST_SURE = 39
"""Numbers up to this one, behind a month, are days gone wrong; two figures of a year are mostly greater."""


def _is_on_purpose(article: Article, token: int) -> bool:
    """Whether the sentence speaks of calendars or of what does not exist."""
    words, lower = article.tokens_of(article.sentence_of_token(token)), article.tokens.lower
    start = article.tokens.start[token]
    if any(a <= start < b and b - a <= _TITLE for a, b in quoted_spans(article)):
        return True
    near = lower[max(words.start, token - _NEAR) : token + _NEAR]
    return "no" in near or "never" in near or any(lower[i] in _OF_CALENDARS for i in words)


_TITLE = 24
"""Characters between quotation marks that are a title, and no speech."""
_NEAR = 4
"""Tokens on each side of a month within which `no` says that there is no such day."""


def _wrong_date(text: str, match: regex.Match[str]) -> str | None:
    month = _NUMBERS[match["month"].lower().rstrip(".")]
    day, name = int(match["day"]), _MONTHS[month - 1].title()
    if day > 31 or day == 0:
        dated = match["year"] or match["weekday"] or _is_day(text, match)
        return f"no month has {day} days" if day and dated else None
    if day > _DAYS_OF[month - 1]:
        return f"{name} has {_DAYS_OF[month - 1]} days, so there is no {day} {name}"
    if match["year"] is None:
        return None
    year = int(match["year"])
    try:
        date = datetime.date(year, month, day)
    except ValueError:
        return f"{year} was no leap year, so there is no 29 February {year}"
    weekday = _WEEKDAYS[date.weekday()]
    if year >= _GREGORIAN and match["weekday"] and match["weekday"] != weekday:
        return f"{day} {name} {year} is a {weekday}, not a {match['weekday']}"
    return None


def _is_day(text: str, match: regex.Match[str]) -> bool:
    """Whether a number above 31 beside a month is surely no year and no count: `on July 33`, but `in May 68`."""
    if text[match.end() - 2 : match.end()] in _ORDINALS:
        return True
    before = _DATED.search(text, max(0, match.start() - _AROUND), match.start())
    if match.start("day") < match.start("month"):
        return before is not None or match["month"] not in _AMBIGUOUS
    return before is not None or int(match["day"]) <= _LAST_SURE


_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_AMBIGUOUS = frozenset(("May", "March"))


def _times(article: Article) -> Iterator[Finding]:
    text = article.text
    at = text.find(":")
    while at >= 0:
        match = _TIME.match(text, max(0, at - 2)) or _TIME.match(text, max(0, at - 1))
        if match is not None and not article.in_opaque(at):
            hour, minute = int(match["hour"]), int(match["minute"])
            if hour > 24 or minute > 59 or (hour == 24 and minute):
                yield Finding(match.start(), match.end(), f"no clock shows {match['hour']}:{match['minute']}")
        at = text.find(":", at + 1)


rule = Rule(
    name="impossible-date",
    family="consistency",
    summary="A date or a time of day does not exist",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Mistranslation",
    its="inconsistency",
    check=check,
)
