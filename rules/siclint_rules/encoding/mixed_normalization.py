"""Accents written as characters of their own, beside letters that have theirs built in."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from siclint import Applicability, Article, Edit, Finding, Fix, Related, Rule, Severity, Status
from siclint_rules.encoding._characters import any_of, unusual

_MARKS = frozenset(map(chr, range(0x0300, 0x0370)))
_LONGEST = 40
_MANY = 6


def check(article: Article) -> Iterator[Finding]:
    """Words with a letter and an accent that together are one character of Unicode."""
    text = article.text
    marks = unusual(text) & _MARKS
    if not marks:
        return
    words: list[tuple[int, int, str]] = []
    reached = 0
    for match in any_of(marks).finditer(text):
        if match.start() < reached:
            continue
        start, end = _word(text, *match.span())
        reached = end
        composed = unicodedata.normalize("NFC", text[start:end])
        if composed != text[start:end]:
            words.append((start, end, composed))
    if len(words) < _MANY:
        for start, end, composed in words:
            yield Finding(start, end, _message(article, composed), fixes=(_fix([(start, end, composed)]),))
        return
    start, end, composed = words[0]
    related = tuple(Related(first, last, "and here") for first, last, _ in words[1:3])
    message = f"{_message(article, composed)}; so are {len(words) - 1} more words of the article"
    yield Finding(start, end, message, related, (_fix(words),))


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """The word that holds text[start:end]: letters and marks on both sides."""
    first, last = start, end
    while first > 0 and start - first < _LONGEST and _is_letter(text[first - 1]):
        first -= 1
    while last < len(text) and last - end < _LONGEST and _is_letter(text[last]):
        last += 1
    return first, last


def _is_letter(char: str) -> bool:
    return char.isalpha() or char in _MARKS


def _message(article: Article, composed: str) -> str:
    same = (
        " elsewhere the article has it in one piece, so that searching for one misses the other"
        if (composed in article.text)
        else " searching for the word as it is typed misses it"
    )
    return f"an accent of “{composed}” is a character of its own behind the letter:{same}"


def _fix(words: list[tuple[int, int, str]]) -> Fix:
    edits = tuple(Edit(start, end, composed) for start, end, composed in words)
    return Fix("Write letter and accent as one character", edits, Applicability.SAFE)


rule = Rule(
    name="mixed-normalization",
    family="encoding",
    summary="Letter and accent are two characters where other words have one",
    severity=Severity.NOTE,
    status=Status.STABLE,
    mqm="Linguistic conventions/Character encoding",
    its="characters",
    check=check,
    fix=Applicability.SAFE,
)
