"""The progress bar: only for a person at a terminal, and only in a long run."""

from __future__ import annotations

import io
import os
import pty
import re
import subprocess
from contextlib import redirect_stderr
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from siclint.cli.progress import PATIENCE, meter

if TYPE_CHECKING:
    from tests.cli.conftest import Run, Start


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment of a terminal, and no patience."""
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("siclint.cli.progress.PATIENCE", -1.0)


def shown(*, wanted: bool = True) -> str:
    """What a terminal is sent while two of three files are done."""
    with redirect_stderr(Terminal()) as stream:
        bar = meter(3, wanted=wanted)
        for _ in range(2):
            bar.advance(5)
        bar.hide()
    return stream.getvalue()


@pytest.mark.usefixtures("_terminal")
class TestBar:
    def test_a_long_run_in_a_terminal_has_one(self) -> None:
        assert re.search("checking .*1/3.* files, 5 found", shown())

    def test_it_is_gone_when_it_is_hidden(self) -> None:
        assert shown().endswith("\x1b[1A\x1b[2K")

    @pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
    def test_none_where_nobody_looks(self, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
        monkeypatch.setenv(name, value)
        assert shown() == ""

    def test_none_when_it_is_not_wanted(self) -> None:
        assert shown(wanted=False) == ""

    def test_none_in_a_short_run(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("siclint.cli.progress.PATIENCE", PATIENCE)
        assert shown() == ""


@pytest.fixture
def slow(marked: Path) -> Path:
    """A folder that takes longer to check than a person waits without a sign."""
    rule = (marked / "marker.py").read_text(encoding="utf-8")
    (marked / "marker.py").write_text(rule.replace("    for match", "    __import__('time').sleep(0.7)\n    for match"))
    for number in range(5):
        (marked / f"{number}.txt").write_text("Rain fell on ZZZ.\n", encoding="utf-8")
    return marked


@pytest.mark.usefixtures("slow")
def test_findings_in_a_pipe_and_the_bar_in_the_terminal(start: Start) -> None:
    parent, child = pty.openpty()
    process = start("check", "--format", "concise", env={"TERM": "xterm"}, stdout=subprocess.PIPE, stderr=child)
    os.close(child)
    out, _ = process.communicate(timeout=60)
    shown = os.read(parent, 1_000_000).decode()
    os.close(parent)
    assert len(out.splitlines()) == 5
    assert b"\x1b" not in out
    assert "checking" in shown
    assert "5 warnings" in shown


@pytest.mark.usefixtures("slow")
def test_nothing_in_a_pipe_even_where_colour_is_forced(siclint: Run) -> None:
    done = siclint("check", "--format", "concise", env={"FORCE_COLOR": "1", "TERM": "xterm"})
    assert "checking" not in done.stderr
    assert "\x1b" not in done.stderr + done.stdout
