"""Every built-in rule is complete: its metadata, its page, and the examples on it."""

from __future__ import annotations

from pathlib import Path

import pytest

import siclint_rules
from siclint import FAMILIES, Rule, Severity
from siclint.page import load_page
from siclint.plugins import load_all
from siclint.testing import check_examples, check_page, check_text

FOLDER = Path(siclint_rules.__path__[0])
LOADED = load_all()
RULES = [rule for rule in LOADED.rules.values() if rule.check.__module__.startswith("siclint_rules.")]

MQM = {
    "Terminology": {"Inconsistent use of terminology", "Wrong term"},
    "Accuracy": {
        "Addition",
        "Mistranslation",
        "Mistranslation/Entity",
        "Mistranslation/False friend",
        "Mistranslation/MT hallucination",
        "Mistranslation/Number",
        "Omission",
        "Untranslated",
    },
    "Linguistic conventions": {
        "Character encoding",
        "Grammar",
        "Punctuation",
        "Spelling",
        "Textual conventions",
        "Unintelligible",
    },
    "Style": {"Awkward", "Inconsistent style", "Register", "Unidiomatic"},
    "Locale conventions": {
        "Currency format",
        "Date format",
        "Measurement format",
        "Name format",
        "Number format",
        "Time format",
    },
    "Audience appropriateness": set[str](),
    "Design and markup": {"Custom (residue)", "Layout", "Link", "Markup tag", "Missing text", "Truncation"},
}
"""Dimensions of MQM and the error types in them that rules are mapped to. A dimension may stand alone."""

ITS = frozenset(
    """
    addition characters duplication formatting grammar inconsistency inconsistent-entities internationalization legal
    length locale-specific-content locale-violation markup mistranslation misspelling non-conformance numbers omission
    other pattern-problem register style terminology typographical uncategorized untranslated whitespace
    """.split()
)
"""The localization quality issue types of ITS 2.0."""


def modules() -> list[Path]:
    return sorted(
        path for path in FOLDER.glob("*/*.py") if not path.name.startswith("_") and path.parent.name in FAMILIES
    )


def test_all_rules_load() -> None:
    assert LOADED.notifications == ()
    assert len(RULES) > 40


def test_every_module_is_a_rule_of_its_name_and_family() -> None:
    assert {(path.parent.name, path.stem) for path in modules()} == {
        (rule.family, rule.name.replace("-", "_")) for rule in RULES
    }


def test_every_rule_has_its_page_and_every_page_its_rule() -> None:
    assert {path.relative_to(FOLDER) for path in FOLDER.rglob("*.md")} == {
        Path(rule.family, f"{rule.name}.md") for rule in RULES
    }


def test_every_family_folder_is_a_family() -> None:
    folders = {path.parent.name for path in FOLDER.glob("*/__init__.py")}
    assert folders <= set(FAMILIES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
class TestRule:
    def test_its_page_has_the_form(self, rule: Rule) -> None:
        path = rule.page_path()
        assert path is not None
        assert list(check_page(rule, load_page(path))) == []

    def test_its_good_examples_stay_silent(self, rule: Rule) -> None:
        path = rule.page_path()
        assert path is not None
        page = load_page(path)
        assert list(check_examples(rule, page.examples)) == []
        good = [example for example in page.examples if example.kind == "good" and not example.options]
        assert good
        for example in good:
            assert check_text(rule, example.text, format=example.format) == [], example.text

    def test_its_summary_is_a_line_for_a_table(self, rule: Rule) -> None:
        assert len(rule.summary) < 80
        assert rule.summary[0] == rule.summary[0].upper()
        assert not rule.summary.endswith((".", "!", "?"))

    def test_it_is_mapped_to_types_that_exist(self, rule: Rule) -> None:
        dimension, _, kind = rule.mqm.partition("/")
        assert dimension in MQM
        assert kind == "" or kind in MQM[dimension]
        assert rule.its in ITS

    def test_it_yields_to_rules_that_exist_and_do_not_yield_to_it(self, rule: Rule) -> None:
        names = {other.name for other in RULES}
        assert set(rule.yields_to) <= names
        assert all(rule.name not in LOADED.rules[name].yields_to for name in rule.yields_to)

    def test_its_page_is_finished(self, rule: Rule) -> None:
        path = rule.page_path()
        assert path is not None
        lines = path.read_text(encoding="utf-8").splitlines()
        assert not [line for line in lines if line.startswith(("TODO", "PENDING"))]


def test_what_nobody_wrote_on_purpose_is_an_error_or_a_warning() -> None:
    # A family whose rules all whisper would never fail a check.
    for family in {rule.family for rule in RULES}:
        assert any(rule.severity > Severity.NOTE for rule in RULES if rule.family == family), family
