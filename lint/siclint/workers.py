"""Checks files in several processes.

On Linux a worker is a copy of this process, which has the rules already; copies are made before any thread of ours
starts, and none is made when another thread runs that may hold a lock. Elsewhere, and where a worker has died, it is a
fresh Python that loads the rules for itself, so a rule need not be picklable; it starts with `-P`, so that no module
is imported from the working directory. A thread here hands a worker its files and takes back the results. When a
worker dies, the file that it was at is named, and a new worker goes on with the rest.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn, Protocol

from siclint import garbage
from siclint.article.readers import ReadOptions
from siclint.check import ActiveRule
from siclint.diagnostic import Severity
from siclint.discovery import Found
from siclint.limits import bounded_memory
from siclint.plugins import load_all
from siclint.run import FileResult, Lookup, Settings, Task, check_file, look_up, unchecked
from siclint.suppressions import SuppressionSettings

if TYPE_CHECKING:
    from siclint.cache import Cache
    from siclint.languagetool.options import Grammar

CHUNK_FILES = 16
CHUNK_BYTES = 256_000
"""A worker gets so many files at a time, or so much text; a file that is larger comes alone."""

AHEAD = 4
"""How many chunks a worker may be ahead of what was reported: it bounds the memory that results take."""

_PROGRAM = "from siclint.garbage import pause; pause(); from siclint.workers import main; main()"
_START_FAILURES = 3  # a worker that dies so often before its first result will never start


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class _PackedRule:
    """An active rule by name, so that it can go to another process."""

    name: str
    severity: Severity
    options: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class _PackedSettings:
    rules: tuple[_PackedRule, ...]
    read: ReadOptions
    rule_files: tuple[Path, ...]
    time_limit: float
    suppressions: SuppressionSettings
    languagetool: Grammar | None


def pack(settings: Settings) -> _PackedSettings:
    """Settings that can go to another process."""
    return _PackedSettings(
        tuple(map(_pack_rule, settings.rules)),
        settings.read,
        settings.rule_files,
        settings.time_limit,
        settings.suppressions,
        settings.languagetool,
    )


def _pack_rule(active: ActiveRule) -> _PackedRule:
    options: Any = active.options
    values = None if options is None else {field.name: getattr(options, field.name) for field in fields(options)}
    return _PackedRule(active.rule.name, active.severity, values)


def unpack(packed: _PackedSettings) -> Settings:
    """The settings with their rules loaded."""
    rules = load_all(packed.rule_files).rules
    active = []
    for packed_rule in packed.rules:
        rule = rules[packed_rule.name]
        make = rule.options
        options = None if packed_rule.options is None or make is None else make(**packed_rule.options)
        active.append(ActiveRule(rule, packed_rule.severity, options))
    return Settings(
        tuple(active),
        packed.read,
        rule_files=packed.rule_files,
        time_limit=packed.time_limit,
        suppressions=packed.suppressions,
        languagetool=packed.languagetool,
    )


@dataclass(slots=True)
class _Chunk:
    """Files that go to a worker together, and where their results go, in the same order.

    `known` has, for each file in order, the result where there is one without a worker, or the key that it is to be
    kept under, or neither; `tasks` are those without a result.
    """

    tasks: list[tuple[Found, int]] = field(default_factory=list)
    results: queue.SimpleQueue[FileResult | BaseException] = field(default_factory=queue.SimpleQueue)
    known: list[FileResult | bytes | None] = field(default_factory=list)


def run_in_processes(tasks: Sequence[Task], jobs: int, cache: Cache | None = None) -> Iterator[FileResult]:
    """The results of all tasks, in their order; see `siclint.run.run`."""
    kinds: dict[int, int] = {}
    packed: list[_PackedSettings] = []
    for task in tasks:
        if id(task.settings) not in kinds:
            kinds[id(task.settings)] = len(packed)
            packed.append(pack(task.settings))
    settings = list({id(task.settings): task.settings for task in tasks}.values())
    waiting: queue.SimpleQueue[_Chunk | None] = queue.SimpleQueue()
    keepers: list[_Keeper] = []

    def start() -> None:
        setup = pickle.dumps((packed, jobs))
        copies = _copies(settings, jobs) if _may_copy() else [None] * jobs
        keepers.extend(_Keeper(waiting, setup, copy) for copy in copies)
        for keeper in keepers:
            keeper.start()

    try:
        yield from _in_order(_chunks(tasks, kinds, cache), waiting, start, AHEAD * jobs, cache)
    finally:
        for _ in keepers:
            waiting.put(None)
        for keeper in keepers:
            keeper.stop()
        for keeper in keepers:
            keeper.join()


def _in_order(
    chunks: Iterator[_Chunk],
    waiting: queue.SimpleQueue[_Chunk | None],
    start: Callable[[], None],
    most: int,
    cache: Cache | None,
) -> Iterator[FileResult]:
    """Hand out chunks, at most so many at a time, and give back their results in order.

    `start` is called once, when there is something for workers to do.
    """
    ahead: deque[_Chunk] = deque()
    started = False
    while True:
        while len(ahead) < most and (chunk := next(chunks, None)) is not None:
            ahead.append(chunk)
            if chunk.tasks:
                if not started:
                    start()
                    started = True
                waiting.put(chunk)
        if not ahead:
            return
        first = ahead.popleft()
        for known in first.known:
            if isinstance(known, FileResult):
                yield known
                continue
            result = first.results.get()
            if isinstance(result, BaseException):
                raise result
            if cache is not None and known is not None:
                cache.put(known, result)
            yield result


def _chunks(tasks: Sequence[Task], kinds: dict[int, int], cache: Cache | None) -> Iterator[_Chunk]:
    chunk, size = _Chunk(), 0
    for task in tasks:
        looked_up = Lookup(task) if cache is None else look_up(task, cache)
        found, settings = looked_up.task
        if chunk.known and (len(chunk.known) == CHUNK_FILES or size + found.size > CHUNK_BYTES):
            yield chunk
            chunk, size = _Chunk(), 0
        chunk.known.append(looked_up.result or looked_up.key)
        if looked_up.result is None:
            chunk.tasks.append((found, kinds[id(settings)]))
        size += found.size
    if chunk.known:
        yield chunk


class _Process(Protocol):
    """What a keeper has to know of a worker's process; `subprocess.Popen` is one."""

    stdin: IO[bytes] | None
    stdout: IO[bytes] | None

    def kill(self) -> None:
        """End it."""

    def wait(self) -> int:
        """Its exit status when it has ended; minus a signal's number when that ended it."""


