"""Suppressions as a user meets them: the summary, the exit status, reports, and mistakes in the configuration."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

COMMENT = "<!-- siclint: ignore[marker] a place name -->"
CONFIGURATION = 'plugins = ["marker.py"]\nselect = ["marker", "unused-suppression", "invalid-suppression"]\n'
ENTRY = '[[suppress]]\nfile = "{}"\nrules = ["marker"]\nquote = "on ZZZ"\nreason = "a place name"\n'


@pytest.fixture
def configured(marked: Path) -> Path:
    (marked / "siclint.toml").write_text(CONFIGURATION, encoding="utf-8")
    return marked


def configure(folder: Path, text: str) -> None:
    (folder / "siclint.toml").write_text(CONFIGURATION + text, encoding="utf-8")


def concise(run: Run, *arguments: str) -> tuple[int, list[str], str]:
    done = run("check", "--format", "concise", *arguments)
    return done.returncode, done.stdout.splitlines(), done.stderr


def test_what_is_silenced_does_not_fail_the_run_and_the_summary_counts_it(configured: Path, invoke: Run) -> None:
    (configured / "a.md").write_text(f"{COMMENT}\nRain on ZZZ.\n", encoding="utf-8")
    status, lines, said = concise(invoke)
    assert (status, lines) == (0, [])
    assert "nothing found; 1 silenced" in said


def test_reports_list_it_only_when_asked(configured: Path, invoke: Run) -> None:
    (configured / "a.md").write_text(f"{COMMENT}\nRain on ZZZ.\n", encoding="utf-8")
    [plain] = json.loads(invoke("check", "--format", "json").stdout)["files"]
    assert "silenced" not in plain
    document = json.loads(invoke("check", "--format", "json", "--show-silenced").stdout)
    assert document["summary"]["silenced"] == 1
    assert document["summary"]["rules"] == {}
    [one] = document["files"][0]["silenced"]
    assert (one["rule"], one["line"]) == ("marker", 2)
    assert one["silenced"] == {"by": "comment", "reason": "a place name", "place": "a.md:1"}
    lines = [json.loads(line) for line in invoke("check", "--format", "jsonl", "--show-silenced").stdout.splitlines()]
    assert [(line["rule"], line["path"]) for line in lines if line["type"] == "silenced"] == [("marker", "a.md")]
    assert concise(invoke, "--show-silenced")[1] == [
        "a.md:2:9: silenced warning[marker] ZZZ stands here (a place name: a.md:1)"
    ]
    text = invoke("check", "--show-silenced").stdout
    assert "silenced warning[marker]: ZZZ stands here" in text
    assert "= silenced: a place name (a.md:1)" in text


def test_it_is_the_same_with_several_processes(configured: Path, siclint: Run) -> None:
    for name in ("a.md", "b.md", "c.txt"):
        (configured / name).write_text(f"{COMMENT}\nRain on ZZZ.\n\nSnow on ZZZ.\n", encoding="utf-8")
    configure(configured, ENTRY.format("c.txt"))
    one, two = (siclint("check", "--format", "json", "--show-silenced", "--jobs", jobs) for jobs in "12")
    assert one.stdout == two.stdout
    assert "silenced (" in two.stderr


class TestEntries:
    def test_an_entry_silences_in_plain_text(self, configured: Path, invoke: Run) -> None:
        configure(configured, ENTRY.format("a.txt"))
        (configured / "a.txt").write_text("Rain on ZZZ.\n\nOver ZZZ too.\n", encoding="utf-8")
        (configured / "b.txt").write_text("Rain on ZZZ.\n", encoding="utf-8")
        status, lines, said = concise(invoke)
        assert status == 1
        assert lines == [
            "a.txt:3:6: warning[marker] ZZZ stands here",
            "b.txt:1:9: warning[marker] ZZZ stands here",
        ]
        assert "1 silenced" in said

    def test_one_that_silences_nothing_is_a_finding_in_the_configuration(self, configured: Path, invoke: Run) -> None:
        configure(configured, "\n" + ENTRY.format("a.txt"))
        (configured / "a.txt").write_text("Rain.\n", encoding="utf-8")
        status, lines, _ = concise(invoke)
        assert status == 1
        assert lines == [
            "siclint.toml:4:3: warning[unused-suppression] "
            "this entry silences nothing: marker found nothing at “on ZZZ”"
        ]

    def test_one_for_a_file_that_is_gone_too(self, configured: Path, invoke: Run) -> None:
        configure(configured, ENTRY.format("gone.txt"))
        (configured / "a.txt").write_text("Rain.\n", encoding="utf-8")
        _, [line], _ = concise(invoke)
        assert line.endswith("this entry silences nothing: no file matches its pattern")

    @pytest.mark.parametrize("arguments", [("a.txt",), (".", "--ignore", "marker"), (".", "--ignore", "residue")])
    def test_a_run_that_cannot_know_says_nothing(self, configured: Path, invoke: Run, arguments: tuple[str]) -> None:
        configure(configured, ENTRY.format("*.txt"))
        (configured / "siclint.toml").write_text('plugins = ["marker.py"]\n' + ENTRY.format("*.txt"), encoding="utf-8")
        for name in ("a.txt", "b.txt"):
            (configured / name).write_text("Rain fell all day.\n", encoding="utf-8")
        assert concise(invoke, *arguments)[:2] == (0, [])

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('[[suppress]]\nfile = "a.txt"\nrules = ["markr"]\n', "siclint.toml:5:10"),
            ('[[suppress]]\nfile = "a.txt"\n', "`rules` is missing or empty"),
            ('[[suppress]]\nfile = "a.txt"\nrules = []\n', "`rules` is missing or empty"),
            ('[[suppress]]\nrules = ["marker"]\n', "`file` is missing or empty"),
            ('[[suppress]]\nfile = "a.txt"\nrules = ["marker"]\nquot = "a"\n', "did you mean `quote`?"),
            ('require-reason = true\n[[suppress]]\nfile = "a.txt"\nrules = ["marker"]\n', "gives no reason"),
        ],
    )
    def test_a_mistake_is_shown_at_its_place(self, configured: Path, invoke: Run, text: str, said: str) -> None:
        configure(configured, text)
        (configured / "a.txt").write_text("Rain.\n", encoding="utf-8")
        done = invoke("check")
        assert done.returncode == 2
        assert said in done.stderr
        assert "siclint.toml:" in done.stderr


def test_a_reason_is_required_where_the_configuration_says_so(configured: Path, invoke: Run) -> None:
    (configured / "siclint.toml").write_text(f"require-reason = true\n{CONFIGURATION}", encoding="utf-8")
    (configured / "a.md").write_text("<!-- siclint: ignore[marker] -->\nRain on ZZZ.\n", encoding="utf-8")
    status, lines, _ = concise(invoke)
    assert status == 1
    assert [line.split()[1] for line in lines] == ["warning[invalid-suppression]", "warning[marker]"]


@pytest.mark.parametrize("name", ["unused-suppression", "invalid-suppression"])
def test_both_rules_have_a_page_and_a_place_in_the_list(invoke: Run, name: str) -> None:
    assert invoke("explain", name).stdout.startswith(f"# {name}")
    assert name in invoke("rules", "residue").stdout
