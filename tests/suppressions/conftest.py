"""A rule that is as simple as its findings are sure, and a check with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from siclint import Article, Finding, Rule, Severity, Status
from siclint.article.source import Source
from siclint.check import ActiveRule
from siclint.run import FileResult, Settings, check_source
from siclint.suppressions import RULES, Entry, SuppressionSettings

Check = Callable[..., FileResult]


def word_rule(name: str, word: str, family: str = "garbling") -> Rule:
    def check(article: Article) -> Iterator[Finding]:
        for match in re.finditer(word, article.text):
            yield Finding(match.start(), match.end(), f"{word} stands here")

    return Rule(
        name=name,
        family=family,
        summary=f"Finds {word}",
        severity=Severity.WARNING,
        status=Status.STABLE,
        mqm="Accuracy/Untranslated",
        its="untranslated",
        check=check,
    )


ZED = word_rule("zed", "ZZZ")
QUEUE = word_rule("queue", "QQQ")
OTHER = word_rule("languagetool/EN_A", "LLL", "grammar")


@pytest.fixture
def check() -> Check:
    """Check a text with the rules `zed` and `queue`; `asleep` is known and does not run."""

    def run(
        text: str,
        name: str = "a.md",
        *entries: Entry,
        rules: tuple[Rule, ...] = (ZED, QUEUE, OTHER, *RULES),
        require_reason: bool = False,
    ) -> FileResult:
        known = {rule.name: rule.family for rule in (ZED, QUEUE, *RULES)} | {"asleep": "truncation"}
        settings = Settings(
            tuple(ActiveRule(rule, rule.severity) for rule in rules),
            suppressions=SuppressionSettings(known, True, require_reason, entries),
        )
        return check_source(Source(name, text), settings)

    return run
