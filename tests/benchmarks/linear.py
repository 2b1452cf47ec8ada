"""How the time of reading and checking grows with the length of hostile and of plain text.

    python tests/benchmarks/linear.py

Each text is one part repeated. The ratio of the times for ten times the length is printed: some 10 where it is linear,
some 100 where it grows with the square.
"""

from __future__ import annotations

import os
import sys
import time

from siclint import Article, Source, Status
from siclint.article.readers import read
from siclint.check import activate, check_article
from siclint.plugins import load_all

PARTS = {
    "plain": [
        "word ",
        "The man said that he went home and saw her dog. ",
        "\n",
        "> ",
        "a.b",
        "“",
        "' ",
        "1. ",
        "Lind ",
    ],
    "html": ["<a ", "<a b='", "<b>", "<div>", "&", "<!--", "</p>", "<script>", "<td>"],
    "markdown": ["[", "*a ", "`", "> ", "- ", "![a](", "<b", "|a", "\n"],
    "jsonlines": ['{"text": "A day."}\n', "{", '"', "[", "\\u0041"],
}
SIZE = 20_000


def seconds(text: str, format_name: str) -> float:
    """CPU seconds to read and check `text` with all stable rules."""
    rules = tuple(activate(rule for rule in load_all().rules.values() if rule.status is Status.STABLE))
    start = time.process_time()
    for article in read(Source("a", text), format_name):
        if isinstance(article, Article):
            check_article(article, rules)
    return time.process_time() - start


def main() -> int:
    """Print a line for each part."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for format_name, parts in PARTS.items():
        for part in parts:
            seconds(part, format_name)
            small = seconds(part * (SIZE // len(part)), format_name)
            large = seconds(part * (10 * SIZE // len(part)), format_name)
            print(f"{format_name:10} {part[:24]!r:28} {small:8.3f} s {large:8.3f} s {large / max(small, 1e-4):8.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
