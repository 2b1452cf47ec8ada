"""The rules of LanguageTool that are worth reading, as rules of siclint: `data/rules.toml` says which, and why."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

from siclint.article.article import Kind
from siclint.check import ActiveRule
from siclint.diagnostic import Applicability, Severity
from siclint.languagetool.names import FAMILY, PREFIX
from siclint.languagetool.options import CHOSEN, SLIPS
from siclint.languagetool.places import VERSION
from siclint.rule import Rule, Status

if TYPE_CHECKING:
    from siclint.article.article import Article
    from siclint.diagnostic import Finding

_SPELLING = "Linguistic conventions/Spelling"
_GRAMMAR = "Linguistic conventions/Grammar"
_LOCALE = "Locale conventions"
_PUNCTUATION = "Linguistic conventions/Punctuation"

MQM = {
    "AMERICAN_ENGLISH_STYLE": _LOCALE,
    "BRITISH_ENGLISH": _LOCALE,
    "CASING": _SPELLING,
    "COLLOCATIONS": "Style/Unidiomatic",
    "COMPOUNDING": _SPELLING,
    "CONFUSED_WORDS": _GRAMMAR,
    "CREATIVE_WRITING": "Style/Awkward",
    "GRAMMAR": _GRAMMAR,
    "MULTITOKEN_SPELLING": _SPELLING,
    "NONSTANDARD_PHRASES": "Style/Unidiomatic",
    "PLAIN_ENGLISH": "Style/Awkward",
    "PROPER_NOUNS": _SPELLING,
    "PUNCTUATION": _PUNCTUATION,
    "REDUNDANCY": "Style/Awkward",
    "REPETITIONS": "Style/Awkward",
    "REPETITIONS_STYLE": "Style/Awkward",
    "SEMANTICS": "Accuracy/Mistranslation",
    "STYLE": "Style/Awkward",
    "TYPOGRAPHY": _PUNCTUATION,
    "TYPOS": _SPELLING,
}
"""LanguageTool's categories, and the MQM error type that each is mapped to; others are mapped to `OTHER_MQM`."""

OTHER_MQM = "Linguistic conventions"

ITS = frozenset(
    """
    addition characters duplication formatting grammar inconsistency internationalization legal length
    locale-specific-content locale-violation markup misspelling mistranslation non-conformance numbers omission other
    pattern-problem register style terminology typographical uncategorized untranslated whitespace
    """.split()
)
"""The types of ITS 2.0, in whose words LanguageTool says what kind of issue it has."""


_PROSE = frozenset({Kind.PARAGRAPH, Kind.QUOTE})
_BEFORE = 80  # characters before a finding that `unless_before` sees


@dataclass(frozen=True, slots=True)
class Figures:
    """What a rule gave: results on native and machine-translated text, and how many of those read were real."""

    native: int
    machine: int
    read: int
    real: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule of the table; `set` is the word that stands for it and others.

    Its findings count in prose, not in headlines, captions and tables; in lists only with `lists`. They are known to
    be false where `unless` matches at their start, or `unless_before` is found in what stands before them in the
    paragraph.
    """

    id: str
    summary: str
    severity: Severity
    category: str
    issue_type: str
    why: str
    help: str
    false: str
    figures: Figures
    unless: regex.Pattern[str] | None = None
    unless_before: regex.Pattern[str] | None = None
    lists: bool = True
    set: str = CHOSEN

    @property
    def name(self) -> str:
        """The rule's name in siclint."""
        return PREFIX + self.id

    def is_false(self, article: Article, start: int) -> bool:
        """Whether a finding that begins at `start` is one of the known false ones."""
        index = article.paragraph_at(start)
        if index is None:
            return True
        paragraph = article.paragraphs[index]
        if paragraph.kind not in _PROSE and not (self.lists and paragraph.kind is Kind.LIST_ITEM):
            return True
        if self.unless is not None and self.unless.match(article.text, start):
            return True
        before = article.text[max(paragraph.start, start - _BEFORE) : start]
        return self.unless_before is not None and self.unless_before.search(before) is not None


@cache
def entries() -> Mapping[str, Entry]:
    """The rules of the table by LanguageTool's id."""
    with (Path(__file__).with_name("data") / "rules.toml").open("rb") as file:
        tables = tomllib.load(file)
    return {name: _entry(name, values, tables["groups"]) for name, values in tables["rules"].items()}


