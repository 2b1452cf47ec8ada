"""What a report says about a rule beyond the message: the first words of its page, as plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from siclint.page import Page, PageError, page_of

if TYPE_CHECKING:
    from siclint.rule import Rule

LONGEST = 240
"""A longer paragraph is cut after the last sentence that ends before so many characters."""

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?(?= )")


@dataclass(frozen=True, slots=True)
class Notes:
    """Why a rule's findings matter and what to do; empty where the page does not say."""

    why: str = ""
    help: str = ""


def rule_page(rule: Rule) -> Page | None:
    """A rule's page, or None when it has none that can be read: a finding is worth more than its page."""
    try:
        return page_of(rule)
    except (OSError, PageError):
        return None


def rule_notes(rule: Rule) -> Notes:
    """The notes that a frame ends with."""
    page = rule_page(rule)
    if page is None:
        return Notes()
    return Notes(*(brief(page.first_paragraph(heading)) for heading in ("Why it matters", "What to do")))


def plain(markdown: str) -> str:
    """A paragraph of Markdown without link targets and emphasis. Code keeps its backticks."""
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", markdown))


def brief(paragraph: str) -> str:
    """A paragraph as plain text, cut at the end of a sentence when it is long."""
    text = plain(paragraph)
    if len(text) <= LONGEST:
        return text
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    fitting = [end for end in ends if end <= LONGEST]
    return text[: fitting[-1] if fitting else ends[0] if ends else None]
