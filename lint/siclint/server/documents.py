"""The texts that the editor has open. Its word counts, not the file's on disk.

Lines are siclint's own (see `siclint.positions`), which are the protocol's. A library that takes U+2028 or U+0085 for
a line end, as Python does, loses its place in scraped articles, which have them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.uris import to_fs_path

from siclint.article.readers import format_of
from siclint.positions import Positions, Unit

_ENDINGS = {
    "plaintext": ".txt",
    "text": ".txt",
    "rst": ".txt",
    "restructuredtext": ".txt",
    "markdown": ".md",
    "html": ".html",
    "xhtml": ".html",
    "jsonl": ".jsonl",
    "jsonlines": ".jsonl",
    "ndjson": ".jsonl",
}
"""What editors call the languages that siclint reads, and how such files end; asked where the name says nothing."""


@dataclass(frozen=True, slots=True)
class Document:
    """One text at one moment. `version` is the editor's number for it."""

    uri: str
    language: str
    version: int
    text: str

    @property
    def path(self) -> str | None:
        """Where the file lies; None for what is in no file."""
        return to_fs_path(self.uri) if urlsplit(self.uri).scheme == "file" else None

    @property
    def base_name(self) -> str:
        """The last part of its name."""
        return PurePosixPath(unquote(urlsplit(self.uri).path)).name or "untitled"

    @property
    def ending(self) -> str | None:
        """What is missing at the end of its name to say the format, often nothing; None when siclint reads no such."""
        return "" if format_of(self.base_name) else _ENDINGS.get(self.language.lower())

    def changed(self, version: int, changes: Iterable[types.TextDocumentContentChangeEvent], unit: Unit) -> Document:
        """The document after an editor's changes, each of which counts from the one before."""
        text = self.text
        positions, intact = Positions(text), len(text) + 1
        for change in changes:
            if not isinstance(change, types.TextDocumentContentChangePartial):
                text = change.text
                positions, intact = Positions(text), len(text) + 1
                continue
            end = positions.offset(change.range.end.line, change.range.end.character, unit)
            if end >= intact:  # editors give many changes from the last to the first: then this is never so
                positions, intact = Positions(text), len(text) + 1
                end = positions.offset(change.range.end.line, change.range.end.character, unit)
            start = min(end, positions.offset(change.range.start.line, change.range.start.character, unit))
            text = text[:start] + change.text + text[end:]
            intact = min(intact, start)
        return Document(self.uri, self.language, version, text)
