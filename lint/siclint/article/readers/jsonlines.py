"""JSON Lines: one article a record, every position inside the record's line of the file.

`json` decodes a value and says where it ends, so the line is walked member by member: the C decoder gives
the values, and the places come along. Each escape in the text becomes a piece of the view, `\\ud83d\\ude00` one
character of one piece.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple, NoReturn

from siclint.article.article import Article, Kind, Paragraph
from siclint.article.readers import ReadOptions
from siclint.article.readers.plain import paragraphs
from siclint.article.source import Source
from siclint.article.view import ViewBuilder
from siclint.diagnostic import Notification

# Inside a string a line break is an escape: every raw one ends a record.
_LINE = re.compile(r"[^\r\n]+")
_WHITE = re.compile(r"[ \t]*")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_GAP = "\n\n"
_NAMED = 100
_GOLD_FIELDS = frozenset({"file", "start", "end", "quote", "family"})
_NAMES = {dict: "an object", list: "an array", bool: "true or false", type(None): "null"}


class _Number(str):
    """A number as it is written: no digit is lost, and none are too many."""

    __slots__ = ()


class _BrokenRecordError(ValueError):
    """What is wrong with a record, and at which offset of its line."""

    def __init__(self, message: str, place: int) -> None:
        super().__init__(message)
        self.place = place


class _Member(NamedTuple):
    """A value, and where it starts and ends in the line."""

    value: object
    start: int
    end: int


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no value that JSON has")


_DECODER = json.JSONDecoder(parse_int=_Number, parse_float=_Number, parse_constant=_refuse)


def read(source: Source, options: ReadOptions) -> Iterator[Article | Notification]:
    """An article for each record; a notification for each record that is broken.

    Of very many broken records only the first are named, and the others counted.
    """
    broken = 0
    for match in _LINE.finditer(source.text):
        line = match[0]
        if line.isspace():
            continue
        try:
            yield _article(source, match.start(), line, options)
        except _BrokenRecordError as error:
            broken += 1
            if broken <= _NAMED:
                yield _notification(source, str(error), match.start() + error.place)
            elif broken == _NAMED + 1:
                first_unnamed = match.start()
    if broken > _NAMED:
        others = f"from here on {broken - _NAMED} more records are broken; mend the {_NAMED} that are named first"
        yield _notification(source, others, first_unnamed)


def _notification(source: Source, message: str, place: int) -> Notification:
    line, column = source.positions.position(place)
    return Notification("broken-record", message, path=source.name, line=line, column=column)


def is_gold(first_line: str) -> bool:
    """Whether a line is a record of siclint's own gold format, whose files hold no articles."""
    try:
        record = json.loads(first_line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and record.keys() >= _GOLD_FIELDS and "text" not in record


def _article(source: Source, offset: int, line: str, options: ReadOptions) -> Article:
    """The article of the record on the line that starts at `offset`."""
    record = _record(line)
    text = _field(line, record, options.text_field)
    if text is None:
        names = ", ".join(sorted(record)[:10]) or "none"
        raise _BrokenRecordError(
            f"the record has no field {options.text_field!r} (its fields: {names}); "
            "set text-field to the one that holds the article",
            0,
        )
    title = _field(line, record, options.title_field)
    identifier = _field(line, record, options.id_field)
    builder = ViewBuilder(source.text)
    found: list[Paragraph] = []
    if title is not None and title.value is not None:
        value = _add_string(builder, offset, line, title, options.title_field)
        if stripped := value.strip():
            start = value.index(stripped)
            found.append(Paragraph(start, start + len(stripped), Kind.HEADLINE))
            builder.replaced(_GAP, offset + title.end - 1, offset + title.end - 1)
    start = builder.length
    _add_string(builder, offset, line, text, options.text_field)
    view = builder.build(encode=partial(_encode, line.isascii()))
    found += paragraphs(view.text, start, headline=not found)
    name = str(identifier.value) if identifier is not None and isinstance(identifier.value, str) else None
    return Article(source, view, tuple(found), identifier=name)


def _encode(only_ascii: bool, text: str, _place: int) -> str:
    """`text` as it stands inside a JSON string, in ASCII where the whole record is."""
    return json.dumps(text, ensure_ascii=only_ascii)[1:-1]


def _record(line: str) -> dict[str, _Member]:
    """The members of the object that the line holds."""
    try:
        start = _skip_white(line, 0)
        if line[start] != "{":
            value, _ = _DECODER.raw_decode(line, start)
            message = f"the record is {_name(value)}; a record is an object with the article in one of its fields"
            raise _BrokenRecordError(message, start)
        members, end = _members(line, start)
        if (end := _skip_white(line, end)) < len(line):
            raise json.JSONDecodeError("Extra data", line, end)
    except json.JSONDecodeError as error:
        raise _BrokenRecordError(
            f"the record is not JSON: {error.msg.removesuffix(' starting at')}; one whole record stands on each line",
            min(error.pos, len(line) - 1),
        ) from None
    except RecursionError:
        raise _BrokenRecordError("the record is nested too deeply; leave its inner fields out", 0) from None
    return members


def _members(line: str, start: int) -> tuple[dict[str, _Member], int]:
    """The members of the object at `start`, and where it ends. Of members with one name the last one counts."""
    members: dict[str, _Member] = {}
    place = _skip_white(line, start + 1)
    if line[place : place + 1] == "}":
        return members, place + 1
    while True:
        if line[place : place + 1] != '"':
            raise json.JSONDecodeError("Expecting property name enclosed in double quotes", line, place)
        name, place = _DECODER.raw_decode(line, place)
        place = _skip_white(line, place)
        if line[place : place + 1] != ":":
            raise json.JSONDecodeError("Expecting ':' delimiter", line, place)
        begin = _skip_white(line, place + 1)
        try:
            value, end = _DECODER.raw_decode(line, begin)
        except json.JSONDecodeError:
            raise
        except ValueError as error:
            raise json.JSONDecodeError(str(error), line, begin) from None
        members[name] = _Member(value, begin, end)
        place = _skip_white(line, end)
        if line[place : place + 1] == "}":
            return members, place + 1
        if line[place : place + 1] != ",":
            raise json.JSONDecodeError("Expecting ',' delimiter", line, place)
        place = _skip_white(line, place + 1)


def _skip_white(line: str, place: int) -> int:
    match = _WHITE.match(line, place)
    return match.end() if match else place


def _field(line: str, record: dict[str, _Member], path: str) -> _Member | None:
    """What a path such as `article.body` leads to; None when it leads nowhere."""
    members = record
    *outer, last = path.split(".")
    for name in outer:
        member = members.get(name)
        if member is None or not isinstance(member.value, dict):
            return None
        members, _ = _members(line, member.start)
    return members.get(last)


def _name(value: object) -> str:
    if isinstance(value, _Number):
        return "a number"
    return _NAMES.get(type(value), "a string")


def _add_string(builder: ViewBuilder, offset: int, line: str, member: _Member, path: str) -> str:
    """Add a string's characters, each with its place in the file."""
    if not isinstance(member.value, str) or isinstance(member.value, _Number):
        raise _BrokenRecordError(f"the field {path!r} holds {_name(member.value)}, not a string", member.start)
    done, end = member.start + 1, member.end - 1
    for match in _ESCAPE.finditer(line, done, end):
        builder.literal(offset + done, offset + match.start())
        done = match.end()
        builder.replaced(_unescaped(match[0], match.start(), path), offset + match.start(), offset + done)
    builder.literal(offset + done, offset + end)
    return member.value


def _unescaped(escape: str, place: int, path: str) -> str:
    """The character that an escape stands for."""
    if escape[1] != "u":
        return _SHORT.get(escape[1], escape[1])
    code = int(escape[2:6], 16)
    if len(escape) == 12:
        return chr(0x10000 + ((code - 0xD800) << 10) + int(escape[8:], 16) - 0xDC00)
    if 0xD800 <= code <= 0xDFFF:
        raise _BrokenRecordError(
            f"the field {path!r} holds half a character, {escape}; write both halves or leave it out", place
        )
    return chr(code)
