"""UTF-8 inside a word that was read in a one-byte encoding, where the word itself proves it.

ftfy judges any text by what characters stand side by side, and has to be careful. In a word there is more to
go by: a sign between letters (`N√°jera`), letters of two scripts (`cafГ©`), or sequence after sequence that
all happen to be UTF-8.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import NamedTuple

ENCODINGS = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp1251": "Windows-1251", "cp1250": "Windows-1250"}
# Letters that European and Vietnamese words are written with, beyond ASCII.
_LATIN = ((0x00C0, 0x017F), (0x01A0, 0x01B0), (0x0218, 0x021B), (0x1E80, 0x1EF9))
_MARKS = frozenset("«»°£€§©®–—‘’“”„…•¡¿½¼¾²³·\u00a0")
# So many sequences in a row are no chance.
_CHAIN = 3


class _Sequence(NamedTuple):
    start: int
    end: int
    char: str


@cache
def _bytes_of(encoding: str) -> dict[str, int]:
    """The byte of each character of an encoding. Bytes that it leaves undefined are control characters."""
    table: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        try:
            table[bytes([byte]).decode(encoding)] = byte
        except UnicodeDecodeError:
            table[chr(byte)] = byte
    return table


def repair_word(word: str) -> tuple[str, str]:
    """The word as it was before, and the encoding it was read in; the word itself and nothing where it is sound."""
    for encoding, name in ENCODINGS.items():
        sequences = _sequences(word, encoding)
        chosen = [one for one in sequences if _is_proven(word, one, sequences)]
        if chosen:
            parts: list[str] = []
            position = 0
            for start, end, char in chosen:
                parts += [word[position:start], char]
                position = end
            return "".join([*parts, word[position:]]), name
    return word, ""


def _sequences(word: str, encoding: str) -> list[_Sequence]:
    """What in `word` is UTF-8 when it is written in `encoding`: runs of two to four characters."""
    table = _bytes_of(encoding)
    found: list[_Sequence] = []
    at = 0
    while at < len(word) - 1:
        lead = table.get(word[at], 0)
        length = 2 if 0xC2 <= lead <= 0xDF else 3 if 0xE0 <= lead <= 0xEF else 4 if 0xF0 <= lead <= 0xF4 else 0
        data = [table.get(char, 0) for char in word[at : at + length]]
        if length and len(data) == length and all(0x80 <= byte <= 0xBF for byte in data[1:]):
            try:
                found.append(_Sequence(at, at + length, bytes(data).decode()))
                at += length
                continue
            except UnicodeDecodeError:
                pass
        at += 1
    return found


def _is_proven(word: str, one: _Sequence, sequences: list[_Sequence]) -> bool:
    if _in_chain(one, sequences):
        return one.char.isalnum() or one.char in _MARKS
    before, raw, after = word[one.start - 1 : one.start], word[one.start : one.end], word[one.end : one.end + 1]
    if not raw[0].isalpha():
        return (_is_latin(one.char) or one.char in _MARKS) and (before.isalpha() or after.isalpha())  # `N√°jera`
    if _script(raw[0]) != "Latin":
        return (_is_latin(one.char) or one.char in _MARKS) and _mixes_scripts(word, sequences)
    return _is_latin(one.char) and _is_odd(before, raw, after)


def _is_odd(before: str, raw: str, after: str) -> bool:
    """Whether `raw`, a Latin letter with something behind it, is written in no language at this place."""
    if raw[1] in _ODD_SECONDS:
        return raw[0] in "ÃÄÅÆÈ"
    if all(char.isalpha() for char in raw):
        return False
    # A capital between small letters, a sign in front of one, three signs for a Vietnamese letter.
    inside = before.islower() and (raw[0].isupper() or (len(raw) == 3 and raw[2] not in "…”’"))
    leading = not before.isalpha() and after.isascii() and after.islower()
    return inside or leading or (len(raw) == 3 and before.isalpha() and after.isalpha())


# Letters that Windows-1252 has in the place of control characters. They follow none of these capitals.
_ODD_SECONDS = frozenset("ŒœŠšŽžŸƒ")


def _mixes_scripts(word: str, sequences: list[_Sequence]) -> bool:
    """Whether a word with ASCII letters has letters of another script, and all of them are part of sequences."""
    covered = {at for one in sequences for at in range(one.start, one.end)}
    foreign = [at for at, char in enumerate(word) if char.isalpha() and _script(char) != "Latin"]
    return any(char.isascii() and char.isalpha() for char in word) and covered.issuperset(foreign)


def _in_chain(one: _Sequence, sequences: list[_Sequence]) -> bool:
    """Whether the sequence is one of several that follow each other and give letters of one script."""
    index = sequences.index(one)
    first = last = index
    while first > 0 and sequences[first - 1].end == sequences[first].start:
        first -= 1
    while last + 1 < len(sequences) and sequences[last].end == sequences[last + 1].start:
        last += 1
    letters = [sequence.char for sequence in sequences[first : last + 1] if sequence.char.isalpha()]
    return len(letters) >= _CHAIN and len({_script(char) for char in letters}) == 1


def _is_latin(char: str) -> bool:
    return char.isalpha() and any(first <= ord(char) <= last for first, last in _LATIN)


def _script(char: str) -> str:
    """The first word of the character's name: `Latin`, `Cyrillic`, `Greek`."""
    return unicodedata.name(char, "None").split()[0].capitalize()
