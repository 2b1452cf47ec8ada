"""Microsoft's validator, with its rules for code scanning, has nothing to say about the logs of real runs.

It is an npm package with a program of its own for each system. What it says stands in its output: its exit status
is 0 whatever it finds, and it says nothing at all of a log that it cannot read, which the schema's tests would refuse.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

VERSION = "5.7.0"
ROOT = Path(__file__).parents[2]
SYSTEMS = {"Linux": "linux", "Darwin": "darwin", "Windows": "win32"}

Findings = list[tuple[str, str, str]]
Validator = Callable[[Path], Findings]


@pytest.fixture(scope="session")
def multitool() -> Path:
    """The program, put into the user's cache when it is not there. A machine need not have npm, CI must."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    home = cache / "siclint-tests" / f"sarif-multitool-{VERSION}"
    package = home / "node_modules" / "@microsoft" / f"sarif-multitool-{SYSTEMS[platform.system()]}"
    program = package / ("Sarif.Multitool.exe" if os.name == "nt" else "Sarif.Multitool")
    if not program.exists():
        why = install(home)
        if why and "CI" not in os.environ:
            pytest.skip(why)
        assert not why, why
    return program


def install(home: Path) -> str:
    """Have npm fetch the package; why that cannot be done, or nothing."""
    npm = shutil.which("npm")
    if npm is None:
        return "there is no npm on this machine"
    home.mkdir(parents=True, exist_ok=True)
    command = [
        npm,
        "install",
        "--no-audit",
        "--no-fund",
        "--prefix",
        str(home),
        f"@microsoft/sarif-multitool@{VERSION}",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return f"npm could not install the validator: {done.stderr}" if done.returncode else ""


@pytest.fixture
def validator(multitool: Path, tmp_path: Path) -> Validator:
    """What the validator finds in a log: rule, level and message of each result."""

    def validate(log: Path) -> Findings:
        report = tmp_path / "validated.sarif"
        command = [str(multitool), "validate", str(log), "--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"]
        done = subprocess.run([*command, "--output", str(report)], capture_output=True, text=True, check=False)
        assert report.exists(), done.stdout + done.stderr
        (run,) = json.loads(report.read_text(encoding="utf-8-sig"))["runs"]
        assert run["invocations"][0]["executionSuccessful"], done.stdout
        return [
            (one["ruleId"], one.get("level", "warning"), json.dumps(one["message"].get("arguments")))
            for one in run.get("results", ())
        ]

    return validate


def check(folder: Path, log: Path, *arguments: str) -> int:
    """Write a log of a folder as a user does; the number of its results."""
    command = [str(Path(sys.executable).with_name("siclint")), "check", "--isolated", "--quiet", *arguments]
    command += ["--format", f"sarif={log}", "--format", "concise", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    (run,) = json.loads(log.read_text(encoding="utf-8"))["runs"]
    return len(run["results"])


def test_nothing_is_wrong_with_the_log_of_the_seeds(validator: Validator, tmp_path: Path) -> None:
    log = tmp_path / "seeds.sarif"
    assert check(ROOT / "seeds", log, "--preview") > 100
    assert validator(log) == []


def test_nothing_is_wrong_with_a_log_that_shows_what_is_silenced(validator: Validator, tmp_path: Path) -> None:
    work, log = tmp_path / "work", tmp_path / "silenced.sarif"
    work.mkdir()
    story = "He saw the the house. <!-- siclint: ignore[repeated-word] as the witness said it -->\n\nAnd of of it.\n"
    (work / "story.md").write_text(story, encoding="utf-8")
    assert check(work, log, "--show-silenced") == 2
    assert "the witness said it" in log.read_text(encoding="utf-8")
    assert validator(log) == []


def test_the_validator_is_heard(validator: Validator, tmp_path: Path) -> None:
    log = tmp_path / "broken.sarif"
    check(ROOT / "seeds", log)
    broken = json.loads(log.read_text(encoding="utf-8"))
    (run,) = broken["runs"]
    del run["tool"]["driver"]["informationUri"]
    regions = (result["locations"][0]["physicalLocation"]["region"] for result in run["results"][1:])
    next(region for region in regions if region["startColumn"] > 1)["endColumn"] = 1
    del run["results"][0]["locations"]
    log.write_text(json.dumps(broken), encoding="utf-8")
    found = Counter(rule for rule, _, _ in validator(log))
    assert {"SARIF2005", "SARIF1007", "GH1015"} - found.keys() == set(), found


def corpora() -> Iterator[Path]:
    """Articles of the optional folder of evaluation data, beside the repository or where the variable says."""
    named = os.environ.get("SICLINT_CORPORA")
    folder = Path(named) if named else ROOT.parent / "shared" / "corpora"
    if folder.is_dir():
        yield from sorted(path for path in folder.rglob("*") if path.suffix in (".txt", ".md", ".html"))


def test_nothing_is_wrong_with_the_log_of_many_real_articles(validator: Validator, tmp_path: Path) -> None:
    articles = list(corpora())
    if not articles:
        pytest.skip("there is no folder of articles to evaluate on")
    work, log = tmp_path / "work", tmp_path / "articles.sarif"
    work.mkdir()
    step = max(1, len(articles) // 500)
    for number, path in enumerate(articles[::step][:500]):
        shutil.copy(path, work / f"{number:03} {path.name}")
    assert check(work, log, "--preview") > 0
    assert validator(log) == []
