"""Which block of Markdown a comment is about: the block beside it that follows, or the one that it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right

from markdown_it.token import Token

from siclint.article.readers.commonmark import parse
from siclint.article.readers.plain import front_matter_end
from siclint.diagnostic import Span
from siclint.suppressions.html import HtmlPlaces

_LINE_END = re.compile(r"\r\n|\n|\r")
_LEAVES = ("html_block", "inline")
_COMMENTS = re.compile(r"(?:\s*<!--.*?-->)*\s*", re.S)


class MarkdownPlaces:
    """Finds the scopes of comments."""

    def __init__(self, text: str) -> None:
        self._text = text
        body = front_matter_end(text)
        self._lines = [body, *(match.end() for match in _LINE_END.finditer(text, body))]
        self._tokens = parse(text[body:])
        leaves = [index for index, token in enumerate(self._tokens) if token.map and token.type in _LEAVES]
        self._leaves = leaves
        self._first_lines = [(self._tokens[index].map or [0])[0] for index in leaves]

    def scope(self, comment: Span) -> Span | None:
        """What a comment is about, or None; LookupError where it is no comment, as in code."""
        line = bisect_right(self._lines, comment.start) - 1
        for number in range(bisect_right(self._first_lines, line) - 1, -1, -1):
            token = self._tokens[self._leaves[number]]
            if not token.map or token.map[1] <= line:
                break
            if token.type == "html_block":
                return self._of_html(self._leaves[number], comment)
            if self._has_comment(token, comment):
                return self._span(token.map)
        raise LookupError

    def blocks_at(self, offset: int) -> tuple[Span | None, Span | None]:
        """The blocks that hold `offset`: a paragraph inside a list or quotation, and the outermost block."""
        line = bisect_right(self._lines, offset) - 1
        held = [
            token for token in self._tokens if token.map and token.nesting >= 0 and token.map[0] <= line < token.map[1]
        ]
        outer = next((self._span(token.map) for token in held if token.map and token.level == 0), None)
        # A paragraph or heading that stands alone is level 0, its content level 1.
        inline = (self._span(token.map) for token in held if token.map and token.type == "inline" and token.level > 1)
        inner = next(inline, None)
        return inner, outer

    def _has_comment(self, token: Token, comment: Span) -> bool:
        text = _LINE_END.sub("\n", self._text[comment.start : comment.end])
        return any(child.type == "html_inline" and child.content == text for child in token.children or ())

    def _of_html(self, index: int, comment: Span) -> Span | None:
        token = self._tokens[index]
        assert token.map
        block = self._span(token.map)
        alone = _COMMENTS.fullmatch(self._text, comment.end, block.end)
        before = self._text[block.start : comment.start]
        if not alone or _is_inside(before):
            # In a quotation the marks of the lines stand among the tags; they are no block.
            return HtmlPlaces(self._text, block.start, block.end).scope(comment)
        return self._next(index, token.level)

    def _next(self, index: int, level: int) -> Span | None:
        """The block after the token with this index, on its level."""
        for token in self._tokens[index + 1 :]:
            if token.level < level:
                return None
            if token.map and token.nesting >= 0:
                span = self._span(token.map)
                if token.type != "html_block" or not _COMMENTS.fullmatch(self._text, span.start, span.end):
                    return span
        return None

    def _span(self, lines: list[int]) -> Span:
        end = self._lines[lines[1]] if lines[1] < len(self._lines) else len(self._text)
        return Span(self._lines[lines[0]], end)


def _is_inside(before: str) -> bool:
    """Whether text stands in front of a comment in its block."""
    return bool(re.sub(r"<[^>]*>|[>\s]", "", before))
