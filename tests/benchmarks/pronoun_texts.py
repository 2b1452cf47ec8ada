"""Makes JSON Lines of clean text out of a package, for `pronoun_trees.py --texts`.

    python tests/benchmarks/pronoun_texts.py FOLDER OUT

FOLDER holds what the package `gensim` brings, got with `pip download --no-deps` and unpacked: among its tests are the
first articles of a dump of Wikipedia. Long articles are cut into parts.
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
_PART = 12
"""Paragraphs of a part."""
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


def main() -> int:
    """Write all texts."""
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    with out.open("w", encoding="utf-8") as file:
        for text in encyclopedia(folder / _DUMP):
            file.write(json.dumps({"text": text}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
