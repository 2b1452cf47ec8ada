"""The baseline's file: what people and git see, and what is said of a broken one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from siclint.baseline import Baseline, BaselineError, Entry, load, save

ENTRIES = (
    Entry("b.txt", "zed", "ZZ", "met in", "on monday", "00ff", "aa11"),
    Entry("a.txt", "zed", "naïve – „ZZ“ \udc80", "", "", "", "bb22", "the name of a shop"),
)


def test_it_comes_back_as_it_went(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    save(str(path), ENTRIES)
    assert load(str(path)) == Baseline(str(tmp_path), tuple(sorted(ENTRIES)))


def test_it_is_sorted_json_with_a_finding_a_line_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    save(str(path), ENTRIES)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[:3] == ["{", '"version": 1,', '"findings": [']
    assert lines[3].startswith('{"path": "a.txt", "rule": "zed", "text": "naïve – „ZZ“')
    assert json.loads(lines[4])["path"] == "b.txt"
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == 1
    first = path.read_bytes()
    save(str(path), reversed(ENTRIES))
    assert path.read_bytes() == first


def test_one_without_findings_is_one(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    save(str(path), ())
    assert load(str(path)).entries == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", ":1:2: this is no JSON"),
        ("[]", "is no baseline"),
        ('{"version": 1}', "is no baseline"),
        ('{"version": 2, "findings": []}', "of version 2, and this siclint reads 1"),
        ('{\n"version": 1,\n"findings": [\n{"path": "a"}\n]\n}\n', ":4: finding 1 has no rule"),
        (
            '{\n"version": 1,\n"findings": [\n{"path": "a", "rule": "b", "evidence": "c", "text": 1}\n]\n}',
            "text that is no",
        ),
        ('{\n"version": 1,\n"findings": [\n<<<<<<< HEAD\n', ":4: a merge left its marks here"),
        ("\xff", "is not UTF-8"),
    ],
)
def test_what_is_wrong_is_said_with_the_place(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(BaselineError) as error:
        load(str(path))
    assert said in str(error.value)
    assert str(path) in str(error.value)


def test_a_missing_one_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="siclint baseline write makes one"):
        load(str(tmp_path / "baseline.json"))


def test_a_writer_that_is_killed_at_any_moment_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    save(str(path), ENTRIES)
    writer = (
        "from siclint.baseline import Entry, save\n"
        "import sys\n"
        "entries = [Entry(f'{n}.txt', 'zed', 'ZZ' * 20, 'a b c', 'd e f', '0' * 16, '1' * 16) for n in range(3000)]\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    save(sys.argv[1], entries)\n"
        "    save(sys.argv[1], entries[:1500])\n"
    )
    for delay in (0.0, 0.003, 0.01, 0.02, 0.04, 0.08):
        with subprocess.Popen([sys.executable, "-c", writer, str(path)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(delay)
            os.kill(process.pid, signal.SIGKILL)
        assert len(load(str(path)).entries) in (2, 1500, 3000)
