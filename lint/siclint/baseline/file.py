"""The baseline's file: JSON, sorted, one finding a line, so that a difference between two of them can be read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, fields

from siclint.atomic import write_atomically
from siclint.baseline.parts import Entry
from siclint.failure import RefusedError

DEFAULT_NAME = "siclint-baseline.json"
"""What a baseline is called when nobody says otherwise."""

VERSION = 1

_FIELDS = tuple(field.name for field in fields(Entry))
_REQUIRED = ("path", "rule", "evidence")
_CONFLICT = ("<<<<<<< ", "=======", ">>>>>>> ")


class BaselineError(RefusedError):
    """A baseline that cannot be used; the message names the file, and the line where one is to blame."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The findings of a baseline and the absolute folder that their paths are relative to."""

    folder: str
    entries: tuple[Entry, ...] = ()

    def path_of(self, path: str) -> str:
        """An absolute path as entries name it: relative to the folder, with forward slashes."""
        return os.path.relpath(path, self.folder).replace(os.sep, "/")

    def is_gone(self, path: str) -> bool:
        """Whether there is no file any more at a path that entries name."""
        return not os.path.lexists(os.path.join(self.folder, path))


def load(name: str) -> Baseline:
    """Read a baseline; BaselineError when it is missing or none."""
    try:
        with open(name, "rb") as file:
            text = file.read().decode("utf-8-sig")
    except FileNotFoundError:
        raise BaselineError(f"there is no baseline {name}; siclint baseline write makes one") from None
    except OSError as error:
        raise BaselineError(f"the baseline {name} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BaselineError(f"the baseline {name} is not UTF-8: byte {error.start} does not fit it") from error
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(_CONFLICT):
            raise BaselineError(
                f"{name}:{number}: a merge left its marks here; keep the lines of both sides, or write it anew"
            )
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise BaselineError(f"{name}:{error.lineno}:{error.colno}: this is no JSON: {error.msg}") from None
    except RecursionError:
        raise BaselineError(f"the baseline {name} is nested too deeply to be one") from None
    return Baseline(os.path.dirname(os.path.abspath(name)), tuple(_entries(name, text, document)))


def _entries(name: str, text: str, document: object) -> Iterable[Entry]:
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise BaselineError(f"{name} is no baseline: it has no list of findings")
    version = document.get("version")
    if version != VERSION:
        raise BaselineError(
            f"{name} is a baseline of version {version!r}, and this siclint reads {VERSION}; write it anew"
        )
    for number, found in enumerate(document["findings"], 1):
        wrong = _wrong(found)
        if wrong:
            place = _line(text, number)
            raise BaselineError(f"{(place and f'{name}:{place}') or name}: finding {number} {wrong}")
        yield Entry(**{key: found.get(key, "") for key in _FIELDS})


def _wrong(found: object) -> str | None:
    if not isinstance(found, dict):
        return "is no object"
    for key in _REQUIRED:
        if not found.get(key):
            return f"has no {key}"
    return next((f"has a {key} that is no string" for key in _FIELDS if not isinstance(found.get(key, ""), str)), None)


def _line(text: str, number: int) -> int | None:
    """The line of a finding, where the file has one a line, as siclint writes it."""
    lines = [line for line, words in enumerate(text.splitlines(), 1) if words.startswith("{") and len(words) > 1]
    return lines[number - 1] if number <= len(lines) else None


def save(name: str, entries: Iterable[Entry]) -> None:
    """Write a baseline in one step; OutputError when that cannot be done. What is there stays until then."""
    lines = [json.dumps(_record(entry), ensure_ascii=False) for entry in sorted(entries)]
    text = f'{{\n"version": {VERSION},\n"findings": [\n' + ",\n".join(lines) + ("\n" if lines else "") + "]\n}\n"
    # A lone surrogate, of a byte that is no text, becomes the escape that JSON has for it.
    write_atomically(name, text.encode("utf-8", "backslashreplace"))


def _record(entry: Entry) -> dict[str, str]:
    """An entry without what is empty."""
    return {key: value for key in _FIELDS if (value := getattr(entry, key))}
