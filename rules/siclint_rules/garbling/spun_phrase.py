"""Set phrases that a synonym program has replaced word by word: `counterfeit consciousness`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from siclint import Article, Finding, Rule, Severity, Status
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
        message = f"“{text[start:end]}” is what a synonym program makes of “{terms()[phrase]}”"
        yield Finding(start, end, message)


rule = Rule(
    name="spun-phrase",
    family="garbling",
    summary="A synonym program has replaced the words of a set phrase",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Terminology/Wrong term",
    its="terminology",
    check=check,
)
