"""Puts an article together from the blocks that a reader finds in marked-up text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from siclint.article.article import Article, Kind, Paragraph
from siclint.article.readers.lines import ends_like_sentence
from siclint.article.source import Source
from siclint.article.view import Encode, ViewBuilder

_GAP = "\n\n"


class Prose(ViewBuilder):
    """Collects the pieces of a view, and where its blocks and its code start and end."""

    def __init__(self, below: str) -> None:
        super().__init__(below)
        self._blocks: list[tuple[int, int, Kind]] = []
        self._code: list[tuple[int, int]] = []

    def end_block(self, start: int, kind: Kind, place: int) -> None:
        """Make all since the view's offset `start` a block, whose source ends at `place`."""
        self._blocks.append((start, self.length, kind))
        self.replaced(_GAP, place, place)

    def end_code(self, start: int) -> None:
        """Say that all since the view's offset `start` is code."""
        if start < self.length:
            self._code.append((start, self.length))

    def article(self, source: Source, encode: Encode) -> Article:
        """The article of all that was collected.

        The first headline stays one, others become headings; a paragraph that ends like no sentence is a line.
        """
        view = self.build(encode=encode)
        found: list[Paragraph] = []
        headline = False
        for start, end, markup in self._blocks:
            kind, prose = markup, view.text[start:end]
            begin, stop = start + len(prose) - len(prose.lstrip()), start + len(prose.rstrip())
            if begin >= stop:
                continue
            if kind is Kind.PARAGRAPH and not ends_like_sentence(view.text, begin, stop):
                kind = Kind.LINE
            elif kind is Kind.HEADLINE:
                kind, headline = (Kind.HEADING if headline else kind), True
            found.append(Paragraph(begin, stop, kind))
        return Article(source, view, tuple(found), tuple(self._code))


class Excerpt:
    """A text whose parts stand apart in the source, as the lines of a quotation without their `>`.

    The part that starts at offset `starts[i]` of the text stands at offset `places[i]` of the source.
    """

    def __init__(self, prose: Prose, starts: Sequence[int], places: Sequence[int]) -> None:
        self.prose = prose
        self._starts, self._places = starts, places

    @property
    def length(self) -> int:
        """The length of the view as far as it was made."""
        return self.prose.length

    def place(self, offset: int) -> int:
        """Where the character at `offset` stands in the source."""
        index = max(0, bisect_right(self._starts, offset) - 1)
        place = self._places[index] + offset - self._starts[index]
        # What the excerpt has between two parts, the source may write shorter: a tab for four spaces.
        return min(place, self._places[index + 1]) if index + 1 < len(self._places) else place

    def literal(self, start: int, end: int) -> None:
        """Take over the characters from start to end."""
        while start < end:
            index = bisect_right(self._starts, start)
            stop = min(end, self._starts[index]) if index < len(self._starts) else end
            place = self.place(start)
            self.prose.literal(place, place + stop - start)
            start = stop

    def replaced(self, text: str, start: int, end: int) -> None:
        """Say `text` where the characters from start to end stand."""
        place = self.place(start)
        self.prose.replaced(text, place, self.place(end - 1) + 1 if end > start else place)
