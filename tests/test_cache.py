"""What the cache gives back is what a check would find; and nothing that happens to it is an error."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from siclint import Applicability, Article, Edit, Finding, Fix, Related, Rule, Severity, Status
from siclint.article.readers import ReadOptions
from siclint.cache import NAME, Cache
from siclint.check import ActiveRule
from siclint.discovery import Found
from siclint.run import FileResult, Settings, Task, run
from siclint.suppressions import Entry, SuppressionSettings

calls: list[str] = []


def find_z(article: Article) -> Iterator[Finding]:
    calls.append(article.source.name)
    if "RAISE" in article.text:
        raise RuntimeError("asked to")
    for match in re.finditer("Z+", article.text):
        start, end = match.span()
        fix = Fix("Take it out", (Edit(start, end, ""), Edit(0, 0, "é\udc80")), Applicability.SAFE)
        yield Finding(start, end, f"“{match[0]}” \udc80 stands", (Related(0, 1, "the start"),), (fix,))


RULE = Rule(
    name="test-z",
    family="garbling",
    summary="Finds Z",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Untranslated",
    its="untranslated",
    fix=Applicability.SAFE,
    check=find_z,
)
SETTINGS = Settings((ActiveRule(RULE, Severity.WARNING),))


SUPPRESSIONS = SuppressionSettings(entries=(Entry(("test-z",), "", "a letter", "siclint.toml:3"),))


def task(name: str, text: str | bytes, settings: Settings = SETTINGS) -> Task:
    data = text.encode() if isinstance(text, str) else text
    return Task(Found(name, f"/nowhere/{name}", len(data), data), settings)


def check(folder: Path, *tasks: Task, most_bytes: int = 1 << 20) -> tuple[list[FileResult], list[str]]:
    """The results with the cache in a folder, and the names of the files that were checked for them."""
    calls.clear()
    with Cache(str(folder), most_bytes) as cache:
        results = list(run(tasks, cache=cache))
    return results, list(calls)


TASKS = (task("a.txt", "A ZZ.\n\nZ"), task("b.md", "# None\n\nNothing here."), task("c.txt", b"Z \xff caf\xc3\xa9 Z"))


def test_second_run_checks_nothing_and_finds_the_same(tmp_path: Path) -> None:
    first, checked = check(tmp_path, *TASKS)
    assert checked == ["a.txt", "b.md", "c.txt"]
    assert [len(result.diagnostics) for result in first] == [2, 0, 2]
    second, checked = check(tmp_path, *TASKS)
    assert checked == []
    assert second == first


@pytest.mark.parametrize(
    "changed",
    [
        task("a.txt", "A ZZ!\n\nZ"),
        task("a.md", "A ZZ.\n\nZ"),
        task("a.txt", "A ZZ.\n\nZ", replace(SETTINGS, rules=(ActiveRule(RULE, Severity.ERROR),))),
        task("a.txt", "A ZZ.\n\nZ", replace(SETTINGS, read=ReadOptions(text_field="body"))),
        task("a.txt", "A ZZ.\n\nZ", replace(SETTINGS, rules=(*SETTINGS.rules, *SETTINGS.rules))),
        task("a.txt", "A ZZ.\n\nZ", replace(SETTINGS, suppressions=SUPPRESSIONS)),
    ],
    ids=["text", "name", "severity", "reading", "rules", "suppressions"],
)
def test_whatever_a_result_depends_on_makes_it_be_checked_again(tmp_path: Path, changed: Task) -> None:
    check(tmp_path, task("a.txt", "A ZZ.\n\nZ"))
    assert check(tmp_path, changed)[1]


def test_what_is_silenced_is_remembered_with_its_reason(tmp_path: Path) -> None:
    silencing = task("a.txt", "A ZZ.\n\nZ", replace(SETTINGS, suppressions=SUPPRESSIONS))
    [first], _ = check(tmp_path, silencing)
    assert [one.reason for one in first.silenced] == ["a letter", "a letter"]
    assert check(tmp_path, silencing) == ([first], [])


def test_what_is_silenced_is_kept_with_its_reason(tmp_path: Path) -> None:
    commented = task("a.md", "<!-- siclint: ignore[test-z] quoted as it stood -->\nA Z here.\n\nAnother Z.")
    first, _ = check(tmp_path, commented)
    assert [(one.by, one.reason, one.place) for one in first[0].silenced] == [
        ("comment", "quoted as it stood", "a.md:1")
    ]
    assert len(first[0].diagnostics) == 1
    assert check(tmp_path, commented) == (first, [])


def test_suppressions_of_the_configuration_count(tmp_path: Path) -> None:
    entry = Entry(("test-z",), "Z", "a name", "siclint.toml:3")
    silent = replace(SETTINGS, suppressions=SuppressionSettings({"test-z": "garbling"}, True, entries=(entry,)))
    check(tmp_path, task("a.txt", "A Z here."))
    results, checked = check(tmp_path, task("a.txt", "A Z here.", silent))
    assert checked == ["a.txt"]
    assert results[0].diagnostics == ()


def test_code_of_a_rule_file_counts(tmp_path: Path) -> None:
    rule_file = tmp_path / "rules.toml"
    rule_file.write_text("first", encoding="utf-8")
    settings = replace(SETTINGS, rule_files=(rule_file,))
    check(tmp_path, task("a.txt", "Z", settings))
    assert check(tmp_path, task("a.txt", "Z", settings))[1] == []
    rule_file.write_text("second", encoding="utf-8")
    assert check(tmp_path, task("a.txt", "Z", settings))[1] == ["a.txt"]


def test_file_that_something_went_wrong_with_is_checked_each_time(tmp_path: Path) -> None:
    first, _ = check(tmp_path, task("a.txt", "Z RAISE"))
    second, checked = check(tmp_path, task("a.txt", "Z RAISE"))
    assert checked == ["a.txt"]
    assert [n.descriptor for n in second[0].notifications] == ["rule-failed"]
    assert first == second


def test_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    gone = Task(Found("gone.txt", str(tmp_path / "gone.txt"), 1), SETTINGS)
    (result,) = check(tmp_path, gone)[0]
    assert [n.descriptor for n in result.notifications] == ["unreadable-file"]


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_damaged_database_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    results, checked = check(tmp_path, *TASKS)
    assert len(checked) == 3
    assert check(tmp_path, *TASKS)[0] == results
    assert check(tmp_path, *TASKS) == (results, [])


def test_database_that_lost_its_middle_costs_nothing_but_time(tmp_path: Path) -> None:
    many = [task(f"{i}.txt", f"A Z {i}." * 50) for i in range(300)]
    results, _ = check(tmp_path, *many)
    file = tmp_path / NAME
    size = file.stat().st_size
    with open(file, "r+b") as stream:
        stream.seek(size // 3)
        stream.write(b"\xee" * (size // 3))
    for _ in range(3):
        assert check(tmp_path, *many)[0] == results


def test_results_of_another_form_are_not_taken(tmp_path: Path) -> None:
    import sqlite3

    results, _ = check(tmp_path, *TASKS)
    database = sqlite3.connect(tmp_path / NAME)
    database.execute("UPDATE results SET value = ?", (b'{"form": "other"}',))
    database.commit()
    database.close()
    assert check(tmp_path, *TASKS) == (results, ["a.txt", "b.md", "c.txt"])


def test_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    results, checked = check(tmp_path / "file" / "below", *TASKS)
    assert len(results) == len(checked) == 3


def test_database_that_another_run_holds_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    monkeypatch.setattr("siclint.cache._WAIT", 0.05)
    results, _ = check(tmp_path, TASKS[0])
    holder = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        assert check(tmp_path, *TASKS)[0][0] == results[0]
    finally:
        holder.close()
    assert len(check(tmp_path, *TASKS)[0]) == 3


def test_database_stays_within_its_bound(tmp_path: Path) -> None:
    most = 300_000
    for round_ in range(4):
        many = [task(f"{round_}-{i}.txt", f"Z {i} " * 30) for i in range(60)]
        check(tmp_path, *many, most_bytes=most)
        assert (tmp_path / NAME).stat().st_size <= most
    assert check(tmp_path, *many, most_bytes=most)[1] != [t.found.name for t in many], "all is lost"


RUN = """
import sys
from pathlib import Path
from siclint.cache import Cache
from siclint.plugins import load_all
from siclint.check import activate
from siclint.discovery import Filters, discover
from siclint.run import Settings, Task, run

