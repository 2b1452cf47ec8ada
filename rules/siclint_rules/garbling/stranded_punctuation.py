"""A mark that belongs to no word: alone, at the beginning of a paragraph or line, or behind another mark's space."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Article, Finding, Kind, Rule, Severity, Status

_AT_START = regex.compile(r"[.,;:!?]+(?=\s|$)|[,;](?=[\p{L}\"“‘])|\)(?=[\s.,])")
_AT_LINE = regex.compile(r"\n[ \t]*([.,;:!?])(?=[ \t]+\p{L}|[ \t]*$)", regex.M)
_BETWEEN = regex.compile(r"(?<=[–—(\[“][ \u00a0])[.,;:](?=[ \u00a0]|$)")
# `said the engineer. -`: the dash led on to words that are lost or stand in the next paragraph.
_DASH_AT_END = regex.compile(r"[\p{L}\p{N}]+[.!?][\"”’]?[ \u00a0][-–—]\Z")
_NEXT_WORD = regex.compile(r"[ \t]*\S{1,30}")


def check(article: Article) -> Iterator[Finding]:
    """Marks at the beginning of paragraphs and of lines, and between spaces after an opening mark."""
    text = article.text
    yield from _dashes(article)
    for start, end, kind in article.paragraphs:
        if text[start] not in ".,;:!?)" or kind in (Kind.CELL, Kind.LIST_ITEM):
            continue
        match = _AT_START.match(text, start, end)
        if match is None or (set(match[0]) == {"."} and len(match[0]) > 1):
            continue
        if match.end() == end:
            yield Finding(start, end, f"{match[0]} stands alone as a paragraph")
            continue
        word = _NEXT_WORD.match(text, match.end(), end)
        yield Finding(start, word.end() if word else match.end(), f"the paragraph begins with {match[0]}")
    if "\n" in text:
        for match in _AT_LINE.finditer(text):
            paragraph = article.paragraph_at(match.start(1))
            if paragraph is not None and article.paragraphs[paragraph].start < match.start():
                word = _NEXT_WORD.match(text, match.end())
                yield Finding(match.start(1), word.end() if word else match.end(1), f"the line begins with {match[1]}")
    for match in _BETWEEN.finditer(text):
        yield Finding(match.start() - 2, match.end(), f"{match[0]} belongs to no word here")


def _dashes(article: Article) -> Iterator[Finding]:
    """Dashes behind the full stop at the end of a paragraph."""
    text = article.text
    for start, end, kind in article.paragraphs:
        if text[end - 1] not in "-–—" or kind in (Kind.CELL, Kind.LIST_ITEM):
            continue
        last = _DASH_AT_END.search(text, max(start, end - 40), end)
        if last is not None:
            yield Finding(last.start(), end, f"a dash stands behind the end of the paragraph: “{last[0]}”")


rule = Rule(
    name="stranded-punctuation",
    family="garbling",
    summary="A punctuation mark stands alone, away from any word",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="typographical",
    check=check,
)
