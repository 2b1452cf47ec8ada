"""A page to look at: the articles as prose with marks, the findings beside them, and a summary above.

It is one file that needs nothing else and no script to be read. A run with many articles becomes an index and a page
for each article, where whoever opened the stream also offers a place for pages.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from siclint.diagnostic import Severity
from siclint.discovery import OWN_PAGE
from siclint.reports.display import one_line, visible
from siclint.reports.marked import Marked, marked_articles
from siclint.reports.notes import Notes, rule_notes
from siclint.reports.unchecked import notification_place
from siclint.rule import FAMILIES

if TYPE_CHECKING:
    import jinja2

    from siclint.article.readers import ReadOptions
    from siclint.check import ActiveRule
    from siclint.diagnostic import Notification
    from siclint.reports import Pages
    from siclint.run import FileResult, RunInfo, Summary
    from siclint.silenced import Silenced

MOST_ARTICLES = 200
"""So many articles with findings stand in one page; more get pages of their own, where there is a place for them."""

_WEB = Path(__file__).with_name("web")
_SEVERITIES = tuple(severity.label for severity in reversed(Severity))


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of articles. `href` leads to the article."""

    title: str
    path: str
    identifier: str
    words: int
    href: str
    severities: dict[str, int]
    counts: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a chart: its total, and a part for each severity with its place in percent of the longest line."""

    name: str
    total: int
    parts: tuple[tuple[str, int, float, float], ...]


@dataclass(frozen=True, slots=True)
class Quiet:
    """A finding that somebody silenced: where it is, what it says, why it is to be quiet, and where that is `said`."""

    place: str
    severity: str
    rule: str
    message: str
    reason: str
    said: str


@dataclass(frozen=True, slots=True)
class RuleText:
    """What the page says about a rule that found something."""

    name: str
    family: str
    summary: str
    notes: Notes
    total: int


class HtmlReport:
    """Keeps articles until the end, when the page's head is known; in a long run only their lines for the list."""

    def __init__(self, out: TextIO, pages: Pages | None = None, *, paged: bool = False) -> None:
        """Write to `out`, and to `pages` from the first article on (`paged`) or when there are many."""
        self._out, self._pages, self._paged = out, pages, paged
        self._info: RunInfo | None = None
        self._number = 0
        self._held: list[Marked] = []
        self._entries: list[Entry] = []
        self._clean: list[str] = []
        self._unchecked: list[tuple[str, str, str]] = []
        self._silenced: list[Quiet] = []
        self._families: Counter[tuple[str, str]] = Counter()
        self._rules: Counter[tuple[str, str]] = Counter()
        self._family_of: dict[str, str] = {}

    def begin(self, info: RunInfo) -> None:
        """Remember the rules and how files are read."""
        self._info = info

    def file(self, result: FileResult) -> None:
        """Take in the articles of a file."""
        assert self._info is not None
        self._unchecked += map(_unchecked, result.notifications)
        if result.source is None:
            return
        if self._info.show_silenced:
            self._silenced += [_quiet(silenced, result) for silenced in result.silenced]
        if not result.diagnostics:
            self._clean.append(visible(result.name))
            return
        for diagnostic in result.diagnostics:
            self._families[diagnostic.family, diagnostic.severity.label] += 1
            self._rules[diagnostic.rule, diagnostic.severity.label] += 1
            self._family_of[diagnostic.rule] = diagnostic.family
        options: ReadOptions | None = self._info.readers.get(result.name)
        for article in marked_articles(result.source, result.diagnostics, options, self._number + 1):
            self._number += 1
            self._take(replace(article, path=visible(result.name)))

    def end(self, summary: Summary) -> None:
        """Write the page."""
        assert self._info is not None
        self._unchecked += map(_unchecked, summary.notifications)
        order = {severity: index for index, severity in enumerate(_SEVERITIES)}
        self._unchecked.sort(key=lambda one: order[one[0]])
        rules = self._rule_texts(self._info.rules)
        families = [name for name in FAMILIES if any(family == name for family, _ in self._families)]
        articles = [] if self._paged else self._held
        self._out.write(
            _render(
                "index.html.jinja",
                summary=summary,
                total=sum(summary.by_severity.values()),
                severities={s.label: summary.by_severity[s] for s in reversed(Severity)},
                density=_density(sum(summary.by_severity.values()), summary.words),
                families=_bars(families, self._families),
                bars=_bars([rule.name for rule in rules], self._rules),
                rules=rules,
                filters=[(rule.name, rule.family, rule.total) for rule in sorted(rules, key=lambda rule: rule.name)],
                entries=sorted(self._entries, key=lambda entry: [-entry.severities.get(s, 0) for s in _SEVERITIES]),
                articles=articles,
                clean=self._clean,
                unchecked=self._unchecked,
                silenced=self._silenced,
                version=visible(self._info.version),
                paged=self._paged,
                crowded=not self._paged and len(articles) > MOST_ARTICLES,
                index="",
            )
        )

    def _take(self, article: Marked) -> None:
        self._entries.append(self._entry(article))
        self._held.append(article)
        if self._pages is not None and (self._paged or len(self._held) > MOST_ARTICLES):
            if not self._paged:
                self._paged = True
                self._entries = list(map(self._entry, self._held))
            for held in self._held:
                self._write_page(self._pages, held)
            self._held = []

    def _entry(self, article: Marked) -> Entry:
        paged = self._paged and self._pages is not None
        href = f"{self._pages.folder}{article.anchor}.html" if paged and self._pages else f"#{article.anchor}"
        counts = " ".join(f"{rule}:{severity}:{count}" for (rule, severity), count in article.rules.items())
        return Entry(
            article.title, article.path, article.identifier, article.words, href, dict(article.severities), counts
        )

    def _write_page(self, pages: Pages, article: Marked) -> None:
        names = sorted({rule for rule, _ in article.rules})
        text = _render(
            "article.html.jinja",
            article=article,
            total=sum(article.severities.values()),
            severities={label: article.severities.get(label, 0) for label in _SEVERITIES},
            filters=[(name, self._family_of[name], sum(_of(article.rules, name).values())) for name in names],
            version=visible(self._info.version) if self._info else "",
            index=pages.back,
        )
        pages.write(f"{article.anchor}.html", text)

    def _rule_texts(self, active: tuple[ActiveRule, ...]) -> list[RuleText]:
        """The rules that found something, those with the most findings first."""
        known = {one.rule.name: one.rule for one in active}
        totals = Counter({name: sum(_of(self._rules, name).values()) for name in self._family_of})
        texts = []
        for name, total in sorted(totals.items(), key=lambda item: (-item[1], item[0])):
            rule = known.get(name)
            summary, notes = (rule.summary, rule_notes(rule)) if rule else ("", Notes())
            texts.append(RuleText(name, self._family_of[name], summary, notes, total))
        return texts


