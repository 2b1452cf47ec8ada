"""How much memory a run takes over many articles, and a check of one long article: peaks of the processes.

    python tests/benchmarks/memory.py [--articles 100000] [--select RULES] [--long 10]

Articles are made up, the same ones each time, and one in fifty has a mistake. They stand in one JSON Lines file, in
files of a thousand records, and in a text file each. For a quarter of the articles and for all of them the table has
the peak of the main process and of the largest worker: where nothing is gathered the two rows hardly differ. One JSON
Lines file is one task, which a single process reads as a whole. Long articles are one of paragraphs and one in a single
line; their peak is given as a multiple of the text, less what siclint takes for a short one.
Linux only: peaks are the kernel's (VmHWM in /proc).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_FILE_RECORDS = 1000
_MEGABYTE = 1 << 20
_POLL = 0.02

_WHO = "The mayor|A teacher|The pilot|Our neighbour|The baker|A young nurse|The harbour master|The firm".split("|")
_DID = "opened|repaired|praised|measured|closed|visited|sold|described".split("|")
_WHAT = "the old bridge|a small museum|the northern road|two boats|the new hall|a row of houses|the mill".split("|")
_WHEN = "on Monday|last week|in the spring|before noon|after the storm|two years ago|at the end of May".split("|")
_WHY = (
    "because the council had asked for it|and nobody was surprised|although it rained|while the others waited|"
    "so that the work could go on|and said that more would follow"
).split("|")

# So many that sentences are hardly ever alike: those would be findings.
_SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in ("a", "e", "i", "o", "u", "an", "er", "il")]
_NAMES = [f"{one}{two}{three}".capitalize() for one, two, three in zip(*([iter(_SYLLABLES)] * 3), strict=False)]
_NAMES = [one + two.lower() for one in _NAMES for two in _NAMES]


class Peak(NamedTuple):
    """Peaks in bytes of the main process and of the largest worker, 0 without one; seconds; and what came out."""

    main: int
    worker: int
    seconds: float
    output: int


def prose(chance: random.Random, sentences: int) -> str:
    """So many sentences in paragraphs."""
    written = []
    for number in range(sentences):
        parts = [chance.choice(words) for words in (_WHO, _DID, _WHAT, _WHEN, _WHY)]
        parts.insert(3, f"with {chance.choice(_NAMES)}")
        if chance.randrange(6) == 0:
            parts.insert(3, f"for {chance.randrange(2, 9999):,} guests")
        written.append(" ".join(parts) + (".\n\n" if number % 4 == 3 else ". "))
    return "".join(written).strip()


def articles(count: int) -> Iterator[str]:
    """The same made-up articles each time."""
    chance = random.Random(0)
    for number in range(count):
        text = prose(chance, 6)
        yield text.replace(" the ", " the the ", 1) if number % 50 == 0 else text


def peak(arguments: list[str]) -> Peak:
    """Run `siclint check` and watch it."""
    siclint = str(Path(sys.executable).with_name("siclint"))
    fixed = ["check", "--isolated", "--no-cache", "--no-progress", "--quiet", "--fail-on", "never"]
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([siclint, *fixed, *arguments], stdout=out)
        highest: dict[int, int] = {}
        while process.poll() is None:
            for number in (process.pid, *_children(process.pid)):
                highest[number] = max(highest.get(number, 0), _high_water(number))
            time.sleep(_POLL)
        if process.returncode:
            raise SystemExit(f"siclint ended with {process.returncode}: {arguments}")
        main = highest.pop(process.pid)
        return Peak(main, max(highest.values(), default=0), time.perf_counter() - start, out.seek(0, os.SEEK_END))


def _children(process: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found += map(int, task.read_text().split())
        except OSError:
            continue
    return found


def _high_water(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:")), 0)


def many(count: int, select: list[str], formats: list[str]) -> None:
    """The table for many articles."""
    print(
        f"{'articles':>9}  {'in':18}{'format':8}{'jobs':>5}{'main MB':>9}{'worker MB':>11}{'seconds':>9}{'out MB':>8}"
    )
    with tempfile.TemporaryDirectory() as name:
        for part in (count // 4, count):
            for layout, places in _laid_out(Path(name) / str(part), part).items():
                for format_name in formats:
                    for jobs in ("1", "2") if layout != "one file" else ("1",):
                        each = peak([*select, "--format", format_name, "--jobs", jobs, str(places)])
                        print(
                            f"{part:9,}  {layout:18}{format_name:8}{jobs:>5}{each.main / _MEGABYTE:9.0f}"
                            f"{each.worker / _MEGABYTE:11.0f}{each.seconds:9.0f}{each.output / _MEGABYTE:9.1f}",
                            flush=True,
                        )


def _laid_out(folder: Path, count: int) -> dict[str, Path]:
    """The same articles in one JSON Lines file, in several, and in text files."""
    one, several, texts = folder / "all.jsonl", folder / "records", folder / "texts"
    several.mkdir(parents=True)
    texts.mkdir()
    with one.open("w", encoding="utf-8") as whole:
        lines: list[str] = []
        for number, text in enumerate(articles(count)):
            lines.append(json.dumps({"id": number, "text": text}) + "\n")
            place = texts / f"{number // _FILE_RECORDS:03}"
            place.mkdir(exist_ok=True)
            (place / f"{number:06}.txt").write_text(text, encoding="utf-8")
            if len(lines) == _FILE_RECORDS or number == count - 1:
                whole.writelines(lines)
                (several / f"{number // _FILE_RECORDS:03}.jsonl").write_text("".join(lines), encoding="utf-8")
                lines.clear()
    return {"one file": one, f"files of {_FILE_RECORDS:,}": several, "text files": texts}


def long(megabytes: int, select: list[str]) -> None:
    """The multiples for long articles."""
    chance = random.Random(1)
    size = megabytes * _MEGABYTE
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "article.txt"
        file.write_text(prose(chance, 8), encoding="utf-8")
        least = peak([*select, str(file)])
        text = prose(chance, size // 90)
        text = (text + " " + prose(chance, max(0, size - len(text)) // 60))[:size]
        for what, written in (("in paragraphs", text), ("in one line", " ".join(text.split()))):
            file.write_text(written, encoding="utf-8")
            found = peak([*select, str(file)])
            times = (found.main - least.main) / len(written)
            size_of = f"{len(written) / _MEGABYTE:.1f} MB"
            print(
                f"{size_of} {what}: {found.main / _MEGABYTE:.0f} MB, {times:.0f} times the text more "
                f"than the {least.main / _MEGABYTE:.0f} MB for a short one; {found.seconds:.0f} s"
            )


def main() -> int:
    """Print the table, then the multiples."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--articles", type=int, default=100_000, help="0 for none")
    parser.add_argument("--select", help="rules or families instead of all")
    parser.add_argument("--format", action="append", help="report formats (default text, jsonl and sarif)")
    parser.add_argument("--long", type=int, default=10, help="megabytes of the long articles, 0 for none")
    arguments = parser.parse_args()
    select = ["--select", arguments.select] if arguments.select else []
    if arguments.long:
        long(arguments.long, select)
    if arguments.articles:
        many(arguments.articles, select, arguments.format or ["text", "jsonl", "sarif"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
