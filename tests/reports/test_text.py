from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from siclint import Diagnostic, Edit, Fix, Related, Severity, Source
from siclint.diagnostic import Notification
from siclint.reports import make_report
from siclint.reports.screen import Screen
from siclint.run import FileResult, Summary

if TYPE_CHECKING:
    from tests.reports.conftest import Diagnose, Write

Result = Callable[..., FileResult]
ANSI = re.compile(r"\x1b\[[0-9;]*m")


def frame(text: str) -> str:
    """A frame as it stands in a test: without the indent, with one blank line after it."""
    return dedent(text).lstrip("\n") + "\n"


def test_a_frame(
    write: Write, result: Result, diagnose: Diagnose, drop_second: Callable[[str], tuple[Fix, ...]]
) -> None:
    text = "A headline\n\nHe saw the the house.\n"
    found = diagnose(text, "the", ("the", "first here"), nth=1, fixes=drop_second(text))
    assert write("text", result(text, found)) == frame("""
        warning[echo-word]: the same word stands twice
         --> a.txt:3:12
          |
        3 | He saw the the house.
          |        --- ^^^
          |        first here
          = why: Readers stumble over it.
          = help: Take one of the two out.
          = fix: remove the second word (safe): `the ` → nothing
        """)


def test_the_label_of_a_later_place_stands_beside_its_mark(write: Write, result: Result) -> None:
    found = Diagnostic("bare", "garbling", Severity.NOTE, "stands twice", 0, 3, (Related(4, 7, "and again"),))
    assert write("text", result("the the", found)) == frame("""
        note[bare]: stands twice
         --> a.txt:1:1
          |
        1 | the the
          | ^^^ --- and again
        """)


