"""Words run together at a comma, semicolon, colon or bracket: `one,two`."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint.english.quotations import quotations
from siclint_rules.garbling._sure_marks import is_sure

# Each begins with the sign, which the search then jumps to.
_AFTER = (
    (",", regex.compile(r",(?<=\p{Ll}{2}[\"”’)]?,)(?=\p{L}{2}|(?<=\p{Ll}{2},)[1-9]\d[, ])")),
    (";", regex.compile(r";(?<=\p{Ll}{2}[\"”’)]?;)(?=\p{L}{2})")),
    (":", regex.compile(r":(?<=\p{Ll}{3}:)(?=[\"“]?\p{Lu}\p{Ll}+ \p{L})")),
    # `(re)build` is one word: the bracket has to hold more than its beginning.
    (")", regex.compile(r"\)(?<=\s[\p{L}\p{N}]{2,20}\))(?=\p{L}\p{Ll}{2})")),
)
# A name's age: `Ito Ken(68)`
_BEFORE = regex.compile(
    r"\((?<=\p{Ll}{3}\()(?=\p{Lu}{2,8}\)|\p{L}+ \p{L}+ \p{L}+|(?<=\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+\()[1-9]\d\)[ ,.])"
)
_WORD_BEFORE = regex.compile(r"[\p{L}\p{M}\p{N}’'\"”()&.,;:?!-]+\Z")
_WORD_AFTER = regex.compile(r"[\"“]?[\p{L}\p{M}\p{N}’'-]+")
_TOUCHES_BEFORE = regex.compile(r"(?:\p{Ll}{2}|\p{Ll}{2}[,;:])\Z")
_TOUCHES_AFTER = regex.compile(r"\p{L}{2}")
_ENTITY = regex.compile(r"&#?\w+\Z")


def check(article: Article) -> Iterator[Finding]:
    """Marks that touch the words on both sides."""
    text = article.text
    for mark, pattern in _AFTER:
        if mark in text:
            for match in pattern.finditer(text):
                finding = _finding(text, match.start(), match.end(), match.end())
                if finding is not None:
                    yield finding
    if "(" in text:
        for match in _BEFORE.finditer(text):
            finding = _finding(text, match.start(), match.start(), match.end())
            if finding is not None:
                yield finding

    yield from _at_quotes(article)


def _at_quotes(article: Article) -> Iterator[Finding]:
    """Opening marks that touch the word before them, closing ones that touch the word after them."""
    text = article.text
    if not any(mark in text for mark in '"“”'):
        return
    found = quotations(article)
    for opened, closed in found.pairs:
        if _TOUCHES_BEFORE.search(text, max(0, opened.at - 8), opened.at):
            finding = _finding(text, opened.at, opened.at, opened.end, sure=is_sure(article, found, opened))
            if finding is not None:
                yield finding
        if _TOUCHES_AFTER.match(text, closed.end):
            finding = _finding(text, closed.at, closed.end, closed.end, sure=is_sure(article, found, closed))
            if finding is not None:
                yield finding


def _finding(text: str, start: int, gap: int, end: int, *, sure: bool = True) -> Finding | None:
    """The finding for a mark at text[start:end] that needs a space at `gap`; None where no prose is round it."""
    before = _WORD_BEFORE.search(text, max(0, start - 40), start)
    after = _WORD_AFTER.match(text, end)
    if before is None or after is None or (text[start] == ";" and _ENTITY.search(text, max(0, start - 12), start)):
        return None
    left, right = text[before.start() : gap], text[gap : after.end()]
    applicability = Applicability.SAFE if sure else Applicability.UNSAFE
    fix = Fix("Put a space there", (Edit(gap, gap, " "),), applicability)
    return Finding(before.start(), after.end(), f"no space stands between “{left}” and “{right}”", fixes=(fix,))


rule = Rule(
    name="missing-space",
    family="garbling",
    summary="Two words are run together at a comma, semicolon, colon or bracket",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="whitespace",
    check=check,
    fix=Applicability.SAFE,
)
