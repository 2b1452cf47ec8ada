"""The results of all rules over folders, as the other measurements take them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from siclint import Article, Severity, Source
from siclint.article.readers import FORMATS, read
from siclint.check import activate, check_article
from siclint.plugins import load_all
from siclint.reports.fingerprint import Fingerprints

CONTEXT = 110
GRAMMAR = "grammar"
"""The family that asks a server: left out."""


class Result(NamedTuple):
    """A diagnostic, known by its rule and fingerprint, with its surroundings on one line.

    The fingerprint is a hash of what is marked and of what stands beside it, and tells nothing of either.
    """

    corpus: str
    file: str
    rule: str
    fingerprint: str
    severity: Severity
    message: str
    text: str


class Checked(NamedTuple):
    """One file: its words, its results, and what went wrong."""

    words: int
    results: tuple[Result, ...]
    wrong: tuple[str, ...]


def check(path: Path, corpus: str, names: tuple[str, ...] = ()) -> Checked:
    """The results of one file; of all rules but those that ask a server, or of the rules and families in `names`."""
    rules = [
        rule
        for rule in load_all().rules.values()
        if (not names and rule.family != GRAMMAR) or rule.name in names or rule.family in names
    ]
    source = Source.decode(str(path), path.read_bytes())
    found, wrong, words = [], [], 0
    for article in read(source):
        if not isinstance(article, Article):
            wrong.append(article.message)
            continue
        words += sum(len(article.text[start:end].split()) for start, end, _ in article.paragraphs)
        diagnostics, failures = check_article(article, activate(rules))
        found += diagnostics
        wrong += [failure.message for failure in failures]
    prints, text = Fingerprints(source.text), source.text
    results = []
    for d in sorted(found, key=lambda diagnostic: diagnostic.order):
        digest = prints.of(d).partition(":")[0]
        before, after = text[max(0, d.start - CONTEXT) : d.start], text[d.end : d.end + CONTEXT]
        shown = f"{before}⟦{text[d.start : d.end]}⟧{after}".replace("\n", "⏎")
        results.append(Result(corpus, path.name, d.rule, digest, d.severity, d.message, shown))
    return Checked(words, tuple(results), tuple(wrong))


def check_folder(folder: Path, names: Sequence[str] = (), jobs: int = 2) -> Iterator[Checked]:
    """Each file of a folder, in order."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does, before numpy is loaded
    paths = sorted(path for path in folder.rglob("*") if path.suffix in FORMATS and path.is_file())
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(check, corpus=folder.name, names=tuple(names)), paths, chunksize=16)
