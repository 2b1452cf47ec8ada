"""What docs/ci.md tells to copy, and what a log that is too large says."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run

PAGE = (Path(__file__).parents[2] / "docs" / "ci.md").read_text(encoding="utf-8")


def test_the_commands_to_copy_do_what_the_page_says(folder: Path, siclint: Run) -> None:
    articles = folder / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text("He saw the the house.\n", encoding="utf-8")
    commands = re.findall(r"^ *- (?:run: )?siclint (check .*)$", PAGE, re.M)
    assert len(commands) == 3
    for command in commands:
        done = siclint(*shlex.split(command))
        assert done.returncode == 1, done.stderr
        assert "repeated-word" in done.stdout
        for written in re.findall(r"--format \w+=(\S+)", command):
            assert "repeated-word" in (folder / written).read_text(encoding="utf-8")
            assert PAGE.count(written) == 2  # where it is written, and where it is picked up


def test_a_log_that_leaves_results_out_says_so_on_standard_error(marked: Path, siclint: Run) -> None:
    (marked / "a.txt").write_text("ZZZ " * 25_001, encoding="utf-8")
    done = siclint("check", "--quiet", "--format", "sarif=all.sarif", "--format", "jsonl=all.jsonl", "a.txt")
    assert done.returncode == 1
    first, second = done.stderr.splitlines()
    assert first.startswith("siclint: warning: all.sarif: this log has the 25,000 most severe of 25,001 results")
    assert second.startswith("siclint: note: all.sarif: this log has 25,000 results, the most severe first")
    (run,) = json.loads((marked / "all.sarif").read_text(encoding="utf-8"))["runs"]
    assert len(run["results"]) == 25_000
    findings = (marked / "all.jsonl").read_text(encoding="utf-8").count('"type":"diagnostic"')
    assert findings == 25_001
