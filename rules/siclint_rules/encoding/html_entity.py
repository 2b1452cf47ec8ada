"""An HTML entity that was never decoded."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Needs, Rule, Severity, Status

# Names that are sure without their semicolon too: no word, company or abbreviation ends so.
_SURE = (
    "nbsp|quot|amp|apos|lsquo|rsquo|ldquo|rdquo|sbquo|bdquo|laquo|raquo|ndash|mdash|hellip|bull|middot|euro|pound|"
    "copy|trade|deg|shy|zwnj|zwj|thinsp|ensp|emsp|eacute|egrave|agrave|aacute|iacute|oacute|uacute|ntilde|ccedil|"
    "auml|ouml|uuml|szlig|aring|oslash|atilde|otilde"
)
_ENTITY = regex.compile(
    rf"&(?:amp;)*+(?:(?<number>\#\d{{2,7}}|\#[xX][\dA-Fa-f]{{2,6}})(?:;|(?![\dA-Za-z]))"
    rf"|(?<name>[A-Za-z][A-Za-z0-9]{{1,30}});|(?<bare>{_SURE})(?![A-Za-z0-9=;]))|&(?:amp;)++"
)
# What is left of an entity whose ampersand was taken out.
_HEADLESS = regex.compile(
    r"(?<![&#])#(?:8\d{3}|39|34|038|039|160|x27|x2019);"
    r"|(?<![&\w;])(?:quot|nbsp|rsquo|lsquo|ldquo|rdquo|mdash|ndash);"
)
_HEADLESS_SIGNS = ("#8", "#39;", "#34;", "#03", "#160;", "#x27;", "#x2019;", "quo;", "quot;", "nbsp;", "dash;")
# Short names of HTML that are also the end of `R&D;` or `S&P;`-like writing.
_SHORT = frozenset({"lt", "gt", "LT", "GT"})
_SPACES = frozenset("\u00a0\u2002\u2003\u2009\u202f")


def check(article: Article) -> Iterator[Finding]:
    """Runs of entities, and what is left of some whose ampersand is gone."""
    text = article.text
    if "&" in text:
        yield from _runs(text)
    if ("#" in text or ";" in text) and any(sign in text for sign in _HEADLESS_SIGNS):
        for match in _HEADLESS.finditer(text):
            yield _finding(text, match.start(), match.end(), _decode("&" + match[0]))


def _runs(text: str) -> Iterator[Finding]:
    """Entities that touch are one finding."""
    run: tuple[int, int, str] | None = None
    for match in _ENTITY.finditer(text):
        decoded = _decode(match[0] if match[0].endswith(";") else match[0] + ";")
        if not decoded or ((name := match["name"]) and len(name) < 3 and name not in _SHORT):
            continue
        if run is not None and run[1] == match.start():
            run = (run[0], match.end(), run[2] + decoded)
            continue
        if run is not None:
            yield _finding(text, *run)
        run = (match.start(), match.end(), decoded)
    if run is not None:
        yield _finding(text, *run)


def _decode(entity: str) -> str:
    """The character that the entity means, however often it was escaped; empty when it means none."""
    import html

    previous, decoded = entity, html.unescape(entity)
    while decoded != previous:
        previous, decoded = decoded, html.unescape(decoded)
    return "" if decoded == entity or len(decoded) > 2 or "\ufffd" in decoded else decoded


def _finding(article_text: str, start: int, end: int, decoded: str) -> Finding:
    raw = article_text[start:end]
    if decoded == "¿" and start and article_text[start - 1].isalpha() and article_text[end : end + 1].isalpha():
        message = f"“{raw}” is an HTML entity that stands for a lost apostrophe"
        return Finding(start, end, message, fixes=(_fix("Write an apostrophe", start, end, "’", Applicability.UNSAFE),))
    text = "".join(_written(char) for char in decoded)
    if not text:
        meant, title = "an invisible character", "Take it out"
    elif not text.strip():
        meant, title = "a space", "Write a space"
    else:
        meant, title = f"“{text}”", f"Write “{text}”"
    message = f"“{raw}” is {meant}, written as an HTML entity and never decoded"
    return Finding(start, end, message, fixes=(_fix(title, start, end, text, Applicability.SAFE),))


def _written(char: str) -> str:
    """How the character is written in prose: special spaces as plain ones, invisible characters not at all."""
    if char in _SPACES:
        return " "
    return "" if unicodedata.category(char) in ("Cf", "Cc") else char


def _fix(title: str, start: int, end: int, text: str, sure: Applicability) -> Fix:
    return Fix(title, (Edit(start, end, text),), sure)


rule = Rule(
    name="html-entity",
    family="encoding",
    summary="An HTML entity stands in the text as it is written in code",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Character encoding",
    its="characters",
    check=check,
    needs=Needs(pieces=frozenset({"&", *_HEADLESS_SIGNS})),
    fix=Applicability.SAFE,
)
