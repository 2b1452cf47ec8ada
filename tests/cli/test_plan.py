"""How many processes a run uses, which rules it tells its reports of, and what a start imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

from siclint import Rule, Severity, Status
from siclint.check import ActiveRule
from siclint.cli.plan import Plan
from siclint.discovery import Found
from siclint.run import Settings, Task
from siclint.workers import cores


def rule(name: str, family: str, severity: Severity = Severity.NOTE) -> ActiveRule:
    made = Rule(
        name=name,
        family=family,
        summary="Finds nothing",
        severity=severity,
        status=Status.STABLE,
        mqm="Accuracy/Omission",
        its="omission",
        check=lambda _: (),
    )
    return ActiveRule(made, severity)


def plan(*sizes: int, settings: Settings | None = None) -> Plan:
    settings = settings or Settings(())
    return Plan(tuple(Task(Found(f"{size}.txt", f"/{size}.txt", size), settings) for size in sizes), ())


@pytest.mark.parametrize(
    ("sizes", "wanted", "jobs"),
    [
        ((), None, 1),
        ((100,), None, 1),
        ((100, 100, 100), None, 1),
        ((50_000_000,), None, 1),
        ((50_000_000, 100), None, cores()),
        ((1000,) * 20_000, None, cores()),
        ((100, 100), 2, 2),
        ((50_000_000, 100), 1, 1),
    ],
)
def test_little_text_is_checked_in_one_process(sizes: tuple[int, ...], wanted: int | None, jobs: int) -> None:
    assert plan(*sizes).jobs(wanted) == jobs


def test_reports_are_told_of_every_rule_once_in_order() -> None:
    a, b, c = rule("b-rule", "garbling"), rule("a-rule", "garbling"), rule("c-rule", "grammar", Severity.ERROR)
    some, others = Settings((c, a)), Settings((b, a))
    both = Plan((*plan(1, settings=some).tasks, *plan(2, settings=others).tasks), ())
    assert [active.rule.name for active in both.rules] == ["a-rule", "b-rule", "c-rule"]


def imported(*arguments: str) -> set[str]:
    """The modules that a command imports."""
    command = [sys.executable, "-X", "importtime", "-m", "siclint", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def test_the_version_needs_next_to_nothing() -> None:
    assert imported("--version").isdisjoint({"typer", "rich", "numpy", "siclint_rules", "siclint.plugins"})


def test_a_short_check_needs_no_processes_no_table_and_no_progress(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("articles") / "a.txt"
    file.write_text("Rain fell all day.\n", encoding="utf-8")
    modules = imported("check", "--isolated", str(file))
    assert "siclint.run" in modules
    assert modules.isdisjoint(
        {"siclint.workers", "multiprocessing", "rich.console", "rich.progress", "pathspec", "tomllib"}
    )
