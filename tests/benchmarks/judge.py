"""Lists the results that nobody has read yet, and records what a reader says of them.

    python tests/benchmarks/judge.py list FOLDER... [--rule NAME ...] [--sample N] [--all]
    python tests/benchmarks/judge.py record FILE --reader NAME

`list` prints each unread result with its key, message and surroundings; with `--sample` no more than so many of
each rule and folder, always the same ones. `record` takes lines of a key and a verdict (real, false, unsure) and
adds them to judgements.jsonl. The question is: would a careful editor change the text here, for the reason given?
"""

from __future__ import annotations

import argparse
import collections
import datetime
import sys
from pathlib import Path

import judgements
from results import Result, check_folder


def main() -> int:
    """List or record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(dest="command", required=True)
    listing = commands.add_parser("list")
    listing.add_argument("folders", nargs="+", type=Path)
    listing.add_argument("--rule", action="append", default=[], help="a rule or family, instead of all")
    listing.add_argument("--sample", type=int, help="at most so many of each rule and folder, read ones counted")
    listing.add_argument("--all", action="store_true", help="those that were read, too")
    recording = commands.add_parser("record")
    recording.add_argument("file", type=Path)
    recording.add_argument("--reader", required=True)
    arguments = parser.parse_args()
    if arguments.command == "record":
        return record(arguments.file, arguments.reader)
    known = judgements.load()
    for folder in arguments.folders:
        chosen = sample(folder, arguments.rule, arguments.sample)
        unread = [result for result in chosen if arguments.all or (result.rule, result.fingerprint) not in known]
        print(f"# {folder.name}: {len(unread)} to read of {len(chosen)}", file=sys.stderr)
        for result in unread:
            verdict = known.get((result.rule, result.fingerprint))
            key = f"{folder.name}/{result.rule}/{result.fingerprint}"
            print(f"{key}{f' {verdict.verdict}' if verdict else ''}\n  {result.message}\n  {result.text}")
    return 0


def sample(folder: Path, names: list[str], most: int | None) -> list[Result]:
    """The results of a folder, each rule and fingerprint once; of each rule those with the lowest fingerprints."""
    by_rule: dict[str, dict[str, Result]] = collections.defaultdict(dict)
    for checked in check_folder(folder, names):
        for message in checked.wrong:
            print(message, file=sys.stderr)
        for result in checked.results:
            by_rule[result.rule].setdefault(result.fingerprint, result)
    return [found[fingerprint] for _, found in sorted(by_rule.items()) for fingerprint in sorted(found)[slice(0, most)]]


def record(file: Path, reader: str) -> int:
    """Add what a file says; 1 with the lines that cannot be used, and then nothing is added."""
    known = judgements.load()
    today = datetime.date.today().isoformat()
    wrong = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            key, verdict = line.split()
            corpus, rule, fingerprint = key.split("/")
        except ValueError:
            wrong.append(f"{file}:{number}: this is no key with its verdict")
            continue
        if verdict not in judgements.VERDICTS:
            wrong.append(f"{file}:{number}: a verdict is {', '.join(judgements.VERDICTS)}, not {verdict!r}")
        known[rule, fingerprint] = judgements.Judgement(rule, fingerprint, verdict, reader, today, corpus)
    for message in wrong:
        print(message, file=sys.stderr)
    if not wrong:
        judgements.save(known.values())
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
