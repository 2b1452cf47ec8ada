"""The two rules that look at suppressions themselves.

They are rules like others (they have a page, a severity, and can be ignored), but their findings lie in comments, which
are no part of an article's view, and hang on what other rules found. So the engine reports them, in `apply.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from siclint.article.article import Article
from siclint.diagnostic import Applicability, Finding, Severity
from siclint.rule import Rule, Status

_HERE = Path(__file__).parent


def _reported_by_engine(_article: Article) -> Iterable[Finding]:
    return ()


UNUSED = Rule(
    name="unused-suppression",
    family="residue",
    summary="A suppression silences nothing",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="other",
    fix=Applicability.SAFE,
    check=_reported_by_engine,
    page=_HERE / "unused-suppression.md",
)
INVALID = Rule(
    name="invalid-suppression",
    family="residue",
    summary="A comment to siclint cannot be understood, or would hide everything",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="other",
    check=_reported_by_engine,
    page=_HERE / "invalid-suppression.md",
)
RULES = (INVALID, UNUSED)
