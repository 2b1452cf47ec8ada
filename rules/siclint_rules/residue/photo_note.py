"""Words that point into a picture, in a text without pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from siclint import Article, Finding, Kind, Rule, Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

# (pictured together last year), (left), (back row, second from right), pictured above
_SIDES = (
    r"(?:far |front |back |top |bottom |upper |lower |second |third |fourth |\d(?:nd|rd|th) )?(?:row,? )?"
    r"(?:second |third )?(?:from )?(?:the )?(?:left|right|centre|center|middle|above|below)"
)
_NOTE = regex.compile(
    r"\((?:pictured|seen here|shown here|(?:file|archive|stock) (?:photo|image|picture))\b[^()]{0,60}\)"
    rf"|\({_SIDES}\)|\(([LRC])\)|\bpictured (?:above|below|left|right|here|top|bottom)\b"
)
_LEADING = regex.compile(
    r"\W?(?:FILE PHOTO|FILE PICTURE|FILE IMAGE|File photo|File picture|File image|FILE)\b(?=\s*[:–—-]|\.?$)"
    # In this file photo taken on May 3, 2010 …; (AFP files) …
    r"|In (?:this|an?) (?:\p{Lu}\w+ \d{1,2}, \d{4},? |undated |recent )?(?:file|archive|handout) "
    r"(?:photo|picture|image|photograph)\b|\((?:AFP|AP|Reuters|EPA|Getty) files?\)"
)
_LETTERED = len("(L)")
_LETTER = regex.compile(r"\((\p{Lu})\)")
_NAME_BEFORE = regex.compile(r"\p{Lu}[\p{L}'’.-]*\s?\Z")
_WORDS = frozenset(
    "pictured left right centre center middle above below l r c file files seen shown stock archive".split()
)


def check(article: Article) -> Iterator[Finding]:
    """Each such note, unless the article has its captions marked as such."""
    if any(paragraph.kind is Kind.CAPTION for paragraph in article.paragraphs):
        return
    places: dict[tuple[int, int], None] = {}
    for token in article.find_words(_WORDS):
        index = article.paragraph_at(article.tokens.start[token])
        if index is None:
            continue
        start, end, _ = article.paragraphs[index]
        near = max(start, article.tokens.start[token] - 40)
        for match in _NOTE.finditer(article.text, near, min(end, article.tokens.end[token] + 80)):
            if len(match[0]) > _LETTERED or _is_side(article.text, match, start, end):
                places[match.span()] = None
        leading = _LEADING.match(article.text, start, end)
        if leading:
            places[leading.span()] = None
    for start, end in places:
        yield Finding(start, end, f"“{article.text[start:end]}” points into a picture that is not here")


def _is_side(text: str, match: regex.Match[str], start: int, end: int) -> bool:
    """Whether `(L)`, `(R)` or `(C)` behind a name is a side of the picture; else it is a party or counts clauses."""
    others = {letter[1] for letter in _LETTER.finditer(text, start, end)}
    is_behind_name = _NAME_BEFORE.search(text, max(start, match.start() - 30), match.start()) is not None
    return is_behind_name and others <= set("LRC") and (match[1] == "L" or len(others) > 1)


rule = Rule(
    name="photo-note",
    family="residue",
    summary="Words point into a picture that is not there",
    severity=Severity.NOTE,
    status=Status.PREVIEW,
    mqm="Design and markup/Custom (residue)",
    its="addition",
    check=check,
)
