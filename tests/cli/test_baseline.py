"""`siclint baseline` and `check --baseline`, as a desk uses them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

NAME = "siclint-baseline.json"
A = "Rain fell on ZZZ all day.\n\nThe mayor of ZZZ was at home.\n"
B = "Snow fell on ZZZ.\n"


@pytest.fixture
def desk(marked: Path) -> Path:
    """Two articles with three findings, that a configuration names a baseline for."""
    (marked / "siclint.toml").write_text(
        f'plugins = ["marker.py"]\nselect = ["marker"]\nbaseline = "{NAME}"\n', encoding="utf-8"
    )
    (marked / "a.txt").write_text(A, encoding="utf-8")
    (marked / "b.txt").write_text(B, encoding="utf-8")
    return marked


def findings(folder: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads((folder / NAME).read_text(encoding="utf-8"))["findings"]
    return found


def lines(run: Run, *arguments: str) -> list[str]:
    return run("check", "--format", "concise", *arguments).stdout.splitlines()


def test_written_findings_are_quiet_and_new_ones_are_not(desk: Path, invoke: Run) -> None:
    written = invoke("baseline", "write")
    assert (written.returncode, written.stdout) == (0, f"{NAME}: 3 findings in 2 files\n")
    done = invoke("check")
    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing found; 3 silenced" in done.stderr
    (desk / "a.txt").write_text(f"ZZZ woke up early.\n\n{A}", encoding="utf-8")
    done = invoke("check", "--format", "concise")
    assert done.returncode == 1
    assert done.stdout == "a.txt:1:1: warning[marker] ZZZ stands here\n"


def test_it_is_the_same_with_several_processes(desk: Path, siclint: Run) -> None:
    siclint("baseline", "write")
    (desk / "b.txt").write_text(B + "\nAnd on ZZZ again.\n", encoding="utf-8")
    one, two = (siclint("check", "--format", "json", "--show-silenced", "--jobs", jobs).stdout for jobs in "12")
    assert one == two
    assert json.loads(one)["summary"]["silenced"] == 3


@pytest.mark.usefixtures("desk")
def test_the_option_names_another_and_no_baseline_none(invoke: Run) -> None:
    invoke("baseline", "write", "--baseline", "other.json", "a.txt")
    assert lines(invoke, "--baseline", "other.json") == ["b.txt:1:14: warning[marker] ZZZ stands here"]
    assert len(lines(invoke, "--no-baseline")) == 3


def test_paths_are_relative_to_the_baseline(desk: Path, invoke: Run) -> None:
    invoke("baseline", "write")
    (desk / "sub").mkdir()
    assert {entry["path"] for entry in findings(desk)} == {"a.txt", "b.txt"}
    done = invoke("check", "../a.txt", cwd=desk / "sub")
    assert done.returncode == 0
    assert "2 silenced" in done.stderr


def test_a_missing_or_broken_baseline_stops_the_run(desk: Path, invoke: Run) -> None:
    done = invoke("check")
    assert done.returncode == 2
    assert f"there is no baseline {NAME}; siclint baseline write makes one" in done.stderr
    (desk / NAME).write_text("{\n", encoding="utf-8")
    done = invoke("check")
    assert done.returncode == 2
    assert f"{NAME}:2:1: this is no JSON" in done.stderr


class TestWrite:
    def test_it_does_not_grow_by_itself(self, desk: Path, invoke: Run) -> None:
        invoke("baseline", "write")
        before = (desk / NAME).read_bytes()
        (desk / "b.txt").write_text(B + "\nHail fell on ZZZ.\n", encoding="utf-8")
        refused = invoke("baseline", "write")
        assert (refused.returncode, refused.stdout) == (1, "b.txt: marker: ZZZ\n")
        assert "lacks 1 finding; it grows only with --allow-new" in refused.stderr
        assert (desk / NAME).read_bytes() == before
        grown = invoke("baseline", "write", "--allow-new")
        assert (grown.returncode, grown.stdout) == (0, f"{NAME}: 4 findings in 2 files (1 new)\n")

    def test_reasons_stay(self, desk: Path, invoke: Run) -> None:
        invoke("baseline", "write")
        path = desk / NAME
        path.write_text(
            path.read_text(encoding="utf-8").replace('"path": "b.txt",', '"path": "b.txt", "reason": "old archive",'),
            encoding="utf-8",
        )
        (desk / "b.txt").write_text("Much snow fell on ZZZ.\n", encoding="utf-8")
        assert invoke("baseline", "write").returncode == 0
        [entry] = [entry for entry in findings(desk) if entry["path"] == "b.txt"]
        assert (entry["reason"], entry["before"]) == ("old archive", "snow fell on")
        [shown] = json.loads(invoke("check", "b.txt", "--format", "json", "--show-silenced").stdout)["files"]
        assert shown["silenced"][0]["silenced"] == {"by": "baseline", "reason": "old archive", "place": NAME}

    def test_what_cannot_be_checked_is_said_and_its_entries_stay(self, desk: Path, invoke: Run) -> None:
        invoke("baseline", "write")
        (desk / "b.txt").write_bytes(b"\0\0\0")
        done = invoke("baseline", "write")
        assert done.returncode == 2
        assert "b.txt" in done.stderr
        assert [entry["path"] for entry in findings(desk)] == ["a.txt", "a.txt", "b.txt"]


class TestPrune:
    def test_it_takes_out_what_is_gone_and_puts_nothing_in(self, desk: Path, invoke: Run) -> None:
        invoke("baseline", "write")
        (desk / "a.txt").write_text("Rain fell on ZZZ all day.\n\nZZZ is new.\n", encoding="utf-8")
        done = invoke("check")
        assert done.returncode == 1
        assert "1 finding of the baseline is no longer there" in done.stderr
        pruned = invoke("baseline", "prune")
        assert (pruned.returncode, pruned.stdout) == (0, f"{NAME}: 2 findings in 2 files (1 gone)\n")
        assert "no longer there" not in invoke("check").stderr
        assert lines(invoke) == ["a.txt:3:1: warning[marker] ZZZ stands here"]

    def test_of_files_that_are_not_checked_nothing_is_taken_out(self, desk: Path, invoke: Run) -> None:
        invoke("baseline", "write")
        for name in ("a.txt", "b.txt"):
            (desk / name).write_text("Nothing.\n", encoding="utf-8")
        assert "1 finding of" in invoke("check", "b.txt").stderr
        invoke("baseline", "prune", "b.txt")
        assert [entry["path"] for entry in findings(desk)] == ["a.txt", "a.txt"]

    def test_of_rules_that_do_not_run_nothing_is_taken_out(self, desk: Path, invoke: Run) -> None:
        invoke("baseline", "write")
        (desk / "b.txt").write_text("Nothing.\n", encoding="utf-8")
        invoke("baseline", "prune", "--select", "residue")
        assert len(findings(desk)) == 3

    def test_a_file_that_is_gone_is_judged_where_its_folder_was_checked(self, desk: Path, invoke: Run) -> None:
        invoke("baseline", "write")
        (desk / "b.txt").unlink()
        invoke("baseline", "prune", "a.txt")
        assert len(findings(desk)) == 3
        invoke("baseline", "prune")
        assert len(findings(desk)) == 2

    def test_a_renamed_file_keeps_its_entries_under_its_new_name(self, desk: Path, invoke: Run) -> None:
        invoke("baseline", "write")
        (desk / "b.txt").rename(desk / "c.txt")
        done = invoke("check")
        assert (done.returncode, done.stdout) == (0, "")
        assert "no longer there" not in done.stderr
        invoke("baseline", "prune")
        assert [entry["path"] for entry in findings(desk)] == ["a.txt", "a.txt", "c.txt"]

    def test_without_a_baseline_there_is_nothing_to_prune(self, desk: Path, invoke: Run) -> None:
        done = invoke("baseline", "prune")
        assert done.returncode == 2
        assert not (desk / NAME).exists()


@pytest.mark.usefixtures("desk")
def test_show_lists_what_is_excused(invoke: Run) -> None:
    invoke("baseline", "write")
    shown = invoke("baseline", "show").stdout
    assert f"{NAME}: 3 findings in 2 files" in shown
    assert "rain fell on [ZZZ] all day" in shown
    document = json.loads(invoke("baseline", "show", "--format", "json").stdout)
    assert [entry["path"] for entry in document] == ["a.txt", "a.txt", "b.txt"]


def test_suppressions_come_first(desk: Path, invoke: Run) -> None:
    (desk / "c.md").write_text("<!-- siclint: ignore[marker] why -->\nZZZ\n", encoding="utf-8")
    invoke("baseline", "write")
    assert {entry["path"] for entry in findings(desk)} == {"a.txt", "b.txt"}


@pytest.mark.usefixtures("desk")
def test_fixes_leave_the_baseline_alone(invoke: Run) -> None:
    invoke("baseline", "write")
    assert invoke("check", "--show-fixes").returncode == 0
