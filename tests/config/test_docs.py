"""The documentation says what the schema says."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from siclint.config.schema import KEYS, Group, Key, ListOf, TableOf
from siclint.config.validate import Names, validate
from siclint.plugins import load_all

PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"


def default(key: Key) -> str:
    """A key's default in words."""
    if key.default is None:
        return "not set"
    if isinstance(key.kind, ListOf):
        return f"`{json.dumps(list(key.default))}`" if isinstance(key.default, tuple) else "not set"
    if isinstance(key.kind, TableOf | Group):
        return "empty"
    return f"`{json.dumps(key.default)}`"


def block(key: Key) -> str:
    """The section of a key."""
    fields = key.kind.keys if isinstance(key.kind, Group) else ()
    listed = [f"- `{field.name}`, {field.kind.label}, default {default(field)}. {field.doc}" for field in fields]
    parts = [f"### `{key.name}`", f"{key.kind.label[0].upper()}{key.kind.label[1:]}. Default: {default(key)}.", key.doc]
    return "\n\n".join([*parts, *(["\n".join(listed)] if listed else []), f"```toml\n{key.example}\n```"])


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_each_key_has_its_section(key: Key) -> None:
    assert block(key) in PAGE.read_text(encoding="utf-8")


def test_there_is_no_section_without_a_key() -> None:
    sections = [line[5:-1] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("### `")]
    assert sections == [key.name for key in KEYS]


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_each_example_is_right(key: Key) -> None:
    document = tomllib.loads(key.example)
    values = document.get("tool", {}).get("siclint", document)
    assert set(values) == {key.name}
    assert list(validate(Group(KEYS, "a table"), values, (), Names(load_all().rules))) == []
