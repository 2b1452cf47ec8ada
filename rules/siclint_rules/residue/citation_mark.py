"""A reference mark of an encyclopaedia: [12], [edit], [citation needed]."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Needs, Rule, Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

_EDITORS = r"edit|edit source|citation needed|clarification needed|(?:note|nb|n|fn|ref)\.? ?\d{1,3}"
_DOUBTS = (
    r"(?:better|full|non-primary|additional) (?:source|citation)s? needed|verification needed|failed verification"
    r"|(?:permanent )?dead link|original research\??|according to whom\?|(?:by )?whom\?|who\?|when\?|which\?|why\?"
    r"|dubious ?[–-] discuss|update|page needed|not in citation given|unreliable source\??"
)
_NUMBERS = r"[1-9]\d{0,2}(?:[,–-] ?[1-9]\d{0,2})*"
# Right behind a word or its punctuation: a number with a space before it is a law report's, one behind a score
# is a tie-break's.


@cache
def _marks() -> regex.Pattern[str]:
    """What marks look like; compiled when a text has brackets."""
    return regex.compile(
        rf"(?:^|(?<=[\p{{L}}\p{{N}}%.,;:!?\"'”’»)\]])(?<!\d-\d))"
        rf"(?:\s?\[(?:{_EDITORS})\]|\[(?:{_DOUBTS}|{_NUMBERS})\])+",
        regex.IGNORECASE | regex.MULTILINE,
    )


# An article's own notes, to which its marks point.
_NOTE = regex.compile(r"^\W{0,2}\[?(\d{1,3})[\].)]\s", regex.MULTILINE)
_DIGITS = regex.compile(r"\d+")


def check(article: Article) -> Iterator[Finding]:
    """Each row of marks whose notes are not in the article."""
    text = article.text
    if "[" not in text:
        return
    for match in _marks().finditer(text):
        mark = match[0].strip()
        start = match.end() - len(mark)
        numbers = set(_DIGITS.findall(mark))
        if article.paragraph_at(start) is None or (numbers and numbers <= set(_NOTE.findall(text))):
            continue
        yield Finding(
            start,
            match.end(),
            f"“{mark}” points to a note that is not here",
            # A number may be what a law report or another book is cited by.
            fixes=(
                Fix(
                    "Remove the mark",
                    (Edit(match.start(), match.end(), ""),),
                    Applicability.UNSAFE if numbers else Applicability.SAFE,
                ),
            ),
        )


rule = Rule(
    name="citation-mark",
    family="residue",
    summary="A reference mark of an encyclopaedia stands in the text",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="markup",
    check=check,
    needs=Needs(pieces=frozenset("[")),
    fix=Applicability.SAFE,
)
