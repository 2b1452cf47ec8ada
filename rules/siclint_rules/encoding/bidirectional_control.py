"""Characters that turn the direction of writing, where nothing is written from right to left."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Needs, Rule, Severity, Status
from siclint_rules.encoding._characters import any_of, code_point, unusual, word_at

_MARKS = frozenset("\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}")
_EMBEDDINGS = frozenset("\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}")
_OVERRIDES = frozenset("\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}")
_ISOLATES = frozenset("\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}")
_POP_EMBEDDING = "\N{POP DIRECTIONAL FORMATTING}"
_POP_ISOLATE = "\N{POP DIRECTIONAL ISOLATE}"
_CONTROLS = _MARKS | _EMBEDDINGS | _OVERRIDES | _ISOLATES | {_POP_EMBEDDING, _POP_ISOLATE}
_RIGHT_TO_LEFT = regex.compile(r"[\p{Hebrew}\p{Arabic}\p{Syriac}\p{Thaana}\p{Nko}\p{Samaritan}\p{Mandaic}]")


def check(article: Article) -> Iterator[Finding]:
    """Each run of direction controls in a paragraph of Latin script, overrides, and what is not closed."""
    text = article.text
    found = unusual(text) & _CONTROLS
    if not found:
        return
    pattern = any_of(found)
    for paragraph in article.paragraphs:
        runs = list(pattern.finditer(text, paragraph.start, paragraph.end))
        if not runs:
            continue
        mixed = _RIGHT_TO_LEFT.search(text, paragraph.start, paragraph.end) is not None
        open_ones = _unbalanced(text, [at for run in runs for at in range(*run.span())]) if mixed else set()
        for run in runs:
            start, end = run.span()
            if not mixed:
                why = "where nothing is written from right to left"
            elif any(char in _OVERRIDES for char in run[0]):
                why = "and makes the text read in another order than it is written in"
            elif open_ones.intersection(range(start, end)):
                why = "without its other half in the same paragraph"
            else:
                continue
            names = ", ".join(dict.fromkeys(map(code_point, run[0])))
            word = "".join(char for char in word_at(text, start, end) if char not in _CONTROLS)
            place = f" in “{word}”" if word else ""
            sure = Applicability.UNSAFE if mixed else Applicability.SAFE
            fix = Fix("Take it out", (Edit(start, end, ""),), sure)
            yield Finding(start, end, f"a direction control ({names}) stands{place} {why}", fixes=(fix,))


def _unbalanced(text: str, places: list[int]) -> set[int]:
    """The places of openings that nothing closes and of closings that close nothing."""
    wrong: set[int] = set()
    opened: list[int] = []
    for at in places:
        char = text[at]
        if char in _EMBEDDINGS or char in _OVERRIDES or char in _ISOLATES:
            opened.append(at)
        elif char in (_POP_EMBEDDING, _POP_ISOLATE):
            if opened and (text[opened[-1]] in _ISOLATES) == (char == _POP_ISOLATE):
                opened.pop()
            else:
                wrong.add(at)
    return wrong | set(opened)


rule = Rule(
    name="bidirectional-control",
    family="encoding",
    summary="A direction control stands in text that needs none, or is not closed",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Linguistic conventions/Character encoding",
    its="characters",
    check=check,
    needs=Needs(pieces=_CONTROLS),
    fix=Applicability.SAFE,
    yields_to=("mojibake",),
)
