"""Plain text: paragraphs by blank lines or by lines, whichever the file uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from siclint.article.article import Article, Kind, Paragraph
from siclint.article.readers import ReadOptions
from siclint.article.readers.lines import Line, blocks, ends_like_sentence, paragraphs_of, wrap_width
from siclint.article.source import Source
from siclint.article.view import View

_LINE_END = r"(?:\r\n|\n|\r)"
_FRONT_MATTER = re.compile(
    rf"""
    ---[ \t]*{_LINE_END}
    (?:
        (?!---|\.\.\.)
        (?: [A-Za-z_"'][^\r\n:]*+:[^\r\n]*+ | [ \t]++[^\r\n]*+ | -[ ][^\r\n]*+ | \#[^\r\n]*+ )?+
        {_LINE_END}
    )++
    (?:---|\.\.\.)[ \t]*(?:{_LINE_END}|\Z)
    |
    \+\+\+[ \t]*{_LINE_END}
    (?:(?!\+\+\+)[^\r\n]*+{_LINE_END})++
    \+\+\+[ \t]*(?:{_LINE_END}|\Z)
    """,
    re.VERBOSE,
)
_HEADLINE_WORDS = 45
# A headline that asks or exclaims looks like a sentence; it is short, and what follows is not.
_QUESTION_WORDS = 20


def read(source: Source, _options: ReadOptions) -> Iterator[Article]:
    """The one article that a plain text file is."""
    yield Article(source, View.identity(source.text), tuple(paragraphs(source.text, 0)))


def paragraphs(text: str, start: int, *, headline: bool = True) -> list[Paragraph]:
    """The paragraphs of text[start:]; front matter, quoted mail and lines that are an address are left out.

    With `headline`, a first paragraph that ends like no sentence, or as a short question, is the headline.
    """
    lines = blocks(text, front_matter_end(text, start))
    width = wrap_width(text, lines)
    spans = [span for block in lines for span in paragraphs_of(text, block, width)]
    found = [
        Paragraph(first.start + first.bullet, last.end, _kind(text, spans, index))
        for index, (first, last) in enumerate(spans)
    ]
    if headline and len(found) > 1 and _is_headline(text, found[0], found[1]):
        found[0] = found[0]._replace(kind=Kind.HEADLINE)
    return found


def _kind(text: str, spans: Sequence[tuple[Line, Line]], index: int) -> Kind:
    first, last = spans[index]
    if first.bullet:
        around = [spans[other][0] for other in (index - 1, index + 1) if 0 <= other < len(spans)]
        # A dash in front of a single paragraph opens direct speech, not a list.
        if text[first.start] not in "-–—" or any(line.bullet for line in around):
            return Kind.LIST_ITEM
    return Kind.PARAGRAPH if ends_like_sentence(text, first.start, last.end) else Kind.LINE


def _is_headline(text: str, first: Paragraph, second: Paragraph) -> bool:
    if first.kind is Kind.LINE:
        return len(text[first.start : first.end].split(None, _HEADLINE_WORDS)) <= _HEADLINE_WORDS
    asks = first.kind is Kind.PARAGRAPH and text[first.start : first.end].rstrip("\"'”’").endswith(("?", "!"))
    length = first.end - first.start
    return asks and length < second.end - second.start and text.count(" ", first.start, first.end) < _QUESTION_WORDS


def front_matter_end(text: str, start: int = 0) -> int:
    """Where the YAML or TOML that stands before the text ends; `start` when there is none."""
    match = _FRONT_MATTER.match(text, start)
    return match.end() if match else start
