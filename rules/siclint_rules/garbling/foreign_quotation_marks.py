"""Quotation marks of another language in an English article: « », „ “, 「 」, 《 》."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Needs, Rule, Severity, Status

_SIGNS = "«»„「」『』《》〈〉〝〞"
_PAIRS = (
    ("French or Russian", regex.compile(r"«\s?([^«»\n]{1,400}?)\s?»")),
    ("German", regex.compile(r"»([^«»\n]{1,400}?)«")),
    ("German or East European", regex.compile(r"„([^„“”\"\n]{1,400}?)[“”\"]")),
    ("Chinese or Japanese", regex.compile(r"「([^「」\n]{1,400}?)」")),
    ("Chinese or Japanese", regex.compile(r"『([^『』\n]{1,400}?)』")),
    ("Chinese", regex.compile(r"《([^《》\n]{1,400}?)》")),
)
_LATIN = regex.compile(r"\p{Latin}{2}")


def check(article: Article) -> Iterator[Finding]:
    """Pairs of such marks round words of Latin script."""
    text = article.text
    if not any(sign in text for sign in _SIGNS):
        return
    straight = text.count('"') > text.count("“")
    opening, closing = ('"', '"') if straight else ("“", "”")
    reached: set[int] = set()
    for language, pattern in _PAIRS:
        for match in pattern.finditer(text):
            if match.start() in reached or not _LATIN.search(match[1]):
                continue
            reached.update((match.start(), match.end() - 1))
            start, end = match.span()
            edits = (Edit(start, match.start(1), opening), Edit(match.end(1), end, closing))
            shown = match[1] if len(match[1]) <= 40 else match[1][:40].rsplit(" ", 1)[0] + " …"
            message = f"“{shown}” stands in {language} quotation marks ({text[start]} {text[end - 1]})"
            last = end if end - start <= 80 else match.start(1) + len(match[1][:40])
            yield Finding(start, last, message, fixes=(Fix("Write English marks", edits, Applicability.UNSAFE),))


rule = Rule(
    name="foreign-quotation-marks",
    family="garbling",
    summary="Quotation marks of another language stand in the English text",
    severity=Severity.NOTE,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="locale-violation",
    check=check,
    needs=Needs(pieces=frozenset(_SIGNS)),
    fix=Applicability.UNSAFE,
    yields_to=("mojibake", "mismatched-quotes"),
)
