"""The same articles give the same findings, however they lie on disk and however many processes look at them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.robustness.generated import settings

from siclint import Diagnostic, Source
from siclint.run import check_source

SEEDS = Path(__file__).parents[2] / "seeds"
TEXTS = sorted(SEEDS.rglob("*.txt"))


def found(name: str, text: str) -> tuple[Source, tuple[Diagnostic, ...]]:
    source = Source(name, text)
    result = check_source(source, settings())
    assert result.notifications == ()
    return source, result.diagnostics


def told(source: Source, diagnostics: Iterable[Diagnostic]) -> list[tuple[str, str, str]]:
    return [(d.rule, d.message, source.text[d.start : d.end].replace("\r\n", "\n")) for d in diagnostics]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_line_ends_make_no_difference(path: Path) -> None:
    text = Source.decode(path.name, path.read_bytes()).text
    text = text.replace("\r\n", "\n")
    assert told(*found("a.txt", text.replace("\n", "\r\n"))) == told(*found("a.txt", text))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_record_is_read_as_a_file_is(path: Path) -> None:
    text = Source.decode(path.name, path.read_bytes()).text.encode("utf-8", "replace").decode()  # JSON has no bytes
    _, in_record = found("a.jsonl", json.dumps({"text": text}))
    _, in_file = found("a.txt", text)
    assert sorted((d.rule, d.message) for d in in_record) == sorted((d.rule, d.message) for d in in_file)


def test_any_number_of_processes_writes_the_same_bytes(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("siclint")
    outputs = []
    for jobs in (1, 2, 8):
        done = subprocess.run(
            [
                command,
                "check",
                "--isolated",
                "--no-cache",
                "--preview",
                "--jobs",
                str(jobs),
                "--format",
                "sarif",
                SEEDS,
            ],
            cwd=tmp_path,
            capture_output=True,
            check=False,
            env={**os.environ, "NO_COLOR": "1"},
        )
        assert done.returncode == 1, done.stderr
        outputs.append(done.stdout)
    assert len(json.loads(outputs[0])["runs"][0]["results"]) > 200
    assert outputs[1] == outputs[0]
    assert outputs[2] == outputs[0]
