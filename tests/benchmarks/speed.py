"""Where the time goes: words a second by stage and by rule, start-up, and one worker against two.

    python tests/benchmarks/speed.py FOLDER [--preview]

Times are CPU seconds of this process; start-up and workers are wall times of whole runs. Look at ratios: machines
differ, and the figures of one run were measured side by side.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from siclint import Article, Source, Status
from siclint.article.readers import read
from siclint.check import ActiveRule, activate, check_article
from siclint.plugins import load_all

SAMPLE = (
    "The council met on Friday to speak about the bridge. Its members agreed that the work must begin before winter, "
    "and asked the firm for a plan. “We will see what the ice does,” said the engineer, who has built nine bridges. "
)


def timed(action: Callable[[], object]) -> float:
    """CPU seconds that `action` takes."""
    start = time.process_time()
    action()
    return time.process_time() - start


def wall(command: list[str]) -> float:
    """Wall seconds of a command; its exit status does not matter."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - start


def stages(sources: list[Source], preview: bool) -> None:
    """Print words a second for each stage and the dearest rules, each on fresh articles."""
    rules = tuple(activate(rule for rule in load_all().rules.values() if preview or rule.status is Status.STABLE))

    def articles() -> list[Article]:
        return [article for source in sources for article in read(source) if isinstance(article, Article)]

    words = sum(len(article.text.split()) for article in articles())
    for article in articles()[:40]:  # load weights and patterns before the clock runs
        check_article(article, rules)
    reading = timed(articles)
    fresh = articles()
    sentences = timed(lambda: [article.sentences for article in fresh])
    tokens = timed(lambda: [article.tokens for article in fresh])
    tags = timed(lambda: [article.tags for article in fresh])
    index = timed(lambda: [article.words for article in fresh])

    def run(active: ActiveRule) -> None:
        for article in fresh:
            list(active.rule.findings(article, active.options))

    cost = {active.rule.name: timed(partial(run, active)) for active in rules}
    total = timed(lambda: [check_article(article, rules) for article in articles()])
    print(f"{words:,} words in {len(fresh):,} articles, {len(rules)} rules")
    for name, seconds in [
        ("reading", reading), ("sentences", sentences), ("tokens", tokens), ("tags", tags), ("word index", index),
        ("all rules", sum(cost.values())), ("everything", total),
    ]:  # fmt: skip
        print(f"  {name:24}{seconds:8.2f} s {words / max(seconds, 1e-9):>14,.0f} words/s")
    print("  dearest rules")
    for name, seconds in sorted(cost.items(), key=lambda item: -item[1])[:15]:
        print(f"  {name:24}{seconds:8.2f} s {seconds / total:14.1%} of everything")


def commands(folder: Path) -> None:
    """Print the wall time of whole runs."""
    siclint = str(Path(sys.executable).with_name("siclint"))
    with tempfile.TemporaryDirectory() as name:
        story = Path(name) / "story.txt"
        story.write_text("\n\n".join([SAMPLE * 3] * 4).replace("winter", "winter. in which", 1), encoding="utf-8")
        for label, command in [
            ("python -c pass", [sys.executable, "-c", "pass"]),
            ("siclint --version", [siclint, "--version"]),
            (
                f"siclint check, {len(story.read_text(encoding='utf-8').split())} words",
                [siclint, "check", "--isolated", "--no-cache", str(story)],
            ),
        ]:
            wall(command)
            print(f"  {label:30}{statistics.median(wall(command) for _ in range(9)):8.3f} s")
    alone, pair = (
        [siclint, "check", "--isolated", "--no-cache", "--no-progress", "--format", "jsonl", "--jobs", n, str(folder)]
        for n in "12"
    )
    times = [(wall(alone), wall(pair)) for _ in range(3)]
    one, two = (min(column) for column in zip(*times, strict=True))
    print(f"  --jobs 1 {one:.2f} s, --jobs 2 {two:.2f} s: {one / two:.2f} times the speed")


def main() -> int:
    """Print all figures for one folder of articles."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does, before numpy is loaded
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--preview", action="store_true")
    arguments = parser.parse_args()
    paths = sorted(arguments.folder.rglob("*.txt"))
    stages([Source.decode(str(path), path.read_bytes()) for path in paths], arguments.preview)
    commands(arguments.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