class _Copy:
    """A worker that is a copy of this process."""

    def __init__(self, process: int, requests: int, answers: int) -> None:
        self.stdin: IO[bytes] | None = os.fdopen(requests, "wb")
        self.stdout: IO[bytes] | None = os.fdopen(answers, "rb")
        self._process = process
        self._status: int | None = None
        self._lock = threading.Lock()

    def kill(self) -> None:
        with self._lock:  # once it has been waited for, the number may be another process's
            if self._status is None:
                os.kill(self._process, signal.SIGKILL)

    def wait(self) -> int:
        if self._status is None:
            os.waitid(os.P_PID, self._process, os.WEXITED | os.WNOWAIT)
            with self._lock:
                self._status = os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])
        return self._status


def _may_copy() -> bool:
    """Whether a copy of this process can do without the threads that it would not have."""
    return sys.platform == "linux" and threading.active_count() == 1


def _copies(settings: Sequence[Settings], jobs: int) -> list[_Process | None]:
    """So many workers, to be called while no thread runs."""
    copies: list[_Process | None] = []
    ours: list[int] = []  # ends of pipes that no worker may keep open
    sys.stdout.flush()
    sys.stderr.flush()
    for _ in range(jobs):
        (requests, to_worker), (from_worker, answers) = os.pipe(), os.pipe()
        ours += to_worker, from_worker
        process = os.fork()
        if process == 0:
            _be_copy(settings, jobs, requests, answers, ours)
        os.close(requests)
        os.close(answers)
        copies.append(_Copy(process, to_worker, from_worker))
    return copies


