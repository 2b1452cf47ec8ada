"""Straight and curly quotation marks, or apostrophes, in one article."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Article, Finding, Related, Rule, Severity, Status

_KINDS = {
    "quotation mark": (regex.compile(r"(?<!\d)\""), regex.compile("[“”]")),
    "apostrophe": (regex.compile(r"(?<=\p{L})'(?=\p{L})"), regex.compile(r"(?<=\p{L})’(?=\p{L})")),
}
"""What the mark is, and how its straight and its curly form are found."""


def check(article: Article) -> Iterator[Finding]:
    """The first mark of the form that is rarer in the article, for quotation marks and for apostrophes."""
    text = article.text
    for name, (straight, curly) in _KINDS.items():
        forms = {
            "straight": [match.start() for match in straight.finditer(text) if not article.in_opaque(match.start())],
            "curly": [match.start() for match in curly.finditer(text) if not article.in_opaque(match.start())],
        }
        rare, usual = sorted(forms, key=lambda form: len(forms[form]))
        if forms[rare]:
            at, other = forms[rare][0], forms[usual][0]
            yield Finding(
                at,
                at + 1,
                f"a {rare} {name} in an article that has {len(forms[usual])} {usual} ones",
                (Related(other, other + 1, f"a {usual} one"),),
            )


rule = Rule(
    name="mixed-marks",
    family="consistency",
    summary="Straight and curly marks are mixed",
    severity=Severity.NOTE,
    status=Status.PREVIEW,
    mqm="Linguistic conventions/Punctuation",
    its="typographical",
    check=check,
)
