"""A line of dashes, bars or dots that parted two blocks of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siclint import Applicability, Article, Finding, Kind, Rule, Severity, Status
from siclint_rules._removal import removal
from siclint_rules.residue._lines import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from siclint import Paragraph

_LONGEST = 200
_MARKS = frozenset("_-–—―=~*#+•·●○◆◇■□▪▫★☆†‡|¦/\\<>»«›‹^.…()[]{}⁂※▼▲►◄─━═ \t\u00a0")
# Authors part the sections of a long text with these.
_ORNAMENTS = frozenset("*⁂•·●○◆◇■□★☆†※~#-–—. \t\u00a0")
_ELISIONS = frozenset({"[...]", "[…]", "(...)", "(…)", "...", "…", "[ ... ]", "[..]"})
# A section has prose before and after its mark, not only a line that says who reported from where.
_SECTION = 3


def check(article: Article) -> Iterator[Finding]:
    """Each paragraph of marks alone, unless it parts sections of prose."""
    for index, paragraph in enumerate(article.paragraphs):
        if paragraph.kind is Kind.CELL or paragraph.end - paragraph.start > _LONGEST:
            continue
        if article.text[paragraph.start].isalnum():
            continue
        start = _line_start(article, paragraph)
        line = article.text[start : paragraph.end].strip()
        if not _MARKS.issuperset(line) or _is_used(article, index, line):
            continue
        fix = removal(article, index, "Remove the line", Applicability.SAFE)
        yield Finding(
            start,
            paragraph.end,
            f"the line “{line[:20]}” is no text: it parted two blocks of the page",
            fixes=(fix,) if fix else (),
        )


def _line_start(article: Article, paragraph: Paragraph) -> int:
    """Where the line begins: `* * *` and `- - -` look as if they were items of a list."""
    text = article.text
    start = max(text.rfind("\n", 0, paragraph.start), text.rfind("\r", 0, paragraph.start)) + 1
    before = text[start : paragraph.start]
    if not before.strip() or not _MARKS.issuperset(before):
        return paragraph.start
    return start + len(before) - len(before.lstrip())


def _is_used(article: Article, index: int, line: str) -> bool:
    """Whether the line is an author's: between sections of prose, or where a quotation leaves something out."""
    before = sum(is_prose(article, i) for i in range(max(0, index - _SECTION), index))
    behind = range(index + 1, min(index + 1 + _SECTION, len(article.paragraphs)))
    after = sum(is_prose(article, i) for i in behind)
    if line in _ELISIONS:
        return before > 0 and after > 0
    # A page draws a rule of any length; an author sets three marks.
    drawn = len(line) > _SECTION and len(set(line)) == 1
    return before > 1 and after > 1 and _ORNAMENTS.issuperset(line) and not drawn


rule = Rule(
    name="separator-line",
    family="residue",
    summary="A line of dashes, bars or dots is left over from the page",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Design and markup/Custom (residue)",
    its="addition",
    check=check,
    fix=Applicability.SAFE,
)
