"""Finds where each key and value of a TOML document stands.

tomllib gives values without places. This scanner walks the same document a second time for the places alone:
it takes a text that tomllib has accepted, so it has nothing to check, and where it does not understand it stops. A
place is asked for by its path, as `("tool", "siclint", "select", 0)`: keys of tables, and numbers in arrays and
arrays of tables.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
# The longer quotes come first. A string in three quotes may end in up to two quotes of its own.
_STRING = re.compile(
    r"""
    \"{3} (?: \\. | [^\\] )*? \"{3,5}
  | '{3} .*? '{3,5}
  | " (?: \\. | [^"\\\n] )* "
  | ' [^'\n]* '
    """,
    re.S | re.X,
)
_PLAIN = re.compile(r"[^\s,\]}#]+(?: (?=\d)[^\s,\]}#]+)?")  # a date and its time may be parted by a space


class Span(NamedTuple):
    """Half open, in characters of the document."""

    start: int
    end: int


@dataclass(slots=True)
class Place:
    """Where a key stands and where its value; an array's element has no key, a table from a header no value."""

    key: Span | None = None
    value: Span | None = None


class Places:
    """The places of a document."""

    def __init__(self, text: str) -> None:
        """Scan `text`, which has to be valid TOML."""
        self._places: dict[Path, Place] = {}
        with suppress(_LostError, IndexError, tomllib.TOMLDecodeError):
            _Scanner(text, self._places).document()

    def __iter__(self) -> Iterator[Path]:
        """All paths that have a place."""
        return iter(self._places)

    def key(self, path: Path) -> Span:
        """The place of a key; of the nearest thing that holds it when it has none of its own."""
        while path:
            place = self._places.get(path)
            if place is not None:
                span = place.key or place.value
                assert span is not None
                return span
            path = path[:-1]
        return Span(0, 0)

    def value(self, path: Path) -> Span:
        """The place of a value; of its key, or of what holds it, when it has none of its own."""
        place = self._places.get(path)
        return place.value if place is not None and place.value is not None else self.key(path)


class _LostError(Exception):
    """The scanner does not understand the document."""


class _Scanner:
    def __init__(self, text: str, places: dict[Path, Place]) -> None:
        self._text = text
        self._places = places
        self._at = 0
        self._lengths: dict[Path, int] = {}  # of arrays of tables

    def document(self) -> None:
        table: Path = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)

    def _header(self) -> Path:
        """A table's header; the path of the table."""
        double = self._text.startswith("[[", self._at)
        self._at += 2 if double else 1
        parts = self._dotted_key()
        self._at += 2 if double else 1
        path: Path = ()
        for index, (name, span) in enumerate(parts):
            path = (*path, name)
            self._place(path).key = self._place(path).key or span
            if index == len(parts) - 1 and double:
                self._lengths[path] = self._lengths.get(path, 0) + 1
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
                self._place(path).key = self._place(path).key or span
        return path

    def _pair(self, table: Path) -> None:
        path = table
        for name, span in self._dotted_key():
            path = (*path, name)
            self._place(path).key = self._place(path).key or span
        self._at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(path)

    def _dotted_key(self) -> list[tuple[str, Span]]:
        """The parts of a key; leaves the place at the bracket or equals sign behind it."""
        parts = []
        while True:
            self._skip(_SPACE)
            start = self._at
            if self._text[start] in "\"'":
                self._skip(_STRING)
                name = _unquote(self._text[start : self._at])
            else:
                self._skip(_BARE_KEY)
                name = self._text[start : self._at]
            parts.append((name, Span(start, self._at)))
            self._skip(_SPACE)
            if self._text[self._at] != ".":
                return parts
            self._at += 1

    def _value(self, path: Path) -> None:
        start = self._at
        char = self._text[start]
        if char in "\"'":
            self._skip(_STRING)
        elif char == "[":
            self._array(path)
        elif char == "{":
            self._inline_table(path)
        else:
            self._skip(_PLAIN)
        if self._at == start:
            raise _LostError
        self._place(path).value = Span(start, self._at)

    def _array(self, path: Path) -> None:
        self._at += 1
        index = 0
        while True:
            self._skip(_BLANK)
            if self._text[self._at] == "]":
                break
            if self._text[self._at] == ",":
                self._at += 1
                continue
            self._value((*path, index))
            index += 1
        self._at += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while True:
            self._skip(_BLANK)
            if self._text[self._at] == "}":
                break
            if self._text[self._at] == ",":
                self._at += 1
                continue
            self._pair(path)
        self._at += 1

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self._text, self._at)
        if match is not None:
            self._at = match.end()

    def _place(self, path: Path) -> Place:
        return self._places.setdefault(path, Place())


def _unquote(quoted: str) -> str:
    return str(tomllib.loads(f"key = {quoted}")["key"])
