"""What was measured of rules: read right, said right, and enough of it for every rule that runs unasked."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from siclint import Finding, Rule, Severity, Status
from siclint.evaluation import Ratio
from siclint.evidence import Evidence, Rate, evidence_of, in_words, load
from siclint.plugins import load_all
from siclint.reports.sarif_rules import descriptor

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT / "tests" / "benchmarks"
NEED_A_SERVER = "grammar"
STABLE = [
    rule
    for rule in load_all().rules.values()
    if rule.check.__module__.startswith("siclint_rules.")
    and rule.status is Status.STABLE
    and rule.family != NEED_A_SERVER
]


@pytest.mark.parametrize("rule", STABLE, ids=lambda rule: rule.name)
def test_a_stable_rule_has_earned_it(rule: Rule) -> None:
    evidence = evidence_of(rule)
    assert evidence is not None, (
        f"{rule.name} was never measured: it is a preview rule until `tests/benchmarks/evidence.py measure` has run"
    )
    assert evidence.holds, (
        f"{rule.name} has {evidence.precision.hits} right of {evidence.precision.total} results that were read, and in "
        f"native news {evidence.rates['native'].false} false and {evidence.rates['native'].unread} unread ones: "
        f"read more (tests/benchmarks/judge.py), make it better, or make it a preview rule"
    )


def test_the_page_says_what_the_file_says() -> None:
    done = subprocess.run(
        [sys.executable, str(BENCHMARKS / "evidence.py"), "write", "--check"], cwd=ROOT, check=False, timeout=60
    )
    assert done.returncode == 0, "run `python tests/benchmarks/evidence.py write`"


CLEAN = Rate(250_000, 4, real=4)


def evidence(native: Rate = CLEAN, machine: Rate | None = None, words: int = 100_000) -> Evidence:
    rates = {"native": native, "human-translated": Rate(words, 0), "machine-translated": machine or Rate(words, 0)}
    return Evidence(rates, {}, {})


@pytest.mark.parametrize(
    ("native", "machine", "holds"),
    [
        (CLEAN, Rate(100_000, 0), True),
        (replace(CLEAN, results=0, real=0), Rate(100_000, 0), True),
        (replace(CLEAN, words=199_999), Rate(100_000, 0), False),  # too little text
        (replace(CLEAN, real=3, false=1), Rate(100_000, 0), False),  # one false alarm
        (replace(CLEAN, real=3), Rate(100_000, 0), False),  # one that nobody has read
        (replace(CLEAN, real=3, unsure=1), Rate(100_000, 0), True),
        (replace(CLEAN, real=3, false=1), Rate(100_000, 26, real=24, false=2), True),  # 27 of 30
        (replace(CLEAN, real=3, false=1), Rate(100_000, 26, real=23, false=3), False),  # 26 of 30
        (replace(CLEAN, real=3, false=1), Rate(100_000, 25, real=24, false=1), False),  # 27 of 29: too few
    ],
)
def test_what_a_stable_rule_needs(native: Rate, machine: Rate, holds: bool) -> None:
    assert evidence(native, machine).holds is holds


@pytest.mark.parametrize(
    ("native", "level"),
    [
        (Rate(250_000, 40, real=39, false=1), "very-high"),
        (Rate(250_000, 40, real=37, false=3), "high"),
        (Rate(250_000, 40, real=30, false=10), "medium"),
        (Rate(250_000, 40, real=20, false=20), "low"),
        (Rate(250_000, 4, real=4), "high"),
        (Rate(250_000, 4, real=3, false=1), None),
    ],
)
def test_the_level_of_precision(native: Rate, level: str | None) -> None:
    assert evidence(native).level == level


def test_corpora_of_a_kind_are_taken_together(tmp_path: Path) -> None:
    corpora = {name: {"kind": "native", "files": 1, "words": 500} for name in ("a", "b")}
    entry = {"results": {"a": {"results": 3, "real": 2}, "b": {"results": 1, "false": 1}}, "planted": {"seam": [3, 4]}}
    path = tmp_path / "evidence.json"
    path.write_text(json.dumps({"corpora": corpora, "rules": {"seam": entry}}), encoding="utf-8")
    found = load(path)["seam"]
    assert found.rates["native"] == Rate(1000, 4, real=2, false=1)
    assert (found.rates["native"].unread, found.rates["native"].per_thousand) == (1, 4.0)
    assert found.precision == Ratio(2, 3)
    assert in_words(found) == [
        "2 of the 3 results that were read are right (0.67, 95 % interval 0.21 to 0.94).",
        "In 1,000 words of native news: 4 results, 4.000 for each 1,000.",
        "Finds planted artifacts: seam 3 of 4.",
    ]


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"rules": {"a": {}}, "corpora": {"b": {"kind": "native"}}}', '{"rules": 3, "corpora": {}}']
)
def test_a_file_that_is_no_evidence_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "evidence.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="this is no evidence of rules"):
        load(path)


def test_a_plugin_brings_its_own_evidence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "wordy"
    package.mkdir()
    (package / "__init__.py").write_text("def check(article):\n    return ()\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    module: Any = importlib.import_module("wordy")
    rule = Rule(
        name="wordy", family="garbling", summary="Says little", severity=Severity.NOTE, status=Status.PREVIEW,
        mqm="Style", its="style", check=module.check,
    )  # fmt: skip
    assert evidence_of(rule) is None
    assert "precision" not in descriptor(rule)["properties"]
    corpora = {"mine": {"kind": "native", "files": 9, "words": 300_000}}
    entry = {"results": {"mine": {"results": 50, "real": 49, "false": 1}}}
    (package / "evidence.json").write_text(
        json.dumps({"corpora": corpora, "rules": {"wordy": entry}}), encoding="utf-8"
    )
    load.cache_clear()
    assert descriptor(rule)["properties"]["precision"] == "very-high"


def test_a_rule_of_no_package_has_none() -> None:
    def check(_article: object) -> tuple[Finding, ...]:
        return ()

    check.__module__ = "nowhere.to.be.found"
    rule = Rule(
        name="lone", family="garbling", summary="Stands alone", severity=Severity.NOTE, status=Status.PREVIEW,
        mqm="Style", its="style", check=check,
    )  # fmt: skip
    assert evidence_of(rule) is None


# --- what was read ---


@pytest.fixture(scope="module")
def judgements() -> ModuleType:
    spec = importlib.util.spec_from_file_location("judgements", BENCHMARKS / "judgements.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["judgements"] = module
    spec.loader.exec_module(module)
    return module


def test_judgements_hold_no_text(judgements: ModuleType) -> None:
    known = judgements.load()
    assert len(known) > 300
    for judgement in known.values():
        assert len(judgement.fingerprint) == 16
        assert int(judgement.fingerprint, 16) >= 0
        assert judgement.rule.replace("-", "").isalpha()


def test_judgements_are_written_as_they_are_read(judgements: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    judgements.save(judgements.load().values(), path)
    assert path.read_bytes() == judgements.FILE.read_bytes()
    path.write_text('{"rule": "a"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"judgements\.jsonl:1: "):
        judgements.load(path)
