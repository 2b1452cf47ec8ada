"""What holds for a file, key by key, with the place that each value comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from siclint.config.layers import DEFAULT, Layer, table_of, value_of
from siclint.config.resolve import Resolver, formats_of
from siclint.config.schema import KEYS, Group, Key, ListOf, TableOf

_SELECTING = ("select", "extend-select", "ignore")


class Row(NamedTuple):
    """A key, its value as TOML has it, and its origin: `file:line`, `command line` or `default`.

    A value of None says that nothing is set.
    """

    key: str
    value: Any
    origin: str


def rows(resolver: Resolver, path: str) -> Iterator[Row]:
    """What holds for the file or folder at an absolute path, in the order of the schema.

    Tables for files that match a pattern are shown by what they change.
    """
    layers = resolver.layers(path)
    for key in KEYS:
        if key.name == "formats":
            yield from (Row(key.name, value.value, value.origin) for value in formats_of(resolver))
        elif key.name == "languagetool":
            yield from _rows(key, resolver.run_layers())
        elif key.name != "per-file":
            yield from _rows(key, layers)


def _rows(key: Key, layers: Sequence[Layer]) -> Iterator[Row]:
    match key.kind:
        case ListOf():
            yield from _lists(key, layers)
        case Group(fields):
            table = table_of(key.name, layers)
            for field in fields:
                found = table.get(field.name)
                value, origin = (field.default, DEFAULT) if found is None else (found.value, found.origin)
                yield Row(f"{key.name}.{field.name}", value, origin)
        case TableOf():
            for entry, found in table_of(key.name, layers).items():
                yield Row(f"{key.name}.{entry}", found.value, found.origin)
        case _:
            found = value_of(key.name, layers)
            yield Row(key.name, found.value, found.origin)


def _lists(key: Key, layers: Sequence[Layer]) -> Iterator[Row]:
    """A row for each layer that says something. A later `select` takes back what earlier layers selected."""
    if key.name in _SELECTING:
        last = max((index for index, layer in enumerate(layers) if "select" in layer.values), default=0)
        layers = layers[last:]
    said = [layer for layer in layers if key.name in layer.values]
    yield from (Row(key.name, list(layer.values[key.name]), layer.origin(key.name)) for layer in said)
    if not said:
        yield Row(key.name, None if key.default is None else [], DEFAULT)