settings = Settings(tuple(activate(rule for rule in load_all().rules.values() if rule.family == "encoding")))
tasks = [Task(found, settings) for found in discover([sys.argv[2]], Filters())]
print("ready", flush=True)
with Cache(sys.argv[1]) as cache:
    results = list(run(tasks, cache=cache))
print(len(results), sum(len(result.diagnostics) for result in results))
"""


def write_articles(folder: Path, count: int) -> None:
    folder.mkdir()
    for i in range(count):
        (folder / f"{i:04}.txt").write_text(f"The cafÃ© number {i} opens on Friday.\n" * 5, encoding="utf-8")


@pytest.mark.skipif(os.name != "posix", reason="ends processes by signal")
def test_two_runs_at_once_and_runs_killed_at_any_moment_lose_nothing(tmp_path: Path) -> None:
    write_articles(tmp_path / "articles", 700)
    cache = str(tmp_path / "cache")

    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", RUN, cache, str(tmp_path / "articles")], stdout=subprocess.PIPE, text=True
        )

    for wait in (0.02, 0.1, 0.2, 0.3):
        with start() as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
    both = [start(), start()]
    outputs = [process.communicate(timeout=120)[0] for process in both]
    assert outputs == ["ready\n700 3500\n"] * 2
    with start() as process:
        assert process.communicate(timeout=120)[0] == "ready\n700 3500\n"
