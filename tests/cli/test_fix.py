"""`siclint check --fix`: what is written, what is left alone, and what is said about it."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

RULES = """
import re

from siclint import Applicability, Edit, Finding, Fix, Rule, Severity, Status


def finder(pattern, new, applicability):
    def check(article):
        for match in re.finditer(pattern, article.text):
            fix = Fix(f"Write {new}", (Edit(*match.span(), new),), applicability)
            yield Finding(*match.span(), f"{match[0]} stands here", fixes=(fix,))
    return check


def make(name, pattern, new, applicability):
    return Rule(
        name=name,
        family="garbling",
        summary=f"Finds {pattern}",
        severity=Severity.WARNING,
        status=Status.STABLE,
        check=finder(pattern, new, applicability),
        fix=applicability,
        mqm="Accuracy/Untranslated",
        its="untranslated",
    )


rules = [
    make("marker", "ZZZ", "zzz", Applicability.SAFE),
    make("guess", "QQQ", "qqq", Applicability.UNSAFE),
]
"""


@pytest.fixture
def work(folder: Path) -> Path:
    """A folder with a rule whose fix is safe and one whose fix is not."""
    (folder / "rules.py").write_text(RULES, encoding="utf-8")
    (folder / "siclint.toml").write_text('plugins = ["rules.py"]\nselect = ["marker", "guess"]\n', encoding="utf-8")
    return folder


def put(path: Path, data: bytes = b"Rain fell on ZZZ all day.\n") -> Path:
    path.write_bytes(data)
    return path


class TestWhatIsWritten:
    def test_safe_fixes_are_made_and_the_rest_is_reported(self, work: Path, siclint: Run) -> None:
        file = put(work / "a.txt", b"ZZZ met QQQ,\r\nand ZZZ left.")
        done = siclint("check", "a.txt", "--fix", "--format", "concise")
        assert file.read_bytes() == b"zzz met QQQ,\r\nand zzz left."
        assert done.stdout == "a.txt:1:9: warning[guess] QQQ stands here\n"
        assert done.returncode == 1
        said = done.stderr.splitlines()
        assert said[0] == "siclint: fixed: a.txt: 2 marker"
        assert said[1].startswith("1 file, 6 words: 2 fixed, 1 warning (")
        assert said[2] == "1 can be fixed with --fix --unsafe-fixes; --show-fixes shows how"

    def test_unsafe_fixes_are_made_on_demand(self, work: Path, siclint: Run) -> None:
        file = put(work / "a.txt", b"ZZZ met QQQ.\n")
        done = siclint("check", "a.txt", "--fix", "--unsafe-fixes")
        assert (file.read_bytes(), done.returncode, done.stdout) == (b"zzz met qqq.\n", 0, "")
        assert "2 fixed, nothing left" in done.stderr

    def test_a_second_time_changes_nothing_and_says_nothing_of_fixes(self, work: Path, siclint: Run) -> None:
        file = put(work / "a.txt")
        siclint("check", "a.txt", "--fix")
        before = file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino
        done = siclint("check", "a.txt", "--fix")
        assert (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino) == before
        assert "fixed" not in done.stderr

    def test_a_file_keeps_its_mode_and_a_link_stays_a_link(self, work: Path, siclint: Run) -> None:
        (work / "store").mkdir()
        file = put(work / "store" / "article")
        file.chmod(0o640)
        (work / "a.txt").symlink_to(file)
        siclint("check", "a.txt", "--fix")
        assert (work / "a.txt").is_symlink()
        assert file.read_bytes() == b"Rain fell on zzz all day.\n"
        assert stat.S_IMODE(file.stat().st_mode) == 0o640
        assert os.listdir(work / "store") == ["article"]

    def test_a_file_under_two_names_is_fixed_once(self, work: Path, siclint: Run) -> None:
        file = put(work / "a.txt", b"ZZZ met QQQ.\n")
        (work / "b.txt").symlink_to(file)
        done = siclint("check", "a.txt", "b.txt", "--fix", "--format", "concise")
        assert file.read_bytes() == b"zzz met QQQ.\n"
        assert done.stdout.splitlines() == [
            "a.txt:1:9: warning[guess] QQQ stands here",
            "b.txt:1:9: warning[guess] QQQ stands here",
        ]
        assert done.returncode == 1

    def test_many_files_in_several_processes(self, work: Path, siclint: Run) -> None:
        for number in range(60):
            put(work / f"{number}.txt", b"ZZZ slept.\n" * number)
        assert siclint("check", ".", "--fix", "--jobs", "2").returncode == 0
        assert all((work / f"{n}.txt").read_bytes() == b"zzz slept.\n" * n for n in range(60))


class TestWhatIsLeftAlone:
    def test_a_file_that_changes_meanwhile_is_left_alone_and_named(self, work: Path, siclint: Run) -> None:
        (work / "rules.py").write_text(
            RULES.replace("        for match", "        open('a.txt', 'a').write('More.')\n        for match", 1),
            encoding="utf-8",
        )
        file = put(work / "a.txt")
        put(work / "b.txt")
        done = siclint("check", "a.txt", "b.txt", "--fix", "--format", "concise", "--select", "marker")
        assert b"ZZZ" in file.read_bytes()
        assert (work / "b.txt").read_bytes() == b"Rain fell on zzz all day.\n"
        assert "siclint: error: a.txt: the file was not fixed: it has changed since it was read\n" in done.stderr
        assert done.stdout.startswith("a.txt:1:14: warning[marker] ZZZ stands here\n")
        assert done.returncode == 2
        assert sorted(os.listdir(work)) == [".git", "a.txt", "b.txt", "rules.py", "siclint.toml"]

    def test_a_read_only_file_is_left_alone_and_named(self, work: Path, siclint: Run) -> None:
        file = put(work / "a.txt")
        file.chmod(0o444)
        done = siclint("check", "a.txt", "--fix")
        assert file.read_bytes() == b"Rain fell on ZZZ all day.\n"
        assert "siclint: error: a.txt: the file was not fixed: it is read-only\n" in done.stderr
        assert done.returncode == 2


@pytest.mark.usefixtures("work")
class TestStandardInput:
    def test_the_fixed_text_goes_to_standard_output_and_the_report_to_standard_error(self, siclint: Run) -> None:
        done = siclint("check", "-", "--fix", "--format", "concise", stdin="é ZZZ met QQQ.\r\n")
        assert done.stdout == "é zzz met QQQ.\r\n"
        assert "<stdin>:1:11: warning[guess] QQQ stands here\n" in done.stderr
        assert done.returncode == 1

    def test_what_cannot_be_fixed_comes_out_as_it_went_in(self, siclint: Run) -> None:
        data = b"caf\xe9 \0 ZZZ"
        done = siclint("check", "-", "--fix", stdin=data)
        assert done.stdout.encode("utf-8", "surrogateescape") == data
        assert done.returncode == 2


class TestShowFixes:
    @pytest.mark.parametrize(
        "data",
        [
            b"ZZZ slept.\nQQQ too.\n",
            b"Rain.\r\n\r\nZZZ slept.\r\nWind.\rZZZ",
            b"\xef\xbb\xbfZZZ slept. " * 3,
            "Naïve – ZZZ\n".encode() * 9 + b"\xff.\n",
        ],
        ids=["plain", "mixed line ends", "mark", "damaged"],
    )
    def test_the_difference_can_be_applied_and_is_what_fix_does(self, work: Path, siclint: Run, data: bytes) -> None:
        patched, fixed = put(work / "a.txt", data), work / "fixed"
        done = siclint("check", "a.txt", "--show-fixes", "--quiet")
        assert (patched.read_bytes(), done.returncode, done.stderr) == (data, 1, "")
        shutil.copy(patched, fixed)
        siclint("check", "fixed", "--fix")
        difference = done.stdout.encode("utf-8", "surrogateescape")
        subprocess.run(["git", "init", "-q", "."], cwd=work, check=True)
        subprocess.run(["git", "apply", "-p0", "-"], cwd=work, input=difference, check=True)
        assert patched.read_bytes() == fixed.read_bytes() != data

    def test_nothing_to_fix_is_status_0_and_silence(self, work: Path, siclint: Run) -> None:
        put(work / "a.txt", b"QQQ slept.\n")
        done = siclint("check", "--show-fixes", "--format", "json=report.json")
        assert (done.stdout, done.returncode) == ("", 0)
        assert json.loads((work / "report.json").read_text())["files"][0]["diagnostics"]

    def test_it_wins_over_fix(self, work: Path, siclint: Run) -> None:
        file = put(work / "a.txt")
        assert "+Rain fell on zzz all day." in siclint("check", "--fix", "--show-fixes").stdout
        assert b"ZZZ" in file.read_bytes()


class TestStatus:
    def test_a_commit_hook_can_ask_for_a_failure_when_something_was_fixed(self, work: Path, siclint: Run) -> None:
        put(work / "a.txt")
        assert siclint("check", "--fix", "--exit-non-zero-on-fix").returncode == 1
        assert siclint("check", "--fix", "--exit-non-zero-on-fix").returncode == 0

    @pytest.mark.usefixtures("work")
    @pytest.mark.parametrize("option", ["--unsafe-fixes", "--exit-non-zero-on-fix"])
    def test_an_option_that_would_do_nothing_is_refused(self, siclint: Run, option: str) -> None:
        done = siclint("check", option)
        assert done.returncode == 2
        assert "Nothing is fixed without --fix or --show-fixes" in " ".join(done.stderr.replace("│", "").split())


def test_the_json_formats_name_what_was_fixed(work: Path, siclint: Run) -> None:
    put(work / "a.txt", b"ZZZ met ZZZ.\n")
    done = siclint("check", "--fix", "--format", "json", "--format", "jsonl=lines.jsonl")
    document = json.loads(done.stdout)
    assert document["files"][0]["fixed"] == [{"rule": "marker", "title": "Write zzz"}] * 2
    assert document["summary"]["fixed"] == 2
    lines = [json.loads(line) for line in (work / "lines.jsonl").read_text().splitlines()]
    assert [line for line in lines if line["type"] == "fixed"] == [
        {"type": "fixed", "path": "a.txt", "rule": "marker", "title": "Write zzz"}
    ] * 2


class TestWhatIsSilenced:
    def test_what_a_comment_silences_is_not_fixed(self, work: Path, siclint: Run) -> None:
        text = "<!-- siclint: ignore[marker] the name is so -->\nZZZ met\nZZZ.\n\nThen {} left.\n"
        file = put(work / "a.md", text.format("ZZZ").encode())
        done = siclint("check", "a.md", "--fix")
        assert file.read_text() == text.format("zzz")
        assert (done.returncode, done.stdout) == (0, "")
        assert "1 fixed" in done.stderr
        assert "2 silenced" in done.stderr

    def test_what_a_baseline_knows_is_not_fixed_and_stays_known(self, work: Path, siclint: Run) -> None:
        file = put(work / "a.txt", b"Rain fell on ZZZ all day.\n")
        siclint("baseline", "write", "--baseline", "known.json")
        assert (work / "known.json").exists()
        file.write_bytes(b"Then came ZZZ.\n\nRain fell on ZZZ all day.\n")
        done = siclint("check", "a.txt", "--fix", "--baseline", "known.json")
        assert file.read_bytes() == b"Then came zzz.\n\nRain fell on ZZZ all day.\n"
        assert (done.returncode, done.stdout) == (0, "")
        assert "no longer there" not in done.stderr
        assert "fixed" not in siclint("check", "a.txt", "--fix", "--baseline", "known.json").stderr
