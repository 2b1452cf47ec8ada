"""A rule's page: its documentation, its `explain` text and its tests, in one Markdown file.

Examples are fenced blocks. In a `bad` one the place of the diagnostic is marked `[[so]]`; a `fixed` block
after it is the text once the fix is applied; a `good` one must stay silent. Words after `bad` or `good` set
how it is read: `format=html` (or markdown, jsonlines), `escapes` (`\\u200b` in the block stands for that
character) and options of the rule, as `min-words=4`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast

_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<kind>bad|good|fixed)(?P<info>[^\n`]*)\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.M | re.S)
_MARK = re.compile(r"\[\[(.*?)\]\](?!\])", re.S)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|r)")


class PageError(ValueError):
    """A page that breaks the form; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Example:
    """One fenced block. `text` has no marks in it; `span` is what they held, None in a good example."""

    kind: Literal["bad", "good"]
    text: str
    span: tuple[int, int] | None
    line: int
    format: str = "plain"
    options: tuple[tuple[str, str], ...] = ()
    fixed: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A rule's page. `sections` maps each second-level heading to its text, in order."""

    path: Path
    title: str
    text: str
    sections: dict[str, str]
    examples: tuple[Example, ...]

    def first_paragraph(self, heading: str) -> str:
        """The first paragraph under a heading, on one line; empty when there is none."""
        return " ".join(self.sections.get(heading, "").strip().split("\n\n")[0].split())


@lru_cache(maxsize=None)
def load_page(path: Path) -> Page:
    """Read a page; PageError when its examples break the form, OSError when it cannot be read."""
    return parse_page(path, path.read_text(encoding="utf-8"))


def parse_page(path: Path, text: str) -> Page:
    """Take a page apart."""
    outside = _FENCE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)
    title = re.match(r"# +(.+)", outside)
    if not title:
        raise PageError(f"{path}:1: a page starts with its rule's name as a heading: # rule-name")
    headings = list(re.finditer(r"^## +(.+?)[ \t]*$", outside, re.M))
    ends = [heading.start() for heading in headings[1:]] + [len(text)]
    sections = {heading[1]: text[heading.end() : end].strip() for heading, end in zip(headings, ends, strict=True)}
    return Page(path, title[1].strip(), text, sections, _examples(path, text))


def _examples(path: Path, text: str) -> tuple[Example, ...]:
    found: list[Example] = []
    for match in _FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        words = match["info"].split()
        settings = dict(word.partition("=")[::2] for word in words)
        body = match["body"][:-1] if match["body"].endswith("\n") else match["body"]
        if "escapes" in settings:
            body = _ESCAPE.sub(_unescape, body)
        if match["kind"] == "fixed":
            if not found or found[-1].kind != "bad" or found[-1].fixed is not None:
                raise PageError(f"{path}:{line}: a fixed block follows the bad one that it mends")
            found[-1] = _with_fixed(found[-1], body)
            continue
        marks = list(_MARK.finditer(body))
        kind = cast("Literal['bad', 'good']", match["kind"])
        if kind == "bad" and len(marks) != 1:
            raise PageError(f"{path}:{line}: a bad example marks one [[place]], this one marks {len(marks)}")
        span = None
        if kind == "bad":
            mark = marks[0]
            span = (mark.start(), mark.end() - 4)
            body = body[: mark.start()] + mark[1] + body[mark.end() :]
        options = tuple(sorted((k, v) for k, v in settings.items() if k not in {"escapes", "format"}))
        found.append(Example(kind, body, span, line, settings.get("format", "plain"), options))
    return tuple(found)


def _with_fixed(example: Example, fixed: str) -> Example:
    return Example(
        example.kind, example.text, example.span, example.line, example.format, example.options, fixed
    )


def _unescape(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    return chr(int(digits, 16)) if digits else "\r"
