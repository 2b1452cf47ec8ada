from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from siclint import Severity
from siclint.diagnostic import Notification
from siclint.run import FileResult, Summary

if TYPE_CHECKING:
    from tests.reports.conftest import Diagnose, Write

Result = Callable[..., FileResult]


def test_a_line_for_each_diagnostic(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = "the the\n\U0001f600 the\n"
    first = diagnose(text, "the", nth=1)
    second = diagnose(text, "the", nth=2, severity=Severity.ERROR, message="stands\nagain \x1b[0m")
    assert write("concise", result(text, first, second)) == (
        "a.txt:1:5: warning[echo-word] the same word stands twice\na.txt:2:3: error[echo-word] stands again ␛[0m\n"
    )


def test_a_path_cannot_forge_a_line(write: Write, result: Result, diagnose: Diagnose) -> None:
    written = write("concise", result("the the", diagnose("the the", "the"), name="x\nb.txt:1:1: error[no] \x1b[2J"))
    assert written.count("\n") == 1
    assert written.startswith("x␊b.txt:1:1: error[no] ␛[2J:1:1: warning[echo-word] ")


def test_what_could_not_be_checked_has_the_same_form(write: Write, result: Result) -> None:
    broken = Notification("undecodable-file", "is no text", "b.txt")
    missing = Notification("missing-path", "is not there", "c.txt", severity=Severity.WARNING)
    written = write("concise", result(None, notifications=[broken]), summary=Summary(notifications=[missing]))
    assert written == "b.txt: error[undecodable-file] is no text\nc.txt: warning[missing-path] is not there\n"


def test_color_is_by_severity(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = "the the"
    written = write("concise", result(text, diagnose(text, "the", severity=Severity.ERROR)), color=True)
    assert written == "a.txt:1:1: \x1b[1;31merror[echo-word]\x1b[0m the same word stands twice\n"
