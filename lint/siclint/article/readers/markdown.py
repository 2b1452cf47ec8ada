"""Markdown: CommonMark with tables, strikethrough and footnotes.

The text of links and emphasis is prose, their marks and addresses are not. An image's description is a caption
that follows the paragraph it stands in. Front matter, code blocks, comments and link definitions are left out; HTML
blocks are read like a page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate, chain

from markdown_it.common.utils import mdTrim
from markdown_it.token import Token

from siclint.article.article import Article, Kind
from siclint.article.readers import ReadOptions
from siclint.article.readers.blocks import CODE, Block, Role, Run, collect
from siclint.article.readers.commonmark import is_too_deep, parse
from siclint.article.readers.html import encode_html, write_block
from siclint.article.readers.plain import front_matter_end
from siclint.article.readers.prose import Excerpt, Prose
from siclint.article.readers.tags import tags
from siclint.article.source import Source
from siclint.diagnostic import Notification

_CONTAINERS = {
    "blockquote_open": Kind.QUOTE,
    "list_item_open": Kind.LIST_ITEM,
    "th_open": Kind.CELL,
    "td_open": Kind.CELL,
    "footnote_open": Kind.PARAGRAPH,
    "heading_open": Kind.HEADING,
}
_LINE_END = re.compile(r"\r\n|\n|\r")
_BLANK = re.compile(r"[ \t]*")
_PIPE = re.compile(r"\\?\|")
# An ampersand is a mark only where a reference follows.
_MARK = re.compile(r"[\\`*_\[\]<]|&(?=#?\w+;)")
_CELL_MARK = re.compile(rf"{_MARK.pattern}|\|")


def read(source: Source, _options: ReadOptions) -> Iterator[Article | Notification]:
    """The one article that a Markdown file is; a notification where the parser gave up."""
    reader = _Reader(source)
    yield reader.article()
    if reader.unread is not None:
        line, column = source.positions.position(reader.unread)
        yield Notification(
            "nested-too-deeply",
            "from here on nothing was read: lists or quotations are nested too deeply; "
            "close them, or take their marks out",
            path=source.name,
            line=line,
            column=column,
        )


class _Reader:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._prose = Prose(source.text)
        self._body = front_matter_end(source.text)
        self.unread: int | None = None
        self._cells: list[Run] = []
        self._html: list[Run] = []
        ends = list(_LINE_END.finditer(source.text, self._body))
        self._lines = [self._body, *(match.end() for match in ends)]
        # In the parser's text, which starts with the body, all line ends are one character.
        lost = accumulate((match.end() - match.start() - 1 for match in ends), initial=self._body)
        self._parsed_lines = [line - less for line, less in zip(self._lines, lost, strict=True)]

    def article(self) -> Article:
        """The article of the whole file."""
        kinds: list[Kind] = [Kind.PARAGRAPH]
        mark = ""
        row: Iterator[Excerpt] | None = None
        tokens = parse(self._source.text[self._body :])
        self.unread = next((self._lines[token.map[0]] for token in tokens if is_too_deep(token) and token.map), None)
        for token in tokens:
            if token.type in _CONTAINERS:
                kinds.append(Kind.HEADLINE if token.tag == "h1" else _CONTAINERS[token.type])
                mark = token.markup
            elif token.type.replace("_close", "_open") in _CONTAINERS:
                kinds.pop()
            elif token.type == "tr_open":
                row = None
            elif token.type == "html_block":
                self._add_html(token, kinds[-1])
            elif token.type == "inline" and kinds[-1] is Kind.CELL:
                if row is None:
                    row = iter(self._row(self._place(token.meta["lines"][0])))
                # A row may have fewer cells than its table.
                cell = next(row, None)
                if token.content and cell is not None:
                    self._add_inline(token, Kind.CELL, cell)
            elif token.type == "inline":
                heading = kinds[-1] in (Kind.HEADLINE, Kind.HEADING)
                self._add_inline(token, kinds[-1], self._excerpt(token, len(mark) if heading and mark[0] == "#" else 0))
        return self._prose.article(self._source, partial(_encode, tuple(self._cells), tuple(self._html)))

    def _place(self, parsed: int) -> int:
        """The place in the source of an offset into the parser's text."""
        index = bisect_right(self._parsed_lines, parsed) - 1
        return self._lines[index] + parsed - self._parsed_lines[index]

    def _excerpt(self, token: Token, skip: int = 0) -> Excerpt:
        """The lines of a token's content; the first starts behind `skip` characters and white space."""
        starts: list[int] = []
        offset = 0
        for line in token.content.split("\n"):
            starts.append(offset + _blank_end(line, 0))
            offset += len(line) + 1
        places = [self._place(parsed) for parsed in token.meta["lines"]]
        if token.type == "inline":
            places[0] = self._trimmed(places[0] + skip)[0]
        return Excerpt(self._prose, starts[: len(places)], places)

    def _trimmed(self, start: int, end: int | None = None) -> tuple[int, int]:
        """Where what stands from `start` to `end`, or to the end of the line, starts and ends for the parser."""
        if end is None:
            line = bisect_right(self._lines, start)
            end = self._lines[line] if line < len(self._lines) else len(self._source.text)
        raw = self._source.text[start:end]
        trimmed = mdTrim(raw)
        start += raw.find(trimmed[0]) if trimmed else len(raw)
        return start, start + len(trimmed)

    def _row(self, start: int) -> list[Excerpt]:
        """The cells of the table row on the line of `start`, divided as the parser divides them."""
        text = self._source.text
        start, stop = self._trimmed(start)
        cells: list[Excerpt] = []
        left, escapes = start, list[int]()
        for match in chain(_PIPE.finditer(text, start, stop), [None]):
            if match is not None and match[0] != "|":
                escapes.append(match.start())
                continue
            right = stop if match is None else match.start()
            # An empty cell counts only between two bars.
            if left < right or start < left < stop:
                cells.append(self._cell(left, right, escapes))
            left, escapes = right + 1, []
        return cells

    def _cell(self, start: int, end: int, escapes: list[int]) -> Excerpt:
        """The content of a cell, which is without the backslashes at `escapes`."""
        self._cells.append(Run(start, end, Role.TEXT))
        start, _ = self._trimmed(start, end)
        places = [start, *(escape + 1 for escape in escapes)]
        return Excerpt(self._prose, [place - start - cut for cut, place in enumerate(places)], places)

    def _add_html(self, token: Token, kind: Kind) -> None:
        """Add what an HTML block says; in a quotation or a list it is part of that."""
        excerpt = self._excerpt(token)
        for block in collect(token.content):
            if block.kind is Kind.PARAGRAPH:
                block.kind = kind
            self._add_html_block(token.content, block, excerpt)

    def _add_html_block(self, text: str, block: Block, excerpt: Excerpt) -> None:
        write_block(self._prose, text, block, excerpt)
        for run in block.runs:
            self._html.append(Run(excerpt.place(run.start), excerpt.place(run.end), run.role))

    def _add_inline(self, token: Token, kind: Kind, excerpt: Excerpt) -> None:
        """Add the content of a block."""
        line = _Line(self._prose, excerpt, token.content, kind)
        line.write(token.children or [], 0)
        line.end(len(token.content))
        for run in line.values:
            self._html.append(Run(excerpt.place(run.start), excerpt.place(run.end), run.role))


