"""U+FFFD, which a decoder puts where it could not read a character, and U+2047, by which translation programs do."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Finding, Needs, Rule, Severity, Status
from siclint_rules.encoding._characters import word_at
from siclint_rules.encoding._lost import repair

_MARK = "\N{REPLACEMENT CHARACTER}"
# SentencePiece writes it for a character outside its vocabulary. Behind a word it may be somebody's “??”.
_UNKNOWN = "\N{DOUBLE QUESTION MARK}"
_UNKNOWN_RUN = regex.compile(rf"(?<!\S){_UNKNOWN}(?:\s*{_UNKNOWN})*")
_RUN = regex.compile(f"{_MARK}+")


def check(article: Article) -> Iterator[Finding]:
    """Each run of such characters, with the word that it stands in as evidence."""
    if _UNKNOWN in article.text:
        for match in _UNKNOWN_RUN.finditer(article.text):
            yield Finding(*match.span(), "a character was lost that the translation program did not know")
    if _MARK not in article.text:
        return
    for match in _RUN.finditer(article.text):
        start, end = match.span()
        word = word_at(article.text, start, end)
        place = f" in “{word}”" if word.strip(_MARK) else ""
        count = end - start
        lost = "a character was lost" if count == 1 else f"up to {count} characters were lost"
        what, related, fixes = repair(article, start, end)
        guess = f"; it was probably {what}" if what else ""
        yield Finding(start, end, f"{lost}{place} when the text was decoded{guess}", related, fixes)


rule = Rule(
    name="replacement-character",
    family="encoding",
    summary="A replacement character stands where a letter was lost",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Character encoding",
    its="characters",
    check=check,
    needs=Needs(pieces=frozenset({_MARK, _UNKNOWN})),
    fix=Applicability.UNSAFE,
    yields_to=("mojibake",),
)