def _be_copy(settings: Sequence[Settings], jobs: int, requests: int, answers: int, ours: Sequence[int]) -> NoReturn:
    """Be a worker until there are no more requests, and leave nothing behind of what was the parent's to end."""
    status = 1
    try:
        os.setpgid(0, 0)  # as below: an interrupt from the keyboard is for the parent alone
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        for descriptor in ours:
            os.close(descriptor)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(2, 1)
        with os.fdopen(requests, "rb") as source, os.fdopen(answers, "wb") as sink, bounded_memory(jobs):
            _serve(settings, source, sink)
        status = 0
    except BaseException:  # whatever it is, the parent's code must not go on here
        traceback.print_exc()
    finally:
        with suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


class _Keeper(threading.Thread):
    """The thread that keeps one worker at work."""

    def __init__(self, waiting: queue.SimpleQueue[_Chunk | None], setup: bytes, process: _Process | None) -> None:
        super().__init__(daemon=True)
        self._waiting = waiting
        self._setup = setup
        self._process = process
        self._stopped = False

    def run(self) -> None:
        """Serve until there is nothing left."""
        while (chunk := self._waiting.get()) is not None:
            try:
                self._serve(chunk)
            except BaseException as error:  # the main thread raises it
                chunk.results.put(error)
        self._bury()

    def stop(self) -> None:
        """Make the thread end soon, whatever its worker does."""
        self._stopped = True
        process = self._process
        if process is not None:
            process.kill()

    def _serve(self, chunk: _Chunk) -> None:
        """Give all files of a chunk to a worker; to another one when it dies."""
        done = failures = 0
        while done < len(chunk.tasks) and not self._stopped:
            ready = False
            try:
                requests, answers = self._worker()
                pickle.dump(chunk.tasks[done:], requests)
                requests.flush()
                ready = pickle.load(answers) == _READY
                while done < len(chunk.tasks):
                    chunk.results.put(pickle.load(answers))
                    done += 1
            except (OSError, EOFError, pickle.UnpicklingError):
                death = _death(self._bury())
                if ready:
                    name = chunk.tasks[done][0].name
                    message = f"the process that checked this file died ({death}), so it was left out"
                    chunk.results.put(unchecked(name, "worker-died", message))
                    done += 1
                    continue
                failures += 1
                if failures == _START_FAILURES and not self._stopped:
                    raise RuntimeError(f"worker processes do not start ({death})") from None

    def _worker(self) -> tuple[IO[bytes], IO[bytes]]:
        """Where requests to the worker go, and where its answers come from."""
        process = self._process
        if process is None:
            process = self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-P",
                    "-c",
                    _PROGRAM,
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # An interrupt from the keyboard is for the parent alone, which then ends its workers.
                process_group=0 if os.name == "posix" else None,
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
            assert process.stdin is not None
            process.stdin.write(self._setup)
        assert process.stdin is not None
        assert process.stdout is not None
        return process.stdin, process.stdout

    def _bury(self) -> int:
        """End the worker; its exit status."""
        process, self._process = self._process, None
        if process is None:
            return 0
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        return process.wait()


def _death(code: int) -> str:
    """What ended a process, in words."""
    if code >= 0:
        return f"exit status {code}"
    try:
        return f"signal {signal.Signals(-code).name}"
    except ValueError:
        return f"signal {-code}"


_READY = "ready"


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Be a worker: read settings, then lists of files until there are no more; answer with results."""
    packed_settings, processes = pickle.load(requests)
    settings = list(map(unpack, packed_settings))
    with bounded_memory(processes):
        _serve(settings, requests, answers)


def _serve(settings: Sequence[Settings], requests: IO[bytes], answers: IO[bytes]) -> None:
    timeouts: Counter[str] = Counter()
    while True:
        try:
            tasks: list[tuple[Found, int]] = pickle.load(requests)
        except EOFError:
            return
        pickle.dump(_READY, answers)
        answers.flush()
        for found, kind in tasks:
            pickle.dump(check_file(found, settings[kind], timeouts), answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
            garbage.resume()


def main() -> None:
    """What a worker process runs: the pipe is for results, and what rules may print goes to standard error."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, answers)
