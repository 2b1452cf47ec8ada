"""A rule's options, as keys of a configuration: the fields of the rule's options dataclass, with hyphens."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from enum import Enum
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from siclint.config.schema import Choice, Flag, Group, Key, Kind, ListOf, Number, Text, Whole

_SIMPLE: dict[object, Kind] = {bool: Flag(), int: Whole(), float: Number(), str: Text()}


def option_keys(options: type[Any]) -> Group:
    """The keys that a rule's options class stands for; TypeError names a field that no configuration can set."""
    hints = get_type_hints(options)
    keys = [
        Key(field.name.replace("_", "-"), _kind(hints[field.name], field.name), _default(field), "")
        for field in fields(options)
    ]
    return Group(tuple(keys), "a table of options")


def _default(field: Field[Any]) -> object:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else None


def _kind(hint: Any, name: str) -> Kind:
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    origin, arguments = get_origin(hint), [a for a in get_args(hint) if a not in (type(None), ...)]
    if origin in (Union, types.UnionType) and len(arguments) == 1:
        return _kind(arguments[0], name)
    if origin is Literal and all(isinstance(word, str) for word in arguments):
        return Choice(tuple(arguments))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Choice(tuple(str(member.value) for member in hint))
    if origin in (tuple, list, frozenset, set) and len(set(arguments)) == 1:
        item = _kind(arguments[0], name)
        return ListOf(item, f"a list, each {item.label}")
    raise TypeError(f"its option {name} is of type {hint}, which no configuration can set")


def make_options(options: type[Any], values: Mapping[str, Any]) -> Any:
    """The options object that checked values stand for; ValueError when the class refuses them."""
    hints = get_type_hints(options)
    names = {name: name.replace("-", "_") for name in values}
    return options(**{names[name]: _value(hints[names[name]], value) for name, value in values.items()})


def _value(hint: Any, value: Any) -> Any:
    """A value of TOML as the type that a field wants."""
    origin, arguments = get_origin(hint), [a for a in get_args(hint) if a not in (type(None), ...)]
    if origin in (Union, types.UnionType):
        return _value(arguments[0], value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    if origin in (tuple, list, frozenset, set):
        return origin(_value(arguments[0], item) for item in value)
    return float(value) if hint is float else value
