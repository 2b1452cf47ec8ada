"""Where jars, logs and the state of a kept server lie."""

from __future__ import annotations

from pathlib import Path

from siclint.folders import cache_folder

VERSION = "6.8"
"""The version of LanguageTool that the chosen rules were measured with, and that is installed."""


def home() -> Path:
    """The folder of this family in the user's cache."""
    return Path(cache_folder()) / "languagetool"


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
