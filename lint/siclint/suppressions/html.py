"""Which block of HTML a comment is about: the element that follows, or the block that it stands in."""

from __future__ import annotations

from siclint.article.readers.blocks import BLOCKS
from siclint.article.readers.tags import Tag, tags
from siclint.diagnostic import Span

# They hold no other block: where the next one starts they end, whether their end tag is there or not.
_TEXTS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})


class HtmlPlaces:
    """Finds the scopes of comments in text[start:end]."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self._text = text
        self._start, self._end = start, len(text) if end is None else end
        self._tags = list(tags(text, self._start, self._end))
        self._index = {tag.start: index for index, tag in enumerate(self._tags)}

    def scope(self, comment: Span) -> Span | None:
        """What a comment is about, or None; LookupError where it is no comment, as in a script."""
        index = self._index.get(comment.start)
        if index is None:
            raise LookupError
        start = self._block_start(index)
        if start is not None:
            return Span(start, self._next_block(index + 1))
        return self._following(index)

    def start_of_block(self, offset: int) -> int:
        """Where the content of the block starts that holds `offset`."""
        before = (tag.end for tag in reversed(self._tags) if tag.end <= offset and _is_block(tag))
        return next(before, self._start)

    def _block_start(self, index: int) -> int | None:
        """Where the block starts that has text before the tag with this index; None when none has."""
        place, filled = self._tags[index].start, False
        for number in range(index - 1, -1, -1):
            tag = self._tags[number]
            filled = filled or self._has_text(tag.end, place)
            if _is_block(tag):
                return tag.end if filled else None
            place = tag.start
        return self._start if filled or self._has_text(self._start, place) else None

    def _following(self, index: int) -> Span | None:
        """The element or the text that follows the tag with this index."""
        place = self._tags[index].end
        for number in range(index + 1, len(self._tags)):
            tag = self._tags[number]
            if self._has_text(place, tag.start):
                return Span(place, self._next_block(number))
            if tag.closing and _is_block(tag):
                return None
            if tag.name and not tag.closing:
                return Span(tag.start, self._element_end(number))
            place = tag.end
        return Span(place, self._end) if self._has_text(place, self._end) else None

    def _element_end(self, index: int) -> int:
        """Where the element that starts with this tag ends; an inline one starts a block that goes on behind it."""
        name = self._tags[index].name
        if name in BLOCKS and name not in _TEXTS:
            depth = 0
            for number in range(index, len(self._tags)):
                if self._tags[number].name == name:
                    depth += -1 if self._tags[number].closing else 1
                    if depth == 0:
                        return self._tags[number].end
        return self._next_block(index + 1)

    def _next_block(self, index: int) -> int:
        """Where the first block tag from this index on starts."""
        tags_left = range(index, len(self._tags))
        return next((self._tags[number].start for number in tags_left if _is_block(self._tags[number])), self._end)

    def _has_text(self, start: int, end: int) -> bool:
        return bool(self._text[start:end].strip())


def _is_block(tag: Tag) -> bool:
    return tag.name in BLOCKS or tag.name == "hr"
