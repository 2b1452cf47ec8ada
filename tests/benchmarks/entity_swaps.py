"""How many wrong names and lost or repeated speakers the rules find, and what they say of the untouched articles.

    python tests/benchmarks/entity_swaps.py FOLDER... [--kind KIND ...] [--show N] [--jobs N] [--seed N]

FOLDER holds clean articles as plain text. From each article copies are made in which one thing is changed:

- `object`: the object of a clause becomes its subject (`Ajax beat PSV` -> `Ajax beat Ajax`)
- `alias`: the same, but the country that is the subject stands there under another name, its adjective's people or
  its capital
- `pair`: `between A and B` becomes `between A and A`
- `spelling`: one of several mentions of a name is spelled in another way
- `adjective`: the adjective of one country becomes that of another one of the article, before a name that has it twice
- `dropped`: a quotation loses its speaker (`“...,” said Lind.` becomes `“...,” said.`)
- `twice`: a sentence says at its end once more who said it
- `swallowed`: two quotations around an attribution become one

A change is found when a diagnostic of the families attribution or consistency that was not there before touches the
changed place or shows it as a related one. The words that are put in are made here and come from no rule's table.
"""

from __future__ import annotations

import argparse
import collections
import random
import re
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from siclint import Article, Diagnostic, Kind, Source, Status
from siclint.article.readers import read
from siclint.check import activate, check_article
from siclint.english.quotations import in_quotation
from siclint.plugins import load_all

FAMILIES = ("attribution", "consistency")
MOST = 3
"""Copies of one article and kind, by chance."""


class Change(NamedTuple):
    """Put `word` in the place of text[start:end]."""

    start: int
    end: int
    word: str


class Result(NamedTuple):
    """One copy: what was changed, whether it was found, and the changed place for reading."""

    kind: str
    found: bool
    shown: str


