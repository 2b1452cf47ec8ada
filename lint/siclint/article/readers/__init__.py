"""Readers: one module a format. Each makes articles of a source, and says what it could not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from siclint.article.article import Article
    from siclint.article.source import Source
    from siclint.diagnostic import Notification


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Where a JSON Lines record keeps its article. A record may lack title and id, never the text.

    A dot goes down: `article.body` is the field `body` of the object in the field `article`.
    """

    text_field: str = "text"
    title_field: str = "title"
    id_field: str = "id"


FORMATS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonlines",
    ".ndjson": "jsonlines",
}
"""File name endings and the module that reads them."""

Reader = Callable[["Source", ReadOptions], Iterator["Article | Notification"]]


def format_of(name: str) -> str | None:
    """The format of a file by the ending of its name; None when it is none that siclint knows."""
    return FORMATS.get(PurePath(name).suffix.lower())


def read(
    source: Source, format_name: str | None = None, options: ReadOptions | None = None
) -> Iterator[Article | Notification]:
    """The articles of `source`, in order. A file of unknown format is read as plain text."""
    module = import_module(f"siclint.article.readers.{format_name or format_of(source.name) or 'plain'}")
    reader = cast("Reader", module.read)
    return reader(source, options or ReadOptions())
