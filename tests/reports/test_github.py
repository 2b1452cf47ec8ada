from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from siclint import Diagnostic, Severity
from siclint.diagnostic import Notification
from siclint.run import FileResult, Summary

if TYPE_CHECKING:
    from tests.reports.conftest import Diagnose, Write

Result = Callable[..., FileResult]


def test_a_command_for_each_severity(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = "top\nthe the"
    found = [diagnose(text, "the", nth=1, severity=severity) for severity in reversed(Severity)]
    place = "file=a.txt,line=2,endLine=2,col=5,endColumn=8,title=echo-word::the same word stands twice"
    assert write("github", result(text, *found)).splitlines() == [
        f"::error {place}",
        f"::warning {place}",
        f"::notice {place}",
    ]


def test_what_parts_a_command_is_escaped(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = "the the"
    found = diagnose(text, "the", message="100%, really:\r\nsee \x1b[0m")
    written = write("github", result(text, found, name="50%: a,b\nc.txt"))
    assert written == (
        "::warning file=50%25%3A a%2Cb%0Ac.txt,line=1,endLine=1,col=1,endColumn=4,title=echo-word"
        "::100%25, really:%0D%0Asee ␛[0m\n"
    )


def test_no_columns_over_several_lines(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = "the\nthe"
    written = write("github", result(text, diagnose(text, text)))
    assert written.startswith("::warning file=a.txt,line=1,endLine=2,title=echo-word::")


def test_what_could_not_be_checked(write: Write, result: Result) -> None:
    broken = Notification("broken-record", "is no JSON", "a.jsonl", 3)
    plugin = Notification("plugin-failed", "extra 1.0 did not load")
    assert write("github", result("", notifications=[broken]), summary=Summary(notifications=[plugin])) == (
        "::error file=a.jsonl,line=3,title=broken-record::is no JSON\n"
        "::error title=plugin-failed::extra 1.0 did not load\n"
    )


@given(st.text(st.characters(), max_size=40), st.text(st.characters(), min_size=1, max_size=20))
def test_an_article_cannot_give_a_command_of_its_own(write: Write, result: Result, message: str, name: str) -> None:
    found = Diagnostic("echo-word", "garbling", Severity.ERROR, f"{message}\n::error::x", 0, 1)
    written = write("github", result("ab", found, name=f"{name}\n::error::x"))
    assert len(written.splitlines()) == 1
    assert written.startswith("::error file=")
