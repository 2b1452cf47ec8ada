"""HTML: the main text as far as the markup says which it is.

The blocks that `blocks.py` collects belong to a region: the article's body (itemprop=articleBody), an article, the
main part, or just the page. Those of the surest region that has any are the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from siclint.article.article import Article, Kind, Paragraph
from siclint.article.readers import ReadOptions
from siclint.article.readers.blocks import Block, Role, collect
from siclint.article.readers.plain import ends_like_sentence
from siclint.article.readers.tags import REFERENCE, decode_reference
from siclint.article.source import Source
from siclint.article.view import View, ViewBuilder

_WHITE = " \t\n\f\r"
_WHITE_RUN = re.compile(rf"[{_WHITE}]*")
_SPECIAL = re.compile(rf"[{_WHITE}]{{2,}}|{REFERENCE}")
_XML = re.compile(r"\s*<\?xml\b")
_GAP = "\n\n"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_VALUE_ESCAPES = _ESCAPES | str.maketrans({'"': "&quot;", "'": "&#39;"})
_BARE_ESCAPES = _VALUE_ESCAPES | str.maketrans({char: f"&#{ord(char)};" for char in _WHITE + "=`"})

_Values = tuple[tuple[int, int, Role], ...]


def read(source: Source, _options: ReadOptions) -> Iterator[Article]:
    """The one article that a page is."""
    text = source.text
    writer = BlockWriter(text)
    for block in main_text(collect(text, xml=_XML.match(text) is not None)):
        writer.write(block)
    yield Article(source, *writer.finish())


def main_text(blocks: list[Block]) -> list[Block]:
    """The blocks of the surest region that has any, after the headline that stands before them."""
    prose = [block for block in blocks if block.kind is not Kind.CAPTION] or blocks
    if not prose:
        return []
    region = max(block.region for block in prose)
    chosen = [block for block in blocks if block.region == region]
    if not any(block.kind is Kind.HEADLINE for block in chosen):
        before = blocks[: next(index for index, block in enumerate(blocks) if block.region == region)]
        chosen[:0] = [block for block in before if block.kind is Kind.HEADLINE][-1:]
    return chosen


class BlockWriter:
    """Makes a view and its paragraphs of blocks."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._builder = ViewBuilder(text)
        self._spans: list[tuple[int, int, Kind]] = []
        self._code: list[tuple[int, int]] = []
        self._values: list[tuple[int, int, Role]] = []
        # Whether white space that follows would not show.
        self._spaced = True

    def write(self, block: Block) -> None:
        """Add a block as a paragraph."""
        builder, start, last = self._builder, self._builder.length, 0
        self._spaced = True
        for run in block.runs:
            last = run.end
            before = builder.length
            if run.role is Role.BREAK:
                builder.replaced("\n", run.start, run.start)
                self._spaced = True
                continue
            self._add(run.start, run.end, attribute=run.role in (Role.QUOTED_VALUE, Role.BARE_VALUE))
            if run.role is Role.CODE:
                self._code.append((before, builder.length))
            elif run.role is not Role.TEXT:
                self._values.append((run.start, run.end, run.role))
        self._spans.append((start, builder.length, block.kind))
        builder.replaced(_GAP, last, last)

    def finish(self) -> tuple[View, tuple[Paragraph, ...], tuple[tuple[int, int], ...]]:
        """The view, its paragraphs, and the spans that are code."""
        view = self._builder.build(encode=partial(_encode, tuple(sorted(self._values))))
        found: list[Paragraph] = []
        headline = False
        for start, end, markup in self._spans:
            kind, prose = markup, view.text[start:end]
            begin = start + len(prose) - len(prose.lstrip())
            stop = start + len(prose.rstrip())
            if begin >= stop:
                continue
            if kind is Kind.PARAGRAPH and not ends_like_sentence(view.text, begin, stop):
                kind = Kind.LINE
            elif kind is Kind.HEADLINE:
                kind, headline = (Kind.HEADING if headline else kind), True
            found.append(Paragraph(begin, stop, kind))
        return view, tuple(found), tuple(span for span in self._code if span[0] < span[1])

    def _add(self, start: int, end: int, *, attribute: bool) -> None:
        """Add text as a browser shows it: references decoded, runs of white space as one space."""
        text, builder = self._text, self._builder
        place = start
        if self._spaced:
            place = _skip_white(text, start, end)
        for match in _SPECIAL.finditer(text, place, end):
            if match.start() < place:
                continue
            builder.literal(place, match.start())
            place = match.end()
            if match[0][0] != "&":
                builder.replaced(" ", match.start(), place)
                continue
            decoded = decode_reference(match[0], text[place : min(place + 1, end)], attribute=attribute)
            if decoded is None:
                builder.literal(match.start(), place)
            else:
                place = match.start() + decoded[1]
                builder.replaced(decoded[0], match.start(), place)
        builder.literal(place, end)
        if end > start:
            self._spaced = text[end - 1] in _WHITE


def _skip_white(text: str, start: int, end: int) -> int:
    match = _WHITE_RUN.match(text, start, end)
    return match.end() if match else start


def _encode(values: _Values, text: str, place: int) -> str:
    """`text` as it stands in HTML at `place`, which may lie in an attribute's value."""
    role = next((role for start, end, role in values if start <= place <= end), Role.TEXT)
    escapes = {Role.QUOTED_VALUE: _VALUE_ESCAPES, Role.BARE_VALUE: _BARE_ESCAPES}.get(role, _ESCAPES)
    return text.translate(escapes)
