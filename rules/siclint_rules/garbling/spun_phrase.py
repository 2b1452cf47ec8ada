"""Set phrases that a synonym program has replaced word by word: `counterfeit consciousness`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint.phrases import Phrases
from siclint_rules.garbling._spun_phrases import SPUN

_QUOTES = frozenset("\"“”‘’«»„'")


@cache
def terms() -> dict[str, str]:
    """Each spun phrase and the term that it was made of."""
    found: dict[str, str] = {}
    for line in SPUN.replace("\n    /", " /").strip().splitlines():
        term, _, phrases = line.partition(": ")
        for phrase in phrases.split(" / "):
            found[phrase.strip()] = term
    return found


@cache
def _phrases() -> Phrases:
    return Phrases(terms())


def check(article: Article) -> Iterator[Finding]:
    """Each spun phrase, unless quotation marks hold just it."""
    text = article.text
    for start, end, phrase in _phrases().find(article):
        if text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES and start:
            continue
        term = terms()[phrase]
        message = f"“{text[start:end]}” is what a synonym program makes of “{term}”"
        if phrase.endswith("s") and terms().get(phrase[:-1]) == term:
            term += "es" if term.endswith("s") else "s"  # the phrase is there in both numbers, its term in one
        meant = term[0].upper() + term[1:] if text[start].isupper() else term
        fix = Fix(f"Write “{meant}”", (Edit(start, end, meant),), Applicability.UNSAFE)
        yield Finding(start, end, message, fixes=(fix,))


rule = Rule(
    name="spun-phrase",
    family="garbling",
    summary="A synonym program has replaced the words of a set phrase",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Terminology/Wrong term",
    its="terminology",
    check=check,
    fix=Applicability.UNSAFE,
)
