"""Text that was read in the wrong encoding: `Putinâ€™s`, `cafÃ©`, `Ð¼Ð¸Ñ€`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from siclint import Applicability, Article, Edit, Finding, Fix, Rule, Severity, Status
from siclint_rules.encoding._characters import unusual, word_at
from siclint_rules.encoding._utf8 import repair_word

# A text with nothing beyond these has no mojibake that ftfy would find.
_COMMON = frozenset("“”‘’–—…•«»„™®©°£€\u00a0�")
# Where damage may be: a character beyond ASCII that is no common mark, and another; and pairs with a lost half.
_PLACE = regex.compile(
    r"[^\x00-\x7f“”‘’–—…•«»„™®©°£€\u00a0�][^\x00-\x7f]"
    r"|[ÂÃ][ ?]"
    r"|â(?:€|\?\?|(?=(?:t|s|re|ve|ll|d|m)\b))"
    r"|鈥\?"
)
_GAP = " \t\r\n"
# Longer runs without white space are cut: no word is so long, and the repair takes time.
_LONGEST = 400

_NEGATED = "do|does|did|is|are|was|were|has|have|had|ca|wo|would|could|should|must|need|might"
# What a converter that drops or replaces undefined bytes leaves of a mark. The closing quotation mark has such
# a byte in Windows-1252, so that this is nearly always it.
_LOSSY = (
    (regex.compile(r"Ã¢â‚¬(?:Â�|ï¿½|�|\?|(?=[\s.,;:!?]|\Z))"), "”"),
    (regex.compile(r"â€(?:�|ï¿½|\?(?!\w)|(?=[\s.,;:!?]|\Z))"), "”"),
    (regex.compile(r"â€TM"), "’"),
    (regex.compile(r"(?<=\p{L})â\?\?(?=(?i:s|t|re|ve|ll|d|m)\b)"), "’"),
    (regex.compile(rf"(?<=\b(?i:{_NEGATED})n)â(?=t\b)"), "’"),
    (regex.compile(r"(?<=\b(?i:I|we|you|they|who))â(?=(?:re|ve|ll|d|m)\b)"), "’"),
    (regex.compile(r"(?<=\b(?i:it|he|she|that|there|what|let|here|who))â(?=(?:s|ll|d)\b)"), "’"),
    (regex.compile(r"(?<=[a-z]{4})â(?=s\b)"), "’"),
    # UTF-8 read as GBK: the mark and the letter after it make one Chinese character.
    (regex.compile(r"(?<=\S)鈥[?�]"), "”"),
)
_LOST = (regex.compile(r"ï¿½|пїЅ|锟斤拷|鈥�"), "\N{REPLACEMENT CHARACTER}")
# Chinese characters that begin with the bytes of a quotation mark or dash in UTF-8.
_GBK = regex.compile(r"鈥[\u4e00-\u9fff]")
# Cyrillic read as Latin: no language writes six accented letters in a row.
_CYRILLIC = regex.compile(r"[À-ÖØ-öø-ÿ¸¨]{6,}(?:[ ,.-]{1,2}[À-ÖØ-öø-ÿ¸¨]+)*")
_RUSSIAN = regex.compile(r"[А-Яа-яЁё]+")
_NO_RUSSIAN = regex.compile(r"ъ[^еёюя]|\b[ьъы]", regex.I)
_VOWELS = regex.compile(r"[аеёиоуыэюя]", regex.I)
_ENCODINGS = {
    "latin-1": "Latin-1",
    "sloppy-windows-1252": "Windows-1252",
    "sloppy-windows-1251": "Windows-1251",
    "sloppy-windows-1250": "Windows-1250",
    "sloppy-windows-1253": "Windows-1253",
    "sloppy-windows-1254": "Windows-1254",
    "sloppy-windows-1257": "Windows-1257",
    "iso-8859-2": "ISO 8859-2",
    "macroman": "Mac Roman",
    "cp437": "code page 437",
}


@dataclass(frozen=True, slots=True)
class _Repair:
    """What text[start:end] has to become, how the damage came about as far as known, and whether it is sure."""

    start: int
    end: int
    text: str
    encoding: str
    sure: bool


def check(article: Article) -> Iterator[Finding]:
    """Each damaged stretch with its repair."""
    text = article.text
    if not unusual(text) - _COMMON:
        return
    for start, end in _candidates(text):
        for repair in _repairs(text, start, end):
            yield _finding(text, repair)


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    """Runs of words in which something may be damaged."""
    current: tuple[int, int] | None = None
    for match in _PLACE.finditer(text):
        if current is not None and match.start() < current[1]:
            continue
        start, end = match.span()
        floor = current[1] if current is not None else 0
        while start > floor and match.start() - start < _LONGEST and text[start - 1] not in _GAP:
            start -= 1
        while end < len(text) and end - match.end() < _LONGEST and text[end] not in _GAP:
            end += 1
        if text[end - 1] in "ÂÃ" and text[end : end + 1] == " ":
            end += 1
        if current is not None and start - current[1] <= 1 and end - current[0] < _LONGEST:
            current = (current[0], end)
            continue
        if current is not None:
            yield current
        current = (start, end)
    if current is not None:
        yield current


def _repairs(text: str, start: int, end: int) -> Iterator[_Repair]:
    """The damaged stretches of text[start:end]; those that only a space parts are one."""
    raw = text[start:end]
    fixed, encoding, sure = _repaired(raw)
    if fixed == raw:
        return
    pieces, fixed_pieces = raw.split(" "), fixed.split(" ")
    if len(pieces) != len(fixed_pieces):
        yield _trimmed(start, raw, fixed, encoding, sure)
        return
    at = start
    waiting: _Repair | None = None
    for piece, fixed_piece in zip(pieces, fixed_pieces, strict=True):
        if piece != fixed_piece:
            found = _trimmed(at, piece, fixed_piece, encoding, sure)
            if waiting is not None and waiting.end == at - 1 and found.start == at:
                waiting = _Repair(waiting.start, found.end, f"{waiting.text} {found.text}", encoding, sure)
            else:
                if waiting is not None:
                    yield waiting
                waiting = found
        at += len(piece) + 1
    if waiting is not None:
        yield waiting


def _trimmed(at: int, raw: str, fixed: str, encoding: str, sure: bool) -> _Repair:
    """The repair without what is the same at both ends."""
    shortest = min(len(raw), len(fixed))
    head = next((i for i in range(shortest) if raw[i] != fixed[i]), shortest)
    tail = next((i for i in range(shortest - head) if raw[-1 - i] != fixed[-1 - i]), shortest - head)
    return _Repair(at + head, at + len(raw) - tail, fixed[head : len(fixed) - tail], encoding, sure)


def _repaired(raw: str) -> tuple[str, str, bool]:
    """`raw` repaired, the name of the encoding it was read in (empty if unknown), and whether that is sure."""
    from ftfy import TextFixerConfig, fix_encoding_and_explain

    text, sure = raw, True
    for pattern, mark in _LOSSY:
        text, count = pattern.subn(mark, text)
        sure = sure and not count
    text = _LOST[0].sub(_LOST[1], text)
    text = _GBK.sub(_from_gbk, text)
    found = fix_encoding_and_explain(text, TextFixerConfig(fix_c1_controls=False))
    steps = found.explanation or []
    if steps and not _only_controls(text, found.text):
        text = found.text
    encoding = next((_ENCODINGS.get(step.parameter, "") for step in steps if step.action == "encode"), "")
    sure = sure and all(step.action != "transcode" for step in steps)
    words = [repair_word(word) for word in text.split(" ")]
    text = " ".join(word for word, _ in words)
    encoding = encoding or next((name for _, name in words if name), "")
    text, count = _CYRILLIC.subn(_from_windows_1251, text)
    sure = sure and not count and "\N{REPLACEMENT CHARACTER}" not in text
    if _is_capital_before_mark(raw, text):
        return raw, "", False
    return text, encoding, sure


def _from_gbk(match: regex.Match[str]) -> str:
    try:
        return match[0].encode("gb18030").decode("utf-8")
    except UnicodeError:
        return match[0]


def _from_windows_1251(match: regex.Match[str]) -> str:
    """The stretch as Russian, if it then reads like some: vowels between consonants, capitals only in front."""
    try:
        decoded = match[0].encode("cp1252").decode("cp1251")
    except UnicodeError:
        return match[0]
    words = _RUSSIAN.findall(decoded)
    letters = sum(map(len, words))
    vowels = len(_VOWELS.findall(decoded))
    plausible = all(word.islower() or word.istitle() or word.isupper() for word in words) and not _NO_RUSSIAN.search(
        decoded
    )
    return decoded if plausible and 0.25 <= vowels / max(letters, 1) <= 0.65 else match[0]


def _only_controls(before: str, after: str) -> bool:
    """Whether all that changed is C1 control characters, which have a rule of their own."""
    return len(before) == len(after) and all(
        old == new or "\x80" <= old <= "\x9f" for old, new in zip(before, after, strict=True)
    )


def _is_capital_before_mark(raw: str, fixed: str) -> bool:
    """Whether it is a word in capitals with a mark behind it (`IRMÃ—`), which by chance has the form of UTF-8."""
    match = regex.search(r"(?<=\p{Lu})[À-ß](?=[’”…–—](?:[^\x80-\uffff]|$))", raw)
    return match is not None and len(fixed) == len(raw) - 1


def _finding(text: str, repair: _Repair) -> Finding:
    raw = text[repair.start : repair.end]
    word = _shown(word_at(text, repair.start, repair.end) if " " not in raw else raw)
    meant = _shown(word.replace(_shown(raw), repair.text, 1))
    if "\N{REPLACEMENT CHARACTER}" in repair.text:
        message = f"“{word}” was read in the wrong encoding, and a character of it is lost"
        return Finding(repair.start, repair.end, message)
    how = f"UTF-8 was read as {repair.encoding}" if repair.encoding else "the text was read in the wrong encoding"
    if not meant.strip():
        meant = "a space" if repair.text else "nothing"
        message = f"“{word}” stands for {meant}: {how}"
    else:
        message = f"“{word}” stands for “{meant}”: {how}"
    # A no-break space or an invisible character that came this way is no one's intention.
    new = "".join(" " if char == "\u00a0" else char for char in repair.text if unicodedata.category(char) != "Cf")
    sure = Applicability.SAFE if repair.sure else Applicability.UNSAFE
    fix = Fix(f"Write “{_shown(new)}”" if new.strip() else "Take it out", (Edit(repair.start, repair.end, new),), sure)
    return Finding(repair.start, repair.end, message, fixes=(fix,))


def _shown(text: str) -> str:
    """`text` for a message: no control characters."""
    return "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cf", "Cs"))


rule = Rule(
    name="mojibake",
    family="encoding",
    summary="Text that was read in the wrong encoding",
    severity=Severity.ERROR,
    status=Status.STABLE,
    mqm="Linguistic conventions/Character encoding",
    its="characters",
    check=check,
    fix=Applicability.SAFE,
)
