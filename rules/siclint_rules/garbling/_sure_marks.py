"""Whether it is beyond doubt which side of its words a quotation mark belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from siclint.english.quotations import Mark, Role

if TYPE_CHECKING:
    from siclint import Article
    from siclint.english.quotations import Quotations

_STRAIGHT = frozenset(('"', "＂", "''"))


def is_sure(article: Article, found: Quotations, mark: Mark) -> bool:
    """Whether a mark's role can be relied on, so that a space beside it may be moved without a look.

    A curly mark says what it is. A straight one is sure where the paragraph's marks open and close in turn, and it is
    one of the only two, or all the others stand as their role asks for: in `the "A"of"B"` nothing tells the second
    mark from a third.
    """
    if found.unclosed or found.unopened:
        return False
    if article.text[mark.at : mark.end] not in _STRAIGHT:
        return True
    marks = [other for other in found.marks if other.paragraph == mark.paragraph]
    turns = [Role.OPEN, Role.CLOSE] * (len(marks) // 2)
    if [other.role for other in marks] != turns:
        return False
    return len(marks) == 2 or all(_stands_well(article, other) for other in marks if other != mark)


def _stands_well(article: Article, mark: Mark) -> bool:
    """Whether a mark touches a word on its inner side alone."""
    before, after = article.text[: mark.at][-1:], article.text[mark.end : mark.end + 1]
    inner, outer = (after, before) if mark.role is Role.OPEN else (before, after)
    return bool(inner.strip()) and not outer.isalnum()
