"""Suppressions in the configuration: for plain text and JSON Lines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from siclint.suppressions import Entry

if TYPE_CHECKING:
    from tests.suppressions.conftest import Check


def entry(quote: str = "", *rules: str) -> Entry:
    return Entry(rules or ("zed",), quote, "said so", "siclint.toml:3")


@pytest.mark.parametrize(
    ("quote", "lines"),
    [
        ("ZZZ", [1, 3]),
        ("rained in ZZZ", [1]),
        ("in ZZZ all day", [1]),
        ("ZZZ, and the road", [3]),
        ("", [1, 3]),
        ("the road", []),
        ("zzz", []),
    ],
)
def test_quoted_words_are_those_that_the_finding_touches(check: Check, quote: str, lines: list[int]) -> None:
    result = check("It rained in ZZZ\nall day.\nThen snow in ZZZ, and the\nroad.\n", "a.txt", entry(quote))
    assert result.source is not None
    positions = result.source.positions
    assert [positions.position(one.diagnostic.start).line for one in result.silenced] == lines
    assert len(result.diagnostics) == 2 - len(lines)


def test_the_reason_and_the_place_go_with_it(check: Check) -> None:
    [one] = check("ZZZ", "a.txt", entry("ZZZ")).silenced
    assert (one.by, one.reason, one.place) == ("list", "said so", "siclint.toml:3")


def test_quoted_words_are_the_text_of_a_record_not_its_escapes(check: Check) -> None:
    line = json.dumps({"text": "Der Bär\nschlief in ZZZ.\n\nZZZ war kalt."})
    result = check(f"{line}\n", "a.jsonl", entry("Bär schlief in ZZZ"))
    assert (len(result.silenced), len(result.diagnostics)) == (1, 1)


def test_another_rule_is_not_silenced(check: Check) -> None:
    result = check("ZZZ QQQ", "a.txt", entry("", "queue"))
    assert [d.rule for d in result.diagnostics] == ["zed"]


def test_a_comment_goes_before_the_list(check: Check) -> None:
    [one] = check("<!-- siclint: ignore[zed] here -->\nZZZ\n", "a.md", entry()).silenced
    assert one.reason == "here"
