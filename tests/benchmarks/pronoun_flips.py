"""How many pronouns turned to the other gender pronoun-gender finds, and how many untouched ones it flags.

    python tests/benchmarks/pronoun_flips.py GAP_FILE [--held-out] [--show N] [--limit N] [--jobs N]

GAP_FILE is a table of the GAP data set: a header line, tabs, the columns Text, Pronoun, Pronoun-offset, A, A-offset,
A-coref, B, B-offset, B-coref. From each text two are made: in `one` the annotated pronoun is turned, in `rest` it and
each later pronoun of its gender. An annotated pronoun is found when a diagnostic covers it. A text counts as one of
`one holder` when at least four pronouns in it have one gender and at most a quarter as many have the other.
The text is read alone, so that the person may be introduced nowhere.
"""

from __future__ import annotations

import argparse
import collections
import csv
import random
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

from pronoun_trees import learning  # type: ignore[import-not-found, unused-ignore]

from siclint.plugins import load_all
from siclint.testing import check_text

RULE = "pronoun-gender"
_TURNED = {
    "he": "she",
    "she": "he",
    "him": "her",
    "his": "her",
    "hers": "his",
    "himself": "herself",
    "herself": "himself",
}
_PRONOUN = re.compile(r"\b(?:he|she|him|her|his|hers|himself|herself)\b", re.I)
_FEMININE = {"she", "her", "hers", "herself"}
# What follows `her` where it is an object.
_OBJECT_AFTER = re.compile(
    r"\s*(?:[.,;:!?)\"”]|$|\b(?:to|in|at|on|for|from|with|by|as|and|but|or|that|when|while|after|before|because|a|an|the"
    r"|about|into|up|out|off|down|back|away|if|who|over|until|during|through|not|is|was|again|there|how|what|why)\b)",
    re.I,
)


class Text(NamedTuple):
    """A text, the place of its annotated pronoun, and whether a person who is named in it is meant."""

    text: str
    at: int
    pronoun: str
    named: bool


class Result(NamedTuple):
    """What one text gave. The places are those of diagnostics."""

    words: int
    one_holder: bool
    named: bool
    untouched: tuple[str, ...]
    one: bool
    rest_found: int
    rest: int
    rest_wrong: int
    shown: str


def turn(text: str, at: int) -> str:
    """The text with the pronoun at an offset in the other gender."""
    match = _PRONOUN.match(text, at)
    assert match is not None
    word = match[0].lower()
    if word == "her":
        turned = "him" if _OBJECT_AFTER.match(text, match.end()) else "his"
    elif word == "his" and _OBJECT_AFTER.match(text, match.end()):
        turned = "hers"
    else:
        turned = _TURNED[word]
    if match[0][0].isupper():
        turned = turned.capitalize()
    return text[: match.start()] + turned + text[match.end() :]


def gender(word: str) -> str:
    """F or M."""
    return "F" if word.lower() in _FEMININE else "M"


def measure(row: Text) -> Result:
    """Check a text as it is and with pronouns turned."""
    rule = load_all().rules[RULE]
    counts = collections.Counter(gender(match[0]) for match in _PRONOUN.finditer(row.text))
    many, few = max(counts.values()), min(counts["F"], counts["M"])
    mine = gender(row.pronoun)
    before = check_text(rule, row.text)
    turned = turn(row.text, row.at)
    one = check_text(rule, turned)
    later = [m.start() for m in _PRONOUN.finditer(row.text) if m.start() >= row.at and gender(m[0]) == mine]
    rest_text = row.text
    for at in reversed(later):
        rest_text = turn(rest_text, at)
    rest = check_text(rule, rest_text)
    starts = [m.start() for m in _PRONOUN.finditer(row.text)]
    starts_rest = [m.start() for m in _PRONOUN.finditer(rest_text)]
    places = {starts_rest[starts.index(at)] for at in later}
    found_rest = {at for at in places if any(d.start <= at < d.end for d in rest)}
    wrong = sum(not any(d.start <= at < d.end for at in places) for d in rest)
    hit = any(d.start <= row.at < d.end for d in one)
    return Result(
        len(row.text.split()),
        many >= 4 and few * 4 <= many,
        row.named,
        tuple(f"{d.message} | {row.text[max(0, d.start - 90) : d.end + 40]}" for d in before),
        hit,
        len(found_rest),
        len(places),
        wrong,
        f"{'found ' if hit else 'missed'} {turned[: row.at]}>>>{turned[row.at :]}",
    )


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    parser.add_argument(
        "--show", type=int, default=0, help="print so many missed texts, by chance, and all false alarms"
    )
    parser.add_argument("--limit", type=int, default=None, help="only so many texts, by chance")
    parser.add_argument("--held-out", action="store_true", help="only the half that `pronoun_trees.py` leaves")
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    with arguments.file.open(encoding="utf-8", newline="") as file:
        rows = [
            Text(
                row["Text"],
                int(row["Pronoun-offset"]),
                row["Pronoun"],
                "TRUE" in (row["A-coref"].upper(), row["B-coref"].upper()),
            )
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]
    if arguments.held_out:
        rows = [row for row, learned in zip(rows, learning(len(rows)), strict=True) if not learned]
    chance = random.Random(0)
    if arguments.limit:
        rows = chance.sample(rows, arguments.limit)
    with ProcessPoolExecutor(arguments.jobs) as pool:
        results = list(pool.map(measure, rows, chunksize=32))
    words = sum(result.words for result in results)
    alarms = [alarm for result in results for alarm in result.untouched]
    rate = 1000 * len(alarms) / words
    print(f"{len(results)} texts, {words:,} words; untouched: {len(alarms)} alarms, {rate:.3f} per 1,000 words")
    groups = {
        "all": results,
        "one holder": [r for r in results if r.one_holder],
        "others": [r for r in results if not r.one_holder],
        "antecedent named": [r for r in results if r.named],
    }
    for label, group in groups.items():
        if group:
            rest, found = sum(r.rest for r in group), sum(r.rest_found for r in group)
            wrong = sum(r.rest_wrong for r in group)
            print(
                f"{label:18}{len(group):6} texts   one: {sum(r.one for r in group) / len(group):.3f} found   "
                f"rest: {found / rest:.3f} of {rest} found, {wrong} others flagged"
            )
    if arguments.show:
        for alarm in alarms:
            print("FALSE", alarm)
        missed = [result for result in results if not result.one]
        for result in chance.sample(missed, min(arguments.show, len(missed))):
            print(f"[{'one holder' if result.one_holder else ''}] {result.shown}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
