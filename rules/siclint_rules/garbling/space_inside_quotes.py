"""White space between a quotation mark and the words that it encloses."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint.english.quotations import Mark, Role, quotations
from siclint_rules.garbling._sure_marks import is_sure

_SPACES = " \u00a0"
_ENGLISH = frozenset(('"', "“", "”", "‟", "''", "``", "’’", "‘‘"))
_INNER = "'‘’\"“”"  # a mark inside a mark may stand off from it
_WORD_BEFORE = regex.compile(r"\S{1,24}\Z")
_WORD_AFTER = regex.compile(r"\S{1,24}")


def check(article: Article) -> Iterator[Finding]:
    """Opening marks with a space behind them and closing ones with a space before them."""
    text = article.text
    found = quotations(article)
    alone = {mark.at for mark in (*found.unclosed, *found.unopened)}
    for mark in found.marks:
        if mark.at in alone or text[mark.at : mark.end] not in _ENGLISH:
            continue
        inside = text[mark.end : mark.end + 1] if mark.role is Role.OPEN else text[mark.at - 1 : mark.at]
        if inside not in _SPACES:
            continue
        start, end, _ = article.paragraphs[mark.paragraph]
        sure = Applicability.SAFE if is_sure(article, found, mark) else Applicability.UNSAFE
        if mark.role is Role.OPEN:
            finding = _after(text, mark, end, sure)
        elif mark.role is Role.CLOSE:
            finding = _before(text, mark, start, sure)
        else:
            finding = None
        if finding is not None:
            yield finding


def _after(text: str, mark: Mark, end: int, sure: Applicability) -> Finding | None:
    stop = mark.end
    while stop < end and text[stop] in _SPACES:
        stop += 1
    if stop == mark.end or stop >= end or text[stop] in _INNER or text[stop].isspace():
        return None
    word = _WORD_AFTER.match(text, stop, end)
    last = word.end() if word else stop
    if text[mark.at - 1 : mark.at].isalnum():
        moved = (Edit(mark.at, mark.at, " "), Edit(mark.end, stop, ""))
        message = f"the quotation mark that opens before “{text[stop:last]}” stands at the word before"
        fix = Fix("Put the space before the mark", moved, Applicability.UNSAFE)
        return Finding(mark.at, last, message, fixes=(fix,))
    message = f"a space stands between the opening quotation mark and “{text[stop:last]}”"
    return Finding(mark.at, last, message, fixes=(_fix(mark.end, stop, sure),))


def _before(text: str, mark: Mark, start: int, sure: Applicability) -> Finding | None:
    first = mark.at
    while first > start and text[first - 1] in _SPACES:
        first -= 1
    if first == mark.at or first <= start or text[first - 1] in _INNER or text[first - 1].isspace():
        return None
    word = _WORD_BEFORE.search(text, max(start, first - 24), first)
    begin = word.start() if word else first
    if text[mark.end : mark.end + 1].isalnum():
        moved = (Edit(first, mark.at, ""), Edit(mark.end, mark.end, " "))
        message = f"the quotation mark that closes after “{text[begin:first]}” stands at the next word"
        fix = Fix("Put the space behind the mark", moved, Applicability.UNSAFE)
        return Finding(begin, mark.end, message, fixes=(fix,))
    message = f"a space stands between “{text[begin:first]}” and the closing quotation mark"
    return Finding(begin, mark.end, message, fixes=(_fix(first, mark.at, sure),))


def _fix(start: int, end: int, sure: Applicability) -> Fix:
    return Fix("Take the space out", (Edit(start, end, ""),), sure)


rule = Rule(
    name="space-inside-quotes",
    family="garbling",
    summary="A space stands between a quotation mark and what it encloses",
    severity=Severity.NOTE,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="whitespace",
    check=check,
    fix=Applicability.SAFE,
    yields_to=("mojibake",),
)
