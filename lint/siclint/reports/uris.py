"""Where a file lies, as a URI: relative to the root of the run, or absolute when it lies elsewhere."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote


class Uri(NamedTuple):
    """A percent-encoded URI, and whether it is relative to the root."""

    text: str
    relative: bool


def file_uri(name: str, root: str) -> Uri:
    """The URI of a file called `name`: a path from `root`, or an absolute one, with forward slashes.

    The path is not looked up on disk. Bytes of a file name that are no UTF-8 are kept.
    """
    base = os.path.abspath(root)
    full = os.path.abspath(os.path.join(base, name))
    try:
        relative = os.path.relpath(full, base).replace(os.sep, "/")
    except ValueError:  # on another drive
        relative = ".."
    if relative == ".." or relative.startswith("../"):
        return Uri(Path(full).as_uri(), relative=False)
    return Uri(quote(relative.encode("utf-8", "surrogateescape")), relative=True)
