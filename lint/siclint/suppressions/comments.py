"""Reads the comments to siclint in Markdown and HTML: what they say, and which stretch of the source they are about.

<!-- siclint: ignore[rule, family] reason -->        the next block, or the block that it stands in
<!-- siclint: ignore-start[rule] reason -->          from here
<!-- siclint: ignore-end -->                         to here
<!-- siclint: ignore-file[rule] reason -->           the whole file
"""

from __future__ import annotations

import re
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
    opened: list[int] = []
    for comment in comments:
        if comment.verb == "ignore-start" and not comment.wrong:
            opened.append(len(found))
        if comment.verb != "ignore-end" or comment.wrong:
            found.append(comment)
            continue
        index = _range_of(comment, found, opened)
        if index < 0:
            what = f"of {', '.join(comment.names)} " if comment.names else ""
            found.append(replace(comment, wrong=f"no range {what}is open here that it could end"))
        else:
            opened.remove(index)
            found[index] = replace(found[index], scope=Span(found[index].span.start, comment.span.end))
    for index in opened:
        wrong = "this range is never ended; write `<!-- siclint: ignore-end -->` where it is to end"
        found[index] = replace(found[index], wrong=wrong)
    return found


def _range_of(end: Comment, found: Sequence[Comment], opened: Sequence[int]) -> int:
    """The index of the last open range that a comment ends, or -1. One that names rules ends a range of those."""
    fitting = (index for index in reversed(opened) if not end.names or set(end.names) == set(found[index].names))
    return next(fitting, -1)
