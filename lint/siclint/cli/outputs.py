"""Where reports go: to standard output, or to a file that appears only when it is complete."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from siclint.atomic import AtomicFile, OutputError, naming_file
from siclint.cli.page_folder import PageFolder
from siclint.reports import PAGED, make_report

if TYPE_CHECKING:
    from siclint.diagnostic import Notification
    from siclint.reports import Report
    from siclint.run import FileResult, RunInfo, Summary


STANDARD_OUTPUT = "standard output"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report that the user wants: the format, and the file it goes to; None is standard output."""

    format: str
    file: str | None = None

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder that the report is to fill."""
        return self.file is not None and (self.file.endswith(("/", os.sep)) or os.path.isdir(self.file))

    @property
    def places(self) -> tuple[str, ...]:
        """All files and folders that it may write."""
        if self.file is None:
            return ()
        beside = (_beside(self.file),) if self.format in PAGED and not self.is_folder else ()
        return (self.file, *beside)

    def pages(self) -> PageFolder | None:
        """Where the pages of a report go that may have several; OutputError when they cannot."""
        if self.file is None or self.format not in PAGED:
            return None
        return PageFolder(self.file) if self.is_folder else PageFolder(_beside(self.file), index=self.file)


def _beside(file: str) -> str:
    """The folder for the pages that belong to an index."""
    return f"{os.path.splitext(file)[0]}_files"


@contextmanager
def naming(name: str) -> Iterator[None]:
    """Say which file a failure of the system is about."""
    try:
        with naming_file(name):
            yield
    except OutputError:
        if name == STANDARD_OUTPUT:
            drop_standard_output()
        raise


class Reports:
    """All reports of a run, each told of everything. A context: on an error files stay as they were before."""

    def __init__(self, wanted: Sequence[Wanted], *, color: bool | None = None, screen: TextIO | None = None) -> None:
        """Open all files; OutputError when one cannot be written.

        A report without a file goes to `screen`, which is standard output unless that is taken for something else.
        """
        self._screen = screen
        self._files: list[AtomicFile | PageFolder] = []
        self._streams: list[TextIO] = []
        self._reports: list[tuple[str, TextIO, Report]] = []
        try:
            for one in wanted:
                self._add(one, color)
        except BaseException:
            self._discard()
            raise

    def _add(self, wanted: Wanted, color: bool | None) -> None:
        if wanted.file is None:
            stream = self._screen or standard_output()
            self._reports.append((STANDARD_OUTPUT, stream, make_report(wanted.format, stream, color=color)))
            return
        pages = wanted.pages()
        if pages is not None:
            self._files.append(pages)
        if pages is not None and wanted.is_folder:
            with naming(wanted.file):
                stream = pages.open_index()
            self._streams.append(stream)
        else:
            file = AtomicFile(wanted.file)
            self._files.append(file)
            stream = file.stream
        report = make_report(wanted.format, stream, pages=pages, paged=wanted.is_folder)
        self._reports.append((wanted.file, stream, report))

    def __enter__(self) -> Reports:
        """Nothing to do: all is open."""
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Leave no half of a report behind."""
        if kind is not None:
            self._discard()

    def _discard(self) -> None:
        for stream in self._streams:
            with suppress(OSError):
                stream.close()
        for file in self._files:
            file.discard()

    def begin(self, info: RunInfo) -> None:
        """Before the first file."""
        for name, _, report in self._reports:
            with naming(name):
                report.begin(info)

    def file(self, result: FileResult) -> None:
        """One file."""
        for name, stream, report in self._reports:
            with naming(name):
                report.file(result)
                if stream in (sys.stdout, self._screen):
                    stream.flush()  # whoever reads on sees it at once, and in order with standard error

    def end(self, summary: Summary) -> list[Notification]:
        """After the last file; files take their places. What reports had to leave out, and which report it was."""
        left_out: list[Notification] = []
        for name, stream, report in self._reports:
            with naming(name):
                left_out += [replace(said, path=name) for said in report.end(summary) or ()]
                stream.flush()
        for stream in self._streams:
            stream.close()
        for file in self._files:  # the pages before the index that leads to them
            file.commit()
        return left_out


def emit(text: str) -> None:
    """Write to standard output; OutputError when that cannot be done."""
    with naming(STANDARD_OUTPUT):
        stream = standard_output()
        stream.write(text)
        stream.flush()


def emit_bytes(data: bytes) -> None:
    """Write bytes to standard output as they are; OutputError when that cannot be done."""
    with naming(STANDARD_OUTPUT):
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def standard_output() -> TextIO:
    """Standard output, which shows as an escape what its encoding does not have."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    return sys.stdout


def drop_standard_output() -> None:
    """Let what could not be written go nowhere; else Python tries once more at its end, and complains."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
