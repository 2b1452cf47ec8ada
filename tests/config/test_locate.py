"""Places of keys and values in a TOML document."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siclint.config.locate import Path, Places

DOCUMENT = '''\
# a comment with = and [brackets]
title = "a # in a string"

[tool.siclint]
select = [
    "one",   # "not this"
    'two',
]
dotted.key = 1
"quoted key" = true
text = """
select = ["three"]
[tool.siclint.ignore]
""" # after
ends = """in two quotes: """""
inline = { a = 1, b = { c = "x" } }

[tool.siclint."per-file"."a.b/**"]
ignore = ["x"]

[[list]]
name = 'first'

[[list]]
name = 'second'

[list.sub]
deep = 2024-01-02 03:04:05
'''


def shown(path: Path) -> tuple[str, str]:
    places = Places(DOCUMENT)
    key, value = places.key(path), places.value(path)
    return DOCUMENT[key.start : key.end], DOCUMENT[value.start : value.end]


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("title",), "title", '"a # in a string"'),
        (("tool",), "tool", "tool"),
        (("tool", "siclint"), "siclint", "siclint"),
        (("tool", "siclint", "select", 0), '"one"', '"one"'),
        (("tool", "siclint", "select", 1), "'two'", "'two'"),
        (("tool", "siclint", "dotted"), "dotted", "dotted"),
        (("tool", "siclint", "dotted", "key"), "key", "1"),
        (("tool", "siclint", "quoted key"), '"quoted key"', "true"),
        (("tool", "siclint", "ends"), "ends", '"""in two quotes: """""'),
        (("tool", "siclint", "inline", "b", "c"), "c", '"x"'),
        (("tool", "siclint", "per-file", "a.b/**"), '"a.b/**"', '"a.b/**"'),
        (("tool", "siclint", "per-file", "a.b/**", "ignore", 0), '"x"', '"x"'),
        (("list", 1, "name"), "name", "'second'"),
        (("list", 1, "sub", "deep"), "deep", "2024-01-02 03:04:05"),
    ],
)
def test_places(path: Path, key: str, value: str) -> None:
    assert shown(path) == (key, value)


def test_what_only_looks_like_a_key_inside_a_string_has_no_place() -> None:
    assert ("tool", "siclint", "ignore") not in set(Places(DOCUMENT))


def test_the_nearest_holder_stands_for_what_has_no_place() -> None:
    assert shown(("list", 0, "name", "no", "such"))[0] == "name"
    assert Places(DOCUMENT).key(("no", "such")) == (0, 0)


keys = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=4) | st.sampled_from(
    ["a", "b", "select", "1", "a.b", "[x]", "#", '"', "'", "=", "\\"]
)
scalars = (
    st.integers()
    | st.booleans()
    | st.text(max_size=12)
    | st.sampled_from(['"""', "'''", "# [a]", "x = 1", "]", "\n[a]\n"])
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=12,
)
tables = st.dictionaries(
    keys, values | st.lists(st.dictionaries(keys, values, max_size=2), min_size=1, max_size=2), max_size=4
)


def quoted(text: str) -> str:
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return (
        '"' + "".join(escapes.get(c) or (f"\\u{ord(c):04x}" if ord(c) < 32 or c == "\x7f" else c) for c in text) + '"'
    )


def literal(value: Any, draw: Any) -> str:
    """A value in TOML, in one of the ways that it can be written."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        plain = value.isprintable()
        styles = [quoted(value), f'"""{quoted(value)[1:-1]}"""']
        if plain and "'" not in value:
            styles += [f"'{value}'", f"'''{value}'''"]
        return str(draw(st.sampled_from(styles)))
    if isinstance(value, list):
        blank = draw(st.sampled_from(["", " ", "\n  ", " # ] , }\n"]))
        comma = draw(st.sampled_from(["", ","])) if value else ""
        return f"[{blank}{f'{blank},{blank}'.join(literal(item, draw) for item in value)}{blank}{comma}{blank}]"
    pairs = (f"{quoted(name)} = {literal(inner, draw)}" for name, inner in value.items())
    return f"{{ {', '.join(pairs)} }}"


def written(table: dict[str, Any], path: str, draw: Any) -> str:
    """A table in TOML: values first, then tables under headers or inline."""
    plain, below = [], []
    for name, value in table.items():
        full = f"{path}{quoted(name)}"
        if isinstance(value, dict) and draw(st.booleans()):
            below.append(f"[{full}] # header\n{written(value, f'{full}.', draw)}")
        elif (
            isinstance(value, list) and value and all(isinstance(item, dict) for item in value) and draw(st.booleans())
        ):
            below += [f"[[ {full} ]]\n{written(item, f'{full}.', draw)}" for item in value]
        else:
            plain.append(f"{quoted(name)}\t= {literal(value, draw)}\n")
    return "".join(plain + below)


def paths(value: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    found: list[tuple[Path, Any]] = [(path, value)] if path else []
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in entries:
        found += paths(inner, (*path, name))
    return found


@given(tables, st.data())
def test_every_value_of_every_document_stands_where_it_is_said_to(table: dict[str, Any], data: st.DataObject) -> None:
    text = written(table, "", data.draw)
    document = tomllib.loads(text)
    assert document == table
    places = Places(text)
    expected = dict(paths(document))
    assert set(places) == set(expected)
    for path, value in expected.items():
        key, place = places.key(path), places.value(path)
        if isinstance(path[-1], str):
            assert tomllib.loads(f"x = {text[key.start : key.end]}")["x"] == path[-1]
        if place != key or isinstance(path[-1], int):
            written_value = text[place.start : place.end]
            if not isinstance(value, dict) or written_value.startswith("{"):
                assert tomllib.loads(f"x = {written_value}")["x"] == value


@given(st.text("[]{}=,.\"'#\\ \na1\r"))
def test_what_is_no_toml_ends_the_scan_and_nothing_else(text: str) -> None:
    places = Places(text)
    assert all(0 <= places.key(path).start <= places.value(path).end <= len(text) for path in places)
