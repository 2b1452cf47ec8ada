"""A bracket without its other half."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Article, Finding, Kind, Needs, Paragraph, Rule, Severity, Status

_BRACKETS = regex.compile(r"[()\[\]（）［］【】]")
_CLOSER = {"(": ")", "[": "]", "（": "）", "［": "］", "【": "】"}
_SAME = {"（": "(", "）": ")", "［": "[", "］": "]"}
# `a)`, `12)`, `iv)` and `1.2)` where a list item may begin.
_LABEL = regex.compile(r"(?:^|(?<=[\s(;,:–—•*-]))(?:\p{L}|#\d*|[ivxIVX]{1,5}|\d{1,3}(?:\.\d{1,2})*\.?)\)")
_FACE = regex.compile(r"[:;=8xX%][-'’^oO]?[)(\[\]]+|[)(\]\[]+[-'’]?[:;=8]|[:;]\s[)(](?=\s|$)|\({2,}|\){2,}\Z")
_WORDS = regex.compile(r"\s*(?:\S{1,30}\s+){0,4}\S{1,30}")
_WORDS_BEFORE = regex.compile(r"(?:\S{1,30}\s+){0,2}\S{0,30}\Z")
# A bracket may be closed in a later paragraph, in transcripts and poems.
_NEAR = 4


def check(article: Article) -> Iterator[Finding]:
    """Brackets that no bracket of their paragraph, or of one near it, belongs to."""
    text = article.text
    if not any(char in text for char in "()[]（）【】"):
        return
    opened: list[tuple[int, int]] = []
    closed: list[tuple[int, int]] = []
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind is not Kind.CELL:
            _match(article, index, paragraph, opened, closed)
    for paragraph_index, at in _alone(text, opened, closed):
        yield _finding(article, paragraph_index, at)


def _match(
    article: Article, index: int, paragraph: Paragraph, opened: list[tuple[int, int]], closed: list[tuple[int, int]]
) -> None:
    """Add to `opened` and `closed` what has no partner in this paragraph."""
    text = article.text
    stack: list[int] = []
    skipped: set[int] | None = None
    for match in _BRACKETS.finditer(text, paragraph.start, paragraph.end):
        at = match.start()
        if article.in_opaque(at):
            continue
        char = text[at]
        if char in _CLOSER:
            stack.append(at)
        elif stack and _fits(text[stack[-1]], char):
            stack.pop()
        elif len(stack) > 1 and _fits(text[stack[-2]], char):
            opened.append((index, stack.pop()))
            stack.pop()
        else:
            skipped = _exempt(text, paragraph) if skipped is None else skipped
            if at not in skipped:
                closed.append((index, at))
    if stack:
        skipped = _exempt(text, paragraph) if skipped is None else skipped
        opened.extend((index, at) for at in stack if at not in skipped)


def _fits(opening: str, closing: str) -> bool:
    opening, closing = _SAME.get(opening, opening), _SAME.get(closing, closing)
    return _CLOSER[opening] == closing


def _exempt(text: str, paragraph: Paragraph) -> set[int]:
    """The places of brackets in list labels and faces."""
    places = {match.end() - 1 for match in _LABEL.finditer(text, paragraph.start, paragraph.end)}
    for match in _FACE.finditer(text, paragraph.start, paragraph.end):
        places.update(range(*match.span()))
    return places


def _alone(text: str, opened: list[tuple[int, int]], closed: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What is left when brackets over paragraph ends are matched, the nearest first."""
    waiting: dict[str, list[tuple[int, int]]] = {}
    for index, at, is_open in sorted([(*pair, True) for pair in opened] + [(*pair, False) for pair in closed]):
        char = _SAME.get(text[at], text[at])
        if is_open:
            waiting.setdefault(_CLOSER[char], []).append((index, at))
            continue
        stack = waiting.get(char)
        if stack and index - stack[-1][0] <= _NEAR:
            stack.pop()
        else:
            yield index, at
    for stack in waiting.values():
        yield from stack


def _finding(article: Article, index: int, at: int) -> Finding:
    text = article.text
    start, end, _ = article.paragraphs[index]
    if text[at] in _CLOSER:
        words = _WORDS.match(text, at + 1, end)
        last = words.end() if words else at + 1
        return Finding(at, last, f"the bracket before “{text[at + 1 : last].strip()}” is never closed")
    before = _WORDS_BEFORE.search(text, max(start, at - 100), at)
    first = before.start() if before else at
    return Finding(first, at + 1, f"the bracket after “{text[first:at].strip()}” was never opened")


rule = Rule(
    name="unbalanced-bracket",
    family="garbling",
    summary="A bracket is opened and never closed, or closed and never opened",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Punctuation",
    its="typographical",
    check=check,
    needs=Needs(pieces=frozenset("()[]（）【】")),
)
