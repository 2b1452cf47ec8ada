"""Finds the tags in HTML, as a browser's tokenizer does, each with its place.

Why not a library: a diagnostic needs the place of every character. lxml, html5lib and selectolax give none.
tree-sitter-html gives them, but it takes `a < b` for a tag and the rest of a page for an error after one quote
that is never closed, and 200,000 nested elements cost it 44 seconds. `html.parser` gives lines and columns and
survives all that, but it reads a file of `<a <a <a ...` in quadratic time: 90 seconds for 120 kB. What is
needed is little: where tags start and end. The patterns below never try a place twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import NamedTuple

_NAME = r"<(/?)([a-zA-Z][^\s/>]*+)"
# A quotation mark means something only behind an equals sign.
_TAG = re.compile(_NAME + r"""((?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')|=)*+)>""")
_BLUNT_TAG = re.compile(_NAME + r"([^>]*+)>")
_TAG_START = re.compile(r"</?[a-zA-Z]")
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(r"""([^\s/>="'][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)))?""")
# Their content is no markup up to their end tag.
_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"})

REFERENCE = r"&(?:\#(?:[0-9]++|[xX][0-9a-fA-F]++);?|[a-zA-Z][a-zA-Z0-9]*+;?)"
"""The pattern of a character reference; not each match is one."""

_LONGEST_BARE = max(len(name) for name in html5 if not name.endswith(";"))


class Tag(NamedTuple):
    """A start or end tag at [start, end). `name` is in lower case, and empty for comments and the like."""

    name: str
    closing: bool
    start: int
    end: int
    attributes: tuple[int, int]


class Value(NamedTuple):
    """An attribute's value, as written, at [start, end); `quoted` when it stands in quotation marks."""

    start: int
    end: int
    quoted: bool


def tags(text: str, start: int = 0, end: int | None = None, *, xml: bool = False) -> Iterator[Tag]:
    """The tags and comments in text[start:end], in order; all between them is text.

    A tag, comment or declaration that the text ends in reaches to the end. In `xml` a tag may close itself.
    """
    stop = len(text) if end is None else end
    pattern, place = _TAG, start
    while (place := text.find("<", place, stop)) >= 0:
        if match := pattern.match(text, place, stop):
            name, closing = match[2].lower(), bool(match[1])
            yield Tag(name, closing, place, match.end(), match.span(3))
            place = match.end()
            if name in _RAW and not closing and not (xml and text[place - 2] == "/"):
                place = _raw_end(text, name, place, stop)
        elif _TAG_START.match(text, place, stop):
            if pattern is _BLUNT_TAG:
                yield Tag("", False, place, stop, (stop, stop))
                return
            # No tag ends outside quotation marks any more: let the next > end it, whatever the quotes say.
            pattern = _BLUNT_TAG
        elif text.startswith(("<!", "<?", "</"), place):
            tail = _comment_end(text, place, stop)
            yield Tag("", False, place, tail, (tail, tail))
            place = tail
        else:
            place += 1


def _comment_end(text: str, place: int, stop: int) -> int:
    """Where the comment, declaration or instruction at `place` ends."""
    if text.startswith("<!--", place):
        if text.startswith((">", "->"), place + 4):
            return min(text.index(">", place) + 1, stop)
        match = _COMMENT_END.search(text, place + 4, stop)
        return match.end() if match else stop
    found = text.find(">", place, stop)
    return found + 1 if found >= 0 else stop


def _raw_end(text: str, name: str, place: int, stop: int) -> int:
    """Where the end tag of a raw element starts, or the end of the text."""
    if name == "plaintext":
        return stop
    match = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, place, stop)
    return match.start() if match else stop


def attributes(text: str, tag: Tag) -> dict[str, Value]:
    """The tag's attributes by name in lower case; of those with one name the first counts."""
    found: dict[str, Value] = {}
    for match in _ATTRIBUTE.finditer(text, *tag.attributes):
        group = next((number for number in (2, 3, 4) if match[number] is not None), 0)
        start, end = match.span(group) if group else (match.end(), match.end())
        found.setdefault(match[1].lower(), Value(start, end, group != 4))
    return found


def decode_reference(reference: str, following: str = "", *, attribute: bool = False) -> tuple[str, int] | None:
    """The characters that a match of `REFERENCE` stands for, and how long it is; None when it is plain text.

    `following` is the character behind it. In an attribute `&copy=` and `&copyright` are plain text.
    """
    if reference[1] == "#":
        digits = reference[2:].rstrip(";").lstrip("xX").lstrip("0")
        # Python refuses to read numbers of thousands of digits.
        return (unescape(reference) if len(digits) < 9 else "\ufffd"), len(reference)
    if reference[-1] == ";" and reference[1:] in html5:
        return html5[reference[1:]], len(reference)
    for length in range(min(_LONGEST_BARE, len(reference) - 1), 1, -1):
        if (name := reference[1 : length + 1]) in html5:
            behind = reference[length + 1 :] or following
            if attribute and (behind[:1] == "=" or behind[:1].isalnum()):
                return None
            return html5[name], length + 1
    return None
