"""Results of LanguageTool's rules per 100,000 words over folders of plain text, and samples of them to read.

    python tests/benchmarks/grammar.py FOLDER... [--rules chosen|all|picky|ID,...] [--url URL] [--show N] [--alone]

For each rule and folder: how many results there are once the known false ones are left out, how many that is per
100,000 words, and how many of them a rule of siclint reports at the same place, so that they are not said again. The
last lines have what a user sees, and the time that siclint's own rules and the server took. Without `--url` a server is
started. With `--alone` siclint's own rules don't run.

Folders are named by the user: the evaluation data is optional and lies outside the project.
"""

from __future__ import annotations

import argparse
import collections
import os
import random
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from siclint import Article, Diagnostic, Source, Status
from siclint.article.readers import read
from siclint.check import ActiveRule, activate, check_article
from siclint.languagetool import server
from siclint.languagetool.check import check, is_said
from siclint.languagetool.client import Client
from siclint.languagetool.options import Grammar
from siclint.plugins import load_all

CONTEXT = 90
THREADS = 2

_own_rules = threading.Lock()


class Counted(NamedTuple):
    """A file: its words, all results, those that a user sees, what went wrong, and seconds for siclint and server."""

    words: int
    results: list[tuple[Diagnostic, str]]
    seen: list[Diagnostic]
    wrong: list[str]
    own_seconds: float
    seconds: float


def count(path: Path, grammar: Grammar, rules: list[ActiveRule]) -> Counted:
    """Check one file."""
    source = Source.decode(path.name, path.read_bytes())
    counted = Counted(len(source.text.split()), [], [], [], 0, 0)
    own = waited = 0.0
    for article in read(source):
        if not isinstance(article, Article):
            counted.wrong.append(article.message)
            continue
        start = time.perf_counter()
        with _own_rules:  # one article at a time, so that its time is its own
            said, _ = check_article(article, rules)
        own += time.perf_counter() - start
        start = time.perf_counter()
        found, failures = check(article, grammar, [])
        waited += time.perf_counter() - start
        counted.wrong.extend(failure.message for failure in failures)
        counted.results.extend((each, _shown(source.text, each)) for each in found)
        counted.seen.extend(each for each in found if not is_said(each, said))
    return counted._replace(own_seconds=own, seconds=waited)


def _shown(text: str, each: Diagnostic) -> str:
    before, after = text[max(0, each.start - CONTEXT) : each.start], text[each.end : each.end + CONTEXT]
    fixes = ", ".join(fix.title for fix in each.fixes[:1])
    return f"{before}>>>{text[each.start : each.end]}<<<{after}  [{fixes}]".replace("\n", "⏎")


@contextmanager
def address(url: str | None) -> Iterator[str]:
    """The address of a server, started when none is named."""
    if url is not None:
        Client(url, 120).version()
        yield url
        return
    started = server.start("1g")
    try:
        yield started.url
    finally:
        started.stop()


def main() -> int:
    """Print the table, then the samples."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does, before numpy is loaded
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--rules", default="chosen", help="as for siclint check --languagetool-rules")
    parser.add_argument("--url", help="a server that runs")
    parser.add_argument("--show", type=int, default=0, help="print so many results of each rule and folder, by chance")
    parser.add_argument("--alone", action="store_true", help="without siclint's own rules")
    arguments = parser.parse_args()
    rules = [] if arguments.alone else activate(r for r in load_all().rules.values() if r.status is Status.STABLE)
    table: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    hidden: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    samples: dict[tuple[str, str], list[str]] = collections.defaultdict(list)
    words: collections.Counter[str] = collections.Counter()
    seen: collections.Counter[str] = collections.Counter()
    own = waited = elapsed = 0.0
    with address(arguments.url) as url, ThreadPoolExecutor(THREADS) as pool:
        grammar = Grammar(tuple(arguments.rules.split(",")), otherwise=True, url=url, timeout=120)
        for folder in arguments.folders:
            paths = sorted(path for path in folder.rglob("*") if path.suffix in {".txt", ".md", ".html"})
            start = time.perf_counter()
            for path, counted in zip(paths, pool.map(lambda p: count(p, grammar, rules), paths), strict=True):
                words[folder.name] += counted.words
                seen[folder.name] += len(counted.seen)
                own, waited = own + counted.own_seconds, waited + counted.seconds
                for message in counted.wrong:
                    print(f"{path.name}: {message}", file=sys.stderr)
                for each, shown in counted.results:
                    table[each.rule][folder.name] += 1
                    hidden[each.rule][folder.name] += each not in counted.seen
                    samples[each.rule, folder.name].append(f"  {path.name[:44]}: {each.message}\n      {shown}")
            elapsed += time.perf_counter() - start
    print_table([folder.name for folder in arguments.folders], words, table, hidden, seen)
    total = sum(words.values())
    rate = total / max(elapsed, 0.001)
    print(f"\n{total:,} words in {elapsed:.0f} s: {rate:,.0f} words/s with {THREADS} requests at once")
    print(f"siclint's own rules took {own:.1f} s, an article's grammar {waited:.1f} s of waiting in all")
    chance = random.Random(0)
    for (rule, name), lines in sorted(samples.items()):
        if arguments.show:
            print(f"\n{rule} in {name}: {min(arguments.show, len(lines))} of {len(lines)}")
            print("\n".join(chance.sample(lines, min(arguments.show, len(lines)))))
    return 0


def print_table(
    names: list[str],
    words: collections.Counter[str],
    table: dict[str, collections.Counter[str]],
    hidden: dict[str, collections.Counter[str]],
    seen: collections.Counter[str],
) -> None:
    """A row a rule: results, in brackets per 100,000 words, and how many of them siclint says itself."""
    print(f"{'results (per 100,000 words), said':50}" + "".join(f"{name:>24}" for name in names))
    print(f"{'words':50}" + "".join(f"{words[name]:>24,}" for name in names))
    for rule in sorted(table, key=lambda rule: (-sum(table[rule].values()), rule)):
        cells = [
            (table[rule][name], 1e5 * table[rule][name] / max(words[name], 1), hidden[rule][name]) for name in names
        ]
        print(f"{rule:50}" + "".join(f"{f'{number} ({rate:.1f}) {own}':>24}" for number, rate, own in cells))
    rates = [f"{seen[name]} ({1e5 * seen[name] / max(words[name], 1):.1f})" for name in names]
    print(f"{'what a user sees':50}" + "".join(f"{rate:>24}" for rate in rates))


if __name__ == "__main__":
    sys.exit(main())
