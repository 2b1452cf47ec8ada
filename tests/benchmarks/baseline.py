"""Measures how a baseline holds when articles change: `python tests/benchmarks/baseline.py FOLDER...`.

Every article in the folders is checked with all rules, preview too, and its findings are the baseline. Then the
article is changed in ways that add no finding, checked again, and its findings are matched. A character of the changed
article knows which one of the old article it was, so that for each finding it is known whether it is an old one: the
same rule at the same characters. Printed is the share of old findings that were taken for new ones. Findings that the
change itself made or whose own words it touched are left out.

Then sentences are planted that give a finding worded like an old one: copies of sentences with findings, words and all,
put elsewhere in the same article. Printed is the share of planted findings that were seen as new: for each article as
many as there are more of that rule and wording now. Some rules say a thing once an article: there the copy is found in
the place of the original, nothing is more, and it is counted under "once".
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from siclint.article.source import Source, UndecodableError
from siclint.baseline import Describer, Entry, Matcher
from siclint.check import activate
from siclint.diagnostic import Diagnostic
from siclint.discovery import Filters, Found, discover
from siclint.plugins import load_all
from siclint.run import Settings, check_source

Marked = list[tuple[str, int | None]]
"""A text as its characters, each with its offset in the old text; None for a character that is new."""

_BREAK = re.compile(r"\n[ \t]*\n+|\n(?=[^\n]{200})|(?<=[^\n]{200})\n")


class Old(NamedTuple):
    """An article before it is changed."""

    source: Source
    findings: tuple[Diagnostic, ...]


def marked(text: str) -> Marked:
    return list(zip(text, range(len(text)), strict=True))


def new(text: str) -> Marked:
    return [(char, None) for char in text]


def text_of(characters: Marked) -> str:
    return "".join(char for char, _ in characters)


def paragraphs(characters: Marked) -> list[Marked]:
    """The paragraphs, each with what parts it from the next."""
    text = text_of(characters)
    found, start = [], 0
    for match in _BREAK.finditer(text):
        found.append(characters[start : match.end()])
        start = match.end()
    return [*found, characters[start:]]


def joined(parts: list[Marked]) -> Marked:
    """Paragraphs together, a blank line after each that lacks one."""
    whole: Marked = []
    for part in parts:
        whole += part if not whole or text_of(whole[-2:]).endswith("\n") else [*new("\n\n"), *part]
    return whole


FIRST = (
    "The mill by the bridge opened its doors on Monday, and forty people came to see the wheel turn.\n\n"
    "Nobody had counted on the rain. By noon the yard was a pond, and the band played under the roof of the barn.\n\n"
)


def put_in(characters: Marked, _chance: random.Random) -> Marked:
    return [*new(FIRST), *characters]


def rewrap(characters: Marked, _chance: random.Random) -> Marked:
    """Lines of at most 60 characters; a paragraph stays one."""
    whole: Marked = []
    for part in paragraphs(characters):
        column = 0
        index = 0
        while index < len(part):
            char, origin = part[index]
            word = 0
            while index + 1 + word < len(part) and not part[index + 1 + word][0].isspace():
                word += 1
            if char == " " and column + 1 + word > 60 and word:
                whole.append(("\n", origin))
                column = 0
            else:
                whole.append((char, origin))
                column = 0 if char == "\n" else column + 1
            index += 1
    return whole


def unwrap(characters: Marked, chance: random.Random) -> Marked:
    """Wrapped first, then each paragraph on a line of its own again, its single line ends spaces."""
    wrapped = rewrap(characters, chance)
    text = text_of(wrapped)
    return [
        (" ", origin)
        if char == "\n" and 0 < index < len(text) - 1 and text[index - 1] != "\n" and text[index + 1] != "\n"
        else (char, origin)
        for index, (char, origin) in enumerate(wrapped)
    ]


def reword(characters: Marked, chance: random.Random) -> Marked:
    """Every twentieth word of six letters or more becomes another one."""
    whole, text, done = [], text_of(characters), 0
    for match in re.finditer(r"[^\W\d_]{6,}", text):
        if chance.random() < 0.05:
            whole += characters[done : match.start()]
            whole += new("q" + match[0].lower()[::-1])
            done = match.end()
    return [*whole, *characters[done:]]


def move(characters: Marked, chance: random.Random) -> Marked:
    """A tenth of the paragraphs, at least one, stand elsewhere."""
    parts = [part for part in paragraphs(characters) if text_of(part).strip()]
    if len(parts) < 3:
        return characters
    for _ in range(max(1, len(parts) // 10)):
        part = parts.pop(chance.randrange(1, len(parts)))
        parts.insert(chance.randrange(1, len(parts) + 1), part)
    return joined(parts)


def mixed(characters: Marked, chance: random.Random) -> Marked:
    return put_in(move(reword(rewrap(characters, chance), chance), chance), chance)


EDITS: dict[str, tuple[Callable[[Marked, random.Random], Marked], bool]] = {
    "nothing": (lambda characters, _: characters, False),
    "2 paragraphs put in on top": (put_in, False),
    "re-wrapped at 60 columns": (rewrap, False),
    "wrapped and unwrapped": (unwrap, False),
    "5 % of long words reworded": (reword, False),
    "10 % of paragraphs moved": (move, False),
    "file renamed": (lambda characters, _: characters, True),
    "renamed and 5 % reworded": (reword, True),
    "wrapped, reworded, moved, put in": (mixed, False),
}
"""What is done to an article, and whether its file gets another name."""


def same(now: Diagnostic, characters: Marked, old: dict[tuple[str, int, int], Diagnostic]) -> Diagnostic | None:
    """The old finding that a finding of the changed article is, or None."""
    origins = [origin for _, origin in characters[now.start : now.end]]
    if None in origins or not origins:
        return None
    first, last = origins[0], origins[-1]
    assert first is not None
    assert last is not None
    return old.get((now.rule, first, last + 1))


def changed(old: list[Old], edit: Callable[[Marked, random.Random], Marked], renamed: bool, settings: Settings) -> str:
    """A line of the table: how many findings are old ones, and how many of them were taken for new."""
    entries = baseline(old)
    gone = {entry.path for entry in entries} if renamed else set[str]()
    matcher = Matcher(entries, gone.__contains__)
    known = wrong = updated = 0
    for number, (source, findings) in enumerate(old):
        characters = edit(marked(source.text), random.Random(number))
        name = f"moved/{source.name}" if renamed else source.name
        after = Source(source.name, text_of(characters))
        result = check_source(after, settings)
        describer = Describer(after, name)
        matches = matcher.match(name, [describer.entry(diagnostic) for diagnostic in result.diagnostics])
        places = {(d.rule, d.start, d.end): d for d in findings}
        for diagnostic, match in zip(result.diagnostics, matches, strict=True):
            if same(diagnostic, characters, places) is not None:
                known += 1
                wrong += match is None
                updated += match is not None and match.state == "updated"
    return f"{known:>8,} {wrong:>6,} {100 * wrong / max(1, known):>7.2f} % {updated:>8,}"


def baseline(old: list[Old]) -> list[Entry]:
    entries: list[Entry] = []
    for source, findings in old:
        describer = Describer(source, source.name)
        entries += [describer.entry(diagnostic) for diagnostic in findings]
    return entries


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    before = [match.end() for match in re.finditer(r"[.!?][\"”’)]*\s+|\n\s*\n", text[:start])]
    after = re.search(r"[.!?][\"”’)]*(?=\s)|\n\s*\n", text[end:])
    return (before[-1] if before else 0), (end + after.end() if after else len(text))


def plant(source: Source, findings: tuple[Diagnostic, ...], chance: random.Random) -> tuple[Marked, Diagnostic] | None:
    """The article with a second copy of a sentence that has a finding, at the end of another paragraph."""
    short = [finding for finding in findings if finding.end - finding.start < 120]
    if not short:
        return None
    finding = chance.choice(short)
    start, end = sentence_around(source.text, finding.start, finding.end)
    parts = [part for part in paragraphs(marked(source.text)) if text_of(part).strip()]
    number = chance.randrange(len(parts))
    copied = new(f"Later it was otherwise. {source.text[start:end].strip()} So it was said.\n\n")
    return joined([*parts[: number + 1], copied, *parts[number + 1 :]]), finding


def planted(old: list[Old], settings: Settings, edit: Callable[[Marked, random.Random], Marked]) -> str:
    """A line of the table: how many planted findings there are, and how many were seen."""
    entries = baseline(old)
    matcher = Matcher(entries, lambda _: False)
    there = seen = false = known = once = 0
    for number, (source, findings) in enumerate(old):
        chance = random.Random(number)
        made = plant(source, findings, chance)
        if made is None:
            continue
        characters, finding = made
        characters = edit(characters, chance)
        after = Source(source.name, text_of(characters))
        result = check_source(after, settings)
        describer = Describer(after, source.name)
        matches = matcher.match(source.name, [describer.entry(diagnostic) for diagnostic in result.diagnostics])
        places = {(d.rule, d.start, d.end): d for d in findings}
        words = source.text[finding.start : finding.end].split()
        before = sum(d.rule == finding.rule and source.text[d.start : d.end].split() == words for d in findings)
        likes = fresh = unmatched = 0
        for diagnostic, match in zip(result.diagnostics, matches, strict=True):
            like = diagnostic.rule == finding.rule and after.text[diagnostic.start : diagnostic.end].split() == words
            is_old = same(diagnostic, characters, places) is not None
            is_new = all(origin is None for _, origin in characters[diagnostic.start : diagnostic.end])
            likes += like
            fresh += like and is_new
            unmatched += like and match is None
            if is_old and not like:
                known += 1
                false += match is None
        more = max(0, min(fresh, likes - before))
        once += fresh - more
        there += more
        seen += min(more, unmatched)
    share = 100 * seen / max(1, there)
    others = f"{known:>8,} {false:>6,} {100 * false / max(1, known):>7.2f} %"
    return f"{there:>8,} {seen:>6,} {share:>7.2f} % {once:>6,}   {others}"


def articles(folders: list[str], settings: Settings, most: int) -> Iterator[Old]:
    count = 0
    for found in discover(folders, Filters()):
        if isinstance(found, Found) and not found.name.endswith((".jsonl", ".ndjson")):
            try:
                source = Source.decode(found.name, found.read())
            except UndecodableError:
                continue
            result = check_source(source, settings)
            if result.diagnostics:
                yield Old(source, result.diagnostics)
                count += 1
                if count == most:
                    return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="+", help="a folder of articles")
    parser.add_argument("--most", type=int, default=400, metavar="N", help="articles of each folder (400)")
    options = parser.parse_args()
    settings = Settings(tuple(activate(load_all().rules.values())))
    old = [one for folder in options.folder for one in articles([folder], settings, options.most)]
    if not old:
        parser.error(f"there are no findings in {', '.join(map(str, map(Path, options.folder)))}")
    print(f"{len(old):,} articles with {sum(len(one.findings) for one in old):,} findings\n")
    print(f"{'edit':<36} {'old':>8} {'called':>6} {'share':>9} {'by looser':>8}")
    print(f"{'':<36} {'findings':>8} {'new':>6} {'':>9} {'stages':>8}")
    for name, (edit, renamed) in EDITS.items():
        print(f"{name:<36} {changed(old, edit, renamed, settings)}", flush=True)
    header = f"{'planted':>8} {'seen':>6} {'share':>9} {'once':>6}   {'others':>8} {'new':>6}"
    print(f"\n{'planted, worded like an old one':<36} {header}")
    for name in ("nothing", "re-wrapped at 60 columns", "5 % of long words reworded"):
        print(f"{name:<36} {planted(old, settings, EDITS[name][0])}", flush=True)


if __name__ == "__main__":
    main()
