"""A word that stands before a full stop and, in lower case, again after it."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status

_ECHO = regex.compile(r"\b(?<word>\p{Ll}[\p{Ll}\p{M}-]{2,})(?<stop>\.\s+(?<echo>(?P=word)))\b")


def check(article: Article) -> Iterator[Finding]:
    """Each echo across a stop that the segmenter refused."""
    for suspect in article.suspects:
        if suspect.kind != "lowercase":
            continue
        match = _ECHO.search(article.text, max(0, suspect.start - 40), suspect.end + 40)
        if match is None or match.start("stop") != suspect.start:
            continue
        yield Finding(
            match.start(),
            match.end(),
            f"“{match['word']}” stands before a full stop and again after it",
            fixes=(Fix("Take the stop and the echo out", (Edit(*match.span("stop"), ""),), Applicability.UNSAFE),),
        )


rule = Rule(
    name="abbreviation-echo",
    family="garbling",
    summary="A word is repeated across a full stop in the middle of a sentence",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Accuracy/Addition",
    its="duplication",
    check=check,
    fix=Applicability.UNSAFE,
)