def _entry(name: str, values: dict[str, Any], groups: dict[str, dict[str, str]]) -> Entry:
    known: dict[str, Any] = {**groups[values["group"]], **values}
    del known["group"]
    known["severity"] = Severity.parse(values["severity"])
    known["figures"] = Figures(**values["figures"])
    for pattern in ("unless", "unless_before"):
        if pattern in values:
            known[pattern] = regex.compile(values[pattern])
    return Entry(id=name, **known)


@cache
def table_rules() -> Mapping[str, Rule]:
    """The rules of the table as rules of siclint, by name. They find nothing themselves: a server is asked for all."""
    return {entry.name: _rule(entry) for entry in entries().values()}


def _rule(entry: Entry) -> Rule:
    return Rule(
        name=entry.name,
        family=FAMILY,
        summary=entry.summary,
        severity=entry.severity,
        status=Status.STABLE,
        mqm=mqm(entry.category),
        its=its(entry.issue_type),
        check=_nothing,
        fix=Applicability.UNSAFE,
        explanation=_page(entry),
    )


class Measured(NamedTuple):
    """A rule that is not in the table, with what it gave as it comes: results per 100,000 words."""

    category: str
    issue_type: str
    native: float
    machine: float


@cache
def measured() -> Mapping[str, Measured]:
    """The rules that were seen at work, by LanguageTool's id."""
    found = {}
    text = (Path(__file__).with_name("data") / "measured.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            name, category, issue_type, native, machine = line.split("\t")
            found[name] = Measured(category, issue_type, float(native), float(machine))
    return found


def other_rule(name: str) -> Rule:
    """A rule that siclint does not vouch for: its findings are notes."""
    identifier = name.removeprefix(PREFIX)
    known = measured().get(identifier)
    return Rule(
        name=name,
        family=FAMILY,
        summary=f"LanguageTool's rule {identifier}",
        severity=Severity.NOTE,
        status=Status.STABLE,
        mqm=mqm(known.category) if known else OTHER_MQM,
        its=its(known.issue_type) if known else "uncategorized",
        check=_nothing,
        fix=Applicability.UNSAFE,
        explanation=_other_page(name, known),
    )


def _other_page(name: str, known: Measured | None) -> str:
    if known is None:
        figures = "It was not measured: in a million words of news, web English and Wikipedia it found nothing."
    else:
        figures = (
            f"As it comes it gives {known.native:g} results per 100,000 words of news written in English, and "
            f"{known.machine:g} of machine-translated news. Its results were not worth reading, or are too few to say."
        )
    return f"""# {name}

## What it finds

What LanguageTool {VERSION} reports by its rule {name.removeprefix(PREFIX)}. siclint does not vouch for it.

## Why it matters

The message says what LanguageTool takes to be wrong.

## What to do

Read the place: this rule is not one of those that siclint chose.

## Figures

{figures}
"""


def active_rule(identifier: str, severities: Mapping[str, Severity]) -> ActiveRule:
    """A rule by LanguageTool's id, at the severity that the user or its row sets."""
    name = PREFIX + identifier
    rule = table_rules().get(name) or other_rule(name)
    return ActiveRule(rule, severities.get(name, rule.severity))


def _nothing(_article: Article) -> Iterable[Finding]:
    return ()


def mqm(category: str) -> str:
    """The MQM error type that a category of LanguageTool is mapped to."""
    return MQM.get(category, OTHER_MQM)


def its(issue_type: str) -> str:
    """The type of ITS 2.0 for what LanguageTool calls an issue."""
    return issue_type if issue_type in ITS else "uncategorized"


def _page(entry: Entry) -> str:
    f = entry.figures
    runs = " It runs with `--languagetool-rules slips`." if entry.set == SLIPS else ""
    return f"""# {entry.name}

## What it finds

{entry.summary}. LanguageTool {VERSION} finds it, by its rule {entry.id}.{runs}

## Why it matters

{entry.why}

## What to do

{entry.help}

## Known false alarms

{entry.false}

## Figures

Results per 100,000 words: {f.native:g} on news written in English, {f.machine:g} on machine-translated news. Of
{f.read} results that were read, {f.real} were real.
"""
