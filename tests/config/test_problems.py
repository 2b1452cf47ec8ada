"""What is wrong with a configuration: each thing at its place, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from siclint.config.problems import Problem, nearest, render
from siclint.config.resolve import Resolver

from .conftest import Resolve, write


def wrong(resolver: Resolver, work: Path) -> list[tuple[str, str, str]]:
    """Each problem: line and text at its place, message, help."""
    resolver.settings(str(work / "a.txt"))
    found = []
    for problem in resolver.problems:
        assert problem.text is not None
        line = problem.text.count("\n", 0, problem.start) + 1
        found.append((f"{line}: {problem.text[problem.start : problem.end]}", problem.message, problem.help))
    return found


@pytest.mark.parametrize(
    ("text", "place", "message", "help_words"),
    [
        ("slect = []", "2: slect", "unknown key `slect`", "did you mean `select`?"),
        ("fail_on = 'note'", "2: fail_on", "unknown key `fail_on`", "did you mean `fail-on`?"),
        (
            "select = ['test-stable', 'test-stabel']",
            "2: 'test-stabel'",
            "no rule or family is called `test-stabel`",
            "did you mean `test-stable`?",
        ),
        ("ignore = ['garbing']", "2: 'garbing'", "no rule or family is called `garbing`", "did you mean `garbling`?"),
        (
            "ignore = ['xyzzy']",
            "2: 'xyzzy'",
            "no rule or family is called `xyzzy`",
            "`siclint rules` lists them all",
        ),
        ("preview = 'yes'", "2: 'yes'", "`preview` wants true or false, not a string", ""),
        ("preview = 1", "2: 1", "`preview` wants true or false, not a whole number", ""),
        ("exclude = 'x'", "2: 'x'", "`exclude` wants a list of patterns, not a string", ""),
        ("exclude = [\n  1,\n]", "3: 1", "this wants a pattern, not a whole number", ""),
        ("select = [true]", "2: true", "this wants the name of a rule or of a family, not true or false", ""),
        (
            "fail-on = 'eror'",
            "2: 'eror'",
            '`eror` is none of the values here: "note", "warning", "error" or "never"',
            "did you mean `error`?",
        ),
        (
            "severity = { test-stable = 'loud' }",
            "2: 'loud'",
            '`loud` is none of the values here: "note", "warning" or "error"',
            "",
        ),
        (
            "[severity]\ntest-stble = 'note'",
            "3: test-stble",
            "no rule is called `test-stble`",
            "did you mean `test-stable`?",
        ),
        (
            "[rules.test-options]\nmin-wrds = 3",
            "3: min-wrds",
            "unknown key `min-wrds`",
            "did you mean `min-words`?",
        ),
        (
            "[rules.test-options]\nmin-words = 'three'",
            "3: 'three'",
            "`min-words` wants a whole number, not a string",
            "",
        ),
        ("[rules.test-options]\nshare = true", "3: true", "`share` wants a number, not true or false", ""),
        ("[rules.test-options]\nnames = [1]", "3: 1", "this wants a string, not a whole number", ""),
        (
            "[rules.test-options]\nmin-words = 0",
            "2: test-options",
            "rule `test-options` refuses these options: min-words has to be 1 or more",
            "",
        ),
        ("[rules.test-stable]\nx = 1", "2: test-stable", "rule `test-stable` takes no options", ""),
        ("[rules.test-stabel]", "2: test-stabel", "no rule is called `test-stabel`", "did you mean `test-stable`?"),
        ("rules.test-options = 3", "2: 3", "`test-options` wants a table of a rule's options, not a whole number", ""),
        (
            "[per-file.'a/**']\nignroe = []",
            "3: ignroe",
            "unknown key `ignroe`",
            "did you mean `ignore`?",
        ),
        (
            "[per-file.'a/**']\nfail-on = 'note'",
            "3: fail-on",
            "unknown key `fail-on`",
            "known here: select, extend-select, ignore, severity",
        ),
        (
            "per-file = ['a']",
            "2: ['a']",
            "`per-file` wants a table of patterns, each with a table of settings, not a list",
            "",
        ),
        ("jsonl = { text = 'b' }", "2: text", "unknown key `text`", "did you mean `text-field`?"),
        ("formats = ['sarf=x']", "2: 'sarf=x'", "no format is called `sarf`", "did you mean `sarif`?"),
    ],
)
def test_each_thing_is_placed_and_named(
    work: Path, resolve: Resolve, text: str, place: str, message: str, help_words: str
) -> None:
    assert wrong(resolve(text), work) == [(place, message, help_words)]


def test_all_at_once_in_reading_order(work: Path, resolve: Resolve) -> None:
    text = "preview = 1\nselect = ['no']\nsevrity = {}\n[jsonl]\ntext-field = 2\n"
    assert [place for place, _, _ in wrong(resolve(text), work)] == ["2: 1", "3: 'no'", "4: sevrity", "6: 2"]


def test_a_plugin_of_another_kind(work: Path) -> None:
    write(work / "siclint.toml", 'plugins = ["rules.yaml"]\n')
    resolver = Resolver()
    assert wrong(resolver, work) == [('1: "rules.yaml"', "`rules.yaml` ends in neither .py nor .toml", "")]


def test_names_are_not_doubted_while_a_plugin_is_missing(work: Path) -> None:
    write(work / "siclint.toml", 'plugins = ["none.py"]\nselect = ["of-that-plugin"]\n')
    resolver = Resolver()
    assert wrong(resolver, work) == []
    assert [notification.descriptor for notification in resolver.notifications] == ["plugin-failed"]


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a = 1\nb = \n", "2: \n", "this is no TOML: invalid value"),
        ("a = 1\r\nb = ?\r\n", "2: ?", "this is no TOML: invalid value"),
        ("a = [1,\n", "1: \n", "this is no TOML: invalid value"),
        ("[a]\nx = 1 y = 2\n", "2: y", "this is no TOML: expected newline or end of document after a statement"),
        ("a = 'é\n", "1: \n", 'this is no TOML: expected "\'"'),
    ],
)
def test_broken_toml_is_shown_where_it_breaks(work: Path, text: str, place: str, message: str) -> None:
    (work / "siclint.toml").write_bytes(text.encode())
    found = wrong(Resolver(), work)
    assert len(found) == 1
    assert found[0][1].startswith(message)
    assert found[0][0] == place


@pytest.mark.parametrize("data", [b"select = ['\xff']\n", b"x = " + b"[" * 100_000])
def test_what_cannot_be_read_is_named(work: Path, data: bytes) -> None:
    (work / "siclint.toml").write_bytes(data)
    resolver = Resolver()
    resolver.settings(str(work / "a.txt"))
    assert [(problem.kind, problem.file) for problem in resolver.problems] == [
        ("unreadable-configuration", "siclint.toml")
    ]


def test_a_frame_shows_the_line_with_carets_and_the_nearest_name() -> None:
    text = 'preview = true\nselect = ["gärbling", "garblin"]\n'
    start = text.index('"garblin"')
    problem = Problem("unknown-rule", "no rule", "dir/siclint.toml", start, start + 9, text, "did you mean `garbling`?")
    assert render([problem], color=False, width=80).splitlines() == [
        "error[unknown-rule]: no rule",
        " --> dir/siclint.toml:2:23",
        "  |",
        '2 | select = ["gärbling", "garblin"]',
        "  |                       ^^^^^^^^^",
        "  = help: did you mean `garbling`?",
        "",
    ]


@pytest.mark.parametrize(
    ("name", "found"),
    [("garblin", "garbling"), ("GARBLING", "garbling"), ("gram", "grammar"), ("xyzzy", None), ("", None)],
)
def test_nearest(name: str, found: str | None) -> None:
    assert nearest(name, ["garbling", "grammar"]) == found
