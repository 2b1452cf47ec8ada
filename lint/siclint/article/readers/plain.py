"""Plain text: paragraphs by blank lines or by lines, whichever the file uses.

Hard-wrapped text is told from one-paragraph-a-line by what a line break means: where text is wrapped, the
next line's first word would not have fitted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from siclint.article.article import Article, Kind, Paragraph
from siclint.article.readers import ReadOptions
from siclint.article.source import Source
from siclint.article.view import View

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
_BULLET = re.compile(r"(?:[-*•‣▪·–—]|\d{1,2}[.)])[ \t]+(?=\S)")
_STOPS = (".", "!", "?", "…", "。", "！", "？")
_CLOSERS = "\"'”’»)]"
_FRONT_MATTER = re.compile(
    r"""
    ---[ \t]*(?:\r\n|\n|\r)
    (?:(?!---|\.\.\.)(?:[A-Za-z_"'][^\r\n:]*+:[^\r\n]*+|[ \t]+[^\r\n]*+|-[ ][^\r\n]*+|\#[^\r\n]*+)?+(?:\r\n|\n|\r))*+
    (?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)
    |
    \+\+\+[ \t]*(?:\r\n|\n|\r)
    (?:(?!\+\+\+)[^\r\n]*+(?:\r\n|\n|\r))*+
    \+\+\+[ \t]*(?:\r\n|\n|\r|\Z)
    """,
    re.VERBOSE,
)
_HEADLINE_WORDS = 45
# Editors and mailers wrap between these widths; longer lines are paragraphs.
_NARROWEST, _WIDEST = 40, 120


class _Line(NamedTuple):
    start: int
    end: int  # without trailing white space and line end
    first_word: int  # length


def read(source: Source, _options: ReadOptions) -> Iterator[Article]:
    """The one article that a plain text file is."""
    yield Article(source, View.identity(source.text), tuple(paragraphs(source.text, 0)))


def paragraphs(text: str, start: int, *, headline: bool = True) -> list[Paragraph]:
    """The paragraphs of text[start:], quoted mail and front matter left out.

    With `headline`, a first paragraph that ends like no sentence is the headline.
    """
    blocks = _blocks(text, front_matter_end(text, start))
    width = _wrap_width(blocks)
    found: list[Paragraph] = []
    for block in blocks:
        for first, last in _units(block, width):
            begin, end = first.start, last.end
            bullet = _BULLET.match(text, begin, end)
            kind = Kind.PARAGRAPH
            if bullet:
                begin, kind = bullet.end(), Kind.LIST_ITEM
            elif not ends_like_sentence(text, begin, end):
                kind = Kind.LINE
            found.append(Paragraph(begin, end, kind))
    if headline and len(found) > 1 and found[0].kind is Kind.LINE:
        first_words = len(text[found[0].start : found[0].end].split())
        if first_words <= _HEADLINE_WORDS:
            found[0] = found[0]._replace(kind=Kind.HEADLINE)
    return found


def front_matter_end(text: str, start: int = 0) -> int:
    """Where the YAML or TOML that stands before the text ends; `start` when there is none."""
    match = _FRONT_MATTER.match(text, start)
    return match.end() if match else start


def ends_like_sentence(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] ends with a full stop or the like, maybe inside quotation marks or brackets."""
    tail = text[max(start, end - 20) : end].rstrip(_CLOSERS)
    return tail.endswith(_STOPS)


def _blocks(text: str, start: int) -> list[list[_Line]]:
    """Runs of lines between blank ones; lines of quoted mail (`> `) count as blank."""
    blocks: list[list[_Line]] = [[]]
    for match in _LINE.finditer(text, start):
        raw = match[0]
        stripped = raw.strip()
        if not stripped or stripped.startswith(">"):
            if blocks[-1]:
                blocks.append([])
            continue
        begin = match.start() + len(raw) - len(raw.lstrip())
        blocks[-1].append(_Line(begin, begin + len(stripped), len(stripped.split(None, 1)[0])))
    return blocks if blocks[-1] else blocks[:-1]


def _wrap_width(blocks: list[list[_Line]]) -> int | None:
    """The column at which the text is wrapped, or None when its line breaks end paragraphs."""
    breaks = [(line.end - line.start, block[i + 1].first_word) for block in blocks for i, line in enumerate(block[:-1])]
    width = max((line.end - line.start for block in blocks for line in block), default=0)
    if len(breaks) < 3 or not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(length + 1 + word > width - 2 for length, word in breaks)
    return width if full >= 0.6 * len(breaks) else None


def _units(block: list[_Line], width: int | None) -> Iterator[tuple[_Line, _Line]]:
    """First and last line of each paragraph in a block."""
    if width is None:
        yield from ((line, line) for line in block)
        return
    first = block[0]
    for line, following in zip(block, [*block[1:], None], strict=True):
        if following is None or line.end - line.start + 1 + following.first_word <= width - 12:
            yield first, line
            if following is not None:
                first = following
