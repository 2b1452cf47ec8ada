"""Rules are called for the articles that they can concern, and what they declare changes none of their findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from siclint import Article, Finding, Kind, Needs, Paragraph, Rule, Severity, Source, Status
from siclint.article.readers import read
from siclint.article.view import View
from siclint.check import ActiveRule, activate, check_article
from siclint.plugins import load_all

SEEDS = Path(__file__).parents[1] / "seeds"
DECLARING = tuple(rule for rule in load_all().rules.values() if rule.needs is not None)


def article(text: str) -> Article:
    return Article(Source("a.txt", text), View.identity(text), (Paragraph(0, len(text), Kind.PARAGRAPH),))


def everything(_article: Article) -> Iterator[Finding]:
    yield Finding(0, 1, "the rule was called")


def rule(name: str, needs: Needs | None) -> Rule:
    return Rule(
        name=name,
        family="residue",
        summary="Something stands here",
        severity=Severity.WARNING,
        status=Status.STABLE,
        mqm="Style",
        its="style",
        check=everything,
        needs=needs,
    )


RULES = tuple(
    activate(
        [
            rule("always", None),
            rule("capital", Needs(words=frozenset({"capital", "seat"}))),
            rule("bracket", Needs(pieces=frozenset({"[", "（"}))),
            rule("either", Needs(frozenset({"capital"}), frozenset({"&amp"}))),
            rule("never", Needs()),
        ]
    )
)


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Plain words.", {"always"}),
        ("The Capital is far.", {"always", "capital", "either"}),
        ("The capitals are far.", {"always"}),
        ("A note （here） ends.", {"always", "bracket"}),
        ("Salt &amp; pepper [1].", {"always", "bracket", "either"}),
    ],
)
def test_a_rule_is_called_where_a_word_or_a_piece_of_text_is_that_it_needs(text: str, called: set[str]) -> None:
    assert {found.rule for found in check_article(article(text), RULES)[0]} == called


def test_each_set_of_rules_has_its_own_table() -> None:
    text = article("The capital.")
    for rules in (RULES, RULES[:2], RULES[2:], RULES):
        names = {found.rule for found in check_article(text, rules)[0]}
        assert names == {"always", "capital", "either"} & {active.rule.name for active in rules}


def test_a_list_of_rules_may_change_between_two_articles() -> None:
    rules = [RULES[0]]
    assert len(check_article(article("The capital."), rules)[0]) == 1
    rules.append(RULES[1])
    assert len(check_article(article("The capital."), rules)[0]) == 2


def test_bytes_that_are_no_text_are_no_obstacle() -> None:
    found, failures = check_article(article("Damaged \udcff [bytes]."), RULES)
    assert {each.rule for each in found} == {"always", "bracket"}
    assert failures == []


@cache
def seeds() -> tuple[Article, ...]:
    files = [path for path in sorted(SEEDS.rglob("*")) if path.suffix in {".txt", ".md", ".html", ".jsonl"}]
    sources = [Source.decode(path.as_posix(), path.read_bytes()) for path in files]
    return tuple(one for source in sources for one in read(source) if isinstance(one, Article))


@pytest.mark.parametrize("declaring", DECLARING, ids=lambda rule: rule.name)
def test_what_a_rule_declares_changes_none_of_its_findings(declaring: Rule) -> None:
    with_needs = (ActiveRule(declaring, declaring.severity),)
    without = (ActiveRule(replace(declaring, needs=None), declaring.severity),)
    for one in seeds():
        assert check_article(one, with_needs) == check_article(one, without)


def test_there_are_seeds_and_rules_that_declare_what_they_need() -> None:
    assert len(seeds()) > 20
    assert len(DECLARING) > 10
