"""A run over files: results in order, nothing lost, and nothing that stops it."""

from __future__ import annotations

import gc
import pickle
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from siclint import Article, Finding, Rule, Severity, Source, Status, garbage
from siclint.article.readers import ReadOptions
from siclint.check import ActiveRule
from siclint.discovery import Found
from siclint.plugins import load_all
from siclint.run import FileResult, Settings, Summary, Task, check_file, check_source, run
from siclint.workers import CHUNK_BYTES, CHUNK_FILES, pack, unpack


def find_z(article: Article) -> Iterator[Finding]:
    for match in re.finditer("Z+", article.text):
        yield Finding(match.start(), match.end(), f"{len(match[0])} times Z")


def make_rule(check: Callable[..., Iterator[Finding]] = find_z) -> Rule:
    return Rule(
        name="test-z",
        family="garbling",
        summary="Finds Z",
        severity=Severity.WARNING,
        status=Status.STABLE,
        mqm="Accuracy/Untranslated",
        its="untranslated",
        check=check,
    )


SETTINGS = Settings((ActiveRule(make_rule(), Severity.WARNING),))


def task(name: str, data: bytes, settings: Settings = SETTINGS) -> Task:
    return Task(Found(name, f"/nowhere/{name}", len(data), data), settings)


def shown(result: FileResult) -> tuple[str, list[str], list[str]]:
    text = "" if result.source is None else result.source.text
    diagnostics = [text[d.start : d.end] for d in result.diagnostics]
    return result.name, diagnostics, [notification.descriptor for notification in result.notifications]


def test_results_come_in_the_order_of_the_tasks() -> None:
    tasks = [task("b.txt", b"A Z here."), task("a.txt", b"None."), task("c.txt", b"ZZ, then Z.")]
    assert [shown(result) for result in run(tasks)] == [
        ("b.txt", ["Z"], []),
        ("a.txt", [], []),
        ("c.txt", ["ZZ", "Z"], []),
    ]


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (b"", []),
        (b" \n\t\n ", []),
        (b"Rain \0 fell.", ["undecodable-file"]),
        ("Rain fell.".encode("utf-16"), []),
        ("\ufeffRain fell.".encode(), []),
        (b"\xff\xfeR", ["undecodable-file"]),
        (b"Rain\r\nfell\ron\nus.", []),
        ("Rain \ud800 fell.".encode("utf-8", "surrogatepass"), []),
    ],
)
def test_odd_bytes(data: bytes, kinds: list[str]) -> None:
    assert shown(check_file(*task("a.txt", data))) == ("a.txt", [], kinds)


def test_one_line_of_ten_megabytes() -> None:
    data = b"Rain fell on the town. " * 450_000 + b"Z slept."
    result = check_file(*task("a.txt", data))
    assert [(d.start, d.end) for d in result.diagnostics] == [(len(data) - 8, len(data) - 7)]
    assert result.words == 450_000 * 5 + 2


def test_a_file_that_has_disappeared() -> None:
    result = check_file(Found("gone.txt", "/nowhere/gone.txt", 10), SETTINGS)
    assert shown(result) == ("gone.txt", [], ["unreadable-file"])
    assert result.notifications[0].path == "gone.txt"


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    result = check_file(Found("folder.txt", str(tmp_path), 10), SETTINGS)
    assert shown(result) == ("folder.txt", [], ["unreadable-file"])


def test_all_records_of_a_file_are_checked_and_the_broken_ones_named() -> None:
    data = b'{"text": "Z slept.", "title": "On Z"}\nnot json\n{"title": "x"}\n{"text": "ZZ and Z."}\n'
    result = check_file(*task("a.jsonl", data))
    _, diagnostics, kinds = shown(result)
    assert (diagnostics, result.articles) == (["Z", "Z", "ZZ", "Z"], 2)
    assert len(kinds) == 2
    assert [(n.path, n.line) for n in result.notifications] == [("a.jsonl", 2), ("a.jsonl", 3)]
    assert [d.start for d in result.diagnostics] == sorted(d.start for d in result.diagnostics)


def test_fields_of_records() -> None:
    settings = Settings(SETTINGS.rules, ReadOptions(text_field="body"))
    assert shown(check_file(*task("a.jsonl", b'{"body": "Z slept."}\n', settings)))[1] == ["Z"]


def test_a_reader_that_fails_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Iterator[Article]:
        raise RuntimeError("the reader is broken")
        yield

    monkeypatch.setattr("siclint.run.read", fail)
    result = check_source(Source("a.txt", "Z"), SETTINGS)
    assert shown(result) == ("a.txt", [], ["reader-failed"])
    assert "the reader is broken" in result.notifications[0].message


