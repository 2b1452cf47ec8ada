"""Rules as SARIF describes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from siclint.diagnostic import Severity
from siclint.reports.notes import plain, rule_page
from siclint.rule import Status

if TYPE_CHECKING:
    from siclint.page import Page
    from siclint.reports.sarif_model import Level, Message, ReportingDescriptor
    from siclint.rule import Rule

LEVELS: dict[Severity, Level] = {Severity.NOTE: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}

# What code scanning sorts by. It has no word for a note.
_PROBLEM = {Severity.NOTE: "recommendation", Severity.WARNING: "warning", Severity.ERROR: "error"}

LONGEST_DESCRIPTION = 1024  # what code scanning takes
_HELP = ("Why it matters", "What to do", "Known false alarms")
_TITLE = re.compile(r"\A# +.*\n+")
_FENCES = {"bad": "Reported, at the marked place", "good": "Not reported", "fixed": "With the fix"}
_FENCE = re.compile(r"^(?P<fence>`{3,})(?P<kind>bad|good|fixed)[^\n`]*\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.M | re.S)


def descriptor(rule: Rule) -> ReportingDescriptor:
    """The rule with all that its page says."""
    page = rule_page(rule)
    precision = _precision(rule)
    finds = page.first_paragraph("What it finds") if page else ""
    return {
        "id": rule.name,
        "name": pascal_case(f"{rule.family}-{rule.name}"),  # a name that only repeats the id is refused
        "shortDescription": {"text": sentence(rule.summary)},
        "fullDescription": {"text": sentence(plain(finds)[:LONGEST_DESCRIPTION] or rule.summary)},
        "help": _help(rule, page),
        "defaultConfiguration": {"enabled": rule.status is Status.STABLE, "level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.family, rule.mqm],
            "problem.severity": _PROBLEM[rule.severity],
            "mqm": rule.mqm,
            "itsType": rule.its,
            "status": rule.status.value,
            **({"precision": precision} if precision else {}),
        },
    }


def _precision(rule: Rule) -> str | None:
    """What code scanning sorts by within a severity; None where it was not measured, or where its file is broken."""
    from siclint.evidence import evidence_of

    try:
        evidence = evidence_of(rule)
    except ValueError:
        return None
    return evidence.level if evidence else None


def pascal_case(name: str) -> str:
    """`orphan-fragment` as `OrphanFragment`."""
    return "".join(word[:1].upper() + word[1:] for word in name.split("-"))


def sentence(text: str) -> str:
    """`text` with a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "!", "?", ".)", ".”", '."')) else f"{text}."


def _help(rule: Rule, page: Page | None) -> Message:
    """Why the rule matters and what to do, as plain text; the whole page as Markdown."""
    if page is None:
        return {"text": sentence(rule.summary)}
    paragraphs = [plain(" ".join(page.sections[heading].split())) for heading in _HELP if page.sections.get(heading)]
    markdown = _FENCE.sub(_example, _TITLE.sub("", page.text))
    return {"text": "\n\n".join(paragraphs) or sentence(rule.summary), "markdown": markdown.strip()}


def _example(match: re.Match[str]) -> str:
    """An example as a viewer can show it: what it shows, then a block of plain text."""
    return f"{_FENCES[match['kind']]}:\n\n{match['fence']}text\n{match['body']}{match['fence']}"
