"""Writes suppressions: the comment for an article that has comments, and where it goes; else the entry for the
configuration."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from siclint.article.readers import format_of
from siclint.article.source import Source
from siclint.diagnostic import Edit
from siclint.suppressions.comments import read_comments

if TYPE_CHECKING:
    from siclint.diagnostic import Diagnostic

_QUOTED_WORDS = 8
_LINE_END = re.compile(r"\r\n|\n|\r")
_CONTROL = re.compile("[\0-\x1f\x7f\ud800-\udfff]")


def comment_for(rule: str, reason: str = "") -> str:
    """The comment that silences a rule for a block. What would end a comment early is taken out of the reason."""
    words = " ".join(reason.replace(">", "›").split())
    while "--" in words:
        words = words.replace("--", "–")
    return f"<!-- siclint: ignore[{rule}] {words} -->" if words else f"<!-- siclint: ignore[{rule}] -->"


def insertion(source: Source, diagnostic: Diagnostic, reason: str = "") -> Edit | None:
    """The edit that puts a comment where it silences a diagnostic; None where the format has no comments.

    The smallest block that can take a comment is chosen, and the comment is read back before the edit is given.
    """
    comment = comment_for(diagnostic.rule, reason)
    for edit in _candidates(source, diagnostic, comment):
        if _silences(source, diagnostic, edit):
            return edit
    return None


def _candidates(source: Source, diagnostic: Diagnostic, comment: str) -> Iterator[Edit]:
    match format_of(source.name):
        case "html":
            from siclint.suppressions.html import HtmlPlaces

            place = HtmlPlaces(source.text).start_of_block(diagnostic.start)
            yield Edit(place, place, comment)
        case "markdown":
            from siclint.suppressions.markdown import MarkdownPlaces

            line_end = _LINE_END.search(source.text)
            places = MarkdownPlaces(source.text)
            block, outer = places.blocks_at(diagnostic.start)
            if block is not None:
                end = block.start + len(source.text[block.start : block.end].rstrip())
                yield Edit(end, end, f" {comment}")
            if outer is not None:
                yield Edit(outer.start, outer.start, f"{comment}{line_end[0] if line_end else chr(10)}")
        case _:
            return


def _silences(source: Source, diagnostic: Diagnostic, edit: Edit) -> bool:
    """Whether the comment that an edit puts in is read as one, and about the diagnostic's place."""
    text = source.text[: edit.start] + edit.text + source.text[edit.end :]
    place = diagnostic.start + (len(edit.text) if edit.start <= diagnostic.start else 0)
    start = edit.start + edit.text.index("<!--")
    return any(
        comment.span.start == start and comment.scope is not None and comment.scope.start <= place < comment.scope.end
        for comment in read_comments(Source(source.name, text, source.encoding, source.bom))
    )


def entry_for(source: Source, diagnostic: Diagnostic, reason: str = "", *, file: str, table: str = "suppress") -> str:
    """The entry for a configuration that silences a diagnostic, as TOML to be put at its end.

    `file` is the article's path relative to the configuration's folder; `table` is `tool.siclint.suppress` in a
    pyproject.toml.
    """
    values: dict[str, str | list[str]] = {
        "file": _pattern(file),
        "rules": [diagnostic.rule],
        "quote": _quote(source, diagnostic),
        "reason": reason,
    }
    lines = [f"{key} = {_toml(value)}" for key, value in values.items() if value]
    return "\n".join(["", f"[[{table}]]", *lines, ""])


def _pattern(file: str) -> str:
    """A path as a pattern that matches it alone."""
    return "/" + re.sub(r"([\\*?\[!#])", r"\\\1", file).lstrip("/")


def _quote(source: Source, diagnostic: Diagnostic) -> str:
    text = source.text[diagnostic.start : diagnostic.end]
    if format_of(source.name) == "jsonlines":
        try:
            text = json.loads(f'"{text}"')
        except ValueError:
            return ""
    words = text.split()[:_QUOTED_WORDS]
    return "" if any(_CONTROL.search(word) for word in words) else " ".join(words)


def _toml(value: str | list[str]) -> str:
    """A string or a list of strings as TOML; JSON writes both the same way."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
