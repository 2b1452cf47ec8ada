"""How many numbers that a translation got wrong inconsistent-number finds.

    python tests/benchmarks/number_slips.py FOLDER... [--show N]

In each article of the folders, a number that stands in the headline or the first paragraphs, and again further down
with the same noun, is spoilt at the later place: a zero is lost or added, two digits change places, or it becomes
another number of the same length. Each spoilt article has one spoilt number. What `rates.py` shows for the folder are
the alarms in articles as they are.
"""

from __future__ import annotations

import argparse
import collections
import random
import re
import sys
from pathlib import Path

from siclint import Article, Source
from siclint.article.readers import read
from siclint.plugins import load_all
from siclint.testing import check_text

RULE = "inconsistent-number"
OPENING = 3
_COUNT = re.compile(r"(?<![\w.,/:$£€-])(\d{1,3}(?:,\d{3})+|\d{2,})((?: million| billion)?(?: [a-z]+)? ([a-z]+s)\b)")


def spoilt(digits: str, chance: random.Random) -> dict[str, str]:
    """The ways to get a number wrong, each with the wrong number."""
    plain = digits.replace(",", "")
    ways = {"zero added": f"{int(plain) * 10:,}"}
    if plain.endswith("0"):
        ways["zero lost"] = f"{int(plain) // 10:,}"
    places = [i for i in range(len(plain) - 1) if plain[i] != plain[i + 1] and plain[i + 1] != "0"]
    if places:
        at = chance.choice(places)
        ways["digits swapped"] = f"{int(plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]):,}"
    ways["another number"] = f"{chance.randrange(10 ** (len(plain) - 1), 10 ** len(plain)):,}"
    return {way: number for way, number in ways.items() if number.replace(",", "") != plain}


def places(article: Article) -> list[re.Match[str]]:
    """The later mentions of a number that the headline or the opening has with the same noun."""
    early: set[tuple[str, str]] = set()
    found = []
    for number, paragraph in enumerate(article.paragraphs):
        for match in _COUNT.finditer(article.text, paragraph.start, paragraph.end):
            key = (match[1], match[3])
            if key in early and number > 0:
                found.append(match)
            elif number <= OPENING:
                early.add(key)
    return found


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print so many that are missed")
    arguments = parser.parse_args()
    rule, chance = load_all().rules[RULE], random.Random(0)
    found: collections.Counter[str] = collections.Counter()
    made: collections.Counter[str] = collections.Counter()
    missed: list[str] = []
    for path in sorted(path for folder in arguments.folders for path in folder.rglob("*.txt")):
        for article in read(Source.decode(str(path), path.read_bytes())):
            if not isinstance(article, Article):
                continue
            text = article.text
            for match in places(article):
                for way, wrong in spoilt(match[1], chance).items():
                    start = match.start(1)
                    results = check_text(rule, text[:start] + wrong + text[match.end(1) :])
                    made[way] += 1
                    found[way] += bool(results)
                    if not results:
                        missed.append(
                            f"{way}: {text[max(0, start - 80) : start]}>>>{wrong}{text[match.end(1) :][:60]!r}"
                        )
    for way in made:
        print(f"{way:16}{made[way]:5} made, {found[way]:4} found, {found[way] / made[way]:.2f}")
    for line in chance.sample(missed, min(arguments.show, len(missed))):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
