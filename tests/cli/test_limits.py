"""A rule that never ends, or eats all memory, costs its own findings in that article and nothing else."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run

RULES = """
import re

from siclint import Finding, Rule, Severity, Status


def look(article):
    for match in re.finditer("ZZZ", article.text):
        yield Finding(match.start(), match.end(), "ZZZ stands here")


def misbehave(article):
    if "LOOP" in article.text:
        while True:
            try:
                sum(range(1000))
            except Exception:
                pass
    if "BACKTRACK" in article.text:
        re.search("(a|a)*$", "a" * 60 + "b")
    if "EAT" in article.text:
        kept = []
        while True:
            kept.append(bytearray(64 << 20))
    yield from ()


def make(name, check):
    return Rule(
        name=name,
        family="garbling",
        summary="Finds ZZZ",
        severity=Severity.WARNING,
        status=Status.STABLE,
        check=check,
        mqm="Accuracy/Untranslated",
        its="untranslated",
    )


rules = [make("marker", look), make("misbehaving", misbehave)]
"""


@pytest.fixture
def misbehaving(folder: Path) -> Path:
    """A folder whose configuration has a rule that finds ZZZ, and one that loops or eats when it is asked to."""
    (folder / "both.py").write_text(RULES, encoding="utf-8")
    (folder / "siclint.toml").write_text(
        'plugins = ["both.py"]\nselect = ["marker", "misbehaving"]\ntime-limit = 0.5\n', encoding="utf-8"
    )
    return folder


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("word", ["LOOP", "BACKTRACK"])
def test_rule_that_does_not_end_is_named_and_the_rest_goes_on(
    siclint: Run, misbehaving: Path, word: str, jobs: str
) -> None:
    (misbehaving / "a.txt").write_text(f"ZZZ stands in the first. {word}.\n", encoding="utf-8")
    (misbehaving / "b.txt").write_text("ZZZ stands in the second.\n", encoding="utf-8")
    done = siclint("check", "--jobs", jobs, "--format", "concise", "a.txt", "b.txt")
    assert done.returncode == 2
    assert [line.split(":")[0] for line in done.stdout.splitlines() if "ZZZ stands here" in line] == ["a.txt", "b.txt"]
    assert "a.txt:1" in done.stderr
    assert "rule misbehaving failed on this article and was left out for it: it took longer than 0.5 s" in done.stderr


def test_rule_that_never_ends_is_given_up_after_three_articles(siclint: Run, misbehaving: Path) -> None:
    names = [f"{letter}.txt" for letter in "abcde"]
    for name in names:
        (misbehaving / name).write_text("ZZZ stands here. LOOP.\n", encoding="utf-8")
    done = siclint("check", "--jobs", "1", "--format", "concise", *names)
    assert done.returncode == 2
    assert [line.split(":")[0] for line in done.stdout.splitlines() if "ZZZ stands here" in line] == names
    tried = "rule misbehaving failed on this article and was left out for it: it took longer than 0.5 s"
    given_up = "rule misbehaving was left out for this article: it took too long on 3 articles before"
    assert [line.split(": ")[2].split(":")[0] for line in done.stderr.splitlines() if tried in line] == names[:3]
    assert [line.split(": ")[2].split(":")[0] for line in done.stderr.splitlines() if given_up in line] == names[3:]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is limited on Linux only")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_rule_that_eats_all_memory_is_named_and_the_rest_goes_on(siclint: Run, misbehaving: Path, jobs: str) -> None:
    (misbehaving / "siclint.toml").write_text(
        'plugins = ["both.py"]\nselect = ["marker", "misbehaving"]\n', encoding="utf-8"
    )
    (misbehaving / "a.txt").write_text("ZZZ stands in the first. EAT.\n", encoding="utf-8")
    (misbehaving / "b.txt").write_text("ZZZ stands in the second.\n", encoding="utf-8")
    done = siclint("check", "--jobs", jobs, "--format", "concise", "a.txt", "b.txt", preexec_fn=_little_memory)
    assert done.returncode == 2
    assert [line.split(":")[0] for line in done.stdout.splitlines() if "ZZZ stands here" in line] == ["a.txt", "b.txt"]
    assert "rule misbehaving failed" in done.stderr
    assert "needs more memory than there is" in done.stderr


def _little_memory() -> None:
    """So that the test does not fill the machine; a user's run has most of what is free."""
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (1 << 30, resource.RLIM_INFINITY))


def test_limit_of_memory_is_of_the_checking_process_alone() -> None:
    resource = pytest.importorskip("resource")
    from siclint.limits import bounded_memory

    before = resource.getrlimit(resource.RLIMIT_DATA)
    with bounded_memory():
        soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        assert hard == before[1]
        if sys.platform.startswith("linux"):
            assert 0 < soft < 1 << 60
    assert resource.getrlimit(resource.RLIMIT_DATA) == before


@pytest.mark.parametrize("limit", ["0", "inf", "1e300"])
def test_no_limit_at_all(siclint: Run, misbehaving: Path, limit: str) -> None:
    (misbehaving / "siclint.toml").write_text(
        f'plugins = ["both.py"]\nselect = ["marker"]\ntime-limit = {limit}\n', encoding="utf-8"
    )
    (misbehaving / "a.txt").write_text("ZZZ stands here.\n", encoding="utf-8")
    assert siclint("check", "a.txt").returncode == 1
