"""The headline, again in the middle of the article or at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siclint import Applicability, Article, Finding, Kind, Related, Rule, Severity, Status
from siclint_rules._removal import removal
from siclint_rules.duplication._copies import excerpt, paragraph_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_MIN_WORDS = 4
# A headline is taken up once near the top: as the page's title, as a standfirst, as the first sentence.
_USUAL_PLACES = 3


def check(article: Article) -> Iterator[Finding]:
    """Each copy of the headline but one near the top."""
    paragraphs = article.paragraphs
    if not paragraphs or paragraphs[0].kind is not Kind.HEADLINE:
        return
    headline = paragraph_words(article, 0)
    if len(headline) < _MIN_WORDS:
        return
    text = article.text
    size = paragraphs[0].end - paragraphs[0].start
    usual = False
    for index, paragraph in enumerate(paragraphs[1:], 1):
        if abs(paragraph.end - paragraph.start - size) > 4 or paragraph.kind in (Kind.QUOTE, Kind.CELL):
            continue
        if paragraph_words(article, index) != headline:
            continue
        if index <= _USUAL_PLACES and not usual:
            usual = True
            continue
        fix = removal(article, index, "Remove the copy", Applicability.SAFE)
        yield Finding(
            paragraph.start,
            paragraph.end,
            f"the headline “{excerpt(text[paragraphs[0].start : paragraphs[0].end])}” stands here again",
            related=(Related(paragraphs[0].start, paragraphs[0].end, "the headline"),),
            fixes=(fix,) if fix else (),
        )


rule = Rule(
    name="repeated-headline",
    family="duplication",
    summary="The headline stands again in the body",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Accuracy/Addition",
    its="duplication",
    check=check,
    fix=Applicability.SAFE,
    yields_to=("duplicate-paragraph",),
)
