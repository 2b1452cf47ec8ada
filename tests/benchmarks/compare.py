"""What a change does to findings: those added and removed between two revisions, over folders of articles.

    python tests/benchmarks/compare.py BASE [HEAD] FOLDER... [--rule NAME ...] [--show N] [--json]

Each revision is checked out beside the repository (git worktree) and checks the same files in a process of its own with
this environment's packages. Without HEAD it is the working tree as it stands. Findings are the same when rule, place
and severity are. Counts are by rule and folder; samples are taken by chance, the same ones each time.
"""

from __future__ import annotations

import argparse
import collections
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
CONTEXT = 80
_CHECK = """
import sys
from siclint.cli import main
fixed = ["--isolated", "--no-progress", "--fail-on", "never", "--format", "jsonl", "--preview"]
sys.argv = ["siclint", "check", *fixed, *sys.argv[1:]]
main()
"""


class Found(NamedTuple):
    """A finding: where, and what. Offsets count characters of the decoded file."""

    folder: str
    file: str
    start: int
    end: int
    rule: str
    severity: str
    message: str

    @property
    def key(self) -> tuple[str | int, ...]:
        """What makes it the same finding in two revisions."""
        return (self.folder, self.file, self.start, self.end, self.rule, self.severity)


@contextmanager
def checked_out(revision: str | None) -> Iterator[Path]:
    """The folder of a revision's files; the repository itself for None."""
    if revision is None:
        yield ROOT
        return
    with tempfile.TemporaryDirectory(prefix="siclint-") as name:
        folder = Path(name) / "tree"
        subprocess.run(
            ["git", "-C", str(ROOT), "worktree", "add", "--quiet", "--detach", str(folder), revision], check=True
        )
        try:
            yield folder
        finally:
            subprocess.run(["git", "-C", str(ROOT), "worktree", "remove", "--force", str(folder)], check=True)


def findings(tree: Path, folder: Path, rules: list[str]) -> dict[tuple[str | int, ...], Found]:
    """The findings of one revision in one folder. RuntimeError when it could not check."""
    # The revision's own sources come before those that are installed.
    path = os.pathsep.join([str(tree / "lint"), str(tree / "rules")])
    # In a cache, results of another revision would do for this one's.
    with tempfile.TemporaryDirectory(prefix="siclint-") as cache:
        done = _checked(folder, rules, {"PYTHONPATH": path, "XDG_CACHE_HOME": cache})
    if done.returncode not in {0, 1}:
        raise RuntimeError(f"{tree}: {done.stderr.strip() or done.returncode}")
    found = {}
    for line in done.stdout.splitlines():
        record = json.loads(line)
        if record["type"] == "diagnostic":
            each = _found(record, folder)
            found[each.key] = each
    return found


def _checked(folder: Path, rules: list[str], variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    select = ["--select", ",".join(rules)] if rules else []
    command = [sys.executable, "-c", _CHECK, *select, str(folder)]
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", **variables}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def _found(record: dict[str, Any], folder: Path) -> Found:
    file = os.path.relpath(record["path"], folder)
    texts = (record[name] for name in ("rule", "severity", "message"))
    return Found(folder.name, file, record["start"], record["end"], *texts)


def main() -> int:
    """Print the table and the samples; 1 when something differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("revisions", nargs="+", metavar="BASE [HEAD] FOLDER...")
    parser.add_argument("--rule", action="append", default=[], help="a rule or family, instead of all")
    parser.add_argument("--show", type=int, default=10, help="samples of each rule, added and removed (default 10)")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    names: list[str] = arguments.revisions
    folders = [Path(name) for name in names if Path(name).is_dir()]
    revisions = [name for name in names if not Path(name).is_dir()]
    if not folders or len(revisions) not in {1, 2}:
        parser.error("give one revision or two, then the folders")
    base, head = revisions[0], revisions[1] if len(revisions) > 1 else None
    added: list[tuple[Found, Path]] = []
    removed: list[tuple[Found, Path]] = []
    with checked_out(base) as before, checked_out(head) as after:
        for folder in folders:
            old, new = (findings(tree, folder.resolve(), arguments.rule) for tree in (before, after))
            added += [(new[key], folder) for key in new.keys() - old.keys()]
            removed += [(old[key], folder) for key in old.keys() - new.keys()]
    added.sort()
    removed.sort()
    if arguments.json:
        print(
            json.dumps(
                {"added": [f._asdict() for f, _ in added], "removed": [f._asdict() for f, _ in removed]}, indent=1
            )
        )
    else:
        report(added, removed, arguments.show)
    return int(bool(added or removed))


def report(added: list[tuple[Found, Path]], removed: list[tuple[Found, Path]], show: int) -> None:
    """The counts by rule and folder, then samples with their text."""
    counts: dict[tuple[str, str], list[int]] = collections.defaultdict(lambda: [0, 0])
    for which, found in enumerate((added, removed)):
        for each, _ in found:
            counts[each.rule, each.folder][which] += 1
    print(f"{'rule':34}{'folder':24}{'added':>8}{'removed':>9}")
    for (rule, name), (more, fewer) in sorted(counts.items()):
        print(f"{rule:34}{name:24}{more:>8}{fewer:>9}")
    print(f"{'all':58}{len(added):>8}{len(removed):>9}")
    for sign, found in (("+", added), ("-", removed)):
        by_rule: dict[str, list[tuple[Found, Path]]] = collections.defaultdict(list)
        for pair in found:
            by_rule[pair[0].rule].append(pair)
        for rule, pairs in sorted(by_rule.items()):
            shown = random.Random(0).sample(pairs, min(show, len(pairs)))
            print(f"\n{sign} {rule}: {len(shown)} of {len(pairs)}")
            for each, folder in sorted(shown):
                print(f"  {each.folder}/{each.file}: {each.message}\n      {_text(folder / each.file, each)}")


def _text(path: Path, found: Found) -> str:
    from siclint import Source

    text = Source.decode(str(path), path.read_bytes()).text
    before, after = text[max(0, found.start - CONTEXT) : found.start], text[found.end : found.end + CONTEXT]
    return f"{before}⟦{text[found.start : found.end]}⟧{after}".replace("\n", "⏎")


if __name__ == "__main__":
    sys.exit(main())
