"""Tags, comments, shortcodes and scripts of a web page that stand in the text as they are."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Needs, Rule, Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterator

_TAGS = (
    "a|abbr|article|aside|b|blockquote|body|br|button|center|cite|code|div|em|embed|figcaption|figure|font|footer|form"
    "|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|label|li|link|main|meta|nav|noscript|object|ol|p|picture|pre"
    "|script|section|small|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|time|title|tr|u"
    "|ul|video"
)
# An attribute has a value, but for a few: `<A note on bread>` is a title.
_ATTRIBUTE = (
    r"\s+(?:[a-zA-Z-]{1,30}+\s*=\s*(?:\"[^\"<>]{0,500}+\"|'[^'<>]{0,500}+'|[^\s\"'<>=]{1,200}+)"
    r"|(?:async|defer|hidden|controls|allowfullscreen|loop|muted|autoplay)\b)"
)


@cache
def _tags() -> regex.Pattern[str]:
    """What tags and comments look like; compiled when a text has such signs."""
    return regex.compile(
        rf"<!--.{{0,2000}}?-->|</?(?:{_TAGS})(?:{_ATTRIBUTE}){{0,20}}+\s*/?>|<!DOCTYPE [^<>]{{1,200}}+>",
        regex.IGNORECASE | regex.DOTALL,
    )


_SHORTCODES = (
    "caption|gallery|embed|audio|video|playlist|youtube|twitter|instagram|vc_row|vc_column|vc_column_text|et_pb_section"
    "|et_pb_row|et_pb_text|ad|ads|quote|b|i|u|url|img|color|size|list|spoiler|divider|button|contact-form-7|wp_ad_camp"
)


@cache
def _shortcodes() -> regex.Pattern[str]:
    """What shortcodes look like."""
    return regex.compile(
        rf"\[(?:embed|caption|vc_row|vc_column|et_pb_section|/(?:{_SHORTCODES})|(?:{_SHORTCODES})"
        r"(?:=[^\[\]\s]{1,200}+|(?:\s+[a-z_-]{1,30}+=(?:\"[^\"]{0,300}+\"|\S{1,100}+)){1,10}+))\]"
    )


# An image of Markdown, whose address names a file or a host.
_IMAGE = regex.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\s]{3,500}\)")
_SCRIPT = (
    "function(", "function (", "document.getElement", "document.write(", "window.dataLayer", "googletag.cmd",
    "googletag.", "var _gaq", "adsbygoogle", "(adsbygoogle", "gtag(", "fbq(", "@media (", "@media only",
    "@media screen", "{display:", "{ display:", "!important;", "margin-top:", "font-family:", "background-color:",
)  # fmt: skip
# Articles speak of functions: `the function (see chart) grows`.
_FUNCTION = regex.compile(r"function ?\((?:[\w$]+(?:, ?[\w$]+)*)?\) ?[{;]")
_RUN_GAP = 3
_LONGEST = 160


def check(article: Article) -> Iterator[Finding]:
    """Each tag, comment or shortcode, those that follow each other as one; and the first words of a script."""
    text = article.text
    spans: list[tuple[int, int]] = []
    if "<" in text:
        spans += [match.span() for match in _tags().finditer(text)]
    if "[" in text:
        spans += [match.span() for match in _shortcodes().finditer(text)]
    if "![" in text:
        spans += [match.span() for match in _IMAGE.finditer(text)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if article.paragraph_at(start) is None:
            continue
        if merged and start - merged[-1][1] <= _RUN_GAP and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    for start, end in merged:
        shown = " ".join(text[start:end].split())
        shown = shown if len(shown) <= 40 else shown[:39] + "…"
        fix = Fix("Remove the markup", (Edit(start, end, ""),), Applicability.UNSAFE)
        yield Finding(start, end, f"“{shown}” is markup of a page that stands in the text", fixes=(fix,))
    if "{" in text or ");" in text or "window." in text or "!important" in text:
        yield from _scripts(article, merged)


def _scripts(article: Article, tags: list[tuple[int, int]]) -> Iterator[Finding]:
    """Paragraphs that hold a piece of a script or a style sheet."""
    reported: set[int] = set()
    for piece in _SCRIPT:
        start = article.text.find(piece)
        while start >= 0:
            index = article.paragraph_at(start)
            prose = piece.startswith("function") and not _FUNCTION.match(article.text, start)
            if index is not None and index not in reported and not prose and not any(a <= start < b for a, b in tags):
                reported.add(index)
                first, last, _ = article.paragraphs[index]
                begin = first if start - first < _LONGEST else start
                end = min(last, begin + _LONGEST)
                yield Finding(begin, end, f"“{piece}” belongs to a script or a style sheet of the page")
            start = article.text.find(piece, start + 1)


rule = Rule(
    name="leftover-markup",
    family="residue",
    summary="Tags, comments, shortcodes or scripts of a page stand in the text",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Design and markup/Markup tag",
    its="markup",
    check=check,
    needs=Needs(pieces=frozenset({"<", "[", "{", ");", "window.", "!important"})),
    fix=Applicability.UNSAFE,
)
