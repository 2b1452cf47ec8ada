"""A real Neovim without a window: a diagnostic appears, a quick fix changes the buffer."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def neovim() -> str:
    """Where Neovim lies. A machine need not have it, CI must."""
    found = shutil.which("nvim")
    if found is None and "CI" not in os.environ:
        pytest.skip("there is no nvim on this machine")
    assert found is not None, "there is no nvim; on Debian: apt-get install neovim"
    return found


def test_a_diagnostic_appears_and_a_quick_fix_changes_the_buffer(neovim: str, tmp_path: Path) -> None:
    article = tmp_path / "über uns.md"
    article.write_text("# Häuser\n\nÜber 😀 “häuser” wrote the the mayor.\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    report = tmp_path / "report.json"
    environment = {
        **os.environ,
        "ARTICLE": str(article),
        "REPORT": str(report),
        "ROOT": str(tmp_path),
        "SICLINT": str(Path(sys.executable).with_name("siclint")),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    script = Path(__file__).with_name("neovim.lua")
    command = [neovim, "--headless", "-u", "NONE", "-i", "NONE", "-c", f"luafile {script}"]
    subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, timeout=120, check=True)
    said = json.loads(report.read_text(encoding="utf-8"))
    assert "failure" not in said, said["failure"]
    assert said["code"] == "repeated-word"
    assert said["messages"] == ["“the” stands twice in a row"]
    line = "Über 😀 “häuser” wrote the the mayor.".encode()
    start = line.index(b"the the")
    assert said["place"] == [2, start, 2, start + len(b"the the")]  # bytes, as Neovim counts
    assert said["titles"][0] == "Take one “the” out"
    assert said["lines"] == ["# Häuser", "", "Über 😀 “häuser” wrote the mayor."]