def test_a_rule_that_fails_is_named_and_its_file_goes_on() -> None:
    def fail(article: Article) -> Iterator[Finding]:
        yield from find_z(article)
        raise RuntimeError("no")

    other = replace(make_rule(fail), name="test-failing")
    rules = (*SETTINGS.rules, ActiveRule(other, Severity.NOTE))
    result = check_file(*task("a.txt", b"Z slept.", Settings(rules)))
    assert shown(result) == ("a.txt", ["Z"], ["rule-failed"])


def test_after_the_first_check_garbage_is_looked_for_again() -> None:
    garbage.pause()
    try:
        check_source(Source.decode("a.txt", b"Text."), SETTINGS)
        assert gc.isenabled()
    finally:
        gc.enable()


def test_words_are_those_of_the_prose() -> None:
    page = b"<h1>Two words</h1><script>not a word</script><p>Three more <b>wo</b>rds.</p>"
    assert check_file(*task("a.html", page)).words == 5


def test_a_summary_counts() -> None:
    summary = Summary()
    for result in run([task("a.txt", b"Z and ZZ."), task("b.txt", b"\0")]):
        summary.add(result)
    assert (summary.files, summary.articles, summary.words) == (2, 1, 3)
    assert summary.by_rule == {"test-z": 2}
    assert summary.by_severity == {Severity.NOTE: 0, Severity.WARNING: 2, Severity.ERROR: 0}


@pytest.mark.parametrize(
    ("fail_on", "fails"),
    [(Severity.NOTE, True), (Severity.WARNING, True), (Severity.ERROR, False), (None, False)],
)
def test_what_fails(fail_on: Severity | None, fails: bool) -> None:
    result = check_file(*task("a.txt", b"Z slept."))
    assert Settings(SETTINGS.rules, fail_on=fail_on).fails(result) is fails


RULE_FILE = """
from dataclasses import dataclass

from siclint import Finding, Rule, Severity, Status


@dataclass(frozen=True)
class Options:
    letter: str = "Z"
    others: frozenset[str] = frozenset()


def check(article, options):
    print("rules may print")
    for index, char in enumerate(article.text):
        if char == options.letter:
            yield Finding(index, index + 1, f"{char} among {sorted(options.others)}")


rule = Rule(
    name="test-letter", family="grammar", summary="Finds a letter", severity=Severity.NOTE, status=Status.STABLE,
    mqm="Accuracy/Omission", its="omission", check=check, options=Options,
)
"""


@pytest.fixture
def letter(tmp_path: Path) -> Callable[[str], Settings]:
    """Settings with a rule from a file, which no process can be given as it is."""
    file = tmp_path / "letter.py"
    file.write_text(RULE_FILE, encoding="utf-8")
    rule = load_all([file]).rules["test-letter"]

    def make(char: str) -> Settings:
        assert rule.options is not None
        options = rule.options(letter=char, others=frozenset({"a", "b"}))
        return Settings((ActiveRule(rule, Severity.ERROR, options),), ReadOptions(id_field="key"), None, (file,))

    return make


def test_settings_reach_another_process_whole(letter: Callable[[str], Settings]) -> None:
    settings = letter("Q")
    copy = unpack(pickle.loads(pickle.dumps(pack(settings))))
    assert copy.rules == settings.rules
    assert copy.read == settings.read


@pytest.mark.parametrize("may_copy", [True, False])
def test_processes_give_what_one_process_gives(
    letter: Callable[[str], Settings], monkeypatch: pytest.MonkeyPatch, may_copy: bool
) -> None:
    if not may_copy:
        monkeypatch.setattr("siclint.workers._may_copy", lambda: False)
    kinds = [letter("Q"), letter("R")]
    tasks = [
        task(
            f"{number}.txt",
            b"Q and R. " * (number % 7) + b"x" * (CHUNK_BYTES if number == 20 else 1),
            kinds[number % 2],
        )
        for number in range(3 * CHUNK_FILES + 1)
    ]
    tasks[5] = task("gone.txt", b"\0", kinds[0])
    alone, together = list(run(tasks, 1)), list(run(tasks, 3))
    assert [(r.name, r.diagnostics, r.notifications, r.words) for r in alone] == [
        (r.name, r.diagnostics, r.notifications, r.words) for r in together
    ]
    assert alone[1].diagnostics[0].message == "R among ['a', 'b']"


def test_whoever_stops_early_leaves_no_process_behind(letter: Callable[[str], Settings]) -> None:
    import threading

    before = threading.active_count()
    results = run([task(f"{number}.txt", b"Q", letter("Q")) for number in range(100)], 2)
    assert next(results).name == "0.txt"
    results.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before


def test_a_worker_that_cannot_start_is_an_error_and_no_endless_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("siclint.workers._may_copy", lambda: False)
    tasks = [task(f"{number}.txt", b"Z", SETTINGS) for number in range(3)]
    with pytest.raises(RuntimeError, match="worker processes do not start"):
        list(run(tasks, 2))
