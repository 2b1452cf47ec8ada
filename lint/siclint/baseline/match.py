"""Matches the findings of a run with those of a baseline, one to one.

The surest matches are made first, and each takes its finding and its entry out: so a second finding with the words of
an old one is new, and a finding whose surroundings were reworded is still the old one.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from siclint.baseline.parts import WORDS, Entry

State = Literal["unchanged", "updated"]
"""Whether all that a finding is known by is as it was, or some of it."""

_Key = Callable[[Entry], tuple[str, ...] | None]


def _found(entry: Entry) -> tuple[str, str]:
    return entry.rule, entry.evidence


STAGES: tuple[_Key, ...] = (
    lambda entry: (*_found(entry), entry.before, entry.after, entry.sentence),
    lambda entry: (*_found(entry), entry.before, entry.after),
    lambda entry: (*_found(entry), entry.sentence),
    lambda entry: (*_found(entry), "before", entry.before) if entry.before else None,
    lambda entry: (*_found(entry), "after", entry.after) if entry.after else None,
)
"""What has to be equal, the surest first. None where an entry has nothing to compare."""

MOVED_STAGES: tuple[_Key, ...] = (
    lambda entry: (*_found(entry), entry.sentence),
    lambda entry: (*_found(entry), entry.before, entry.after) if _is_telling(entry.before) else None,
    lambda entry: (*_found(entry), "before", entry.before) if _is_telling(entry.before) else None,
    lambda entry: (*_found(entry), "after", entry.after) if _is_telling(entry.after) else None,
)
"""The same for an entry of another file, where little may be equal by chance."""


def _is_telling(words: str) -> bool:
    return words.count(" ") == WORDS - 1


_ENOUGH = 2  # words around a finding that have to be the same, when others were changed
_CANDIDATES = 30  # a text that was rewritten as a whole is not compared all with all


@dataclass(frozen=True, slots=True)
class Match:
    """An old finding that is still there. `now` is what it is known by today."""

    old: Entry
    now: Entry
    state: State

    @property
    def current(self) -> Entry:
        """What to keep: the finding as it is today, with the reason that it had."""
        return replace(self.now, reason=self.old.reason)


class Matcher:
    """Holds the entries of a baseline that nothing was matched with yet.

    `is_gone` says whether the file of a path is no longer there: its entries wait for the file that it became.
    """

    def __init__(self, entries: Iterable[Entry], is_gone: Callable[[str], bool]) -> None:
        self._left: dict[str, list[Entry]] = defaultdict(list)
        for entry in sorted(entries):
            self._left[entry.path].append(entry)
        self._known = frozenset(self._left)
        self.gone = frozenset(path for path in self._known if is_gone(path))
        self._waiting = [
            _by_key([e for path in sorted(self.gone) for e in self._left[path]], key) for key in MOVED_STAGES
        ]

    def match(self, path: str, found: Sequence[Entry]) -> list[Match | None]:
        """For each finding of a file the entry that it is, or None for a new one. Each file is asked for once."""
        matches: list[Match | None] = [None] * len(found)
        if path in self._known:
            self._match_path(path, found, matches)
        elif self.gone:
            self._match_moved(found, matches)
        return matches

    def left(self) -> list[Entry]:
        """The entries that nothing was matched with."""
        return sorted(entry for entries in self._left.values() for entry in entries)

    def _match_path(self, path: str, found: Sequence[Entry], matches: list[Match | None]) -> None:
        for number, key in enumerate(STAGES):
            self._left[path] = _stage(self._left[path], found, matches, key, "updated" if number else "unchanged")
        self._left[path] = _near(self._left[path], found, matches)

    def _match_moved(self, found: Sequence[Entry], matches: list[Match | None]) -> None:
        """Look in all the files that are gone, then more closely in the one that most came from."""
        origins: Counter[str] = Counter()
        for key, waiting in zip(MOVED_STAGES, self._waiting, strict=True):
            for number, now in enumerate(found):
                value = key(now)
                if matches[number] is None and value is not None and (old := self._take(waiting.get(value))):
                    matches[number] = Match(old, now, "updated")
                    origins[old.path] += 1
        if origins:
            self._match_path(max(sorted(origins), key=lambda path: origins[path]), found, matches)

    def _take(self, waiting: deque[Entry] | None) -> Entry | None:
        """The first of some entries of files that are gone which nothing was matched with."""
        while waiting:
            entry = waiting.popleft()
            if entry in self._left[entry.path]:
                self._left[entry.path].remove(entry)
                return entry
        return None


def _by_key(entries: Iterable[Entry], key: _Key) -> dict[tuple[str, ...], deque[Entry]]:
    """The entries by what they are compared with, in order."""
    found: dict[tuple[str, ...], deque[Entry]] = defaultdict(deque)
    for entry in entries:
        value = key(entry)
        if value is not None:
            found[value].append(entry)
    return found


def _stage(
    entries: Sequence[Entry], found: Sequence[Entry], matches: list[Match | None], key: _Key, state: State
) -> list[Entry]:
    """Match what has equal keys, in order; the entries that are left."""
    waiting = _by_key(entries, key)
    taken: Counter[Entry] = Counter()
    for number, now in enumerate(found):
        value = key(now)
        if matches[number] is None and value is not None and waiting.get(value):
            old = waiting[value].popleft()
            taken[old] += 1
            matches[number] = Match(old, now, state)
    return sorted((Counter(entries) - taken).elements())


def _near(entries: Sequence[Entry], found: Sequence[Entry], matches: list[Match | None]) -> list[Entry]:
    """Match findings of equal words with the entry that has most words around it in common; the entries left."""
    waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        waiting[_found(entry)].append(index)
    taken: set[int] = set()
    for number, now in enumerate(found):
        candidates = waiting.get(_found(now), ())[:_CANDIDATES] if matches[number] is None else ()
        if not candidates:
            continue
        best = max(candidates, key=lambda index: (_common(entries[index], now), -index))
        if _common(entries[best], now) >= _ENOUGH:
            waiting[_found(now)].remove(best)
            taken.add(best)
            matches[number] = Match(entries[best], now, "updated")
    return [entry for index, entry in enumerate(entries) if index not in taken]


def _common(left: Entry, right: Entry) -> int:
    """How many of the words before and after are the same, each at its distance."""
    pairs = [
        *zip(reversed(left.before.split()), reversed(right.before.split()), strict=False),
        *zip(left.after.split(), right.after.split(), strict=False),
    ]
    return sum(one == other for one, other in pairs)
