"""Runs rules over articles. Pure: the same article and rules give the same diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from siclint.article.article import Article
from siclint.diagnostic import Diagnostic, Edit, Finding, Fix, Notification, Related, Severity
from siclint.rule import Rule


@dataclass(frozen=True, slots=True)
class ActiveRule:
    """A rule as the configuration wants it."""

    rule: Rule
    severity: Severity
    options: object | None = None


def activate(rules: Iterable[Rule]) -> list[ActiveRule]:
    """The rules at their own severity and options."""
    return [ActiveRule(rule, rule.severity) for rule in rules]


def check_article(article: Article, rules: Sequence[ActiveRule]) -> tuple[list[Diagnostic], list[Notification]]:
    """The diagnostics of one article in reading order, and what went wrong.

    A rule that raises is named in a notification; its findings in this article are dropped, so that half
    an answer is never taken for a whole one.
    """
    found: list[tuple[ActiveRule, Finding]] = []
    failures: list[Notification] = []
    for active in rules:
        try:
            findings = list(active.rule.findings(article, active.options))
            for finding in findings:
                _validate(article, active.rule, finding)
        except Exception as error:  # noqa: BLE001  (a rule may be anyone's code)
            failures.append(_failure(article, active.rule, error))
        else:
            found.extend((active, finding) for finding in findings if not _cuts_opaque(article, finding))
    kept = _yield_places(found)
    diagnostics = {_diagnostic(article, active, finding): None for active, finding in kept}
    return sorted(diagnostics, key=lambda diagnostic: diagnostic.order), failures


def _validate(article: Article, rule: Rule, finding: Finding) -> None:
    """Refuse what is not in the article, and fixes that the rule did not declare; ValueError says which."""
    size = len(article.text)
    edits = [edit for fix in finding.fixes for edit in fix.edits]
    for start, end in [(finding.start, finding.end), *((r.start, r.end) for r in finding.related)]:
        if not 0 <= start < end <= size:
            raise ValueError(f"span {start} to {end} is empty or outside the article's {size} characters")
    for edit in edits:
        if not 0 <= edit.start <= edit.end <= size:
            raise ValueError(f"edit {edit.start} to {edit.end} lies outside the article's {size} characters")
    if finding.fixes and rule.fix is None:
        raise ValueError("offers a fix, but its metadata declares none")
    for fix in finding.fixes:
        ordered = sorted(fix.edits)
        if any(left.end > right.start for left, right in pairwise(ordered)):
            raise ValueError(f"fix {fix.title!r} has edits that overlap")


def _failure(article: Article, rule: Rule, error: Exception) -> Notification:
    start = article.paragraphs[0].start if article.paragraphs else 0
    source_start, _ = article.view.to_source(start, start)
    return Notification(
        "rule-failed",
        f"rule {rule.name} failed on this article and was left out for it: {type(error).__name__}: {error}",
        path=article.source.name,
        line=article.source.positions.position(source_start).line,
        rule=rule.name,
    )


def _cuts_opaque(article: Article, finding: Finding) -> bool:
    """Whether a finding lies in, or has an end in, a URL, an address or code."""
    return article.in_opaque(finding.start) or article.in_opaque(finding.end - 1)


def _yield_places(found: list[tuple[ActiveRule, Finding]]) -> list[tuple[ActiveRule, Finding]]:
    """Leave out findings of rules that yield to another rule's finding at the same place."""
    places: dict[str, list[tuple[int, int]]] = {}
    wanted = {name for active, _ in found for name in active.rule.yields_to}
    for active, finding in found:
        if active.rule.name in wanted:
            places.setdefault(active.rule.name, []).append((finding.start, finding.end))
    return [
        (active, finding)
        for active, finding in found
        if not any(
            finding.start < end and start < finding.end
            for name in active.rule.yields_to
            for start, end in places.get(name, ())
        )
    ]


def _diagnostic(article: Article, active: ActiveRule, finding: Finding) -> Diagnostic:
    """The finding at its place in the source."""
    view = article.view
    start, end = view.to_source(finding.start, finding.end)
    return Diagnostic(
        rule=active.rule.name,
        family=active.rule.family,
        severity=active.severity,
        message=finding.message,
        start=start,
        end=end,
        related=tuple(Related(*view.to_source(r.start, r.end), r.message) for r in finding.related),
        fixes=tuple(fix for fix in (_source_fix(article, fix) for fix in finding.fixes) if fix is not None),
    )


def _source_fix(article: Article, fix: Fix) -> Fix | None:
    """The fix on the source, or None when an edit would cut through markup or an escape."""
    view = article.view
    edits = []
    for edit in fix.edits:
        start, end = view.to_source(edit.start, edit.end)
        if edit.start < edit.end and not view.is_whole(edit.start, edit.end):
            return None
        edits.append(Edit(start, end, view.encode(edit.text)))
    return Fix(fix.title, tuple(edits), fix.applicability)
