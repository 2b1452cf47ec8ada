"""A file's bytes as they lie on disk, and the text that they decode to."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cached_property

from siclint.positions import Positions

# UTF-32 comes first: its little-endian mark starts with that of UTF-16.
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a text that is no UTF-8 may be in, apart from Windows-1252: the encodings of newsrooms and old sites.
_LEGACY = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "koi8_r"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]
# English, French or German in Windows-1252 has few letters beyond ASCII; Russian or Greek has little else.
_WESTERN_SHARE = 0.25
# Chinese and Japanese encodings form a character of UTF-8 by chance for every four bytes that are none; Western ones
# never do. In a text that is nearly all ASCII a few are therefore no chance.
_CHANCE = 5
_RARE = 0.02
# More control characters than this no text has.
_CONTROL_SHARE = 0.01
_SAMPLE = 1 << 16
_ESCAPED = re.compile("[\udc80-\udcff]")
_LETTERS = bytes(range(ord("A"), ord("Z") + 1)) + bytes(range(ord("a"), ord("z") + 1))
_ASCII = bytes(range(0x80))
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b"))


class UndecodableError(ValueError):
    """The bytes are no text that can be read; the message says why and what to do."""


@dataclass(frozen=True)
class Source:
    """One file's text.

    `name` is the path as the user gave it, with forward slashes. `text` keeps line ends and everything else
    as decoded; a byte order mark stays out of it. Invalid bytes in a text that otherwise is UTF-8 become
    surrogates U+DC80 to U+DCFF, one for each byte, so that encoding gives the same bytes back.
    """

    name: str
    text: str
    encoding: str = "utf-8"
    bom: bytes = b""

    @cached_property
    def positions(self) -> Positions:
        """The text's lines and columns."""
        return Positions(self.text)

    def encode(self, text: str) -> bytes:
        """`text` as bytes in this file's encoding, with its byte order mark.

        UnicodeEncodeError when the encoding lacks one of the characters.
        """
        errors = "surrogateescape" if self.encoding == "utf-8" else "strict"
        return self.bom + text.encode(self.encoding, errors)

    @classmethod
    def decode(cls, name: str, data: bytes) -> Source:
        """Read `data`; UndecodableError when it is no text. `encode` makes the same bytes of the text again."""
        for bom, encoding in _BOMS:
            if data.startswith(bom):
                return cls(name, _decode_marked(data, bom, encoding), encoding, bom)
        bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        if b"\0" in data:
            raise UndecodableError(_explain_nul(data))
        body = data[len(bom) :]
        try:
            return cls(name, body.decode(), "utf-8", bom)
        except UnicodeDecodeError:
            escaped = body.decode("utf-8", "surrogateescape")
        if bom or _is_damaged(escaped):
            return cls(name, escaped, "utf-8", bom)
        encoding = _guess(data)
        return cls(name, data.decode(encoding), encoding)


def _decode_marked(data: bytes, bom: bytes, encoding: str) -> str:
    try:
        return data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        place = error.start + len(bom)
        raise UndecodableError(
            f"its byte order mark says {encoding[:6].upper()}, but the bytes from byte {place} on are none; "
            "save it as UTF-8"
        ) from None


def _explain_nul(data: bytes) -> str:
    """Say why a file with NUL bytes is no text, or what text it may be."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) > len(sample) / 3 and min(even, odd) < len(sample) / 8:
        return "it looks like UTF-16 without a byte order mark; save it as UTF-8"
    place = data.index(0)
    return f"byte {place} is NUL: this is no text file; exclude it, or take the NUL bytes out"


def _is_damaged(escaped: str) -> bool:
    """Whether a text is UTF-8 with some bytes damaged: other encodings hardly ever form its characters by chance."""
    invalid = len(_ESCAPED.findall(escaped))
    beyond_ascii = len(escaped) - len(escaped.encode("ascii", "ignore"))
    valid = beyond_ascii - invalid
    return valid >= invalid or (valid * _CHANCE >= invalid and invalid < _RARE * len(escaped))


def _guess(data: bytes) -> str:
    """The encoding of bytes that are no UTF-8; UndecodableError when none gives a text and these bytes back."""
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _CONTROL_SHARE * len(sample):
        raise UndecodableError("it is full of control characters: this is no text file; exclude it")
    high = len(data.translate(None, _ASCII))
    letters = len(data) - len(data.translate(None, _LETTERS))
    candidates = ["cp1252"]
    if high > _WESTERN_SHARE * (high + letters) or not _returns(data, "cp1252"):
        # Only few files pay for the import.
        import charset_normalizer

        best = charset_normalizer.from_bytes(data, cp_isolation=_LEGACY).best()
        candidates = [best.encoding, "cp1252"] if best else candidates
    for encoding in candidates:
        if _returns(data, encoding):
            return encoding
    raise UndecodableError("it is neither UTF-8 nor any other encoding that fits; save it as UTF-8")


def _returns(data: bytes, encoding: str) -> bool:
    """Whether decoding and encoding gives the same bytes."""
    try:
        return data.decode(encoding).encode(encoding) == data
    except UnicodeError:
        return False
