"""A run that is killed, at whatever moment, leaves each file as it was or as it was to be: nothing is half written.

SICLINT_KILLS says how many kills each test tries.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

KILLS = int(os.environ.get("SICLINT_KILLS", "5"))
FILES = 40

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills by signal")


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [str(Path(sys.executable).with_name("siclint")), *arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if not path.name.startswith(".")}


def kill_at(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Kill it after so long; whether it was still running."""
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def moments(whole: float) -> list[float]:
    """When to kill: early and late in a run that takes `whole` seconds, the later part of it more often."""
    chance = random.Random(5)
    return [whole * (1 - chance.random() ** 2) for _ in range(KILLS)]


def test_fix(tmp_path: Path) -> None:
    before = tmp_path / "before"
    before.mkdir()
    for number in range(FILES):
        damaged = f"The cafÃ© number {number} opens on Friday , as itâ€™s said.\r\n" * 30
        (before / f"{number:03}.txt").write_bytes(damaged.encode())
    after = tmp_path / "after"
    shutil.copytree(before, after)
    began = time.monotonic()
    start(after, "check", "--fix", "--no-cache", "--isolated", ".").wait()
    whole = time.monotonic() - began
    old, new = contents(before), contents(after)
    assert all(old[name] != new[name] for name in old), "there is something to write in each file"
    killed = midway = 0
    for moment in moments(whole):
        folder = tmp_path / "work"
        shutil.copytree(before, folder)
        killed += kill_at(start(folder, "check", "--fix", "--no-cache", "--isolated", "."), moment)
        left = contents(folder)
        assert left.keys() == old.keys()
        assert all(left[name] in (old[name], new[name]) for name in old)
        midway += left not in (old, new)
        shutil.rmtree(folder)
    assert killed
    if KILLS >= 50:
        assert midway, "no kill met a run that had written some files and not others"


def test_baseline(tmp_path: Path) -> None:
    for number in range(FILES):
        (tmp_path / f"{number:03}.txt").write_text(f"The the report number {number} came.\n" * 20, encoding="utf-8")
    baseline = tmp_path / "siclint-baseline.json"
    arguments = ("baseline", "write", "--allow-new", "--isolated", "--baseline", baseline.name, ".")
    start(tmp_path, *arguments).wait()
    old = baseline.read_bytes()
    for number in range(FILES):
        with open(tmp_path / f"{number:03}.txt", "a", encoding="utf-8") as file:
            file.write("And more more came of it.\n")
    began = time.monotonic()
    start(tmp_path, *arguments).wait()
    whole = time.monotonic() - began
    new = baseline.read_bytes()
    assert len(new) > len(old) > 0
    killed = 0
    for moment in moments(whole):
        baseline.write_bytes(old)
        killed += kill_at(start(tmp_path, *arguments), moment)
        assert baseline.read_bytes() in (old, new)
    assert killed
