"""JSON as siclint writes it: ASCII, so that any stream and any reader of lines can take it.

A lone surrogate is no character of Unicode, and many readers refuse its escape; it becomes U+FFFD.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from siclint.diagnostic import Fix

_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` with U+FFFD for each lone surrogate; of the same length."""
    return text if text.isascii() else _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def writable(fix: Fix) -> bool:
    """Whether a fix can be written; one that puts a lone surrogate in would put in something else."""
    return all(clean(edit.text) == edit.text for edit in fix.edits)


def dump(value: object) -> str:
    """`value` as JSON on one line, in the order of its keys. All strings in it are clean."""
    return json.dumps(value, separators=(",", ":"), allow_nan=False)
