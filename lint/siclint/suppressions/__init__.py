"""Suppressions: somebody says, with a reason, that a finding is to be left alone.

Where an article has comments (Markdown, HTML) they stand in it; where it may not be touched, or has none, in the
configuration. What is silenced stays in a file's result, with its reason, and never counts.
"""

from siclint.suppressions.insert import comment_for, entry_for, insertion
from siclint.suppressions.model import Entry, SuppressionSettings
from siclint.suppressions.rules import INVALID, RULES, UNUSED

__all__ = [
    "INVALID",
    "RULES",
    "UNUSED",
    "Entry",
    "SuppressionSettings",
    "comment_for",
    "entry_for",
    "insertion",
]
