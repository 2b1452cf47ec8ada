"""Asks a server about one article, and makes diagnostics of what it says."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from siclint.diagnostic import Applicability, Diagnostic, Edit, Fix, Notification, Severity
from siclint.languagetool.client import Client, Match
from siclint.languagetool.document import Document, documents
from siclint.languagetool.names import FAMILY, PREFIX
from siclint.languagetool.problem import AnswerError, UnavailableError
from siclint.languagetool.rules import entries

if TYPE_CHECKING:
    from siclint.article.article import Article
    from siclint.languagetool.options import Grammar

MOST_FIXES = 3
"""How many of a match's replacements are offered."""

LONG = 100
"""Characters: a finding of siclint that is longer is about more than a grammatical mistake in it."""

_clients = threading.local()


@dataclass(frozen=True, slots=True)
class _Found:
    """A match at its place in the view."""

    start: int
    end: int
    match: Match


def check(
    article: Article, grammar: Grammar, said: Sequence[Diagnostic]
) -> tuple[list[Diagnostic], list[Notification]]:
    """What the server finds in an article and siclint's own rules have not `said`, and what went wrong.

    When the server fails at a part of the article, nothing of it is reported: half an answer is not taken for a
    whole one.
    """
    try:
        found = list(_ask(article, grammar))
    except (AnswerError, UnavailableError) as error:
        return [], [_failure(article, error)]
    diagnostics: dict[tuple[int, int], Diagnostic] = {}
    for one in found:
        diagnostic = _diagnostic(article, grammar, one)
        if not is_said(diagnostic, said):
            # Two rules at one place say the same thing in two ways.
            diagnostics.setdefault((diagnostic.start, diagnostic.end), diagnostic)
    return list(diagnostics.values()), []


def is_said(diagnostic: Diagnostic, said: Sequence[Diagnostic]) -> bool:
    """Whether one of siclint's own findings is about the same place."""
    return any(one.start < diagnostic.end and diagnostic.start < one.end for one in said if one.end - one.start <= LONG)


def _ask(article: Article, grammar: Grammar) -> Iterator[_Found]:
    client = _client(grammar)
    for document in documents(article):
        matches = client.ask(document.text, grammar)
        for match in sorted(matches, key=lambda match: (match.start, match.end, match.rule)):
            found = _place(document, match)
            if grammar.wants(PREFIX + match.rule) and not _is_false(article, found):
                yield found


def _client(grammar: Grammar) -> Client:
    """This thread's connection to the server."""
    key = (grammar.url, grammar.timeout)
    if getattr(_clients, "key", None) != key:
        _clients.client, _clients.key = Client(grammar.url, grammar.timeout), key
    client: Client = _clients.client
    return client


def _place(document: Document, match: Match) -> _Found:
    """A match in the view; AnswerError when it is not where the server says."""
    span = document.to_view(match.start, match.end)
    if span is None:
        raise AnswerError(f"the server reports {match.rule} at a place that is not in the text")
    stands = document.slice(match.start, match.end)
    if match.meant is not None and stands.split() != match.meant.split():
        raise AnswerError(f"the server reports {match.rule} at {match.meant!r}, where {stands!r} stands")
    return _Found(*span, match)


def _is_false(article: Article, found: _Found) -> bool:
    if article.in_opaque(found.start) or article.in_opaque(found.end - 1):
        return True
    entry = entries().get(found.match.rule)
    return entry is not None and entry.is_false(article, found.start)


def _diagnostic(article: Article, grammar: Grammar, found: _Found) -> Diagnostic:
    match = found.match
    name = PREFIX + match.rule
    entry = entries().get(match.rule)
    severity = grammar.severities.get(name, entry.severity if entry else Severity.NOTE)
    start, end = article.view.to_source(found.start, found.end)
    return Diagnostic(
        rule=name,
        family=FAMILY,
        severity=severity,
        message=match.message.removesuffix("."),
        start=start,
        end=end,
        fixes=tuple(_fixes(article, found)),
        link=match.link,
    )


def _fixes(article: Article, found: _Found) -> Iterator[Fix]:
    view = article.view
    if not view.is_whole(found.start, found.end):
        return
    start, end = view.to_source(found.start, found.end)
    old = article.text[found.start : found.end]
    for new in found.match.replacements[:MOST_FIXES]:
        title = f"Put “{new}” for “{old}”" if new else f"Take “{old}” out"
        yield Fix(title, (Edit(start, end, view.encode(new, found.start)),), Applicability.UNSAFE)


def _failure(article: Article, error: Exception) -> Notification:
    start = article.paragraphs[0].start if article.paragraphs else 0
    source_start, _ = article.view.to_source(start, start)
    return Notification(
        "languagetool-failed",
        f"grammar was not checked in this article: {error}",
        path=article.source.name,
        line=article.source.positions.position(source_start).line,
    )
