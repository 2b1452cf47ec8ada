"""Which block of Markdown a comment is about: the block beside it that follows, or the one that it stands in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from markdown_it.token import Token

from siclint.article.readers.commonmark import parse
from siclint.article.readers.plain import front_matter_end
from siclint.diagnostic import Span
from siclint.suppressions.html import HtmlPlaces

_LINE_END = re.compile(r"\r\n|\n|\r")
_LEAVES = ("html_block", "inline")
_COMMENTS = re.compile(r"(?:\s*<!--(?:(?!-->).)*+-->)*+\s*", re.S)


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
        self._siblings = _siblings(self._tokens)
        self._html: dict[int, HtmlPlaces] = {}

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
        places = self._html.get(index)
        if places is None:
            places = self._html[index] = self._html_places(self._tokens[index])
        scope = places.scope(comment)
        if scope is not None or not places.is_last(comment):
            return scope
        sibling = self._siblings[index]
        return None if sibling is None else self._span(self._tokens[sibling].map or [0, 0])

    def _html_places(self, token: Token) -> HtmlPlaces:
        """The places of an HTML block, without the marks of quotations and lists in front of its lines."""
        lines = token.map or [0, 0]
        block = self._span(lines)
        rows = token.content.split("\n")
        parts = []
        for number in range(*lines):
            line = self._span([number, number + 1])
            raw = self._text[line.start : line.end]
            content = rows[number - lines[0]].strip() if number - lines[0] < len(rows) else ""
            mark = raw.find(content) if content else len(raw.rstrip("\r\n"))
            parts.append(" " * mark + raw[mark:])
        return HtmlPlaces("".join(parts), block.start)

    def _span(self, lines: list[int]) -> Span:
        end = self._lines[lines[1]] if lines[1] < len(self._lines) else len(self._text)
        return Span(self._lines[lines[0]], end)


def _siblings(tokens: Sequence[Token]) -> list[int | None]:
    """For each token the block that follows it on its level, comments alone passed over."""
    found: list[int | None] = []
    following: list[tuple[int, int]] = []  # level and index, the levels rising
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        while following and following[-1][0] > token.level:
            following.pop()
        beside = following[-1][1] if following and following[-1][0] == token.level else None
        found.append(beside)
        if token.map and token.nesting >= 0 and not _is_comment(token):
            if beside is not None:
                following.pop()
            following.append((token.level, index))
    return found[::-1]


def _is_comment(token: Token) -> bool:
    return token.type == "html_block" and _COMMENTS.fullmatch(token.content) is not None
