"""One quoted set phrase with two renderings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from siclint import Article, Finding, Related, Rule, Severity, Status
from siclint.english.quotations import quoted_spans
from siclint_rules.consistency._terms import wordings

_LONGEST = 48
"""Characters of a quoted term with its marks."""
_NOUN = regex.compile(r"[\s-]+(\p{L}+)")


class _Term(NamedTuple):
    """A quoted term: offsets, the wording, and the term as it is written."""

    start: int
    end: int
    wording: str
    shown: str


def check(article: Article) -> Iterator[Finding]:
    """Each quoted set phrase that an earlier quotation words in another way."""
    first: dict[int, _Term] = {}
    reported: set[str] = set()
    for start, end in quoted_spans(article):
        if end - start > _LONGEST or (found := _term(article.text, start, end)) is None:
            continue
        phrase, term = found
        before = first.setdefault(phrase, term)
        if before.wording != term.wording and term.wording not in reported:
            reported.add(term.wording)
            yield Finding(
                term.start,
                term.end,
                f"“{term.shown}” seems to be the term that the article quotes as “{before.shown}”",
                (Related(before.start, before.end, "the first wording"),),
            )


def _term(text: str, start: int, end: int) -> tuple[int, _Term] | None:
    """The set phrase that the quotation holds, alone or with its noun, or that stands before its noun."""
    known = wordings()
    shown = text[start:end].strip("\"'“”‘’„«»‹›`.,;:!? \u00a0")
    words = shown.lower().replace("-", " ").replace("’", "'").replace(",", "").split()
    whole = " ".join(words)
    for form in (whole, whole.removesuffix("s")):
        if form in known and not known[form].nouns:
            return known[form].phrase, _Term(start, end, form, shown)
    modifier = " ".join(words[:-1])
    if modifier in known and words[-1] in known[modifier].nouns:
        return known[modifier].phrase, _Term(start, end, modifier, shown)
    noun = _NOUN.match(text, end)
    if whole in known and noun is not None and noun[1].lower() in known[whole].nouns:
        return known[whole].phrase, _Term(start, noun.end(), whole, f"{shown} {noun[1]}")
    return None


rule = Rule(
    name="inconsistent-term",
    family="consistency",
    summary="One quoted set phrase is rendered in two ways",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Terminology/Inconsistent use of terminology",
    its="inconsistency",
    check=check,
)
