"""U+FFFD, which a decoder puts where it could not read a character."""

from __future__ import annotations

import regex

from siclint import Article, Finding, Rule, Severity, Status

from collections.abc import Iterator

_RUN = regex.compile("\N{REPLACEMENT CHARACTER}+")


def check(article: Article) -> Iterator[Finding]:
    """Each run of replacement characters, with the word that it stands in as evidence."""
    for match in _RUN.finditer(article.text):
        count = match.end() - match.start()
        what = "a character was" if count == 1 else f"{count} characters were"
        yield Finding(match.start(), match.end(), f"{what} lost when the text was decoded (U+FFFD stands here)")


rule = Rule(
    name="replacement-character",
    family="encoding",
    summary="A replacement character stands where a letter was lost",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Character encoding",
    its="characters",
    check=check,
)
