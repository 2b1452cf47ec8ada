"""The annotations in seeds/gold.jsonl agree with the articles beside them."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
GOLD = SEEDS / "gold.jsonl"
FORMATS = {".txt", ".md", ".html", ".jsonl"}
FAMILIES = {"garbling", "duplication", "truncation", "residue", "encoding", "attribution", "consistency"}
SURFACE = {"garbling", "duplication", "truncation", "residue", "encoding"}
TIERS = {"must", "stretch", "ok"}
TEXT_FIELDS = {"file", "family", "kind", "tier", "quote", "note"}
NUMBER_FIELDS = {"start", "end", "line", "column"}


def read_gold() -> list[dict[str, Any]]:
    lines = GOLD.read_bytes().decode("utf-8").split("\n")
    assert lines.pop() == "", "gold.jsonl ends with a line feed"
    return [json.loads(line) for line in lines]


ENTRIES = read_gold()
ENCODINGS = {entry["file"]: entry.get("encoding", "utf-8") for entry in ENTRIES}


def names(folder: str) -> list[str]:
    found = (path for path in (SEEDS / folder).rglob("*") if path.is_file())
    return sorted(path.relative_to(SEEDS).as_posix() for path in found)


@cache
def text_of(name: str) -> str:
    """Give the file as decoded, each undecodable byte as one replacement character."""
    text = (SEEDS / name).read_bytes().decode(ENCODINGS.get(name, "utf-8"), errors="surrogateescape")
    return re.sub("[\udc80-\udcff]", "\ufffd", text)


def articles(folder: str) -> int:
    """Count the articles: one a file, one a record in JSON Lines."""
    return sum(text_of(name).count("\n") if name.endswith(".jsonl") else 1 for name in names(folder))


def place(entry: dict[str, Any]) -> str:
    return f"{entry['file']}:{entry['line']}:{entry['column']} {entry['kind']}"


@pytest.mark.parametrize("entry", ENTRIES, ids=place)
def test_entry_agrees_with_its_file(entry: dict[str, Any]) -> None:
    assert set(entry) - {"encoding"} == TEXT_FIELDS | NUMBER_FIELDS
    assert all(isinstance(entry[field], str) for field in TEXT_FIELDS)
    assert all(type(entry[field]) is int for field in NUMBER_FIELDS)
    assert entry["family"] in FAMILIES
    assert entry["tier"] in TIERS
    assert re.fullmatch("[a-z]+(-[a-z0-9]+)*", entry["kind"])
    assert entry["file"] in names("broken")
    text = text_of(entry["file"])
    start, end = entry["start"], entry["end"]
    assert 0 <= start < end <= len(text)
    assert text[start:end] == entry["quote"]
    assert entry["line"] == text.count("\n", 0, start) + 1
    assert entry["column"] == start - text.rfind("\n", 0, start)


def test_entries_are_sorted() -> None:
    keys = [(entry["file"], entry["start"], entry["end"]) for entry in ENTRIES]
    assert keys == sorted(keys)


def test_no_entry_stands_twice() -> None:
    spans = Counter((entry["file"], entry["start"], entry["end"]) for entry in ENTRIES)
    assert [span for span, count in spans.items() if count > 1] == []


def test_a_kind_belongs_to_one_family() -> None:
    families: dict[str, set[str]] = {}
    for entry in ENTRIES:
        families.setdefault(entry["kind"], set()).add(entry["family"])
    assert {kind: found for kind, found in families.items() if len(found) > 1} == {}


def test_one_file_has_one_encoding() -> None:
    assert {(entry["file"], entry.get("encoding", "utf-8")) for entry in ENTRIES} == set(ENCODINGS.items())


def test_every_broken_file_is_annotated_and_no_clean_one() -> None:
    assert set(ENCODINGS) == set(names("broken"))


def test_file_names_are_unique_and_of_known_formats() -> None:
    files = [Path(name) for name in names("broken") + names("clean")]
    assert {file.suffix for file in files} == FORMATS
    assert [name for name, count in Counter(file.name for file in files).items() if count > 1] == []


def test_clean_files_are_valid_utf_8() -> None:
    for name in names("clean"):
        assert "\ufffd" not in text_of(name), name


@pytest.mark.parametrize(
    "name", [name for name in names("broken") + names("clean") if name.endswith((".html", ".jsonl"))]
)
def test_records_and_pages_are_whole(name: str) -> None:
    text = text_of(name)
    if name.endswith(".html"):
        assert text.rstrip().endswith("</html>")
        assert text.count("<article>") == text.count("</article>") == 1
        return
    records = [json.loads(line) for line in text.removesuffix("\n").split("\n")]
    assert [sorted(record) for record in records] == [["id", "text", "title"]] * len(records)
    assert len({record["id"] for record in records}) == len(records)


def test_an_annotation_never_crosses_records() -> None:
    crossing = [place(e) for e in ENTRIES if e["file"].endswith(".jsonl") and "\n" in e["quote"]]
    assert crossing == []


def test_there_are_enough_articles() -> None:
    assert articles("broken") >= 15
    assert articles("clean") >= 10


@pytest.mark.parametrize("family", sorted(SURFACE))
def test_each_surface_family_has_enough_musts(family: str) -> None:
    assert sum(entry["family"] == family and entry["tier"] == "must" for entry in ENTRIES) >= 8


def test_the_line_ends_and_encodings_survive_git() -> None:
    assert "\r\n" in text_of("broken/ferry-launch.txt")
    assert ENCODINGS["broken/harbour-trial.txt"] == "cp1252"
    assert "\ufffd" in text_of("broken/storm-coast.txt")
