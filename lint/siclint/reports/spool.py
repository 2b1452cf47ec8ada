"""Lines that wait until it is known in which order they go, and how many of them."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile

_IN_MEMORY = 8_000_000  # bytes; more goes to disk
_WHOLE = 100_000  # bytes that a compressor may still hold back


class Spool:
    """Keeps lines of ASCII with their ranks, in memory as long as they are few."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY, mode="w+b")  # noqa: SIM115  (open to the end)
        self._starts = array("Q", [0])
        self._ranks = array("b")

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self._ranks)

    @property
    def size(self) -> int:
        """How many bytes all lines have."""
        return self._starts[-1]

    def add(self, line: str, rank: int) -> None:
        """Keep a line. Lines of a higher rank are more important."""
        self._file.write(line.encode("ascii"))
        self._starts.append(self._starts[-1] + len(line))
        self._ranks.append(rank)

    def lines(self, *, ranked: bool) -> Iterator[str]:
        """All lines as they came, or those of the highest rank first."""
        order: Iterable[int] = range(len(self))
        if ranked:
            order = sorted(order, key=lambda index: -self._ranks[index])
        for index in order:
            self._file.seek(self._starts[index])
            yield self._file.read(self._starts[index + 1] - self._starts[index]).decode("ascii")

    def close(self) -> None:
        """Let go of what is kept."""
        self._file.close()


class Packing:
    """Measures how large a text is packed with gzip, as it grows."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj(wbits=31)
        self._size = 0

    def add(self, text: str) -> int:
        """The bytes that all texts so far may take packed, at most."""
        self._size += len(self._packer.compress(text.encode("ascii")))
        return self._size + _WHOLE
