"""A comma with a dash behind it, as other languages write dialogue: `“We are ready”, — said the captain.`"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Needs, Rule, Severity, Status

_PLACE = regex.compile(
    r"[\p{L}\p{M}\p{N}%)]+[\"”’»]?,[\"”’»]?"
    r"(?P<dash>[ \u00a0]?(?:[–—―]|--)|[ \u00a0]-(?=[ \u00a0]))"
    r"[ \u00a0]?(?P<word>\p{L}+)"
)
_PAIRS = frozenset(f",{space}{dash}" for dash in "—–―-" for space in (" ", "\u00a0", "", "” ", '" ', '"', "”"))
_PROSE = frozenset({Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM})


def check(article: Article) -> Iterator[Finding]:
    """Each such pair of marks in running text."""
    text = article.text
    for match in _PLACE.finditer(text):
        paragraph = article.paragraph_at(match.start())
        if (
            paragraph is None
            or article.paragraphs[paragraph].kind not in _PROSE
            or match.end() > article.paragraphs[paragraph].end
        ):
            continue
        start, end = match.span("dash")
        yield Finding(
            match.start(),
            match.end("word"),
            f"a comma and a dash stand together before “{match['word']}”; English has one of them",
            fixes=(Fix("Take the dash out", (Edit(start, end, ""),), Applicability.UNSAFE),),
        )


rule = Rule(
    name="comma-and-dash",
    family="garbling",
    summary="A comma and a dash stand together, as in dialogue of another language",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="typographical",
    check=check,
    needs=Needs(pieces=_PAIRS),
    fix=Applicability.UNSAFE,
)
