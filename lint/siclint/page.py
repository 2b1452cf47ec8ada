"""A rule's page: its documentation, its `explain` text and its tests, in one Markdown file.

Examples are fenced blocks. In a `bad` one the place of the diagnostic is marked `[[so]]`; a `fixed` block
after it is the text once the fix is applied; a `good` one must stay silent. Words after these set how a block is
read: `format=html` (or markdown, jsonlines), `escapes` (`\\u200b` in the block stands for that character, `\\r` for
a carriage return) and options of the rule, as `min-words=4`. Blocks of other kinds are shown and not tested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from siclint.article.readers import FORMATS

if TYPE_CHECKING:
    from siclint.rule import Rule

EXAMPLE_FORMATS = tuple(dict.fromkeys(FORMATS.values()))
"""How an example may be read; the first is the default."""

_TESTED = ("bad", "good", "fixed")
_SHOWN = ("", "text", "console", "toml", "python", "html", "markdown", "json")
_FENCE = re.compile(r"(`{3,})[ \t]*([^`]*)$")
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


def page_of(rule: Rule) -> Page | None:
    """A rule's page, from its file or from what the rule itself says; None when it has neither.

    Raises PageError and OSError as `load_page` does.
    """
    path = rule.page_path()
    if path is not None:
        return load_page(path)
    return None if rule.explanation is None else parse_page(Path(rule.name), rule.explanation)


@cache
def load_page(path: Path) -> Page:
    """Read a page; PageError when it breaks the form, OSError when it cannot be read."""
    try:
        return parse_page(path, path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise PageError(f"{path}: a page is written in UTF-8, byte {error.start} of this one is not") from error


def parse_page(path: Path, text: str) -> Page:
    """Take a page apart; `path` is named in errors."""
    lines = text.split("\n")
    blocks = list(_blocks(path, lines))
    fenced = {number for block in blocks for number in range(block.line - 1, block.end)}
    title = re.match(r"# +(.+)", text)
    if not title:
        raise PageError(f"{path}:1: a page starts with its rule's name as a heading: # rule-name")
    sections: dict[str, str] = {}
    headings = [number for number, line in enumerate(lines) if line.startswith("## ") and number not in fenced]
    for number, end in pairwise([*headings, len(lines)]):
        heading = lines[number][3:].strip()
        if heading in sections:
            raise PageError(f"{path}:{number + 1}: the section {heading!r} stands twice")
        sections[heading] = "\n".join(lines[number + 1 : end]).strip()
    return Page(path, title[1].strip(), text, sections, _examples(path, blocks))


class _Block(NamedTuple):
    """A fenced block: the words behind its fence, its text, its first line and its last, counted from 1."""

    info: str
    body: str
    line: int
    end: int


def _blocks(path: Path, lines: list[str]) -> Iterator[_Block]:
    numbers = iter(range(len(lines)))
    for first in numbers:
        fence = _FENCE.match(lines[first])
        if fence is None:
            continue
        end = next((number for number in numbers if lines[number].rstrip() == fence[1]), None)
        if end is None:
            raise PageError(f"{path}:{first + 1}: this block is never closed")
        yield _Block(fence[2].strip(), "\n".join(lines[first + 1 : end]), first + 1, end + 1)


def _examples(path: Path, blocks: list[_Block]) -> tuple[Example, ...]:
    found: list[Example] = []
    last_tested = ""
    for block in blocks:
        kind, *words = block.info.split() or [""]
        if kind in _SHOWN:
            continue
        try:
            if kind == "fixed":
                if last_tested != "bad":
                    raise ValueError("a fixed block follows the bad one that it mends")
                _settings(words, only="escapes")
                found[-1] = replace(found[-1], fixed=_unescape(block.body) if words else block.body)
            elif kind in _TESTED:
                found.append(parse_example(kind == "bad", block.body, words, block.line))
            else:
                raise ValueError(f"a block is called bad, good or fixed, or is one of those only shown, not {kind!r}")
        except ValueError as error:
            raise PageError(f"{path}:{block.line}: {error}") from None
        last_tested = kind
    return tuple(found)


def parse_example(bad: bool, marked: str, words: list[str], line: int) -> Example:
    """An example of its text with its mark in it, and of the words that set how it is read.

    ValueError says what is wrong with it.
    """
    settings = _settings(words)
    unescape = _unescape if "escapes" in settings else str
    marks = list(_MARK.finditer(marked))
    if not marked.strip():
        raise ValueError("an example is empty")
    if bad and len(marks) != 1:
        raise ValueError(f"a bad example marks one [[place]], this one marks {len(marks) or 'none'}")
    if not bad and marks:
        raise ValueError("a good example marks no place")
    options = tuple(sorted((key, value) for key, value in settings.items() if key not in ("escapes", "format")))
    reading = settings.get("format", "plain")
    if reading not in EXAMPLE_FORMATS:
        raise ValueError(f"there is no format {reading!r}: use one of {', '.join(EXAMPLE_FORMATS)}")
    if not bad:
        return Example("good", unescape(marked), None, line, reading, options)
    before, place, after = (
        unescape(part) for part in (marked[: marks[0].start()], marks[0][1], marked[marks[0].end() :])
    )
    span = (len(before), len(before) + len(place))
    return Example("bad", before + place + after, span, line, reading, options)


def _settings(words: list[str], only: str | None = None) -> dict[str, str]:
    """The words behind a block's kind, as names and values."""
    settings: dict[str, str] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if name in settings:
            raise ValueError(f"{name} is set twice")
        if (name == "escapes") == bool(sign) or (only is not None and name != only):
            allowed = only or "escapes, format=NAME and option=VALUE"
            raise ValueError(f"{word!r} is not understood here: use {allowed}")
        settings[name] = value
    return settings


def _unescape(text: str) -> str:
    """`text` with characters for escapes."""

    def character(match: re.Match[str]) -> str:
        digits = match[1] or match[2] or match[3]
        return chr(int(digits, 16)) if digits else "\r"

    return _ESCAPE.sub(character, text)
