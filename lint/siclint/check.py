"""Runs rules over articles. Pure: the same article and rules, in any order, give the same diagnostics."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import index

from siclint.article.article import Article, merge_spans
from siclint.asked import Asked
from siclint.diagnostic import (
    Applicability,
    Diagnostic,
    Edit,
    Finding,
    Fix,
    Notification,
    Related,
    Severity,
)
from siclint.failure import RuleError, RuleTimeoutError, describe
from siclint.limits import PATIENCE, RULE_SECONDS, Watch
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


def check_article(
    article: Article, rules: Sequence[ActiveRule], watch: Watch | None = None
) -> tuple[list[Diagnostic], list[Notification]]:
    """The diagnostics of one article in reading order, and what went wrong.

    A rule that raises, or that `watch` ends, is named in a notification; its findings in this article are dropped,
    so that half an answer is never taken for a whole one.
    """
    found: dict[str, list[Finding]] = {}
    failures: list[Notification] = []
    watch = watch or Watch(RULE_SECONDS)
    for active in _asked(article, rules):
        if watch.has_given_up(active.rule.name):
            failures.append(_failure(article, active.rule, f"it took too long on {PATIENCE} articles before"))
            continue
        try:
            watch.start()
            findings = list(active.rule.findings(article, active.options))
            for finding in findings:
                _validate(article, active.rule, finding)
            watch.stop()
        except (Exception, SystemExit, RuleTimeoutError) as error:  # a rule may be anyone's code
            watch.stop()
            if isinstance(error, RuleTimeoutError):
                watch.ran_out(active.rule.name)
            failures.append(_failure(article, active.rule, error))
        else:
            if findings:
                found[active.rule.name] = [finding for finding in findings if not _cuts_opaque(article, finding)]
    if not found:
        return [], sorted(failures, key=lambda failure: failure.rule or "")
    _yield_places(found, {active.rule.name: active.rule.yields_to for active in rules})
    diagnostics = {
        _diagnostic(article, active, finding): None for active in rules for finding in found.get(active.rule.name, ())
    }
    failures.sort(key=lambda failure: failure.rule or "")
    return sorted(diagnostics, key=lambda diagnostic: diagnostic.order), failures


_tables: dict[int, Asked] = {}
_MOST_TABLES = 16


def _asked(article: Article, rules: Sequence[ActiveRule]) -> Sequence[ActiveRule]:
    """The rules that an article can concern."""
    table = _tables.get(id(rules))
    if table is None or table.rules is not rules or not isinstance(rules, tuple):
        table = Asked(rules)
        if isinstance(rules, tuple):  # which stays as it is
            if len(_tables) >= _MOST_TABLES:
                _tables.clear()
            _tables[id(rules)] = table
    try:
        return table.of(article)
    except Exception:  # the words cannot be made: each rule that asks for them says so
        return rules


def _validate(article: Article, rule: Rule, finding: Finding) -> None:
    """Refuse what is not in the article, and fixes that the rule did not declare; RuleError says which."""
    if not isinstance(finding, Finding):
        raise RuleError(f"yields {type(finding).__name__}, not Finding")
    size = len(article.text)
    for start, end in [(finding.start, finding.end), *((r.start, r.end) for r in finding.related)]:
        if not 0 <= index(start) < index(end) <= size:
            raise RuleError(f"span {start} to {end} is empty or outside the article's {size} characters")
    if finding.fixes and rule.fix is None:
        raise RuleError("offers a fix, but its metadata declares none")
    for fix in finding.fixes:
        if fix.applicability is Applicability.SAFE and rule.fix is not Applicability.SAFE:
            raise RuleError(f"offers fix {fix.title!r} as safe, but its metadata says that fixes are unsafe")
        for edit in fix.edits:
            if not 0 <= index(edit.start) <= index(edit.end) <= size:
                raise RuleError(f"edit {edit.start} to {edit.end} lies outside the article's {size} characters")
        if any(left.end > right.start for left, right in pairwise(sorted(fix.edits))):
            raise RuleError(f"fix {fix.title!r} has edits that overlap")


def _failure(article: Article, rule: Rule, error: BaseException | str) -> Notification:
    start = article.paragraphs[0].start if article.paragraphs else 0
    source_start, _ = article.view.to_source(start, start)
    if isinstance(error, str):
        message = f"rule {rule.name} was left out for this article: {error}"
    else:
        code = getattr(rule.check, "__code__", None)
        reason = describe(error, code and code.co_filename)
        message = f"rule {rule.name} failed on this article and was left out for it: {reason}"
    return Notification(
        "rule-failed",
        message,
        path=article.source.name,
        line=article.source.positions.position(source_start).line,
        rule=rule.name,
    )


def _cuts_opaque(article: Article, finding: Finding) -> bool:
    """Whether a finding lies in, or has an end in, a URL, an address or code."""
    return article.in_opaque(finding.start) or article.in_opaque(finding.end - 1)


def _yield_places(found: dict[str, list[Finding]], yields_to: dict[str, tuple[str, ...]]) -> None:
    """Take out of `found` the findings that overlap a reported one of a rule that theirs yields to."""
    places: dict[str, Sequence[tuple[int, int]]] = {}
    for name in _yielding_last({name: yields_to[name] for name, findings in found.items() if findings}):
        stronger = [places[other] for other in yields_to[name] if other in places]
        if stronger:
            found[name] = [
                finding for finding in found[name] if not any(_overlaps(finding, spans) for spans in stronger)
            ]
        places[name] = merge_spans([(finding.start, finding.end) for finding in found[name]])


def _yielding_last(yields_to: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """The names, each after those that it yields to; a circle is broken at its first name."""
    seen: set[str] = set()

    def visit(name: str) -> Iterator[str]:
        if name in seen or name not in yields_to:
            return
        seen.add(name)
        for other in sorted(yields_to[name]):
            yield from visit(other)
        yield name

    for name in sorted(yields_to):
        yield from visit(name)


def _overlaps(finding: Finding, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the spans, which are in order and apart, shares a character with the finding."""
    before = bisect_left(spans, (finding.end,)) - 1
    return before >= 0 and spans[before][1] > finding.start


def _diagnostic(article: Article, active: ActiveRule, finding: Finding) -> Diagnostic:
    """The finding at its place in the source."""
    view = article.view
    start, end = view.to_source(index(finding.start), index(finding.end))
    return Diagnostic(
        rule=active.rule.name,
        family=active.rule.family,
        severity=active.severity,
        message=finding.message,
        start=start,
        end=end,
        related=tuple(Related(*view.to_source(index(r.start), index(r.end)), r.message) for r in finding.related),
        fixes=tuple(fix for fix in (_source_fix(article, fix) for fix in finding.fixes) if fix is not None),
    )


def _source_fix(article: Article, fix: Fix) -> Fix | None:
    """The fix on the source, or None when an edit would cut through markup or an escape."""
    view = article.view
    edits = []
    for edit in fix.edits:
        start, end = index(edit.start), index(edit.end)
        if start < end and not view.is_whole(start, end):
            return None
        edits.append(Edit(*view.to_source(start, end), view.encode(edit.text, start)))
    return Fix(fix.title, tuple(edits), fix.applicability)
