"""siclint checks articles for what machine translation, rewriting and scraping break.

These names are what a rule's author and a program that embeds siclint need; everything else may change.
"""

from siclint.article.article import Article, Kind, Paragraph, Sentence
from siclint.article.segment import SuspectBoundary
from siclint.article.source import Source
from siclint.diagnostic import (
    Applicability,
    Diagnostic,
    Edit,
    Finding,
    Fix,
    Notification,
    Related,
    Severity,
)
from siclint.rule import FAMILIES, Needs, Rule, Status

__all__ = [
    "FAMILIES",
    "Applicability",
    "Article",
    "Diagnostic",
    "Edit",
    "Finding",
    "Fix",
    "Kind",
    "Needs",
    "Notification",
    "Paragraph",
    "Related",
    "Rule",
    "Sentence",
    "Severity",
    "Source",
    "Status",
    "SuspectBoundary",
]

__version__ = "0.1.0"
