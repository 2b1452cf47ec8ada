"""Reads a configuration file."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from siclint.config.locate import Path, Places
from siclint.config.problems import ConfigurationError, Problem
from siclint.config.schema import KEYS, Group
from siclint.config.validate import Issue, Names, validate

_TOML_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class File:
    """A configuration as it was read: values without checks. `name` is the path as shown."""

    name: str
    path: str
    text: str
    places: Places
    prefix: Path
    values: Mapping[str, Any] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line on which a key or a list's element stands; `path` starts below siclint's own table."""
        return self.text.count("\n", 0, self.places.key((*self.prefix, *path)).start) + 1

    def problem(self, issue: Issue) -> Problem:
        """An issue at its place."""
        path = (*self.prefix, *issue.path)
        span = self.places.key(path) if issue.at_key else self.places.value(path)
        return Problem(issue.kind, issue.message, self.name, *span, self.text, issue.help)

    def problems(self, names: Names) -> list[Problem]:
        """All that is wrong, in reading order."""
        issues = [*validate(Group(KEYS, "a table"), self.values, (), names), *_lacking_reasons(self.values)]
        return sorted(map(self.problem, issues), key=lambda problem: (problem.start, problem.end))


def read(path: str, name: str) -> File:
    """Read a configuration; ConfigurationError when it cannot be read or is no TOML."""
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
    except OSError as error:
        message = f"the configuration cannot be read: {error.strerror}"
        raise ConfigurationError([Problem("unreadable-configuration", message, name)]) from error
    except UnicodeDecodeError as error:
        message = f"the configuration is not UTF-8: byte {error.start} does not fit it"
        raise ConfigurationError([Problem("unreadable-configuration", message, name)]) from error
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError([_syntax_problem(name, text, str(error))]) from error
    except RecursionError as error:
        message = "the configuration is nested too deeply to be read"
        raise ConfigurationError([Problem("unreadable-configuration", message, name)]) from error
    places = Places(text)
    prefix: Path = ("tool", "siclint") if os.path.basename(path) == "pyproject.toml" else ()
    values: Any = document
    for index, part in enumerate(prefix):
        if part not in values:
            problem = Problem("no-configuration", "there is no table [tool.siclint] in this file", name)
            raise ConfigurationError([problem])
        values = values[part]
        if not isinstance(values, dict):
            span = places.value(prefix[: index + 1])
            problem = Problem("wrong-type", f"`{part}` wants a table", name, *span, text)
            raise ConfigurationError([problem])
    return File(name, path, text, places, prefix, values)


def _lacking_reasons(values: Mapping[str, Any]) -> Iterator[Issue]:
    """The suppressions without a reason, where the configuration asks for one."""
    entries = values.get("suppress")
    if values.get("require-reason") is not True or not isinstance(entries, list):
        return
    for index, entry in enumerate(entries):
        if isinstance(entry, dict) and not str(entry.get("reason", "")).strip():
            message = "this suppression gives no reason, and `require-reason` asks for one"
            yield Issue(("suppress", index), "missing-key", message, 'add `reason = "..."`', at_key=True)


def _syntax_problem(name: str, text: str, message: str) -> Problem:
    """What tomllib says, at the place that its message names."""
    match = _TOML_PLACE.search(message)
    start = len(text.rstrip())
    if match is not None and match[1]:
        line, column = int(match[1]), int(match[2])
        start = sum(len(above) + 1 for above in text.split("\n")[: line - 1]) + column - 1
    start = min(start, max(0, len(text) - 1))
    words = message[: match.start()] if match else message
    words = words[:1].lower() + words[1:]
    return Problem("syntax", f"this is no TOML: {words}", name, start, min(start + 1, len(text)), text)
