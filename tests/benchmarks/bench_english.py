"""Speed of the segmenter, the tokenizer and the tagger, and how well the segmenter and the tokenizer do.

    python tests/benchmarks/bench_english.py [TREEBANKS]

Without a folder it reads the project's own seeds, many times over, and prints speed only. With the folder of
treebanks that `python -m siclint.english.train` takes, it reads those, and compares sentences and tokens with
theirs. All times are of one processor; each step is also given as a ratio to a plain pass of `regex` over the
same text, measured beside it, for machines differ and change their minds. Nothing is asserted.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import regex

from siclint.article.segment import split_sentences
from siclint.english import tagger
from siclint.english.tokens import tokenize

SEEDS = Path(__file__).parents[2] / "seeds"
ROUNDS = 5
GENRES = {
    "PUD news": ("en_pud-test", r"n"),
    "PUD wiki": ("en_pud-test", r"w"),
    "GUM news": ("en_gum-*", r".*_news"),
    "GUM academic, bio, court, interview, speech, textbook, voyage": (
        "en_gum-*",
        r".*_(?:academic|bio|court|interview|speech|textbook|voyage)",
    ),
    "EWT newsgroup, weblog: dev, test": ("en_ewt-[dt]e*", r"newsgroup|weblog"),
}


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


# --- Speed ---


class Step(NamedTuple):
    """What is timed, and how often the plain pass is run beside it."""

    name: str
    run: Callable[[], object]


def plain_pass(text: str) -> int:
    """Something of the same kind as the steps, to compare them with."""
    return sum(1 for _ in regex.finditer(r"\w+|[^\w\s]", text))


def speed(text: str) -> None:
    """Print the time of each step over `text`, whose paragraphs are its lines."""
    paragraphs = [match.span() for match in regex.finditer(r"[^\n]+", text)]
    sentences = [span for start, end in paragraphs for span in split_sentences(text, start, end)[0]]
    tokens = tokenize(text, sentences)

    def tag_anew() -> None:
        tagger.load().forget()
        tagger.tag(tokens)

    steps = [
        Step("sentences", lambda: [split_sentences(text, start, end) for start, end in paragraphs]),
        Step("sentences, one paragraph", lambda: split_sentences(text, 0, len(text))),
        Step("tokens", lambda: tokenize(text, sentences)),
        Step("tags, forms known", lambda: tagger.tag(tokens)),
        Step("tags, all forms new", tag_anew),
    ]
    megabytes = len(text) / 1e6
    say(f"{megabytes:.2f} million characters, {len(sentences)} sentences, {len(tokens)} tokens")
    for step in steps:
        step.run()
        times, ratios = [], []
        for _ in range(ROUNDS):
            middle = timed(lambda: plain_pass(text))
            times.append(timed(step.run))
            ratios.append(times[-1] / middle)
        best, ratio = min(times), sorted(ratios)[ROUNDS // 2]
        say(
            f"  {step.name:<26}{best / megabytes * 1000:7.0f} ms a million characters"
            f"{len(tokens) / best / 1e6:7.2f} million tokens a second{ratio:6.2f} plain passes"
        )


def timed(run: Callable[[], object]) -> float:
    """Seconds of processor time."""
    before = time.process_time()
    run()
    return time.process_time() - before


# --- Quality ---


class Gold(NamedTuple):
    """A sentence of a treebank: its document or identifier, whether it opens a paragraph, its text and words."""

    name: str
    opens: bool
    text: str
    words: list[str]


def read(path: Path) -> Iterator[Gold]:
    """The sentences of a CoNLL-U file."""
    document, opens, text, name = "", True, "", ""
    words: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            document, opens = line[14:], True
        elif line.startswith("# newpar"):
            opens = True
        elif line.startswith("# sent_id = "):
            name = line[12:]
        elif line.startswith("# text = "):
            text = line[9:].strip()
        elif line[:1].isdigit():
            number, word = line.split("\t")[:2]
            if number.isdigit():
                words.append(word)
        elif not line and words:
            yield Gold(name if "pud" in path.name else document, opens, text, words)
            opens, words = False, []


def paragraphs(sentences: list[Gold]) -> Iterator[list[str]]:
    """The sentences of each paragraph. PUD has none: twenty of its sentences make one."""
    paragraph: list[str] = []
    for number, sentence in enumerate(sentences):
        opens = number % 20 == 0 if regex.match(r"[nw]\d{5}", sentence.name) else sentence.opens
        if opens and paragraph:
            yield paragraph
            paragraph = []
        paragraph.append(sentence.text)
    if paragraph:
        yield paragraph


def segmentation(sentences: list[Gold]) -> str:
    """F1 of the boundaries inside paragraphs: of all, and of those behind a mark that can end a sentence."""
    right = extra = missed = missed_marked = 0
    for paragraph in paragraphs(sentences):
        text = " ".join(paragraph)
        gold, marked, at = set(), set(), 0
        for sentence in paragraph[:-1]:
            at += len(sentence)
            gold.add(at)
            if regex.search(r"[.!?…]['\"”’)\]]*$", sentence):
                marked.add(at)
            at += 1
        found = {end for _, end in split_sentences(text, 0, len(text))[0][:-1]}
        right += len(gold & found)
        extra += len(found - gold)
        missed += len(gold - found)
        missed_marked += len(marked - found)
    total, behind_marks = (2 * right / (2 * right + extra + wrong) for wrong in (missed, missed_marked))
    return f"{right + missed:5} boundaries: F1 {total:.3f}, behind a final mark {behind_marks:.3f}"


def tokenization(sentences: list[Gold]) -> str:
    """F1 of tokens, each sentence by itself."""
    right = given = found = 0
    for sentence in sentences:
        gold, at = set(), 0
        for word in sentence.words:
            at = sentence.text.find(word, at)
            if at < 0:
                break
            gold.add((at, at + len(word)))
            at += len(word)
        else:
            tokens = tokenize(sentence.text, [(0, len(sentence.text))])
            own = set(zip(tokens.start, tokens.end, strict=True))
            right, given, found = right + len(gold & own), given + len(gold), found + len(own)
    return f"{given:6} tokens: F1 {2 * right / (given + found):.4f}"


def main() -> None:
    """Print everything."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("treebanks", type=Path, nargs="?")
    folder: Path | None = parser.parse_args().treebanks
    if folder is None:
        seeds = "\n".join(path.read_text(encoding="utf-8") for path in sorted((SEEDS / "clean").rglob("*.txt")))
        speed(seeds * max(1, 1_000_000 // max(1, len(seeds))))
        return
    banks = {path: list(read(path)) for path in sorted(folder.glob("en_*.conllu"))}
    speed("\n".join(" ".join(p) for path, bank in banks.items() if "-train" in path.name for p in paragraphs(bank)))
    for title, (pattern, names) in GENRES.items():
        chosen = [s for path, bank in banks.items() if path.match(pattern + ".conllu") for s in bank]
        chosen = [sentence for sentence in chosen if regex.match(names, sentence.name)]
        say(f"{title}\n  {segmentation(chosen)}\n  {tokenization(chosen)}")


if __name__ == "__main__":
    main()
