"""Where each program says that something is: its own output, as string offsets into the decoded file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from siclint import Source


class Place(NamedTuple):
    """A place in a file that a program reports."""

    file: str
    start: int
    end: int


@cache
def text_of(file: str) -> str:
    """A file's text, as siclint decodes it."""
    return Source.decode(file, Path(file).read_bytes()).text


@cache
def _starts(file: str) -> list[int]:
    return [0, *accumulate(len(line) for line in text_of(file).split("\n") for line in [line + "\n"])]


def _at(file: str, line: int, column: int) -> int:
    """The offset of a line and column, both from 1; the end of the file where it has no such line."""
    starts = _starts(file)
    return min(starts[min(line, len(starts)) - 1] + column - 1, len(text_of(file)))


def _siclint(output: str) -> Iterator[Place]:
    for line in output.splitlines():
        record = json.loads(line)
        if record["type"] == "diagnostic":
            yield Place(record["path"], record["start"], record["end"])


def _vale(output: str) -> Iterator[Place]:
    for file, alerts in json.loads(output or "{}").items():
        for alert in alerts:
            first, last = alert["Span"]
            start = _at(file, alert["Line"], first)
            yield Place(file, start, start + last - first + 1)


def _harper(output: str) -> Iterator[Place]:
    for entry in json.loads(output[output.index("[") :]):
        for lint in entry.get("lints", []):
            yield Place(entry["file"], lint["span"]["char_start"], lint["span"]["char_end"])


def _proselint(output: str) -> Iterator[Place]:
    for address, entry in json.loads(output)["result"].items():
        file = unquote(urlsplit(address).path)
        for found in entry.get("diagnostics", []):
            start, end = found["span"]
            yield Place(file, start - 1, end - 1)


_WRITE_GOOD = re.compile(r"(?P<file>.+?):(?P<line>\d+):(?P<column>\d+):(?P<reason>.*)")


def _write_good(output: str) -> Iterator[Place]:
    for line in output.splitlines():
        match = _WRITE_GOOD.match(line)
        if match:
            quoted = re.match(r'"([^"]*)"', match["reason"])
            start = _at(match["file"], int(match["line"]), int(match["column"]) + 1)
            yield Place(match["file"], start, start + len(quoted[1] if quoted else " "))


def _typos(output: str) -> Iterator[Place]:
    for line in output.splitlines():
        record = json.loads(line)
        if record["type"] == "typo" and "line_num" in record:
            start = _at(record["path"], record["line_num"], 1)
            whole = text_of(record["path"])[start : start + record["byte_offset"] + 1]
            begin = start + len(
                whole.encode("utf-8", "surrogateescape")[: record["byte_offset"]].decode("utf-8", "ignore")
            )
            yield Place(record["path"], begin, begin + len(record["typo"]))


def _textlint(output: str) -> Iterator[Place]:
    for entry in json.loads(output or "[]"):
        for message in entry["messages"]:
            start, end = message["range"]
            yield Place(entry["filePath"], start, max(end, start + 1))


def languagetool(file: str, answer: Any) -> Iterator[Place]:
    """What a server answered about a file. It counts UTF-16 units; they are characters in all but rare letters."""
    for match in answer["matches"]:
        yield Place(file, match["offset"], match["offset"] + match["length"])


PLACES: dict[str, Callable[[str], Iterator[Place]]] = {
    "siclint": _siclint,
    "Vale": _vale,
    "Harper": _harper,
    "proselint": _proselint,
    "write-good": _write_good,
    "typos": _typos,
    "textlint": _textlint,
}