def _of(counts: Mapping[tuple[str, str], int], name: str) -> dict[str, int]:
    return {severity: counts[name, severity] for severity in _SEVERITIES if counts.get((name, severity))}


def _bars(names: list[str], counts: Mapping[tuple[str, str], int]) -> list[Bar]:
    """A chart of some names, the longest first."""
    longest = max((sum(_of(counts, name).values()) for name in names), default=1)
    bars = []
    for name in names:
        parts, at = [], 0.0
        for severity, count in _of(counts, name).items():
            width = round(100 * count / longest, 2)
            parts.append((severity, count, at, width))
            at = round(at + width, 2)
        bars.append(Bar(name, sum(part[1] for part in parts), tuple(parts)))
    return sorted(bars, key=lambda bar: -bar.total)


def _density(total: int, words: int) -> str:
    return f"{1000 * total / words:.1f}" if words else "0"


def _quiet(silenced: Silenced, result: FileResult) -> Quiet:
    diagnostic = silenced.diagnostic
    line = result.source.positions.position(diagnostic.start).line if result.source else 1
    return Quiet(
        f"{visible(result.name)}:{line}",
        diagnostic.severity.label,
        diagnostic.rule,
        one_line(diagnostic.message),
        one_line(silenced.reason),
        visible(silenced.place) or silenced.by,
    )


def _unchecked(notification: Notification) -> tuple[str, str, str]:
    return notification.severity.label, notification_place(notification), one_line(notification.message)


@cache
def _environment() -> jinja2.Environment:
    import jinja2  # few runs need it

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_WEB),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    style, script = ((_WEB / name).read_text(encoding="utf-8") for name in ("style.css", "filter.js"))
    environment.globals |= {
        "generator": _markup(OWN_PAGE.decode()),
        "style": _markup(style),
        "script": _markup(script),
        "style_hash": _hash(style),
        "script_hash": _hash(script),
    }
    environment.filters["thousands"] = lambda number: f"{number:,}"
    environment.filters["plural"] = lambda count, noun: f"{count:,} {noun}{'' if count == 1 else 's'}"
    return environment


def _markup(text: str) -> Any:
    from markupsafe import Markup

    return Markup(text)


def _hash(text: str) -> str:
    """What a content security policy calls an inline style or script."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _render(template: str, **values: object) -> str:
    return _environment().get_template(template).render(values)
