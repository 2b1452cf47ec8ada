"""Parts a file's diagnostics into those that stand and those that somebody silenced, and judges the comments."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from siclint.config.problems import did_you_mean
from siclint.diagnostic import Applicability, Diagnostic, Edit, Fix, Severity, Span
from siclint.rule import FAMILIES
from siclint.silenced import Silenced
from siclint.suppressions.comments import Comment, read_comments
from siclint.suppressions.model import Entry, SuppressionSettings, names_rule, was_run
from siclint.suppressions.rules import INVALID, UNUSED

if TYPE_CHECKING:
    from siclint.article.article import Article
    from siclint.article.source import Source

_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r|\Z)")


@dataclass(slots=True)
class Quotes:
    """Where in a source the words stand that entries of the configuration quote."""

    entries: Sequence[Entry]
    places: dict[Entry, list[tuple[int, int]]] = field(default_factory=dict)

    def look(self, article: Article) -> None:
        """Look for them in an article."""
        for entry in self.entries:
            words = entry.quote.split()
            if not words:
                continue
            pattern = re.compile(r"\s+".join(map(re.escape, words)))
            found = [article.view.to_source(*match.span()) for match in pattern.finditer(article.text)]
            self.places.setdefault(entry, []).extend(found)

    def silencing(self, diagnostic: Diagnostic) -> Entry | None:
        """The first entry that a diagnostic falls under."""
        for entry in self.entries:
            if names_rule(entry.rules, diagnostic) and (
                not entry.quote.split()
                or any(start < diagnostic.end and diagnostic.start < end for start, end in self.places.get(entry, ()))
            ):
                return entry
        return None


@dataclass(frozen=True, slots=True)
class Ran:
    """The rules that looked at a file and did not fail: for each its family, and its severity."""

    families: Mapping[str, str]
    severities: Mapping[str, Severity]


def suppress(
    source: Source, diagnostics: Iterable[Diagnostic], quotes: Quotes, settings: SuppressionSettings, ran: Ran
) -> tuple[list[Diagnostic], list[Silenced]]:
    """What is left of a file's diagnostics, with what is to be said about its comments; and what is silenced."""
    comments = [_checked(comment, settings) for comment in read_comments(source)]
    if not comments and not quotes.entries:
        return list(diagnostics), []
    kept: list[Diagnostic] = []
    silenced: list[Silenced] = []
    used: dict[int, set[str]] = defaultdict(set)
    for diagnostic, (index, name) in _silencing(comments, sorted(diagnostics, key=lambda one: one.order)):
        if index >= 0:
            line = source.positions.position(comments[index].span.start).line
            used[index].add(name)
            silenced.append(Silenced(diagnostic, "comment", comments[index].reason, f"{source.name}:{line}"))
        elif entry := quotes.silencing(diagnostic):
            silenced.append(Silenced(diagnostic, "list", entry.reason, entry.place))
        else:
            kept.append(diagnostic)
    for index, comment in enumerate(comments):
        if comment.wrong:
            kept += _said(INVALID.name, comment, comment.wrong, ran)
        kept += _unused(source, comment, used[index], settings, ran)
    kept.sort(key=lambda diagnostic: diagnostic.order)
    return kept, silenced


def _silencing(
    comments: Sequence[Comment], diagnostics: Iterable[Diagnostic]
) -> Iterator[tuple[Diagnostic, tuple[int, str]]]:
    """Each diagnostic, in order, with the index of the comment that silences it and the name that does; or -1.

    Of several comments the last counts, which is the nearest.
    """
    scopes = sorted((comment.scope, index) for index, comment in enumerate(comments) if comment.scope is not None)
    waiting = deque(scopes)
    around: list[tuple[Span, int]] = []
    for diagnostic in diagnostics:
        while waiting and waiting[0][0].start <= diagnostic.start:
            around.append(waiting.popleft())
        around = [(scope, index) for scope, index in around if diagnostic.start < scope.end]
        named = [(index, names_rule(comments[index].names, diagnostic)) for _, index in around]
        yield diagnostic, max(((index, name) for index, name in named if name is not None), default=(-1, ""))


def _checked(comment: Comment, settings: SuppressionSettings) -> Comment:
    """The comment, without a scope where it cannot be used, without the names that nothing has."""
    if comment.wrong:
        return replace(comment, scope=None)
    if settings.require_reason and not comment.reason:
        return replace(comment, scope=None, wrong="it gives no reason, and the configuration asks for one")
    unknown = [name for name in comment.names if not _is_known(name, settings)]
    if not unknown:
        return comment
    known = [*settings.known, *FAMILIES]
    wrong = [
        f"no rule or family is called `{name}`; {did_you_mean(name, known)}".removesuffix("; ") for name in unknown
    ]
    return replace(comment, names=tuple(name for name in comment.names if name not in unknown), wrong="; ".join(wrong))


def _is_known(name: str, settings: SuppressionSettings) -> bool:
    return not settings.complete or name in settings.known or name in FAMILIES or "/" in name


def _unused(
    source: Source, comment: Comment, used: set[str], settings: SuppressionSettings, ran: Ran
) -> list[Diagnostic]:
    """What there is to say about names that silenced nothing although they were looked for."""
    if comment.scope is None:
        why = "nothing follows that it could be about"
        return [] if comment.wrong else _said(UNUSED.name, comment, f"this comment silences nothing: {why}", ran)
    idle = [name for name in comment.names if name not in used and was_run(name, ran.families, settings.known)]
    if not idle:
        return []
    names = " and ".join(", ".join(idle).rsplit(", ", 1))
    fixes: tuple[Fix, ...] = ()
    if len(idle) == len(comment.names) and not comment.wrong and comment.verb != "ignore-start":
        fixes = (Fix("Take the comment out", (_removal(source, comment),), Applicability.SAFE),)
    return _said(UNUSED.name, comment, f"this comment silences nothing: {names} found nothing here", ran, fixes)


def _removal(source: Source, comment: Comment) -> Edit:
    """The edit that takes a comment out, with its line where nothing else stands on it."""
    start, end = comment.span
    line, _ = source.positions.line_span(source.positions.line_index(start))
    rest = _BLANK_LINE.match(source.text, end)
    if rest is not None and not source.text[line:start].strip():
        return Edit(line, rest.end(), "")
    return Edit(start, end, "")


def _said(rule: str, comment: Comment, message: str, ran: Ran, fixes: tuple[Fix, ...] = ()) -> list[Diagnostic]:
    """A diagnostic about a comment, unless its rule does not run."""
    if rule not in ran.families:
        return []
    start, end = comment.span
    return [Diagnostic(rule, ran.families[rule], ran.severities[rule], message, start, end, fixes=fixes)]
