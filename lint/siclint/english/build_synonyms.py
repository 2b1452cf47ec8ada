"""Builds `data/synonyms.txt.gz` from WordNet.

    python -m siclint.english.build_synonyms FOLDER

FOLDER holds WordNet's database files as Debian's package `wordnet-base` brings them: `index.noun`, `data.noun` and so
on, and `cntlist.rev`. A line of the result has a word, then its synonyms that come behind it in the alphabet.
"""

import gzip
import sys
from collections import Counter, defaultdict
from pathlib import Path

DATA = Path(__file__).parent / "data"

_MOST_SENSES = 6
"""So many senses of a word count, from the most frequent one on."""
_HEADS = 2
"""So many words of a group of adjectives count as synonyms of a similar group."""
_SHORTEST = 3


def _lines(path: Path) -> list[list[str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith(" ")]


def _used(folder: Path) -> set[str]:
    """The words that stand in the texts in which WordNet's senses were counted."""
    count: Counter[str] = Counter()
    for sense, _, times in _lines(folder / "cntlist.rev"):
        count[sense.split("%")[0]] += int(times)
    return {word for word, times in count.items() if times}


def synonyms(folder: Path) -> dict[str, list[str]]:
    """The synonyms of each word that come behind it."""
    used = _used(folder)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part in ("noun", "verb", "adj", "adv"):
        senses = {
            (fields[0], offset)
            for fields in _lines(folder / f"index.{part}")
            if fields[0].isalpha() and len(fields[0]) >= _SHORTEST and fields[0] in used
            for offset in fields[6 + int(fields[3]) :][:_MOST_SENSES]
        }
        groups: dict[str, list[str]] = {}
        similar: list[tuple[str, str]] = []
        for fields in _lines(folder / f"data.{part}"):
            offset, size = fields[0], int(fields[3], 16)
            words = [word.lower().split("(")[0] for word in fields[4 : 4 + 2 * size : 2]]
            groups[offset] = [word for word in words if (word, offset) in senses]
            pointers = fields[4 + 2 * size + 1 :]
            similar += [(offset, to) for kind, to in zip(pointers[::4], pointers[1::4], strict=False) if kind == "&"]
        pairs = [(one, other) for group in groups.values() for one in group for other in group]
        pairs += [(a, b) for one, to in similar for a in groups[one][:_HEADS] for b in groups.get(to, [])[:_HEADS]]
        for one, other in pairs:
            if one != other:
                found[min(one, other)].add(max(one, other))
    return {word: sorted(others) for word, others in sorted(found.items())}


def main() -> None:
    """Write the file."""
    found = synonyms(Path(sys.argv[1]))
    text = "".join(f"{word} {' '.join(others)}\n" for word, others in found.items())
    (DATA / "synonyms.txt.gz").write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))


if __name__ == "__main__":
    main()
