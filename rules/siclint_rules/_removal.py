"""The fix that takes out a whole paragraph, for the rules that offer it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siclint import Edit, Fix

if TYPE_CHECKING:
    from siclint import Applicability, Article

# A bullet or a number before an item goes with it; more is text.
_LABEL = 3


def removal(article: Article, paragraph: int, title: str, applicability: Applicability) -> Fix | None:
    """Take out a paragraph with its line end; None where it shares its line with other text."""
    text, paragraphs = article.text, article.paragraphs
    start, end, _ = paragraphs[paragraph]
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    label = text[line:start].strip()
    if paragraph + 1 < len(paragraphs):
        following = paragraphs[paragraph + 1].start
        stop = max(text.rfind("\n", end, following), text.rfind("\r", end, following)) + 1
    else:
        # The last paragraph goes with the line ends before it, so that the file ends as it did.
        line = len(text[:line].rstrip())
        stop = end
    if stop < end or len(label) > _LABEL or text[end:stop].strip():
        return None
    return Fix(title, (Edit(line, stop, ""),), applicability)
