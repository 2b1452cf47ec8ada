"""A note between editors that was left in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from siclint import Article, Finding, Rule, Severity, Status


@dataclass(frozen=True)
class Options:
    """`markers` are the words that begin a note."""

    markers: tuple[str, ...] = ("check", "desk", "tk")


_NOTE = regex.compile(r"\[(?<marker>\p{L}+):[^\[\]\n]*+\]")


def check(article: Article, options: Options) -> Iterator[Finding]:
    """Each note in square brackets that begins with one of the markers and a colon."""
    markers = {marker.lower() for marker in options.markers}
    for match in _NOTE.finditer(article.text):
        if match["marker"].lower() in markers:
            yield Finding(
                match.start(), match.end(), "a note between editors stands in the text: settle it, then take it out"
            )


rule = Rule(
    name="desk-note",
    family="residue",
    summary="A note between editors was left in the text",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="addition",
    check=check,
    options=Options,
)
