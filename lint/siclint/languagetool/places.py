"""Where jars, logs and the state of a kept server lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path

VERSION = "6.8"
"""The version of LanguageTool that the chosen rules were measured with, and that is installed."""


def cache() -> Path:
    """The user's folder for all that can be made again: SICLINT_CACHE_DIR, or siclint's part of the system's."""
    named = os.environ.get("SICLINT_CACHE_DIR")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return base / "siclint"


def home() -> Path:
    """The folder of this family in the cache."""
    return cache() / "languagetool"


def installed() -> Path:
    """Where `siclint languagetool install` puts the jars."""
    return home() / VERSION


def logs() -> Path:
    """Where servers write their logs, one file each; made when it is not there, for the user's eyes only."""
    folder = home() / "logs"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def state_file() -> Path:
    """Where it stands which server is kept."""
    return home() / "server.json"
