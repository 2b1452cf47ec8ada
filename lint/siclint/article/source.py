"""A file's bytes as they lie on disk, and the text that they decode to."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from functools import cached_property

from siclint.positions import Positions

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a text that is not UTF-8 may be in: the code pages that European newsrooms and old sites used.
_LEGACY = ["cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "koi8_r", "shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"]
# A file is taken for damaged UTF-8, and not for another encoding, while its invalid bytes are this rare.
_DAMAGED_SHARE = 0.02


class UndecodableError(ValueError):
    """The bytes are no text that can be read."""


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
        """`text` as bytes in this file's encoding, with its byte order mark."""
        errors = "surrogateescape" if self.encoding == "utf-8" else "strict"
        return self.bom + text.encode(self.encoding, errors)

    @classmethod
    def decode(cls, name: str, data: bytes) -> Source:
        """Read `data`; UndecodableError when it is no text."""
        for bom, encoding in _BOMS:
            if data.startswith(bom):
                try:
                    return cls(name, data[len(bom) :].decode(encoding), encoding, bom)
                except UnicodeDecodeError as error:
                    if encoding == "utf-8":
                        break
                    raise UndecodableError(f"starts as {encoding.upper()} but byte {error.start} does not fit it") from error
        if b"\0" in data:
            raise UndecodableError(f"byte {data.index(0)} is NUL: this is not a text file, or it is UTF-16 without a byte order mark")
        bom = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        try:
            return cls(name, data[len(bom) :].decode("utf-8"), "utf-8", bom)
        except UnicodeDecodeError:
            return cls._decode_legacy(name, data, bom)

    @classmethod
    def _decode_legacy(cls, name: str, data: bytes, bom: bytes) -> Source:
        escaped = data[len(bom) :].decode("utf-8", "surrogateescape")
        invalid = sum("\udc80" <= char <= "\udcff" for char in escaped)
        beyond_ascii = sum(char > "\x7f" for char in escaped)
        if bom or (invalid < _DAMAGED_SHARE * len(escaped) and invalid * 2 <= beyond_ascii):
            return cls(name, escaped, "utf-8", bom)
        import charset_normalizer  # noqa: PLC0415  (only files that are not UTF-8 pay for it)

        best = charset_normalizer.from_bytes(data, cp_isolation=_LEGACY).best()
        if best is None:
            raise UndecodableError("is neither UTF-8 nor any other encoding that fits; convert it to UTF-8")
        return cls(name, data.decode(best.encoding), best.encoding)