def test_labels_of_several_places_hang_from_bars(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = "one two three four"
    found = diagnose(text, "three", ("one", "first"), ("two", "second"), ("four", "last"), rule="bare")
    assert write("text", result(text, found)) == frame("""
        warning[bare]: the same word stands twice
         --> a.txt:1:9
          |
        1 | one two three four
          | --- --- ^^^^^ ---- last
          | |   second
          | first
        """)


def test_marks_that_overlap_stand_under_each_other(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = "the first round of the second round"
    found = diagnose(text, text, ("first round", "once"), ("second round", "twice"), rule="bare")
    assert write("text", result(text, found)) == frame("""
        warning[bare]: the same word stands twice
         --> a.txt:1:1
          |
        1 | the first round of the second round
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          |     -----------        ------------ twice
          |     once
        """)


def test_a_place_at_a_high_line_number_leaves_room_for_it(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = f"{'x ' * 8}here{' x' * 8} there" + "\n" * 1000 + "far"
    found = diagnose(text, "here", ("there", "near"), ("far", "last"), rule="bare")
    for width in range(36, 60):
        written = write("text", result(text, found), width=width)
        assert max(map(len, written.splitlines()[1:])) <= width
        assert "1001 | far" in written


def test_a_place_on_another_line_has_its_own_window(write: Write, result: Result) -> None:
    text = "\n".join(["Talks go on in Vienna."] + ["x"] * 10 + ["Talks go on in Vienna."])
    start = text.rindex("Talks")
    found = Diagnostic(
        "bare", "duplication", Severity.ERROR, "the sentence stands twice", start, len(text), (Related(0, 22, "here"),)
    )
    assert write("text", result(text, found)) == frame("""
        error[bare]: the sentence stands twice
          --> a.txt:12:1
           |
        12 | Talks go on in Vienna.
           | ^^^^^^^^^^^^^^^^^^^^^^
          ::: a.txt:1:1
         1 | Talks go on in Vienna.
           | ---------------------- here
        """)


def test_a_place_far_off_in_the_same_line_has_its_own_window(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = "Alpha began. " + "Many words stand in between. " * 6 + "Omega ended."
    found = diagnose(text, "Omega", ("Alpha", "as here"), rule="bare")
    assert write("text", result(text, found), width=44) == frame("""
        warning[bare]: the same word stands twice
         --> a.txt:1:188
          |
        1 | …words stand in between. Omega ended.
          |                          ^^^^^
         ::: a.txt:1:1
        1 | Alpha began. Many words stand in…
          | ----- as here
        """)


def test_a_mark_wider_than_the_window_loses_its_middle(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = "It ran. The long one begins here and goes on for a good while until it comes to an end. Then."
    found = diagnose(text, text[8:-6], rule="bare")
    assert write("text", result(text, found), width=50) == frame("""
        warning[bare]: the same word stands twice
         --> a.txt:1:9
          |
        1 | …ran. The long one begins … comes to an end.…
          |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        """)


def test_a_span_over_several_lines(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = "Top\nline one\n\nline two\nline three\nline four\nEnd"
    found = diagnose(text, text[4:-4], rule="bare")
    assert write("text", result(text, found)) == frame("""
        warning[bare]: the same word stands twice
         --> a.txt:2:1
          |
        2 | line one
          | ^^^^^^^^
        ...
        4 | line two
          | ^^^^^^^^
        ...
        6 | line four
          | ^^^^^^^^^
        """)


def test_carets_stand_under_wide_and_hidden_characters(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = "北京 cafe\u0301 \U0001f468\u200d\U0001f469\u200d\U0001f467\tzero\u200bwidth"
    found = diagnose(text, "\u200b", ("cafe\u0301", "four cells"), rule="bare")
    assert write("text", result(text, found)) == frame("""
        warning[bare]: the same word stands twice
         --> a.txt:1:20
          |
        1 | 北京 cafe\u0301 \U0001f468\u200d\U0001f469\u200d\U0001f467    zero⟨U+200B⟩width
          |      ----           ^^^^^^^^
          |      four cells
        """)


def test_why_and_help_are_said_once_for_each_rule(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = "the the the"
    found = [diagnose(text, "the", nth=n) for n in range(3)]
    written = write("text", result(text, found[0]), result(text, *found[1:], name="b.txt"))
    assert written.count("= why: Readers stumble over it.\n") == 1
    assert written.count("= help: Take one of the two out.\n") == 1
    assert written.index("= why") < written.index("b.txt")


def test_a_page_that_cannot_be_read_costs_only_the_notes(
    write: Write, result: Result, diagnose: Diagnose, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "the the"

    def refuse(_: object) -> None:
        raise OSError

    monkeypatch.setattr("siclint.reports.notes.page_of", refuse)
    written = write("text", result(text, diagnose(text, "the")))
    assert written.startswith("warning[echo-word]: the same word stands twice\n")
    assert "= why" not in written


def test_long_notes_hang(write: Write, result: Result, diagnose: Diagnose) -> None:
    text = "the the"
    fix = Fix("put " + "one long title of a fix " * 3 + "here", (Edit(0, 3, "x" * 60),))
    written = write("text", result(text, diagnose(text, "the", rule="bare", fixes=(fix,))), width=60)
    assert written.endswith(
        "  = fix: put one long title of a fix one long title of a fix\n"
        "         one long title of a fix here (unsafe)\n\n"
    )


def test_more_places_than_can_be_read_are_counted(write: Write, result: Result) -> None:
    text = "\n".join("same" for _ in range(12))
    places = tuple(Related(5 * n, 5 * n + 4, "again") for n in range(1, 12))
    found = Diagnostic("bare", "duplication", Severity.WARNING, "stands twelve times", 0, 4, places)
    written = write("text", result(text, found))
    assert written.count("again") == 6
    assert written.endswith("  = note: and 5 more places\n\n")


def test_nothing_found_is_nothing_said(write: Write, result: Result) -> None:
    assert write("text", result("All is well.")) == ""


def test_a_file_reports_what_could_not_be_checked(write: Write, result: Result) -> None:
    broken = Notification("broken-record", "is no JSON", "a.jsonl", 3, 7)
    plugin = Notification("plugin-failed", "extra 1.0 did not load")
    written = write("text", result("", notifications=[broken]), summary=Summary(notifications=[plugin]))
    assert written == (
        "a.jsonl:3:7: error[broken-record] is no JSON\n\nerror[plugin-failed] extra 1.0 did not load\n\n"
    )


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_leaves_notifications_to_standard_error(result: Result) -> None:
    for name in ("text", "concise"):
        out = Terminal()
        report = make_report(name, out)
        report.file(result("", notifications=[Notification("broken-record", "is no JSON", "a.jsonl")]))
        report.end(Summary(notifications=[Notification("plugin-failed", "did not load")]))
        assert out.getvalue() == ""


@pytest.mark.parametrize(
    ("environment", "color"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_color_is_for_terminals_that_want_it(
    environment: dict[str, str], color: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    assert Screen.of(Terminal()).color is color
    assert Screen.of(io.StringIO()).color is False
    assert Screen.of(io.StringIO(), color=True).color is True


@pytest.mark.parametrize(("columns", "width"), [("80", 80), ("300", 120), ("10", 40)])
def test_width_is_the_terminals_within_reason(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert Screen.of(Terminal()).width == width
    assert Screen.of(io.StringIO()).width == 100


WORDS = [
    *("the", "council", "met", "on", "Monday", "and", "said", ",", ".", "北京", "カフェ", "cafe\u0301", "naïve"),
    *("\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u2764\ufe0f", "1\ufe0f\u20e3", "\U0001f1eb\U0001f1f7"),
    *("\u200b", "\u202e", "\u2066", "\x1b[31m", "\x07", "\x9b2J", "\t", "\udc92", "\ud800", "\ufeff", "\u00ad"),
    *("\n", "\r\n", "\r", "\u2028", "\u0085", "\x0c", "\u0301", "\U000e0041", "\ue000"),
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=150).map(" ".join)
# What can stand in a message; words of it are short enough for every width.
MESSAGES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map(" ".join)


@st.composite
def results(draw: st.DrawFn) -> FileResult:
    text = draw(TEXTS)

    def place() -> tuple[int, int]:
        start = draw(st.integers(0, len(text) - 1))
        return start, draw(st.integers(start + 1, len(text)))

    found = []
    for _ in range(draw(st.integers(1, 2))):
        related = tuple(Related(*place(), draw(MESSAGES)) for _ in range(draw(st.integers(0, 3))))
        start, end = place()
        fix = Fix(draw(MESSAGES), (Edit(start, end, draw(MESSAGES)),))
        severity = draw(st.sampled_from(Severity))
        rule = draw(st.sampled_from(["echo-word", "bare"]))
        found.append(Diagnostic(rule, "garbling", severity, draw(MESSAGES), start, end, related, (fix,)))
    return FileResult("a.txt", Source("a.txt", text), 1, 0, tuple(found), ())


@given(results(), st.integers(48, 120))
def test_every_line_fits_and_none_steers_the_terminal(write: Write, one: FileResult, width: int) -> None:
    written = write("text", one, width=width)
    for line in written.split("\n"):
        assert cell_len(line) <= width
    kinds = {unicodedata.category(char) for char in written.replace("\n", "")}
    assert not kinds & {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert not set(written) & set("\u202e\u2066\u200b\ufeff\u00ad")


@given(results(), st.integers(48, 120))
def test_color_changes_nothing_but_color(write: Write, one: FileResult, width: int) -> None:
    colored = write("text", one, width=width, color=True)
    assert ANSI.sub("", colored) == write("text", one, width=width)
    assert ANSI.search(colored)


@given(results(), st.integers(48, 120))
def test_there_is_a_caret_line_for_each_diagnostic(write: Write, one: FileResult, width: int) -> None:
    written = write("text", one, width=width)
    assert len(re.findall(r"^ *--> ", written, re.M)) == len(one.diagnostics)
    carets = re.findall(r"^ *--> .*\n *\|\n *\d+ \| .*\n *\| [ -]*\^+", written, re.M)
    assert len(carets) == len(one.diagnostics)
