"""Remembers what was found in a file, so that a file that did not change is not checked again.

A result is kept under a hash of all that it depends on: the file's name and bytes, the rules with their
severities and options, how records are read, and the code of siclint and of every plugin. A file with anything to
notify of is never kept. The cache is one SQLite database in the user's cache folder: writes are transactions, so
that a killed run leaves nothing half written and two runs can share it. It is a convenience: when it can't be
read or written, the files are checked as if there were none.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, TypeVar

from siclint import __version__
from siclint.article.source import Source, UndecodableError
from siclint.diagnostic import Applicability, Diagnostic, Edit, Fix, Related, Severity
from siclint.run import FileResult, Settings
from siclint.silenced import Silenced

if TYPE_CHECKING:
    import sqlite3

NAME = "results-2.sqlite"
"""The database's file name; its number changes with the form of what is kept."""

MOST_BYTES = 256 * 1024 * 1024
"""What the database may grow to; above it the results that were not asked for longest go."""

_BATCH = 256  # results a transaction
_WAIT = 1.0  # seconds for another run's transaction
_DAY = 86_400
_KEY_BYTES = 20

T = TypeVar("T")


class Cache:
    """Results by key. A context: leaving it writes what is still held back."""

    def __init__(self, folder: str, most_bytes: int = MOST_BYTES) -> None:
        """Open the database in `folder`, which is made when it is missing; nothing is raised when that fails."""
        self._path = os.path.join(folder, NAME)
        self._most_bytes = most_bytes
        self._today = int(time.time()) // _DAY
        self._new: list[tuple[bytes, bytes, int]] = []
        self._asked: list[tuple[int, bytes]] = []
        self._digests: dict[int, tuple[Settings, bytes]] = {}
        self._code: dict[str, str] = {}
        self._database: sqlite3.Connection | None = None
        self._safely(self._open)

    def __enter__(self) -> Cache:
        """Nothing to do: the database is open."""
        return self

    def __exit__(self, *_: object) -> None:
        """Write what is held back, and make room."""
        self._safely(self._flush)
        self._safely(self._shrink)
        if self._database is not None:
            self._safely(self._database.close)
            self._database = None

    def key(self, name: str, data: bytes, settings: Settings) -> bytes:
        """What the result of checking `data`, the bytes of the file called `name`, is kept under."""
        held = self._digests.get(id(settings))
        if held is None:  # the settings are kept too, so that no other object gets their id
            held = self._digests[id(settings)] = settings, _digest_settings(settings, self._code)
        digest = blake2b(held[1], digest_size=_KEY_BYTES)
        digest.update(b"%d:" % len(os.fsencode(name)))
        digest.update(os.fsencode(name))
        digest.update(data)
        return digest.digest()

    def get(self, key: bytes, name: str, data: bytes) -> FileResult | None:
        """The result that is kept under `key`; None when there is none."""
        row = self._safely(lambda: self._select(key))
        if row is None:
            return None
        value, used = row
        try:
            result = _unpack(value, Source.decode(name, data))
        except (ValueError, TypeError, KeyError, UndecodableError):
            return None  # not what this version writes
        if used != self._today:
            self._asked.append((self._today, key))
        return result

    def put(self, key: bytes, result: FileResult) -> None:
        """Keep a result, unless something went wrong with its file."""
        if self._database is None or result.notifications or result.source is None:
            return
        self._new.append((key, _pack(result), self._today))
        if len(self._new) >= _BATCH:
            self._safely(self._flush)

    def _open(self) -> None:
        import sqlite3

        os.makedirs(os.path.dirname(self._path), mode=0o700, exist_ok=True)
        database = sqlite3.connect(self._path, timeout=_WAIT, isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.execute(
                "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, value BLOB NOT NULL, used INTEGER NOT NULL)"
                " WITHOUT ROWID"
            )
        except sqlite3.Error:
            database.close()
            raise
        self._database = database

    def _select(self, key: bytes) -> tuple[bytes, int] | None:
        if self._database is None:
            return None
        row: tuple[bytes, int] | None = self._database.execute(
            "SELECT value, used FROM results WHERE key = ?", (key,)
        ).fetchone()
        return row

    def _flush(self) -> None:
        new, self._new = self._new, []
        asked, self._asked = self._asked, []
        if self._database is None or not (new or asked):
            return
        with _transaction(self._database) as database:
            database.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", new)
            database.executemany("UPDATE results SET used = ? WHERE key = ?", asked)

    def _shrink(self) -> None:
        """Take out what was not asked for longest, down to half of what is allowed."""
        if self._database is None or _size(self._database) <= self._most_bytes:
            return
        with _transaction(self._database) as database:
            (total,) = database.execute("SELECT sum(length(value)) FROM results").fetchone()
            gone = 0
            oldest = database.execute("SELECT key, length(value) FROM results ORDER BY used").fetchall()
            for key, length in oldest:
                if total - gone <= self._most_bytes / 2:
                    break
                database.execute("DELETE FROM results WHERE key = ?", (key,))
                gone += length
        self._database.execute("VACUUM")

    def _safely(self, action: Callable[[], T]) -> T | None:
        """Do it; when the database fails, go on without one. A damaged one is taken away."""
        import sqlite3

        try:
            return action()
        except sqlite3.OperationalError:
            return None  # another run holds it, the disk is full, the folder can't be written
        except sqlite3.DatabaseError:
            self._drop()
        except OSError:
            pass
        return None

    def _drop(self) -> None:
        database, self._database = self._database, None
        if database is not None:
            with suppress(Exception):
                database.close()
        for suffix in ("", "-wal", "-shm"):
            with suppress(OSError):
                os.unlink(self._path + suffix)


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield database
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _size(database: sqlite3.Connection) -> int:
    """How many bytes the database takes, without what is free in it."""
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    (free,) = database.execute("PRAGMA freelist_count").fetchone()
    (size,) = database.execute("PRAGMA page_size").fetchone()
    return int((pages - free) * size)


def _digest_settings(settings: Settings, code: dict[str, str]) -> bytes:
    """A hash of what is looked for and how; `code` keeps the hashes of packages from one call to the next."""
    parts: list[object] = [__version__, sys.version, repr(settings.read), repr(settings.suppressions)]
    for active in settings.rules:
        rule = active.rule
        module = getattr(rule.check, "__module__", None) or type(rule.check).__module__
        parts += [rule.name, active.severity, repr(active.options), rule.yields_to, _code_of(module, code)]
    parts.append(_code_of(__name__, code))
    if settings.languagetool is not None:
        parts.append(settings.languagetool.identity)
    for path in settings.rule_files:
        parts += [str(path), _stamps([str(path)])]
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).digest()


