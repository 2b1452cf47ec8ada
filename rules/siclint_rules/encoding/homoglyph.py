"""A letter of another script that looks like the one that belongs there."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint_rules.encoding._characters import unusual

# Letters beside the Latin ones that they are taken for.
_CYRILLIC = dict(zip("АВЕКМНОРСТУХаеорсухЅІЈѕіјһԁԛԜԝӏ", "ABEKMHOPCTYXaeopcyxSIJsijhdqWwl", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳ", "ABEZHIKMNOPTYXocj", strict=True))
_ARMENIAN = dict(zip("ՕՏՍօոսհցզյ", "OSUonuhgqj", strict=True))
_FULLWIDTH = {chr(0xFEE0 + code): chr(code) for code in [*range(0x41, 0x5B), *range(0x61, 0x7B)]}
_TO_LATIN = _CYRILLIC | _GREEK | _ARMENIAN | _FULLWIDTH
_TO_CYRILLIC = {latin: cyrillic for cyrillic, latin in _CYRILLIC.items() if latin in "ABEKMHOPCTXaeopcyx"}
_SCRIPTS = (
    ("Cyrillic", regex.compile(r"\p{Cyrillic}")),
    ("Greek", regex.compile(r"\p{Greek}")),
    ("Armenian", regex.compile(r"\p{Armenian}")),
    ("fullwidth", regex.compile(r"[\uFF21-\uFF3A\uFF41-\uFF5A]")),
    ("Latin", regex.compile(r"\p{Latin}")),
)
_LOOKALIKES = frozenset(_TO_LATIN)
_WORD_BEFORE = regex.compile(r"([\p{L}\p{M}]+)[ \u00a0,]+\Z")
_WORD_AFTER = regex.compile(r"[ \u00a0,]+([\p{L}\p{M}]+)")
# One letter that is an English word.
_WORDS = frozenset("aAI")
_LONGEST = 40


def check(article: Article) -> Iterator[Finding]:
    """Words of mixed script where all letters of the rarer script look like ones of the other."""
    found = unusual(article.text) & _LOOKALIKES
    if not found:
        return
    text = article.text
    reached = 0
    for match in regex.finditer("[" + "".join(sorted(found)) + "]", text):
        if match.start() < reached:
            continue
        start, end = _word(text, match.start())
        reached = end
        word = text[start:end]
        by_script = _by_script(word)
        if len(by_script) == 1:
            if len(word) == 1 and _TO_LATIN[word] in _WORDS and _stands_among_latin(text, start, end):
                yield _finding(text, start, end, [start], _TO_LATIN, next(iter(by_script)))
            continue
        if len(by_script) != 2 or "Latin" not in by_script:
            continue
        other = next(script for script in by_script if script != "Latin")
        latin, foreign = by_script["Latin"], by_script[other]
        if len(latin) >= len(foreign) and all(word[at] in _TO_LATIN for at in foreign) and len(latin) >= 2:
            yield _finding(text, start, end, [start + at for at in foreign], _TO_LATIN, other)
        elif other == "Cyrillic" and len(foreign) > len(latin) and all(word[at] in _TO_CYRILLIC for at in latin):
            yield _finding(text, start, end, [start + at for at in latin], _TO_CYRILLIC, "Latin")


def _word(text: str, at: int) -> tuple[int, int]:
    first, last = at, at + 1
    while first > 0 and at - first < _LONGEST and text[first - 1].isalpha():
        first -= 1
    while last < len(text) and last - at < _LONGEST and text[last].isalpha():
        last += 1
    return first, last


def _by_script(word: str) -> dict[str, list[int]]:
    """The places in `word` of the letters of each script."""
    places: dict[str, list[int]] = {}
    for at, char in enumerate(word):
        script = next((name for name, pattern in _SCRIPTS if pattern.match(char)), "")
        if script:
            places.setdefault(script, []).append(at)
    return places


def _stands_among_latin(text: str, start: int, end: int) -> bool:
    """Whether the words on both sides, or the one after a beginning, are Latin ones."""
    before = _WORD_BEFORE.search(text, max(0, start - _LONGEST), start)
    after = _WORD_AFTER.match(text, end)
    if after is None or not _is_latin(after[1]):
        return False
    if before is not None:
        return _is_latin(before[1])
    return text[max(0, start - 2) : start].strip() in ("", ".", "“", '"')


def _is_latin(word: str) -> bool:
    return list(_by_script(word)) == ["Latin"]


def _finding(text: str, start: int, end: int, places: list[int], table: dict[str, str], script: str) -> Finding:
    letters = ", ".join(dict.fromkeys(f"“{text[at]}” (U+{ord(text[at]):04X})" for at in places))
    word = text[start:end]
    repaired = "".join(table[char] if start + at in places else char for at, char in enumerate(word))
    subject = f"the letter {letters} is" if len({text[at] for at in places}) == 1 else f"the letters {letters} are"
    message = f"“{word}” mixes scripts: {subject} {script}; the word is written “{repaired}”"
    if len(word) == 1:
        message = f"the word {letters} is a {script} letter; it should be “{repaired}”"
    fix = Fix(
        f"Write “{repaired}” in one script",
        tuple(Edit(at, at + 1, table[text[at]]) for at in places),
        Applicability.SAFE,
    )
    return Finding(start, end, message, fixes=(fix,))


rule = Rule(
    name="homoglyph",
    family="encoding",
    summary="A letter of another script stands in a word and only looks right",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Character encoding",
    its="characters",
    check=check,
    fix=Applicability.SAFE,
    yields_to=("mojibake",),
)
