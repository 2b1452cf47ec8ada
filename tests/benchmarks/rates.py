"""Results per 1,000 words by rule over folders of plain text, and samples of them to read.

    python tests/benchmarks/rates.py FOLDER... [--rule NAME ...] [--show N] [--preview]

Folders are named by the user: the evaluation data is optional and lies outside the project.
"""

from __future__ import annotations

import argparse
import collections
import os
import random
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from siclint import Article, Diagnostic, Severity, Source, Status
from siclint.article.readers import read
from siclint.check import activate, check_article
from siclint.plugins import load_all

CONTEXT = 90


def results(path: Path, names: tuple[str, ...], preview: bool) -> tuple[int, list[tuple[Diagnostic, str]], list[str]]:
    """Words of a file, its diagnostics each with its surroundings, and what went wrong."""
    rules = [
        rule
        for rule in load_all().rules.values()
        if (rule.name in names or rule.family in names) or (not names and (preview or rule.status is Status.STABLE))
    ]
    source = Source.decode(str(path), path.read_bytes())
    shown, wrong = [], []
    for article in read(source):
        if not isinstance(article, Article):
            wrong.append(article.message)
            continue
        diagnostics, failures = check_article(article, activate(rules))
        wrong += [failure.message for failure in failures]
        for d in diagnostics:
            text = source.text
            before, after = text[max(0, d.start - CONTEXT) : d.start], text[d.end : d.end + CONTEXT]
            shown.append((d, f"{before}>>>{text[d.start : d.end]}<<<{after}".replace("\n", "⏎")))
    return len(source.text.split()), shown, wrong


def main() -> int:
    """Print the table, then the samples."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does, before numpy is loaded
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--rule", action="append", default=[], help="a rule or family, instead of all stable rules")
    parser.add_argument("--show", type=int, default=0, help="print so many results of each rule and folder, by chance")
    parser.add_argument("--preview", action="store_true")
    arguments = parser.parse_args()
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    samples: dict[tuple[str, str], list[str]] = collections.defaultdict(list)
    words: collections.Counter[str] = collections.Counter()
    loud: collections.Counter[str] = collections.Counter()
    for folder in arguments.folders:
        paths = sorted(path for path in folder.rglob("*") if path.suffix in {".txt", ".md", ".html"})
        size = len(paths)
        with ProcessPoolExecutor(2) as pool:
            answers = pool.map(results, paths, [tuple(arguments.rule)] * size, [arguments.preview] * size, chunksize=16)
            for path, (count, shown, wrong) in zip(paths, answers, strict=True):
                words[folder.name] += count
                for message in wrong:
                    print(f"{path.name}: {message}", file=sys.stderr)
                for diagnostic, text in shown:
                    counts[diagnostic.rule][folder.name] += 1
                    loud[folder.name] += diagnostic.severity >= Severity.WARNING
                    line = f"  {path.name[:44]} {diagnostic.severity.label}: {diagnostic.message}\n      {text}"
                    samples[diagnostic.rule, folder.name].append(line)
    names = [folder.name for folder in arguments.folders]
    print(f"{'results per 1,000 words':34}" + "".join(f"{name:>28}" for name in names))
    print(f"{'words':34}" + "".join(f"{words[name]:>28,}" for name in names))
    for rule in sorted(counts):
        row = [f"{counts[rule][name]} ({1000 * counts[rule][name] / max(words[name], 1):.3f})" for name in names]
        print(f"{rule:34}" + "".join(f"{cell:>28}" for cell in row))
    row = [f"{loud[name]} ({1000 * loud[name] / max(words[name], 1):.3f})" for name in names]
    print(f"{'all at warning or above':34}" + "".join(f"{cell:>28}" for cell in row))
    chance = random.Random(0)
    for (rule, name), lines in sorted(samples.items()):
        if arguments.show:
            print(f"\n{rule} in {name}: {min(arguments.show, len(lines))} of {len(lines)}")
            print("\n".join(chance.sample(lines, min(arguments.show, len(lines)))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
