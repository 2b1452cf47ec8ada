from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siclint import Applicability, Diagnostic, Edit, Fix, Related, Severity
from siclint.diagnostic import Notification
from siclint.run import FileResult, Summary

if TYPE_CHECKING:
    from tests.reports.conftest import Diagnose, Write

Result = Callable[..., FileResult]

TEXT = "\U0001f600 say the the\r\nend"
EXPECTED = {
    "rule": "echo-word",
    "family": "garbling",
    "severity": "warning",
    "message": "the same word stands twice",
    "start": 10,
    "end": 13,
    "line": 1,
    "column": 11,
    "end_line": 1,
    "end_column": 14,
    "text": "the",
    "related": [
        {
            "message": "first here",
            "start": 6,
            "end": 9,
            "line": 1,
            "column": 7,
            "end_line": 1,
            "end_column": 10,
            "text": "the",
        }
    ],
    "fixes": [
        {
            "title": "remove it",
            "applicability": "safe",
            "edits": [
                {
                    "start": 9,
                    "end": 13,
                    "line": 1,
                    "column": 10,
                    "end_line": 1,
                    "end_column": 14,
                    "replacement": "",
                }
            ],
        }
    ],
    "link": None,
}
BROKEN = Notification("broken-record", "is no JSON", "b.jsonl", 3)
PLUGIN = Notification("plugin-failed", "extra 1.0 did not load")


@pytest.fixture
def found(diagnose: Diagnose) -> Diagnostic:
    fix = Fix("remove it", (Edit(9, 13, ""),), Applicability.SAFE)
    return diagnose(TEXT, "the", ("the", "first here"), nth=1, fixes=(fix,))


def test_a_document(write: Write, result: Result, found: Diagnostic) -> None:
    summary = Summary(notifications=[PLUGIN])
    document = json.loads(
        write("json", result(TEXT, found), result(None, name="b.jsonl", notifications=[BROKEN]), summary=summary)
    )
    no_place = {"path": None, "line": None, "column": None, "rule": None}
    broken = {
        "kind": "broken-record",
        "severity": "error",
        "message": "is no JSON",
        "path": "b.jsonl",
        "line": 3,
        "column": None,
        "rule": None,
    }
    assert document == {
        "schema_version": 1,
        "siclint_version": "1.2.3",
        "files": [
            {
                "path": "a.txt",
                "encoding": "utf-8",
                "articles": 1,
                "words": 0,
                "diagnostics": [EXPECTED],
                "notifications": [],
                "fixed": [],
            },
            {
                "path": "b.jsonl",
                "encoding": None,
                "articles": 1,
                "words": 0,
                "diagnostics": [],
                "notifications": [broken],
                "fixed": [],
            },
        ],
        "notifications": [
            {"kind": "plugin-failed", "severity": "error", "message": "extra 1.0 did not load", **no_place}
        ],
        "summary": {
            "files": 2,
            "articles": 2,
            "words": 0,
            "diagnostics": {"note": 0, "warning": 1, "error": 0},
            "rules": {"echo-word": 1},
            "fixed": 0,
            "silenced": 0,
        },
    }


def test_lines_say_what_they_are(write: Write, result: Result, found: Diagnostic) -> None:
    summary = Summary(notifications=[PLUGIN])
    written = write("jsonl", result(TEXT, found, notifications=[BROKEN]), summary=summary)
    lines = [json.loads(line) for line in written.splitlines()]
    assert [line["type"] for line in lines] == ["run", "diagnostic", "notification", "notification", "summary"]
    assert lines[0] == {"type": "run", "schema_version": 1, "siclint_version": "1.2.3"}
    assert lines[1] == {"type": "diagnostic", "path": "a.txt", **EXPECTED}
    assert lines[2]["kind"] == "broken-record"
    assert lines[3]["kind"] == "plugin-failed"
    assert lines[4]["rules"] == {"echo-word": 1}


def test_an_empty_run_is_a_document(write: Write) -> None:
    document = json.loads(write("json"))
    assert document["files"] == []
    assert document["summary"]["files"] == 0


def test_a_fix_that_json_cannot_hold_is_left_out(write: Write, result: Result, diagnose: Diagnose) -> None:
    fixes = (Fix("keep the byte", (Edit(0, 1, "\udc92"),)), Fix("write a quote", (Edit(0, 1, "’"),)))
    document = json.loads(write("json", result("the the", diagnose("the the", "the", fixes=fixes))))
    (one,) = document["files"][0]["diagnostics"]
    assert [fix["title"] for fix in one["fixes"]] == ["write a quote"]


# Lone surrogates stand for bytes that could not be decoded.
ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from("\udc92\ud800\u2028\x85\n")), min_size=1)


@given(ANY_TEXT, st.data())
def test_any_text_gives_ascii_that_parses(write: Write, result: Result, text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = Diagnostic("r", "f", Severity.NOTE, text, start, end, (Related(start, end, text),))
    one = result(text, found, name=f"{text}.txt")
    document: dict[str, Any] = json.loads(write("json", one))
    lines = [json.loads(line) for line in write("jsonl", one).splitlines()]
    for record in (document["files"][0]["diagnostics"][0], lines[1]):
        assert (record["start"], record["end"]) == (start, end)
        assert len(record["text"]) == end - start
    for value in (document, lines):
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # refuses a lone surrogate
    for name in ("json", "jsonl"):
        assert write(name, one).isascii()
