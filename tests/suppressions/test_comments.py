"""What a comment silences, and what is said about comments that silence nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.suppressions.conftest import OTHER, QUEUE, ZED

from siclint import Finding
from siclint.suppressions import RULES

if TYPE_CHECKING:
    from tests.suppressions.conftest import Check

    from siclint.run import FileResult

IGNORE = "<!-- siclint: ignore[zed] a place name -->"


def found(result: FileResult) -> list[str]:
    """The findings that stand, each as rule and line."""
    assert result.source is not None
    return [f"{d.rule}:{result.source.positions.position(d.start).line}" for d in result.diagnostics]


def silenced(result: FileResult) -> list[str]:
    assert result.source is not None
    return [
        f"{one.diagnostic.rule}:{result.source.positions.position(one.diagnostic.start).line}"
        for one in result.silenced
    ]


@pytest.mark.parametrize(
    ("text", "left", "quiet"),
    [
        pytest.param(f"{IGNORE}\nIn ZZZ it rained.\n\nIn ZZZ too.\n", ["zed:4"], ["zed:2"], id="paragraph"),
        pytest.param(f"{IGNORE}\n\nIn ZZZ it\nrained in ZZZ.\n", [], ["zed:3", "zed:4"], id="blank line between"),
        pytest.param(f"{IGNORE}\n# In ZZZ\n\nIn ZZZ too.\n", ["zed:4"], ["zed:2"], id="heading"),
        pytest.param(f"{IGNORE}\n- ZZZ one\n- ZZZ two\n\nZZZ three.\n", ["zed:5"], ["zed:2", "zed:3"], id="list"),
        pytest.param(f"{IGNORE}\n\n| a | b |\n| - | - |\n| c | ZZZ |\n\nZZZ.\n", ["zed:7"], ["zed:5"], id="table"),
        pytest.param(f"- ZZZ one {IGNORE}\n- ZZZ two\n", ["zed:2"], ["zed:1"], id="in a list item"),
        pytest.param(f"- one\n\n  {IGNORE}\n  ZZZ two\n- ZZZ three\n", ["zed:5"], ["zed:4"], id="before, in an item"),
        pytest.param(f"> {IGNORE}\n> ZZZ one\n>\n> ZZZ two\n", ["zed:4"], ["zed:2"], id="in a quotation"),
        pytest.param(f"ZZZ one, {IGNORE} ZZZ two.\n\nZZZ three.\n", ["zed:3"], ["zed:1", "zed:1"], id="in the middle"),
        pytest.param(f"{IGNORE} ZZZ beside it.\n\nZZZ.\n", ["zed:3"], ["zed:1"], id="on one line with the text"),
        pytest.param(
            f"<!-- siclint: ignore[queue] a -->\n{IGNORE}\nZZZ QQQ\n", [], ["zed:3", "queue:3"], id="two in a row"
        ),
        pytest.param("<!-- siclint: ignore[zed, queue] why -->\nZZZ QQQ\n", [], ["zed:2", "queue:2"], id="two names"),
        pytest.param("<!-- siclint: ignore[garbling] why -->\nZZZ QQQ\n", [], ["zed:2", "queue:2"], id="family"),
        pytest.param("<!-- siclint: ignore[queue] why -->\nZZZ QQQ\n", ["zed:2"], ["queue:2"], id="another rule"),
        pytest.param(
            "<!-- siclint: ignore[languagetool/EN_A] why -->\nLLL\n", [], ["languagetool/EN_A:2"], id="engine"
        ),
        pytest.param("<!--siclint:ignore[zed]:why-->\nZZZ\n", [], ["zed:2"], id="no spaces"),
        pytest.param("<!-- siclint: ignore[zed]\n     why not -->\nZZZ\n", [], ["zed:3"], id="two lines"),
        pytest.param(
            "ZZZ\n\n<!-- siclint: ignore-start[zed] why -->\nZZZ\n\n- ZZZ\n\n<!-- siclint: ignore-end -->\nZZZ\n",
            ["zed:1", "zed:9"],
            ["zed:4", "zed:6"],
            id="range",
        ),
        pytest.param(
            "<!-- siclint: ignore-start[zed] a -->\n\n<!-- siclint: ignore-start[queue] b -->\n\nZZZ QQQ\n\n"
            "<!-- siclint: ignore-end[zed] -->\n\nZZZ QQQ\n\n<!-- siclint: ignore-end[queue] -->\n",
            ["zed:9"],
            ["zed:5", "queue:5", "queue:9"],
            id="ranges that overlap",
        ),
        pytest.param(
            "ZZZ\n\n<!-- siclint: ignore-file[zed] why -->\n\nZZZ QQQ", ["queue:5"], ["zed:1", "zed:5"], id="file"
        ),
        pytest.param(
            "---\ntitle: a\n---\n" + IGNORE + "\r\nZZZ\r\n\r\nZZZ", ["zed:7"], ["zed:5"], id="front matter, CRLF"
        ),
        pytest.param("```\n" + IGNORE + "\n```\n\nZZZ\n", ["zed:5"], [], id="in a code block it is none"),
        pytest.param(f"Write `{IGNORE}` above ZZZ.\n", ["zed:1"], [], id="in code it is none"),
        pytest.param(f"<div>\n{IGNORE}\n<p>ZZZ</p>\n<p>ZZZ</p>\n</div>\n", ["zed:4"], ["zed:3"], id="in HTML"),
        pytest.param(f"<div>\n{IGNORE}\n\nZZZ\n\n</div>\n", [], ["zed:4"], id="Markdown in HTML"),
    ],
)
def test_a_comment_in_markdown_is_about_the_next_block(
    check: Check, text: str, left: list[str], quiet: list[str]
) -> None:
    result = check(text)
    assert (found(result), silenced(result)) == (left, quiet)


@pytest.mark.parametrize(
    ("text", "left", "quiet"),
    [
        pytest.param(f"{IGNORE}\n<p>ZZZ</p>\n<p>ZZZ</p>", ["zed:3"], ["zed:2"], id="before an element"),
        pytest.param(f"<p>{IGNORE}ZZZ <b>ZZZ</b></p>\n<p>ZZZ</p>", ["zed:2"], ["zed:1", "zed:1"], id="first in it"),
        pytest.param(f"<p>ZZZ.\n{IGNORE}</p>\n<p>ZZZ</p>", ["zed:3"], ["zed:1"], id="last in it"),
        pytest.param(f"{IGNORE}<p>ZZZ\n<p>ZZZ", ["zed:2"], ["zed:1"], id="end tags left out"),
        pytest.param(
            f"{IGNORE}\n<ul><li>ZZZ\n<li>ZZZ<ul><li>ZZZ</ul></ul>\n<p>ZZZ</p>",
            ["zed:4"],
            ["zed:2", "zed:3", "zed:3"],
            id="a list with a list",
        ),
        pytest.param(f"<div>{IGNORE}</div>\n<p>ZZZ</p>", ["zed:2", "unused-suppression:1"], [], id="nothing follows"),
        pytest.param(f"<div>\nZZZ<br>{IGNORE}ZZZ\n<p>ZZZ</div>", ["zed:3"], ["zed:2", "zed:2"], id="text in a block"),
        pytest.param(f"<script>// {IGNORE}\n</script><p>ZZZ</p>", ["zed:2"], [], id="in a script it is none"),
        pytest.param(
            "<p>a<!-- siclint: ignore-start[zed] b --></p><p>ZZZ</p><!-- siclint: ignore-end -->\n<p>ZZZ</p>",
            ["zed:2"],
            ["zed:1"],
            id="range",
        ),
    ],
)
def test_a_comment_in_html_is_about_the_element_that_follows(
    check: Check, text: str, left: list[str], quiet: list[str]
) -> None:
    result = check(text, "a.html")
    assert (sorted(found(result)), silenced(result)) == (sorted(left), quiet)


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("<!-- siclint: ignore -->", "names no rule"),
        ("<!-- siclint: ignore[] it is fine -->", "names no rule"),
        ("<!-- siclint: ignore[*] it is fine -->", "names no rule"),
        ("<!-- siclint: ignore-file it is fine -->", "names no rule"),
        ("<!-- siclint: ignore-start[] -->", "names no rule"),
        ("<!-- siclint: ingore[zed] -->", "did you mean `ignore`?"),
        ("<!-- siclint ignore[zed] -->", "write `siclint: ignore[rule] reason`"),
        ("<!-- siclint: ignore[zedd] -->", "no rule or family is called `zedd`; did you mean `zed`?"),
        ("<!-- siclint: ignore-start[zed] a -->", "never ended"),
        ("<!-- siclint: ignore-end -->", "no range is open"),
        ("<!-- siclint: ignore[zed] a", "never closed"),
    ],
)
def test_a_comment_that_cannot_be_followed_is_a_finding_and_silences_nothing(
    check: Check, comment: str, message: str
) -> None:
    result = check(f"ZZZ\n\n{comment}\n\nZZZ\n")
    [said] = [d for d in result.diagnostics if d.rule == "invalid-suppression"]
    assert message in said.message
    assert result.source is not None
    assert result.source.text[said.start : said.end].rstrip() in (comment, f"{comment}\n\nZZZ")
    assert result.silenced == ()


def test_of_several_names_those_that_exist_count(check: Check) -> None:
    result = check("<!-- siclint: ignore[zed, zedd] why -->\nZZZ\n")
    assert (found(result), silenced(result)) == (["invalid-suppression:1"], ["zed:2"])


def test_a_reason_is_required_only_on_demand(check: Check) -> None:
    text = "<!-- siclint: ignore[zed] -->\nZZZ\n"
    assert silenced(check(text)) == ["zed:2"]
    refused = check(text, require_reason=True)
    assert found(refused) == ["invalid-suppression:1", "zed:2"]
    assert "reason" in refused.diagnostics[0].message
    [given] = check(f"{IGNORE}\nZZZ\n", require_reason=True).silenced
    assert (given.by, given.reason, given.place) == ("comment", "a place name", "a.md:1")


def test_plain_text_has_no_comments(check: Check) -> None:
    result = check(f"{IGNORE}\n\nZZZ\n", "a.txt")
    assert found(result) == ["invalid-suppression:1", "zed:3"]
    assert "configuration" in result.diagnostics[0].message


class TestUnused:
    def test_it_is_a_finding_at_the_comment(self, check: Check) -> None:
        result = check(f"{IGNORE}\nIt rained.\n\nZZZ\n")
        assert found(result) == ["unused-suppression:1", "zed:4"]
        assert "zed found nothing here" in result.diagnostics[0].message

    def test_its_fix_takes_the_line_out(self, check: Check) -> None:
        from siclint.fixes import apply_edits

        text = f"One.\n\n{IGNORE}\nIt rained.\n"
        [said] = check(text).diagnostics
        assert apply_edits(text, said.fixes[0].edits) == "One.\n\nIt rained.\n"

    @pytest.mark.parametrize("names", ["asleep", "truncation", "garbling", "othertool/RULE"])
    def test_of_rules_that_did_not_run_nothing_is_said(self, check: Check, names: str) -> None:
        # Of the family garbling only one rule runs here.
        result = check(f"<!-- siclint: ignore[{names}] why -->\nIt rained.\n", rules=(ZED, *RULES))
        assert found(result) == []

    def test_a_family_counts_when_all_its_rules_ran(self, check: Check) -> None:
        text = "<!-- siclint: ignore[garbling] why -->\nIt rained.\n"
        assert found(check(text, rules=(ZED, QUEUE, *RULES))) == ["unused-suppression:1"]

    def test_names_are_judged_one_by_one(self, check: Check) -> None:
        result = check("<!-- siclint: ignore[zed, queue, asleep] why -->\nZZZ\n")
        [said] = result.diagnostics
        assert "queue found nothing" in said.message
        assert said.fixes == ()

    def test_it_is_a_rule_that_can_be_left_out(self, check: Check) -> None:
        assert found(check(f"{IGNORE}\nIt rained.\n", rules=(ZED,))) == []

    def test_a_rule_that_failed_did_not_run(self, check: Check) -> None:
        from dataclasses import replace

        def fail(_article: object) -> list[Finding]:
            raise RuntimeError("no")

        failing = replace(ZED, check=fail)
        result = check(f"{IGNORE}\nIt rained.\n", rules=(failing, OTHER, *RULES))
        assert found(result) == []
        assert [n.descriptor for n in result.notifications] == ["rule-failed"]


MANY = 4000


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", f"{IGNORE}\nZZZ\n\n" * MANY),
        ("a.md", f"{IGNORE}\n" * MANY + "\nZZZ\n"),
        ("a.md", f"<div>\n{IGNORE}\n<p>" * MANY + "ZZZ"),
        ("a.md", "<!-- siclint: ignore-start[zed] why -->\n\n" * MANY + "ZZZ"),
        ("a.html", f"<p>{IGNORE}ZZZ" * MANY),
        ("a.html", f"<p>ZZZ{IGNORE}" * MANY),
        ("a.html", f"{IGNORE}" * MANY + "<p>ZZZ"),
        ("a.html", f"<p>ZZZ{f'{IGNORE}' * MANY}"),
        ("a.html", "<div>" * MANY + f"{IGNORE}<div>" * MANY + "ZZZ"),
    ],
)
def test_a_file_full_of_comments_ends(check: Check, name: str, text: str) -> None:
    # Where each comment looks through the whole file, one of these takes minutes.
    result = check(text, name)
    silenced_at = {one.diagnostic.start for one in result.silenced}
    found_at = {d.start for d in result.diagnostics if d.rule == "zed"}
    assert len(silenced_at) + len(found_at) == text.count("ZZZ")
    assert len(silenced_at) == (0 if "start" in text else text.count("ZZZ"))
