"""JSON as siclint writes it: ASCII, so that any stream and any reader of lines can take it.

A lone surrogate is no character of Unicode, and many readers refuse its escape; it becomes U+FFFD.
"""

from __future__ import annotations

import json
import re

_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` with U+FFFD for each lone surrogate; of the same length."""
    return text if text.isascii() else _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def dump(value: object, indent: int | None = None) -> str:
    """`value` as JSON in the order of its keys. All strings in it are clean."""
    separators = (",", ": ") if indent else (",", ":")
    return json.dumps(value, indent=indent, separators=separators, allow_nan=False)
