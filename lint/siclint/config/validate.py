"""Compares what a configuration says with the schema, and says all that does not fit."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from siclint.config.locate import Path
from siclint.config.options import make_options, option_keys
from siclint.config.problems import did_you_mean
from siclint.config.schema import (
    Choice,
    Flag,
    Glob,
    Group,
    Key,
    Kind,
    ListOf,
    Number,
    Output,
    RuleFile,
    RuleName,
    RuleOptions,
    Selector,
    Silenceable,
    TableOf,
    Whole,
)
from siclint.languagetool.names import is_languagetool_rule
from siclint.rule import FAMILIES, Rule

_TYPE_WORDS = {
    dict: "a table",
    list: "a list",
    str: "a string",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
}

_TYPES: dict[type, tuple[type, ...]] = {
    Flag: (bool,),
    Whole: (int,),
    Number: (int, float),
    ListOf: (list,),
    TableOf: (dict,),
    Group: (dict,),
    RuleOptions: (dict,),
}
"""The types of TOML that a kind of value takes; for all others it is a string."""


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that does not fit, at a path of the document; at its key or at its value."""

    path: Path
    kind: str
    message: str
    help: str = ""
    at_key: bool = False


@dataclass(frozen=True, slots=True)
class Names:
    """The rules that a configuration may name. Without `complete` others may exist that did not load."""

    rules: Mapping[str, Rule]
    complete: bool = True

    def unknown_rule(self, name: str, path: Path, *, at_key: bool = False) -> Iterator[Issue]:
        """An issue unless a rule is called `name`."""
        if name not in self.rules and self.complete and not is_languagetool_rule(name):
            yield Issue(path, "unknown-rule", f"no rule is called `{name}`", self._help(name, self.rules), at_key)

    def unknown_selector(self, name: str, path: Path) -> Iterator[Issue]:
        """An issue unless a rule or family is called `name`."""
        known = name in self.rules or name in FAMILIES or is_languagetool_rule(name)
        if not known and self.complete:
            message = f"no rule or family is called `{name}`"
            yield Issue(path, "unknown-rule", message, self._help(name, [*self.rules, *FAMILIES]))

    @staticmethod
    def _help(name: str, names: Iterable[str]) -> str:
        return did_you_mean(name, names) or "`siclint rules` lists them all"


def validate(kind: Kind, value: Any, path: Path, names: Names) -> Iterator[Issue]:
    """All that is wrong with a value and what it holds."""
    if not _has_type(kind, value):
        yield _wrong_type(kind, value, path)
    elif isinstance(value, str):
        yield from _validate_word(kind, value, path, names)
    else:
        yield from _validate_inside(kind, value, path, names)


def _validate_word(kind: Kind, value: str, path: Path, names: Names) -> Iterator[Issue]:
    match kind:
        case Choice() if value not in kind.words:
            message = f"`{value}` is none of the values here: {kind.label}"
            yield Issue(path, "wrong-value", message, did_you_mean(value, kind.words))
        case RuleName():
            yield from names.unknown_rule(value, path)
        case Selector():
            yield from names.unknown_selector(value, path)
        case Silenceable() if "/" not in value:
            yield from names.unknown_selector(value, path)
        case Glob():
            yield from _bad_pattern(value, path)
        case RuleFile() if os.path.splitext(value)[1] not in (".py", ".toml"):
            yield Issue(path, "wrong-value", f"`{value}` ends in neither .py nor .toml")
        case Output():
            yield from _bad_output(value, path)
        case _:
            pass


def _validate_inside(kind: Kind, value: Any, path: Path, names: Names) -> Iterator[Issue]:
    match kind:
        case ListOf():
            for index, item in enumerate(value):
                yield from validate(kind.item, item, (*path, index), names)
        case TableOf():
            for name, item in value.items():
                yield from _entry(kind, name, item, (*path, name), names)
        case Group():
            yield from _group(kind.keys, value, path, names)
        case RuleOptions():
            yield from _rule_options(value, path, names)
        case _:
            pass


def _has_type(kind: Kind, value: Any) -> bool:
    types = _TYPES.get(type(kind), (str,))
    return isinstance(value, types) and (bool in types or not isinstance(value, bool))


def _wrong_type(kind: Kind, value: Any, path: Path) -> Issue:
    what = f"`{path[-1]}`" if isinstance(path[-1], str) else "this"
    found = _TYPE_WORDS.get(type(value), f"a {type(value).__name__}")
    return Issue(path, "wrong-type", f"{what} wants {kind.label}, not {found}")


def _entry(kind: TableOf, name: str, value: Any, path: Path, names: Names) -> Iterator[Issue]:
    """What is wrong with an entry of a table whose keys are the user's."""
    if isinstance(kind.key, RuleName):
        yield from names.unknown_rule(name, path, at_key=True)
    elif isinstance(kind.key, Glob):
        yield from _bad_pattern(name, path, at_key=True)
    yield from validate(kind.value, value, path, names)


def _group(keys: tuple[Key, ...], value: dict[str, Any], path: Path, names: Names) -> Iterator[Issue]:
    known = {key.name: key for key in keys}
    for name, item in value.items():
        if name in known:
            yield from validate(known[name].kind, item, (*path, name), names)
        else:
            help_words = did_you_mean(name.replace("_", "-"), known) or f"known here: {', '.join(known) or 'none'}"
            yield Issue((*path, name), "unknown-key", f"unknown key `{name}`", help_words, at_key=True)
    for key in keys:
        if key.required and value.get(key.name) in (None, [], ""):
            message = f"`{key.name}` is missing or empty; it is {key.kind.label}"
            yield Issue((*path, key.name) if key.name in value else path, "missing-key", message, key.doc, at_key=True)


def _rule_options(value: dict[str, Any], path: Path, names: Names) -> Iterator[Issue]:
    rule = names.rules.get(str(path[-1]))
    if rule is None:
        return
    if rule.options is None:
        if value:
            yield Issue(path, "unknown-key", f"rule `{rule.name}` takes no options", at_key=True)
        return
    try:
        wrong = list(_group(option_keys(rule.options).keys, value, path, names))
        yield from wrong
        if not wrong:
            make_options(rule.options, value)
    except (TypeError, ValueError) as error:
        yield Issue(path, "wrong-value", f"rule `{rule.name}` refuses these options: {error}", at_key=True)


def _bad_pattern(value: str, path: Path, *, at_key: bool = False) -> Iterator[Issue]:
    from siclint.discovery import patterns

    try:
        patterns([value])
    except ValueError as error:
        yield Issue(path, "wrong-value", f"`{value}` is no pattern: {error}", "", at_key)


def _bad_output(value: str, path: Path) -> Iterator[Issue]:
    from siclint.reports import FORMATS

    name, equals, file = value.partition("=")
    if name not in FORMATS:
        words = did_you_mean(name, FORMATS) or f"there are {', '.join(FORMATS)}"
        yield Issue(path, "wrong-value", f"no format is called `{name}`", words)
    elif equals and not file:
        yield Issue(path, "wrong-value", f"`{value}` names no file")
