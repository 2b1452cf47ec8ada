"""Finds a Java that can run LanguageTool."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import NamedTuple

from siclint.languagetool.problem import UnavailableError

OLDEST = 17
"""The oldest Java that LanguageTool 6.8 runs on."""

_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_GET = f"install Java {OLDEST} or later (Debian: apt install default-jre-headless; macOS: brew install openjdk)"


class Java(NamedTuple):
    """A Java: its command and its main version."""

    command: str
    version: int


def find_java() -> Java:
    """The Java of JAVA_HOME or of the path; UnavailableError when there is none, or one that is too old."""
    home = os.environ.get("JAVA_HOME")
    command = shutil.which("java", path=os.path.join(home, "bin")) if home else None
    command = command or shutil.which("java")
    if command is None:
        raise UnavailableError(f"LanguageTool needs Java, and there is none: {_GET}")
    version = _version(command)
    if version is None:
        raise UnavailableError(f"{command} does not say its version, so it is no Java that works: {_GET}")
    if version < OLDEST:
        raise UnavailableError(f"{command} is Java {version}, and LanguageTool needs {OLDEST} or later: {_GET}")
    return Java(command, version)


def _version(command: str) -> int | None:
    try:
        done = subprocess.run([command, "-version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = _VERSION.search(done.stderr + done.stdout)
    return int(match[1]) if match and done.returncode == 0 else None
