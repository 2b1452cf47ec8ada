"""The report that GitLab's merge requests show."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import jsonschema

from siclint import Severity
from siclint.diagnostic import Notification
from siclint.run import FileResult, Summary

if TYPE_CHECKING:
    from tests.reports.conftest import Diagnose, Write

Result = Callable[..., FileResult]

FORM = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""What GitLab's documentation asks for."""


def read(written: str) -> list[dict[str, Any]]:
    document = json.loads(written)
    jsonschema.validate(document, FORM)
    prints = [issue["fingerprint"] for issue in document]
    assert len(set(prints)) == len(prints)
    assert isinstance(document, list)
    return document


def test_an_issue_for_each_finding(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = "top\nthe the"
    found = [diagnose(text, "the", nth=1, severity=severity) for severity in reversed(Severity)]
    issues = read(write("gitlab", result(text, *found)))
    assert [issue["severity"] for issue in issues] == ["major", "minor", "info"]
    assert issues[0]["location"] == {"path": "a.txt", "lines": {"begin": 2, "end": 2}}
    assert issues[0]["description"] == "the same word stands twice"
    assert issues[0]["check_name"] == "echo-word"


def test_without_findings_it_is_an_empty_array(write: Write, result: Result) -> None:
    assert read(write("gitlab", result("Rain."))) == []


def test_the_same_finding_in_two_files_is_two_issues(write: Write, result: Result, diagnose: Diagnose) -> None:
    found = diagnose("the the", "the", nth=1)
    files = [result("the the", found, name=name) for name in ("a.txt", "b.txt")]
    assert len(read(write("gitlab", *files))) == 2


def test_an_old_finding_keeps_its_fingerprint(write: Write, result: Result, diagnose: Diagnose) -> None:
    old, new = "It is the the one.", "A paragraph more.\n\nIt is the the one."
    before, after = (
        read(write("gitlab", result(text, diagnose(text, "the", nth=1), name=name)))[0]["fingerprint"]
        for text, name in ((old, "a.txt"), (new, "moved/b.txt"))
    )
    assert before == after


def test_what_could_not_be_checked(write: Write, result: Result) -> None:
    broken = Notification("broken-record", "is no \ud800 JSON", "a.jsonl", 3)
    plugin = Notification("plugin-failed", "extra 1.0 did not load")
    issues = read(write("gitlab", result("", notifications=[broken, broken]), summary=Summary(notifications=[plugin])))
    assert [(i["check_name"], i["severity"], i["location"]["path"]) for i in issues] == [
        ("broken-record", "blocker", "a.jsonl"),
        ("broken-record", "blocker", "a.jsonl"),
        ("plugin-failed", "blocker", "."),
    ]
