"""A question mark where a converter had no better character: `don?t`, `caf?s`, `?We will come`."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Finding, Needs, Rule, Severity, Status
from siclint_rules.encoding._characters import word_at
from siclint_rules.encoding._lost import apostrophe_fits, repair, same_word

# Written so that each begins with the mark, which the search then jumps to.
_IN_WORD = regex.compile(r"\?(?<=\p{L}\?)\?{0,2}(?=\p{Ll})")
# What some databases put where they lost an apostrophe or a dash.
_INVERTED = regex.compile(r"¿(?<=\p{L}¿)(?=\p{L})")
# Three stand for a character of three bytes: a curly quotation mark.
_BEFORE_WORD = regex.compile(r"\?(?<=(?:^|[\s(])\?)(?:\?\?)?(?=\p{L})", regex.M)
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_WORD_BEFORE = regex.compile(r"[\p{L}\p{M}]+\Z")
# After a question that lacks its space (`Why?because`), which is another fault.
_OPENERS = frozenset(
    "a an and are as at because but by can did do does for from had has have he how i if in is it no not of on or "
    "she should so that the their there they this to was we were what when where who why will would yes you".split()
)


def check(article: Article) -> Iterator[Finding]:
    """Question marks inside words, and before words."""
    text = article.text
    if "¿" in text:
        for match in _INVERTED.finditer(text):
            yield _in_word(article, match.start(), match.end(), "an inverted question mark")
    if "?" not in text:
        return
    for match in _IN_WORD.finditer(text):
        start, end = match.span()
        evident = apostrophe_fits(text, start, end) or same_word(article, start, end) is not None
        if evident or _inside_one_word(text, start, end):
            yield _in_word(article, start, end, "a question mark")
    for match in _BEFORE_WORD.finditer(text):
        word = _WORD.match(text, match.end())
        if word is not None:
            what = "a question mark stands" if len(match[0]) == 1 else "question marks stand"
            message = f"{what} before “{word[0]}”, probably for a lost quotation mark"
            yield Finding(match.start(), match.end(), message)


def _in_word(article: Article, start: int, end: int, sign: str) -> Finding:
    what, related, fixes = repair(article, start, end)
    guess = f"; it was probably {what}" if what else ""
    message = f"{sign} stands for a lost character in “{word_at(article.text, start, end)}”{guess}"
    return Finding(start, end, message, related, fixes)


def _inside_one_word(text: str, start: int, end: int) -> bool:
    """Whether both sides read as one word, not as a question with the next word glued to it or as an address."""
    run = word_at(text, start, end)
    before = _WORD_BEFORE.search(text, max(0, start - 30), start)
    after = _WORD.match(text, end)
    if before is None or after is None or after[0] in _OPENERS or any(sign in run for sign in "/=&_@.:"):
        return False
    return len(before[0]) + len(after[0]) >= 4 and (before[0].islower() or before[0].istitle())


rule = Rule(
    name="lost-character",
    family="encoding",
    summary="A question mark stands where a letter, apostrophe or quotation mark was lost",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Character encoding",
    its="characters",
    check=check,
    needs=Needs(pieces=frozenset("¿?")),
    fix=Applicability.UNSAFE,
    yields_to=("mojibake",),
)
