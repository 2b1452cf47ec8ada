"""A rule's options as keys of a configuration: the fields of the rule's options dataclass, with hyphens.

What type an option takes is the type of its default; `siclint.metadata` refuses other types than those here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from typing import Any

from siclint.config.schema import Flag, Group, Key, Kind, ListOf, Number, Text, Whole

_STRINGS = ListOf(Text(), "a list of strings")

_KINDS: dict[type, Kind] = {
    bool: Flag(),
    int: Whole(),
    float: Number(),
    str: Text(),
    tuple: _STRINGS,
    frozenset: _STRINGS,
}


def option_keys(options: type[Any]) -> Group:
    """The keys that a rule's options class stands for."""
    keys = []
    for field in fields(options):
        default = _default(field)
        keys.append(Key(field.name.replace("_", "-"), _KINDS[type(default)], default, ""))
    return Group(tuple(keys), "a table of options")


def make_options(options: type[Any], values: Mapping[str, Any]) -> Any:
    """The options object that checked values stand for; ValueError or TypeError when the class refuses them."""
    types = {field.name: type(_default(field)) for field in fields(options)}
    names = {name: name.replace("-", "_") for name in values}
    return options(**{names[name]: types[names[name]](value) for name, value in values.items()})


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()
