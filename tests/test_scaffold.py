"""A new rule starts as two files whose examples fail in words until the rule works."""

from __future__ import annotations

from pathlib import Path

import pytest

from siclint import FAMILIES
from siclint.metadata import metadata_problems
from siclint.plugins import load_rules
from siclint.scaffold import new_rule

pytest_plugins = ["pytester"]

MODULE = """
from siclint import Finding, Rule, Severity, Status
from siclint.phrases import Phrases

_DOUBLED = Phrases(["and and"])


def check(article):
    for match in _DOUBLED.find(article):
        yield Finding(match.start, match.end, "“and” stands twice: take one out")


rule = Rule(
    name="and-twice",
    family="garbling",
    summary="“and” stands twice",
    severity=Severity.WARNING,
    status=Status.PREVIEW,
    mqm="Linguistic conventions/Grammar",
    its="duplication",
    check=check,
)
"""


def run(pytester: pytest.Pytester) -> pytest.RunResult:
    # In a process of its own: the module changes between two runs.
    return pytester.runpytest_subprocess("-p", "siclint.testing", "-p", "no:cacheprovider")


def test_a_new_rule_fails_in_words_and_passes_when_filled_in(pytester: pytest.Pytester) -> None:
    module, page = new_rule("garbling", "and-twice", pytester.path)
    assert (module.name, page.name) == ("and_twice.py", "and-twice.md")
    result = run(pytester)
    result.assert_outcomes(failed=2, passed=1)
    result.stdout.fnmatch_lines(
        [
            "and-twice.md:17: marked is * found was *",
            "and-twice.md:21: a good example gives nothing, this one gave *",
        ]
    )
    module.write_text(MODULE, encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    text = text.replace(
        "TODO: a sentence of your own, with the [[place]] marked that the rule has to find.", "One [[and and]] two."
    )
    text = text.replace("TODO: a sentence that looks alike, is right, and must stay silent.", "Sand and Anders.")
    page.write_text(text, encoding="utf-8")
    run(pytester).assert_outcomes(passed=3)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_new_rule_is_a_rule_from_the_start(family: str, tmp_path: Path) -> None:
    module, _ = new_rule(family, "brand-new", tmp_path / family)
    [rule] = load_rules(module)
    assert metadata_problems(rule) == []
    assert (rule.name, rule.family) == ("brand-new", family)
    assert rule.page_path() == tmp_path / family / "brand-new.md"


def test_in_a_checkout_it_goes_to_its_family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lint/siclint").mkdir(parents=True)
    package = tmp_path / "rules/siclint_rules"
    (package / "garbling").mkdir(parents=True)
    for folder in (package, package / "garbling"):
        (folder / "__init__.py").touch()
    (tmp_path / "tests").mkdir()
    monkeypatch.chdir(tmp_path / "tests")
    shown = Path("../rules/siclint_rules")
    assert new_rule("garbling", "new-one") == [shown / "garbling/new_one.py", shown / "garbling/new-one.md"]
    written = new_rule("attribution", "new-two")
    # A family's first rule needs a package to lie in.
    assert shown / "attribution/__init__.py" in written
    assert all(path.is_file() for path in written)


def test_elsewhere_it_goes_to_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    new_rule("residue", "new-one")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new-one.md", "new_one.py"]


@pytest.mark.parametrize("there", ["new_one.py", "new-one.md"])
def test_nothing_is_written_over(there: str, tmp_path: Path) -> None:
    (tmp_path / there).write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match=f"{there} is there already"):
        new_rule("residue", "new-one", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [there]
    assert (tmp_path / there).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("family", "name", "words"),
    [
        ("garbage", "new-one", "there is no family 'garbage'"),
        ("garbling", "New-One", "'New-One' cannot name a rule"),
        ("garbling", "../new", "cannot name a rule"),
        ("garbling", "residue", "cannot name a rule"),
        ("garbling", "", "cannot name a rule"),
    ],
)
def test_names_are_checked(family: str, name: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=words):
        new_rule(family, name, tmp_path)
    assert list(tmp_path.iterdir()) == []
