"""Suppressions that are written for somebody: each is read back by the checker."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siclint.article.source import Source
from siclint.diagnostic import Diagnostic, Severity, Span
from siclint.discovery import patterns
from siclint.fixes import apply_edits
from siclint.suppressions import Entry, comment_for, entry_for, insertion
from siclint.suppressions.comments import parse

if TYPE_CHECKING:
    from tests.suppressions.conftest import Check


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", "One.\n\nA ZZZ.\n", "One.\n\n<!-- siclint: ignore[zed] why -->\nA ZZZ.\n"),
        ("a.md", "One.\r\n\r\nA ZZZ.\r\n", "One.\r\n\r\n<!-- siclint: ignore[zed] why -->\r\nA ZZZ.\r\n"),
        ("a.md", "- a\n- ZZZ\n- b\n", "- a\n- ZZZ <!-- siclint: ignore[zed] why -->\n- b\n"),
        ("a.md", "> ZZZ\n> b\n", "> ZZZ\n> b <!-- siclint: ignore[zed] why -->\n"),
        ("a.md", "# A ZZZ\n\nb\n", "<!-- siclint: ignore[zed] why -->\n# A ZZZ\n\nb\n"),
        ("a.md", "A ZZZ\n===\n\nb\n", "<!-- siclint: ignore[zed] why -->\nA ZZZ\n===\n\nb\n"),
        ("a.md", "---\na: b\n---\nZZZ", "---\na: b\n---\n<!-- siclint: ignore[zed] why -->\nZZZ"),
        (
            "a.html",
            "<div><p>A</p><p>A <b>ZZZ</b></p></div>",
            "<div><p>A</p><p><!-- siclint: ignore[zed] why -->A <b>ZZZ</b></p></div>",
        ),
        ("a.html", "ZZZ", "<!-- siclint: ignore[zed] why -->ZZZ"),
    ],
)
def test_the_comment_silences_the_finding_and_nothing_beside_it(
    check: Check, name: str, text: str, expected: str
) -> None:
    before = check(text, name)
    [diagnostic] = before.diagnostics
    assert before.source is not None
    edit = insertion(before.source, diagnostic, "why")
    assert edit is not None
    changed = apply_edits(text, [edit])
    assert changed == expected
    after = check(changed, name)
    assert after.diagnostics == ()
    assert [one.diagnostic.rule for one in after.silenced] == ["zed"]


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a"])
def test_without_comments_there_is_no_insertion(name: str) -> None:
    diagnostic = Diagnostic("zed", "garbling", Severity.NOTE, "m", 0, 3)
    assert insertion(Source(name, "ZZZ"), diagnostic) is None


@given(st.text())
def test_a_reason_never_ends_the_comment_early(reason: str) -> None:
    comment = comment_for("zed", reason)
    read = parse(comment, Span(0, len(comment)))
    assert (read.verb, read.names, read.wrong) == ("ignore", ("zed",), "")
    assert comment.count("-->") == 1
    assert comment.endswith("-->")
    assert "--" not in comment[4:-3].strip()


@pytest.mark.parametrize("file", ["a b/c.txt", "ü[1].txt", "#1!.txt", "deep/er/*.txt"])
def test_the_entry_names_the_file_alone_and_quotes_the_finding(check: Check, file: str) -> None:
    text = 'He said "ZZZ \\ QQQ" and left.'
    before = check(text, "a.txt")
    assert before.source is not None
    wide = Diagnostic("zed", "garbling", Severity.NOTE, "m", text.index('"'), text.index(" and"))
    [values] = tomllib.loads(entry_for(before.source, wide, 'a "reason"', file=file))["suppress"]
    assert (values["rules"], values["quote"], values["reason"]) == (["zed"], '"ZZZ \\ QQQ"', 'a "reason"')
    assert patterns([values["file"]]).match_file(file)
    assert not patterns([values["file"]]).match_file(f"other/{file}")
    after = check(text, "a.txt", Entry(("zed",), values["quote"], "", "x:1"))
    assert [one.diagnostic.rule for one in after.silenced] == ["zed"]
