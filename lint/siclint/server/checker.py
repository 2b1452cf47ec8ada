"""Checks one text with the settings that hold for it, and notices when those have changed."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from siclint.article.source import Source
from siclint.baseline.file import Baseline, BaselineError, load
from siclint.baseline.stage import BaselineStage
from siclint.config.find import find
from siclint.config.layers import Layer
from siclint.config.resolve import Resolver, baseline_of
from siclint.diagnostic import Notification
from siclint.discovery import Found
from siclint.run import FileResult, Task, check_source

if TYPE_CHECKING:
    from siclint.config.problems import Problem
    from siclint.config.resolve import Configuration
    from siclint.run import Settings
    from siclint.server.documents import Document


@dataclass(frozen=True, slots=True)
class Options:
    """What the editor's command line says. `config` is absolute."""

    layer: Layer
    config: str | None = None
    isolated: bool = False


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome for one document.

    `result` is None where siclint does not check it, for the reason in `because`. `messages` are for the editor's
    log, and `problems` for the person: what is wrong with the configuration, told once. `seconds` is how long it took.
    """

    document: Document
    settings: Settings | None
    configuration: Configuration | None
    result: FileResult | None
    because: str = ""
    messages: tuple[Notification, ...] = ()
    problems: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(slots=True)
class _Known:
    """A configuration that was read, and the state of its files then.

    `baseline` is its name as shown, what it knows, and the paths in it that are gone.
    """

    resolver: Resolver
    usable: bool
    state: dict[str, tuple[int, int] | None]
    baseline: tuple[str, Baseline, frozenset[str]] | None = None


class Checker:
    """Checks documents, one after the other. `root` is the folder that counts as the working directory."""

    def __init__(self, options: Options, root: str) -> None:
        self._options = options
        self._root = root
        self._known: dict[str | None, _Known] = {}
        self._problems: list[str] = []
        self._messages: list[Notification] = []

    def check(self, document: Document, before: Checked | None) -> Checked:
        """Check a document; when neither it nor its settings have changed since `before`, that is the answer."""
        start, earlier = time.perf_counter(), 0.0
        self._problems, self._messages = [], []
        known, because = self._known_for(document)
        settings = configuration = result = None
        if known is not None:
            path = self._path(document)
            settings = known.resolver.settings(path)
            configuration = known.resolver.configuration(os.path.dirname(path))
            if before is not None and before.document == document and before.settings is settings:
                result, earlier = before.result, before.seconds
            else:
                result = self._check(document, path, known, settings)
                self._messages += result.notifications
        return Checked(
            document,
            settings,
            configuration,
            result,
            because,
            tuple(self._messages),
            tuple(self._problems),
            earlier or time.perf_counter() - start,
        )

    def _check(self, document: Document, path: str, known: _Known, settings: Settings) -> FileResult:
        # LanguageTool takes seconds, and a Java that nobody started for this.
        fast = replace(settings, languagetool=None)
        result = check_source(Source(self._name(document), document.text), fast)
        if known.baseline is None:
            return result
        name, baseline, gone = known.baseline
        mine = baseline.path_of(path)
        entries = tuple(entry for entry in baseline.entries if entry.path == mine or entry.path in gone)
        stage = BaselineStage(replace(baseline, entries=entries), name, ())
        return stage.file(Task(Found(result.name, path, 0), settings), result)

    def _path(self, document: Document) -> str:
        """Where the document lies; what is in no file counts as lying in the root."""
        return document.path or os.path.join(self._root, document.base_name)

    def _name(self, document: Document) -> str:
        """The document's path or address, with an ending that says its format."""
        name = document.path or document.uri
        if name.startswith(self._root.rstrip(os.sep) + os.sep):
            name = os.path.relpath(name, self._root)
        return name.replace(os.sep, "/") + (document.ending or "")

    def _known_for(self, document: Document) -> tuple[_Known | None, str]:
        """What holds for a document, or None and why it is not checked."""
        if document.ending is None:
            return None, f"siclint reads no {document.language or 'such files'}"
        path = self._path(document)
        known = self._configuration(os.path.dirname(path))
        if not known.usable:
            return None, "its configuration cannot be used"
        if known.resolver.excluded(path, False):
            return None, "its configuration excludes it"
        return known, ""

    def _configuration(self, folder: str) -> _Known:
        """What holds in a folder: read again when one of its files has changed.

        Where the new one is wrong the one before stays, so that a half-typed setting does not take all findings away.
        """
        options = self._options
        place = None if options.isolated else options.config or find(folder)
        known = self._known.get(place)
        if known is not None and known.state == {file: _state(file) for file in known.state}:
            return known
        resolver = Resolver(options.layer, options.config, options.isolated, cwd=self._root, trusting=False)
        configuration = resolver.configuration(folder)
        resolver.check_command_line()
        self._problems += map(_sentence, resolver.problems)
        self._messages += resolver.notifications
        usable = not resolver.problems
        if not usable and known is not None:
            resolver, usable = known.resolver, known.usable
        named = None if options.isolated else baseline_of(resolver)
        baseline = None if named is None else self._baseline(named)
        files = [place, named and os.path.join(self._root, named), *configuration.rule_files]
        state = {str(file): _state(str(file)) for file in files if file is not None}
        known = self._known[place] = _Known(resolver, usable, state, baseline)
        return known

    def _baseline(self, name: str) -> tuple[str, Baseline, frozenset[str]] | None:
        try:
            baseline = load(os.path.join(self._root, name))
        except BaselineError as error:
            self._problems.append(str(error))
            return None
        gone = frozenset(filter(baseline.is_gone, {entry.path for entry in baseline.entries}))
        return name.replace(os.sep, "/"), baseline, gone


def _state(file: str) -> tuple[int, int] | None:
    """What tells that a file has changed; None when it is not there."""
    try:
        status = os.stat(file)
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _sentence(problem: Problem) -> str:
    """A problem as one line."""
    from siclint.positions import Positions

    place = problem.file
    if problem.text is not None:
        line, column = Positions(problem.text).position(problem.start)
        place = f"{place}:{line}:{column}"
    return f"{place}: {problem.message}" + (f" ({problem.help})" if problem.help else "")