def _code_of(module: str, known: dict[str, str]) -> str:
    """A hash of the files, with their sizes and times, of the package that a module belongs to."""
    package = module.partition(".")[0]
    if package not in known:
        loaded = sys.modules.get(package)
        places = list(getattr(loaded, "__path__", ()))
        file = getattr(loaded, "__file__", None)
        known[package] = _stamps(places or ([file] if file else []))
    return known[package]


def _stamps(places: list[str]) -> str:
    digest = blake2b(digest_size=_KEY_BYTES)
    while places:
        place = places.pop()
        with suppress(OSError):
            if os.path.isdir(place):
                inside = (os.path.join(place, name) for name in sorted(os.listdir(place)) if name != "__pycache__")
                places += inside
            else:
                status = os.stat(place)
                digest.update(repr((place, status.st_size, status.st_mtime_ns)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _pack(result: FileResult) -> bytes:
    diagnostics = [_pack_diagnostic(diagnostic) for diagnostic in result.diagnostics]
    silenced = [[_pack_diagnostic(one.diagnostic), one.by, one.reason, one.place] for one in result.silenced]
    return json.dumps([result.articles, result.words, diagnostics, silenced], separators=(",", ":")).encode()


def _pack_diagnostic(diagnostic: Diagnostic) -> list[object]:
    d = diagnostic
    fixes = [[fix.title, fix.applicability.value, fix.edits] for fix in d.fixes]
    return [d.rule, d.family, int(d.severity), d.message, d.start, d.end, d.related, fixes, d.link]


def _unpack(value: bytes, source: Source) -> FileResult:
    articles, words, diagnostics, silenced = json.loads(value)
    return FileResult(
        source.name,
        source,
        articles,
        words,
        tuple(map(_unpack_diagnostic, diagnostics)),
        (),
        tuple(Silenced(_unpack_diagnostic(one), by, reason, place) for one, by, reason, place in silenced),
    )


def _unpack_diagnostic(packed: list[Any]) -> Diagnostic:
    rule, family, severity, message, start, end, related, fixes, link = packed
    return Diagnostic(
        rule,
        family,
        Severity(severity),
        message,
        start,
        end,
        tuple(Related(*one) for one in related),
        tuple(
            Fix(title, tuple(Edit(*edit) for edit in edits), Applicability(applicability))
            for title, applicability, edits in fixes
        ),
        link,
    )
