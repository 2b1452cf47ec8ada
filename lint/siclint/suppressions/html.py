"""Which block of HTML a comment is about: the element that follows, or the block that it stands in.

All that a comment may ask for is worked out in a few passes over the tags, so that many comments cost no more than one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from siclint.article.readers.blocks import BLOCKS
from siclint.article.readers.tags import Tag, tags
from siclint.diagnostic import Span

# They hold no other block: where the next one starts they end, whether their end tag is there or not.
_TEXTS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})


class HtmlPlaces:
    """Finds the scopes of comments in `text`, which stands in the source from `offset` on."""

    def __init__(self, text: str, offset: int = 0) -> None:
        self._text, self._offset = text, offset
        self._tags = list(tags(text))
        self._index = {tag.start: index for index, tag in enumerate(self._tags)}
        self._ends = _closing(self._tags)
        self._next_blocks = self._find_next_blocks()
        self._filled = self._find_filled()
        self._followed = self._find_followed()

    def scope(self, comment: Span) -> Span | None:
        """What a comment is about, or None; LookupError where it is no comment, as in a script."""
        index = self._index.get(comment.start - self._offset)
        if index is None:
            raise LookupError
        start = self._filled[index]
        span = self._followed[index] if start is None else Span(start, self._next_blocks[index + 1])
        return None if span is None else Span(span.start + self._offset, span.end + self._offset)

    def is_last(self, comment: Span) -> bool:
        """Whether nothing but comments stands behind a comment."""
        index = self._index[comment.start - self._offset]
        place = self._tags[index].end
        for number in range(index + 1, len(self._tags)):
            if self._tags[number].name or self._has_text(place, self._tags[number].start):
                return False
            place = self._tags[number].end
        return not self._has_text(place, len(self._text))

    def start_of_block(self, offset: int) -> int:
        """Where the content of the block starts that holds `offset`."""
        before = [tag.end for tag in self._tags if _is_block(tag)]
        index = bisect_right(before, offset - self._offset) - 1
        return self._offset + (before[index] if index >= 0 else 0)

    def _find_next_blocks(self) -> list[int]:
        """For each tag, and for the end, where the first block tag from there on starts."""
        found = [len(self._text)]
        for tag in reversed(self._tags):
            found.append(tag.start if _is_block(tag) else found[-1])
        return found[::-1]

    def _find_filled(self) -> list[int | None]:
        """For each tag where the block starts that it stands in, if the block has text before the tag."""
        found: list[int | None] = []
        block = place = 0
        filled = False
        for tag in self._tags:
            filled = filled or self._has_text(place, tag.start)
            found.append(block if filled else None)
            place = tag.end
            if _is_block(tag):
                block, filled = tag.end, False
        return found

    def _find_followed(self) -> list[Span | None]:
        """For each tag the element or the text that follows it in its block."""
        found: list[Span | None] = []
        for index in range(len(self._tags) - 1, -1, -1):
            place = self._tags[index].end
            after = self._tags[index + 1] if index + 1 < len(self._tags) else None
            if self._has_text(place, len(self._text) if after is None else after.start):
                found.append(Span(place, self._next_blocks[index + 1]))
            elif after is None or (after.closing and _is_block(after)):
                found.append(None)
            elif after.name and not after.closing:
                found.append(Span(after.start, self._element_end(index + 1)))
            else:
                found.append(found[-1])
        return found[::-1]

    def _element_end(self, index: int) -> int:
        """Where the element that starts with this tag ends; an inline one starts a block that goes on behind it."""
        name = self._tags[index].name
        if name in BLOCKS and name not in _TEXTS and index in self._ends:
            return self._ends[index]
        return self._next_blocks[index + 1]

    def _has_text(self, start: int, end: int) -> bool:
        return end > start and not self._text[start:end].isspace()


def _closing(all_tags: list[Tag]) -> dict[int, int]:
    """For each start tag that has an end tag, by its index, where that one ends."""
    ends: dict[int, int] = {}
    opened: dict[str, list[int]] = defaultdict(list)
    for index, tag in enumerate(all_tags):
        if not tag.closing:
            opened[tag.name].append(index)
        elif opened[tag.name]:
            ends[opened[tag.name].pop()] = tag.end
    return ends


def _is_block(tag: Tag) -> bool:
    return tag.name in BLOCKS or tag.name == "hr"
