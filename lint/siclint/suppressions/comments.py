"""Reads the comments to siclint in Markdown and HTML: what they say, and which stretch of the source they are about.

<!-- siclint: ignore[rule, family] reason -->        the next block, or the block that it stands in
<!-- siclint: ignore-start[rule] reason -->          from here
<!-- siclint: ignore-end -->                         to here
<!-- siclint: ignore-file[rule] reason -->           the whole file
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from siclint.article.readers import format_of
from siclint.config.problems import did_you_mean
from siclint.diagnostic import Span

if TYPE_CHECKING:
    from siclint.article.source import Source

START = re.compile(r"<!--\s*siclint(?:\s*:|[\s-]+ignore)")
_END = re.compile(r"--!?>")
_FORM = re.compile(r"siclint\s*:\s*([A-Za-z-]+)\s*(?:\[([^\]]*)\])?[\s:]*(.*)", re.S)
_VERBS = ("ignore", "ignore-start", "ignore-end", "ignore-file")
_BLANKET = ("*", "all")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment to siclint at its place. `scope` is what it is about, None where there is nothing.

    `wrong` says why it cannot be used; it then silences nothing.
    """

    span: Span
    verb: str = ""
    names: tuple[str, ...] = ()
    reason: str = ""
    scope: Span | None = None
    wrong: str = ""


Place = Callable[[Span], Span | None]
"""Gives the scope of a comment to the next block; LookupError where what looks like a comment is none."""


def read_comments(source: Source) -> tuple[Comment, ...]:
    """All comments to siclint in a source, in order, with what they are about."""
    if "siclint" not in source.text or not START.search(source.text):
        return ()
    comments = list(_comments(source))
    return tuple(_with_ranges(comments))


def _comments(source: Source) -> Iterator[Comment]:
    text = source.text
    place = _places(source)
    for match in START.finditer(text):
        end = _END.search(text, match.end())
        span = Span(match.start(), end.end() if end else len(text))
        if place is None:
            wrong = "plain text has no comments; use `suppress` in the configuration"
            yield Comment(span, wrong=wrong)
            continue
        try:
            scope = place(span)
        except LookupError:
            continue
        comment = parse(text[span.start : span.end], span)
        if end is None:
            comment = Comment(span, wrong="this comment is never closed: it lacks its `-->`")
        if comment.verb == "ignore":
            comment = replace(comment, scope=scope)
        elif comment.verb == "ignore-file":
            comment = replace(comment, scope=Span(0, len(text) + 1))
        yield comment


def _places(source: Source) -> Place | None:
    """How a format finds the block that a comment is about; None for a format without comments."""
    match format_of(source.name):
        case "markdown":
            from siclint.suppressions.markdown import MarkdownPlaces

            return MarkdownPlaces(source.text).scope
        case "html":
            from siclint.suppressions.html import HtmlPlaces

            return HtmlPlaces(source.text).scope
        case _:
            return None


def parse(text: str, span: Span) -> Comment:
    """What a comment says, from `<!--` to `-->`."""
    match = _FORM.fullmatch(_END.sub("", text.removeprefix("<!--")).strip())
    if match is None or match[1].lower() not in _VERBS:
        word = match[1] if match else ""
        help_words = did_you_mean(word, _VERBS) if word else ""
        said = f"siclint knows no `{word}` here" if word else "siclint does not understand this comment"
        return Comment(span, wrong=f"{said}; {help_words or 'write `siclint: ignore[rule] reason`'}")
    verb = match[1].lower()
    names = tuple(dict.fromkeys(name.strip() for name in (match[2] or "").split(",") if name.strip()))
    reason = " ".join(match[3].split())
    if verb != "ignore-end" and (not names or set(names) & set(_BLANKET)):
        wrong = f"it names no rule, and so would hide everything; write `siclint: {verb}[rule] reason`"
        return Comment(span, verb, names, reason, wrong=wrong)
    return Comment(span, verb, names, reason)


def _with_ranges(comments: Sequence[Comment]) -> list[Comment]:
    """The comments, each start of a range with the stretch up to its end; ends that fit are left out."""
    found: list[Comment] = []
    opened = _Opened()
    for comment in comments:
        if comment.verb != "ignore-end" or comment.wrong:
            if comment.verb == "ignore-start" and not comment.wrong:
                opened.add(len(found), comment.names)
            found.append(comment)
            continue
        index = opened.close(comment.names)
        if index is None:
            what = f"of {', '.join(comment.names)} " if comment.names else ""
            found.append(replace(comment, wrong=f"no range {what}is open here that it could end"))
        else:
            found[index] = replace(found[index], scope=Span(found[index].span.start, comment.span.end))
    for index in opened.left():
        wrong = "this range is never ended; write `<!-- siclint: ignore-end -->` where it is to end"
        found[index] = replace(found[index], wrong=wrong)
    return found


class _Opened:
    """The ranges that are open, each by its index."""

    def __init__(self) -> None:
        self._all: dict[int, frozenset[str]] = {}
        self._by_names: dict[frozenset[str], list[int]] = defaultdict(list)

    def add(self, index: int, names: Sequence[str]) -> None:
        """Open a range."""
        self._all[index] = frozenset(names)
        self._by_names[frozenset(names)].append(index)

    def close(self, names: Sequence[str]) -> int | None:
        """Close the last range of these names, without names the last of all; None when there is none."""
        if names:
            same = self._by_names[frozenset(names)]
            index = same.pop() if same else None
        else:
            index = next(reversed(self._all), None)
            if index is not None:
                self._by_names[self._all[index]].pop()
        if index is not None:
            del self._all[index]
        return index

    def left(self) -> Iterator[int]:
        """Those that were never closed."""
        return iter(self._all)
