"""docs/writing-rules.md shows the example plugins as they are."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from siclint import Rule
from siclint.page import load_page
from siclint.plugins import load_rules
from siclint.rulefile import KEYS
from siclint.testing import check_example, check_page

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "writing-rules.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^`(tests/example_plugins/[^`]+)`:\n\n(`{3,})\w+\n(.*?)\n\2$", PAGE, re.M | re.S)


def test_all_three_ways_are_shown() -> None:
    assert {Path(path).parts[2] for path, _, _ in SHOWN} == {"package", "file", "toml"}


@pytest.mark.parametrize(("path", "text"), [(path, text) for path, _, text in SHOWN])
def test_an_example_is_shown_as_it_is(path: str, text: str) -> None:
    assert text + "\n" == (ROOT / path).read_text(encoding="utf-8")


def test_every_key_of_a_rule_file_is_explained() -> None:
    explained = re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.M)
    assert set(explained) >= {key.name for key in KEYS}


def test_every_field_of_a_rule_is_explained() -> None:
    # page and explanation are for rules that come from elsewhere than a module with its page.
    [table] = re.findall(r"^`Rule` holds the metadata.*?\n\n(.*?)\n\n", PAGE, re.M | re.S)
    explained = {name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert explained == {field.name for field in fields(Rule)} - {"page", "explanation"}


def test_the_rule_that_contributing_leads_to_passes(tmp_path: Path) -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    [page] = re.findall(r"^````markdown\n(.*?\n)````$", text, re.M | re.S)
    [module] = re.findall(r"^```python\n(.*?\n)```$", text, re.M | re.S)
    (tmp_path / "doubled-title.md").write_text(page, encoding="utf-8")
    (tmp_path / "doubled_title.py").write_text(module, encoding="utf-8")
    [rule] = load_rules(tmp_path / "doubled_title.py")
    read = load_page(tmp_path / "doubled-title.md")
    assert list(check_page(rule, read)) == []
    assert [check_example(rule, example) for example in read.examples] == [None] * 4