class _Line:
    """Writes the inline content of one block."""

    def __init__(self, prose: Prose, excerpt: Excerpt, content: str, kind: Kind) -> None:
        self._prose, self._excerpt, self._content, self._kind = prose, excerpt, content, kind
        self._start = prose.length
        self._broken = False
        self._written = 0
        self._code_start: int | None = None
        self._images: list[tuple[Token, int]] = []
        self._blocks: list[Block] = []
        self.values: list[Run] = []

    def end(self, offset: int) -> None:
        """Make what was written a block that ends at `offset`, and the descriptions of its images blocks behind it."""
        place = self._excerpt.place(offset)
        self._end_block(self._kind, place)
        images, self._images = self._images, []
        for image, shift in images:
            self.write(image.children or [], shift, nested=True)
            self._end_block(Kind.CAPTION, place)
        for block in self._blocks:
            write_block(self._prose, self._content, block, self._excerpt)
            self.values += block.runs
        self._blocks = []
        self._start = self._prose.length

    def _end_block(self, kind: Kind, place: int) -> None:
        if self._prose.length > self._start:
            self._prose.end_block(self._start, kind, place)
        self._start = self._prose.length
        self._broken = False

    def write(self, tokens: Sequence[Token], shift: int, *, nested: bool = False) -> None:
        """Add what the tokens say, whose places count from `shift`.

        Images wait for the end, with the place that theirs count from; in an image's description they are part of it.
        """
        for token in tokens:
            start, end = (place + shift for place in token.meta["at"])
            match token.type:
                case "text" | "text_special":
                    self._write_text(token, start, end)
                case "code_inline":
                    self._write_code(start + len(token.markup), end - len(token.markup))
                case "softbreak":
                    self._write_soft_break(self._without_spaces(start), end)
                case "hardbreak":
                    self._write_break(start)
                case "html_inline":
                    self._write_tag(token.content, start)
                case "image" if nested:
                    self.write(token.children or [], start + 2, nested=True)
                case "image":
                    self._images.append((token, start + 2))
                case _:
                    pass  # the marks of links, emphasis and footnotes

    def _without_spaces(self, end: int) -> int:
        """Where the spaces that the parser dropped in front of a line break start."""
        while end > self._written and self._content[end - 1] == " ":
            end -= 1
        return end

    def _write_text(self, token: Token, start: int, end: int) -> None:
        if not token.content:
            return
        self._written = end
        if not token.content.isspace():
            self._broken = False
        if token.type == "text_special" and token.content != token.markup:
            self._excerpt.replaced(token.content, start, end)
            return
        # Where an image or a comment is left out, the space on one of its sides goes with it.
        self._excerpt.literal(start + (self._content[start] == " " and self._prose.ends_blank), end)

    def _write_break(self, place: int) -> None:
        """Two breaks with nothing in between part two paragraphs."""
        if self._broken:
            self.end(place)
        else:
            self._excerpt.replaced("\n", place, place)
            self._broken = True

    def _write_code(self, start: int, end: int) -> None:
        code = self._content[start:end].replace("\n", " ")
        if code.startswith(" ") and code.endswith(" ") and code.strip(" "):
            start, end = start + 1, end - 1
        begin = self._prose.length
        while (line_end := self._content.find("\n", start, end)) >= 0:
            self._excerpt.literal(start, line_end)
            start = min(_blank_end(self._content, line_end + 1), end)
            self._write_soft_break(line_end, start)
        self._excerpt.literal(start, end)
        self._prose.end_code(begin)
        self._broken = False

    def _write_soft_break(self, start: int, end: int) -> None:
        """A line break is white space, whatever marks the next line starts with."""
        first, last = self._excerpt.place(start), self._excerpt.place(end)
        if last - first == 1:
            self._prose.literal(first, last)
        else:
            self._prose.replaced("\n", first, last)

    def _write_tag(self, content: str, start: int) -> None:
        """A tag in the text is no prose; it may break the line, describe an image, or say that code follows."""
        tag = next(tags(content))
        if tag.name == "br":
            self._write_break(start)
        elif tag.name in CODE and not tag.closing:
            self._code_start = self._prose.length
        elif tag.name in CODE and self._code_start is not None:
            self._prose.end_code(self._code_start)
            self._code_start = None
        elif tag.name == "img":
            for block in collect(content):
                runs = [Run(run.start + start, run.end + start, run.role) for run in block.runs]
                self._blocks.append(Block(Kind.CAPTION, block.region, runs))


def _blank_end(text: str, start: int) -> int:
    match = _BLANK.match(text, start)
    return match.end() if match else start


def _encode(cells: tuple[Run, ...], html: tuple[Run, ...], text: str, place: int) -> str:
    """`text` as it stands in Markdown at `place`, which may lie in a table's cell or in HTML."""
    if any(run.start <= place <= run.end for run in html):
        return encode_html(html, text, place)
    in_cell = any(run.start <= place <= run.end for run in cells)
    return (_CELL_MARK if in_cell else _MARK).sub(r"\\\g<0>", text)
