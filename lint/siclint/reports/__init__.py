"""Reports: one module an output format. A report is told of a run's files in order and writes as it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from siclint.diagnostic import Notification
    from siclint.run import FileResult, RunInfo, Summary


class Pages(Protocol):
    """A place for more files beside a report. `folder` leads there from the report, `back` from there to the report."""

    folder: str
    back: str

    def write(self, name: str, text: str) -> None:
        """Put a file there."""


class Report(Protocol):
    """What every output format is. The text stream is opened and closed by the caller."""

    def begin(self, info: RunInfo) -> None:
        """Called once before the first file."""

    def file(self, result: FileResult) -> None:
        """Called for each file, in order."""

    def end(self, summary: Summary) -> Sequence[Notification] | None:
        """Called once at the end; here the summary is complete. What the report had to leave out is given back."""


FORMATS = {
    "text": "siclint.reports.text:TextReport",
    "concise": "siclint.reports.concise:ConciseReport",
    "json": "siclint.reports.json:JsonReport",
    "jsonl": "siclint.reports.jsonlines:JsonLinesReport",
    "sarif": "siclint.reports.sarif:SarifReport",
    "github": "siclint.reports.github:GithubReport",
    "gitlab": "siclint.reports.gitlab:GitlabReport",
    "html": "siclint.reports.html:HtmlReport",
}
"""Format names and where their classes lie; a class is imported when its format is asked for."""


ON_SCREEN = frozenset({"text", "concise"})
"""The formats that a person reads: they have colour and, as far as they break lines, a width."""


PAGED = frozenset({"html"})
"""The formats that may write more pages beside the one that goes to the stream."""


def make_report(
    name: str,
    out: TextIO,
    *,
    color: bool | None = None,
    width: int | None = None,
    pages: Pages | None = None,
    paged: bool = False,
) -> Report:
    """The report called `name`, writing to `out`; KeyError when there is none.

    `color` and `width` (in cells) are for formats on a screen. Left out, they are what the stream and
    the environment say: see `siclint.reports.screen`. `pages` is where a format of PAGED may put more files, and
    is to put them in any case (`paged`).
    """
    from importlib import import_module

    module, _, attribute = FORMATS[name].partition(":")
    make = getattr(import_module(module), attribute)
    if name in ON_SCREEN:
        from siclint.reports.screen import Screen

        report: Report = make(out, Screen.of(out, color=color, width=width))
    elif name in PAGED:
        report = make(out, pages, paged=paged)
    else:
        report = make(out)
    return report
