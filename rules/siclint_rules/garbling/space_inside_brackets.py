"""White space between a bracket and the words that it encloses."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Kind, Needs, Rule, Severity, Status

_AFTER = regex.compile(r"[(\[](?<![:;=8-].)[ \u00a0]+(?=[\p{L}\p{N}“\"‘'$£€])")
_BEFORE = regex.compile(r"[ \u00a0]+(?<=[\p{L}\p{M}\p{N}.!?%”\"’'][ \u00a0]+)[)\]]")
_WORD_AFTER = regex.compile(r"\S{1,30}")
_WORD_BEFORE = regex.compile(r"\S{1,30}\Z")


def check(article: Article) -> Iterator[Finding]:
    """Spaces behind opening brackets and before closing ones; both sides of one bracketed word together."""
    text = article.text
    places: list[tuple[int, int, Edit]] = []
    if "( " in text or "[ " in text or "\u00a0" in text:
        for match in _AFTER.finditer(text):
            word = _WORD_AFTER.match(text, match.end())
            last = word.end() if word else match.end()
            places.append((match.start(), last, Edit(match.start() + 1, match.end(), "")))
    if " )" in text or " ]" in text or "\u00a0" in text:
        for match in _BEFORE.finditer(text):
            if text[match.end() - 2 : match.end() + 1].strip(" ") in ("]", ")") and text[match.start() - 1] in "([":
                continue
            word = _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start())
            first = word.start() if word else match.start()
            places.append((first, match.end(), Edit(match.start(), match.end() - 1, "")))
    waiting: tuple[int, int, tuple[Edit, ...]] | None = None
    for start, end, edit in sorted(places):
        if waiting is not None and start < waiting[1]:
            waiting = (waiting[0], max(end, waiting[1]), (*waiting[2], edit))
            continue
        if waiting is not None:
            yield from _finding(article, *waiting)
        waiting = (start, end, (edit,))
    if waiting is not None:
        yield from _finding(article, *waiting)


def _finding(article: Article, start: int, end: int, edits: tuple[Edit, ...]) -> Iterator[Finding]:
    paragraph = article.paragraph_at(start)
    if paragraph is None or article.paragraphs[paragraph].kind is Kind.CELL:
        return
    shown = article.text[start:end]
    begin, stop, _ = article.paragraphs[paragraph]
    held = article.text[begin:stop]
    # Where a bracket has no partner, it is not sure that this one is meant.
    paired = all(held.count(opening) == held.count(closing) for opening, closing in ("()", "[]"))
    fix = Fix("Take the space out", edits, Applicability.SAFE if paired else Applicability.UNSAFE)
    yield Finding(start, end, f"a space stands between the bracket and the word in “{shown}”", fixes=(fix,))


rule = Rule(
    name="space-inside-brackets",
    family="garbling",
    summary="A space stands between a bracket and what it encloses",
    severity=Severity.NOTE,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="whitespace",
    check=check,
    needs=Needs(pieces=frozenset({"( ", "[ ", " )", " ]", "\u00a0"})),
    fix=Applicability.SAFE,
    yields_to=("mojibake", "html-entity"),
)
