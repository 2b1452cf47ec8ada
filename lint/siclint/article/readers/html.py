"""HTML: the main text as far as the markup says which it is.

The blocks that `blocks.py` collects belong to a region: the article's body (itemprop=articleBody), an article, the
main part, or just the page. Those of the surest region that has any are the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from siclint.article.article import Article, Kind
from siclint.article.readers import ReadOptions
from siclint.article.readers.blocks import Block, Role, Run, collect
from siclint.article.readers.prose import Excerpt, Prose
from siclint.article.readers.tags import REFERENCE, decode_reference
from siclint.article.source import Source

_WHITE = " \t\n\f\r"
_WHITE_RUN = re.compile(rf"[{_WHITE}]*")
_SPECIAL = re.compile(rf"[{_WHITE}]{{2,}}|{REFERENCE}")
_XML = re.compile(r"\s*<\?xml\b")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_VALUE_ESCAPES = _ESCAPES | str.maketrans({'"': "&quot;", "'": "&#39;"})
_BARE_ESCAPES = _VALUE_ESCAPES | str.maketrans({char: f"&#{ord(char)};" for char in _WHITE + "=`"})
_VALUES = {Role.QUOTED_VALUE: _VALUE_ESCAPES, Role.BARE_VALUE: _BARE_ESCAPES}


def read(source: Source, _options: ReadOptions) -> Iterator[Article]:
    """The one article that a page is."""
    text = source.text
    prose = Prose(text)
    blocks = main_text(collect(text, xml=_XML.match(text) is not None))
    for block in blocks:
        write_block(prose, text, block)
    values = tuple(run for block in blocks for run in block.runs if run.role in _VALUES)
    yield prose.article(source, partial(encode_html, values))


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


def write_block(prose: Prose, text: str, block: Block, excerpt: Excerpt | None = None) -> None:
    """Add a block of `text` as a browser shows it: references decoded, runs of white space as one space.

    `text` is the source, or the text of an excerpt of it.
    """
    sink = excerpt or prose
    start, end = prose.length, 0
    spaced = True  # white space that follows would not show
    for run in block.runs:
        end = run.end
        if run.role is Role.BREAK:
            sink.replaced("\n", run.start, run.start)
            spaced = True
            continue
        before = prose.length
        _write_run(sink, text, _skip_white(text, run.start, run.end) if spaced else run.start, run)
        if run.end > run.start:
            spaced = text[run.end - 1] in _WHITE
        if run.role is Role.CODE:
            prose.end_code(before)
    prose.end_block(start, block.kind, excerpt.place(end) if excerpt else end)


def _write_run(sink: Prose | Excerpt, text: str, place: int, run: Run) -> None:
    """Add the run from `place` on."""
    for match in _SPECIAL.finditer(text, place, run.end):
        begin, stop = match.span()
        if text[begin] != "&":
            sink.literal(place, begin)
            sink.replaced(" ", begin, stop)
            place = stop
        elif decoded := decode_reference(match[0], text[stop : min(stop + 1, run.end)], attribute=run.role in _VALUES):
            sink.literal(place, begin)
            place = begin + decoded[1]
            sink.replaced(decoded[0], begin, place)
    sink.literal(place, run.end)


def _skip_white(text: str, start: int, end: int) -> int:
    match = _WHITE_RUN.match(text, start, end)
    return match.end() if match else start


def encode_html(values: tuple[Run, ...], text: str, place: int) -> str:
    """`text` as it stands in HTML at `place`, which may lie in an attribute's value."""
    role = next((run.role for run in values if run.start <= place <= run.end), Role.TEXT)
    return text.translate(_VALUES.get(role, _ESCAPES))
