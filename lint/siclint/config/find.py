"""Finds the configuration that holds in a folder."""

from __future__ import annotations

import os

FILE_NAMES = ("siclint.toml", ".siclint.toml", "pyproject.toml")
"""What a folder's configuration may be called. The first that is there counts, a pyproject.toml only with a table
`[tool.siclint]`."""


def find(folder: str) -> str | None:
    """The configuration that holds in a folder: of the nearest folder at or above it that has one.

    `folder` is absolute. The search ends at the root of a repository.
    """
    while True:
        for name in FILE_NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and (name != "pyproject.toml" or _mentions_siclint(path)):
                return path
        parent = os.path.dirname(folder)
        if parent == folder or os.path.lexists(os.path.join(folder, ".git")):
            return None
        folder = parent


def _mentions_siclint(path: str) -> bool:
    """Whether a pyproject.toml has a table for siclint, or is broken and may have meant to."""
    try:
        with open(path, "rb") as file:
            data = file.read()
        if b"siclint" not in data:
            return False
        import tomllib

        return "siclint" in tomllib.loads(data.decode("utf-8-sig")).get("tool", {})
    except (OSError, ValueError, RecursionError, TypeError):
        return True
