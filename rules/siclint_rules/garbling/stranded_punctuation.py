"""A mark that belongs to no word: alone, at the beginning of a paragraph or line, or behind another mark's space."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Article, Finding, Kind, Rule, Severity, Status

_AT_START = regex.compile(r"[.,;:!?]+(?=\s|$)|[,;](?=[\p{L}\"“‘])|\)(?=[\s.,])")
_AT_LINE = regex.compile(r"\n[ \t]*([.,;:!?])(?=[ \t]+\p{L}|[ \t]*$)", regex.M)
_BETWEEN = regex.compile(r"(?<=[–—(\[“][ \u00a0])[.,;:](?=[ \u00a0]|$)")
_NEXT_WORD = regex.compile(r"[ \t]*\S{1,30}")


def check(article: Article) -> Iterator[Finding]:
    """Marks at the beginning of paragraphs and of lines, and between spaces after an opening mark."""
    text = article.text
    for start, end, kind in article.paragraphs:
        if text[start] not in ".,;:!?)" or kind in (Kind.CELL, Kind.LIST_ITEM):
            continue
        match = _AT_START.match(text, start, end)
        if match is None or (set(match[0]) == {"."} and len(match[0]) > 1):
            continue
        if match.end() == end:
            yield Finding(start, end, f"{match[0]} stands alone as a paragraph")
            continue
        last = _NEXT_WORD.match(text, match.end(), end)
        yield Finding(start, last.end() if last else match.end(), f"the paragraph begins with {match[0]}")
    if "\n" in text:
        for match in _AT_LINE.finditer(text):
            paragraph = article.paragraph_at(match.start(1))
            if paragraph is not None and article.paragraphs[paragraph].start < match.start():
                last = _NEXT_WORD.match(text, match.end())
                yield Finding(match.start(1), last.end() if last else match.end(1), f"the line begins with {match[1]}")
    for match in _BETWEEN.finditer(text):
        yield Finding(match.start() - 2, match.end(), f"{match[0]} belongs to no word here")


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