COUNTRIES = {
    "Russia": ("Moscow", "Russian"),
    "Ukraine": ("Kyiv", "Ukrainian"),
    "China": ("Beijing", "Chinese"),
    "Japan": ("Tokyo", "Japanese"),
    "India": ("Delhi", "Indian"),
    "Pakistan": ("Islamabad", "Pakistani"),
    "Germany": ("Berlin", "German"),
    "France": ("Paris", "French"),
    "Britain": ("the UK", "British"),
    "the UK": ("Britain", "British"),
    "Italy": ("Rome", "Italian"),
    "Spain": ("Madrid", "Spanish"),
    "Poland": ("Warsaw", "Polish"),
    "Turkey": ("Ankara", "Turkish"),
    "Iran": ("Tehran", "Iranian"),
    "Iraq": ("Baghdad", "Iraqi"),
    "Israel": ("Jerusalem", "Israeli"),
    "Egypt": ("Cairo", "Egyptian"),
    "Mexico": ("Mexico City", "Mexican"),
    "Brazil": ("Brasilia", "Brazilian"),
    "Canada": ("Ottawa", "Canadian"),
    "Australia": ("Canberra", "Australian"),
    "the US": ("America", "American"),
    "the United States": ("Washington", "American"),
    "South Korea": ("Seoul", "South Korean"),
    "North Korea": ("Pyongyang", "North Korean"),
    "Taiwan": ("Taipei", "Taiwanese"),
    "Vietnam": ("Hanoi", "Vietnamese"),
    "Saudi Arabia": ("Riyadh", "Saudi"),
    "Greece": ("Athens", "Greek"),
    "Sweden": ("Stockholm", "Swedish"),
    "Norway": ("Oslo", "Norwegian"),
    "Finland": ("Helsinki", "Finnish"),
    "Hungary": ("Budapest", "Hungarian"),
    "Argentina": ("Buenos Aires", "Argentine"),
}
ADJECTIVES = frozenset(adjective for _, adjective in COUNTRIES.values())
_TIMES = frozenset(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September
    October November December Christmas Easter
    """.split()
)
_NAME = r"(?:the )?[A-Z][\w.-]+(?: [A-Z][\w.-]+)*"
_BETWEEN = re.compile(rf"\bbetween ({_NAME}) and ({_NAME})(?= [a-z]|[,.;])")
_OBLIQUE = frozenset("to from with against on by".split())
_SPELLINGS: tuple[tuple[str, str], ...] = (
    ("kh", "h"), ("ks", "x"), ("x", "ks"), ("y", "i"), ("ov", "off"), ("ph", "f"), ("tz", "ts"), ("ck", "k"),
    ("sch", "sh"), ("ei", "ey"), ("oo", "u"), ("w", "v"), ("th", "t"), ("ll", "l"), ("tt", "t"), ("nn", "n"),
    ("ss", "s"), ("ee", "i"), ("c", "k"), ("z", "s"), ("er", "ar"), ("en", "in"), ("a", "e"),
)  # fmt: skip


def clauses(article: Article) -> Iterator[tuple[int, int, int, int]]:
    """Name, verb and name of a clause of the article's own prose: the tokens of both names.

    The first name opens a sentence or a clause, its verb follows, and the second name is the object or stands behind
    a preposition. No mark and no other verb is between them.
    """
    tokens, codes = article.tokens, article.tags.codes
    for match in re.finditer("P+(?=[RWT]*[Vp])", codes):
        start, end = match.span()
        sentence = article.sentence_of_token(start)
        span = article.tokens_of(sentence)
        begin = start - 1 if start > span.start and tokens.lower[start - 1] == "the" else start
        opens = begin <= span.start or tokens.lower[begin - 1] in {",", "that", "and", "but", "said"}
        kind = article.paragraphs[article.sentences[sentence].paragraph].kind
        if not opens or kind is not Kind.PARAGRAPH or in_quotation(article, tokens.start[start]):
            continue
        verb = next(i for i in range(end, len(codes)) if codes[i] in "Vp")
        for i in range(verb + 1, min(verb + 12, span.stop)):
            if codes[i] in "USCVWO":
                break
            before = tokens.lower[i - 1] if tokens.lower[i - 1] != "the" else tokens.lower[i - 2]
            if (
                codes[i] == "P"
                and codes[i - 1] != "P"
                and tokens.text[i] not in _TIMES
                and (i - 1 == verb or before in _OBLIQUE)
            ):
                last = i
                while last < span.stop and codes[last] == "P":
                    last += 1
                if last < span.stop and codes[last] in "USCIR" and tokens.lower[last] not in {"of", "-"}:
                    yield start, end, i, last
                break


def _words(article: Article, start: int, end: int) -> str:
    return article.text[article.tokens.start[start] : article.tokens.end[end - 1]]


def _place(article: Article, start: int, end: int) -> tuple[int, int]:
    """The offsets of a name, with the article before it."""
    first = start - 1 if article.tokens.lower[start - 1] == "the" else start
    return article.tokens.start[first], article.tokens.end[end - 1]


def objects(article: Article, _: random.Random) -> Iterator[Change]:
    """Each object by the subject."""
    for start, end, first, last in clauses(article):
        begin, stop = _place(article, start, end)
        subject = article.text[begin:stop]
        if subject.startswith("The "):
            subject = "t" + subject[1:]
        if subject != _words(article, first, last):
            yield Change(*_place(article, first, last), subject)


def aliases(article: Article, _: random.Random) -> Iterator[Change]:
    """Each object of a country by another name of the country."""
    for start, end, first, last in clauses(article):
        begin, stop = _place(article, start, end)
        subject = article.text[begin:stop]
        names = COUNTRIES.get("t" + subject[1:] if subject.startswith("The ") else subject)
        if names is not None:
            yield Change(*_place(article, first, last), names[0])


def pairs(article: Article, _: random.Random) -> Iterator[Change]:
    """The second of two names between which something is."""
    for match in _BETWEEN.finditer(article.text):
        if match[1] != match[2] and not _TIMES & {match[1], match[2]}:
            yield Change(*match.span(2), match[1])


def spellings(article: Article, chance: random.Random) -> Iterator[Change]:
    """One of at least three mentions of a long name, not the first, with one sound written in another way."""
    tokens, codes = article.tokens, article.tags.codes
    places: dict[str, list[int]] = collections.defaultdict(list)
    for i, word in enumerate(tokens.text):
        if codes[i] == "P" and len(word) > 5 and word.isalpha() and not word.isupper() and word not in _TIMES:
            places[word].append(i)
    for word, mentions in places.items():
        if len(mentions) < 3:
            continue
        variants = {
            word[0] + word[1:].replace(old, new, 1) for old, new in _SPELLINGS if old in word[1:]
        } - places.keys()
        if variants:
            i = chance.choice(mentions[1:])
            yield Change(tokens.start[i], tokens.end[i], chance.choice(sorted(variants)))


_DESCRIBED = re.compile(r"\b([A-Z]\w+) (?:[a-z]+ |[A-Z][a-z]+ (?=[A-Z])){1,4}([A-Z]\w+)\b(?! [A-Z])")


def adjectives(article: Article, chance: random.Random) -> Iterator[Change]:
    """One adjective of a country by another one of the article, where whom it stands before has it elsewhere too.

    `The Chilean president, Ada Lind` in one place only is right for all that a reader can know from the article.
    """
    known = sorted({m[0] for m in re.finditer(r"\b[A-Z]\w+\b", article.text) if m[0] in ADJECTIVES})
    found = [m for m in _DESCRIBED.finditer(article.text) if m[1] in ADJECTIVES]
    times = collections.Counter((m[1], m[2]) for m in found)
    for match in found:
        others = [word for word in known if word != match[1]]
        if others and times[match[1], match[2]] > 1:
            yield Change(*match.span(1), chance.choice(others))


_SPEAKER = r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\b\.? )?[A-Z]\w+(?: [A-Z]\w+)?"
_SAID_BEFORE = re.compile(rf"([,?!][\"”]) ((?:he|she|{_SPEAKER}) (said|added|told \w+))(?=[.,])")
_SAID_BEHIND = re.compile(rf"([,?!][\"”]) ((said|added) (?:he|she|{_SPEAKER}))(?=[.,])")
_ACCORDING = re.compile(rf"According to ((?:the )?{_SPEAKER}), [^.\"“”]+(?=\.(?:\s|$))")
_SAYS = re.compile(rf"(?<=[.\n] )({_SPEAKER}) said (?:that )?[^.\"“”:]+(?=\.(?:\s|$))")
_PARTED = re.compile(rf"([,.][\"”]) ((?:he|she|{_SPEAKER}) said|said (?:he|she|{_SPEAKER}))([,.]) [\"“]")


def dropped(article: Article, _: random.Random) -> Iterator[Change]:
    """Each speaker of a quotation away, the verb of saying left."""
    for pattern in (_SAID_BEFORE, _SAID_BEHIND):
        for match in pattern.finditer(article.text):
            yield Change(*match.span(2), match[3])


def twice(article: Article, chance: random.Random) -> Iterator[Change]:
    """The speaker of a sentence once more at its end."""
    for pattern in (_ACCORDING, _SAYS):
        for match in pattern.finditer(article.text):
            again = chance.choice([f", according to {match[1]}", f", {match[1]} said"])
            yield Change(match.end(), match.end(), again)


def swallowed(article: Article, _: random.Random) -> Iterator[Change]:
    """The marks on both sides of an attribution away."""
    for match in _PARTED.finditer(article.text):
        yield Change(*match.span(), f", {match[2]}{match[3]} ")


KINDS: dict[str, Callable[[Article, random.Random], Iterator[Change]]] = {
    "object": objects,
    "alias": aliases,
    "pair": pairs,
    "spelling": spellings,
    "adjective": adjectives,
    "dropped": dropped,
    "twice": twice,
    "swallowed": swallowed,
}


def _article(name: str, text: str) -> Article | None:
    return next((a for a in read(Source.decode(name, text.encode())) if isinstance(a, Article)), None)


def measure(path: Path, kinds: tuple[str, ...], seed: int) -> tuple[int, list[str], list[Result]]:
    """Words of an article, what is said of it untouched, and its copies."""
    rules = activate(r for r in load_all().rules.values() if r.family in FAMILIES)
    stable = {r.name for r in load_all().rules.values() if r.status is Status.STABLE}
    text = Source.decode(str(path), path.read_bytes()).text
    article = _article(path.name, text)
    if article is None:
        return 0, [], []
    before = check_article(article, rules)[0]
    known = {(d.rule, d.message) for d in before}
    alarms = [
        f"{'' if d.rule in stable else '(preview) '}{d.rule}: {d.message} | {text[max(0, d.start - 80) : d.end + 40]!r}"
        for d in before
    ]
    results = []
    for kind in kinds:
        chance = random.Random(f"{seed} {path.name} {kind}")
        changes = list(KINDS[kind](article, chance))
        for change in chance.sample(changes, min(MOST, len(changes))):
            changed = text[: change.start] + change.word + text[change.end :]
            end = change.start + len(change.word)
            copy = _article(path.name, changed)
            said = check_article(copy, rules)[0] if copy is not None else []
            by = sorted({d.rule for d in said if (d.rule, d.message) not in known and _touches(d, change.start, end)})
            sentence = (
                f"{changed[max(0, change.start - 100) : change.start]}>>>{change.word}<<<{changed[end : end + 50]}"
            )
            results.append(Result(kind, bool(by), f"{', '.join(by) or 'missed'}: {sentence}".replace("\n", " ")))
    return len(text.split()), alarms, results


def _touches(diagnostic: Diagnostic, start: int, end: int) -> bool:
    places = [(diagnostic.start, diagnostic.end), *((r.start, r.end) for r in diagnostic.related)]
    return any(first < end and start < last for first, last in places)


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--kind", action="append", choices=sorted(KINDS), help="only this kind of change")
    parser.add_argument("--show", type=int, default=0, help="print so many found and missed copies of each kind")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    paths = sorted(path for folder in arguments.folders for path in folder.rglob("*.txt"))
    kinds = tuple(arguments.kind or KINDS)
    with ProcessPoolExecutor(arguments.jobs) as pool:
        answers = list(pool.map(partial(measure, kinds=kinds, seed=arguments.seed), paths, chunksize=8))
    words = sum(count for count, _, _ in answers)
    alarms = [alarm for _, said, _ in answers for alarm in said]
    print(f"{len(paths)} articles, {words:,} words; untouched: {len(alarms)} results, "
          f"{1000 * len(alarms) / max(words, 1):.3f} per 1,000 words")  # fmt: skip
    chance = random.Random(arguments.seed)
    for kind in kinds:
        results = [result for _, _, found in answers for result in found if result.kind == kind]
        hits = [result for result in results if result.found]
        print(f"{kind:12}{len(hits):5} of {len(results):5} found   {len(hits) / max(len(results), 1):.3f}")
        missed = [result for result in results if not result.found]
        for group in (hits, missed) if arguments.show else ():
            for result in chance.sample(group, min(arguments.show, len(group))):
                print(f"    {result.shown}")
    if arguments.show:
        for alarm in alarms:
            print("UNTOUCHED", alarm)
    return 0


if __name__ == "__main__":
    sys.exit(main())
