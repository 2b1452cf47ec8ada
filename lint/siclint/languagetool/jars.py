"""LanguageTool's jars: where they are, and how they get there.

They come from Maven Central, each named with its checksum in `data/jars.tsv`, or else by language-tool-python's own
download.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from siclint.languagetool import places
from siclint.languagetool.problem import UnavailableError

VARIABLE = "SICLINT_LANGUAGETOOL_HOME"
"""Names a folder with LanguageTool's jars, such as an unpacked release."""

_SERVER = "languagetool-server*.jar"
_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1"
_MAVEN_LIMIT = 1800  # seconds
HOW = "run `siclint languagetool install`"
BY_HAND = (
    f"unpack a release of LanguageTool {places.VERSION} (a folder with languagetool-server.jar and libs/) and name "
    f"that folder in {VARIABLE}, or run its container image and give its address with --languagetool-url"
)


class Jar(NamedTuple):
    """An artifact of Maven Central, and the SHA-256 of its jar."""

    group: str
    artifact: str
    version: str
    digest: str

    @property
    def file(self) -> str:
        """The jar's name as Maven gives it."""
        return f"{self.artifact}-{self.version}.jar"


@cache
def pinned() -> tuple[Jar, ...]:
    """The jars that make up a server for English."""
    table = Path(__file__).with_name("data") / "jars.tsv"
    found = []
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            coordinates, digest = line.split("\t")
            group, artifact, version = coordinates.split(":")
            found.append(Jar(group, artifact, version, digest))
    return tuple(found)


def find_jars() -> list[str]:
    """The entries of the class path; UnavailableError when there are no jars."""
    named = os.environ.get(VARIABLE)
    if named:
        entries = class_path(Path(named))
        if not entries:
            raise UnavailableError(f"{VARIABLE} is {named}, and no languagetool-server.jar is there: {BY_HAND}")
        return entries
    for folder in (places.installed(), *_of_client()):
        entries = class_path(folder)
        if entries:
            return entries
    raise UnavailableError(f"LanguageTool {places.VERSION} is not installed: {HOW}")


def class_path(folder: Path) -> list[str]:
    """The class path of a folder with jars: side by side, or as a release has them; empty when the server is not there.

    No wildcards: their order is the file system's.
    """
    jars = sorted(str(path) for part in (folder, folder / "libs") for path in part.glob("*.jar"))
    return jars if any(Path(jar).match(_SERVER) for jar in jars) else []


def _of_client() -> Iterator[Path]:
    """Where language-tool-python keeps its own download."""
    base = os.environ.get("LTP_PATH") or Path.home() / ".cache" / "language_tool_python"
    yield Path(base) / f"LanguageTool-{places.VERSION}"


def install(say: Callable[[str], None]) -> Path | None:
    """Put the jars in place, telling `say` what happens; the folder, None when that is the client's own business.

    UnavailableError says why it failed and what to do instead.
    """
    target = places.installed()
    if not missing(target):
        say(f"LanguageTool {places.VERSION} is there already: {target}")
        return target
    maven = shutil.which("mvn")
    if maven is not None:
        say(f"fetching LanguageTool {places.VERSION} with {maven}")
        _install_with_maven(maven, target)
        say(f"installed {len(pinned())} jars in {target}")
        return target
    say("there is no mvn; language-tool-python fetches LanguageTool itself")
    _install_with_client()
    say(f"LanguageTool {places.VERSION} is there")
    return None


def missing(folder: Path) -> list[str]:
    """The names of pinned jars that are not in a folder, or are others than those that were pinned."""
    return [jar.file for jar in pinned() if _digest(folder / jar.file) != jar.digest]


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _install_with_maven(maven: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="install-") as work:
        pom, jars = Path(work, "pom.xml"), Path(work, "jars")
        pom.write_text(pom_text(), encoding="utf-8")
        goal = f"{_PLUGIN}:copy-dependencies"
        command = [maven, "--batch-mode", "--quiet", "--file", str(pom), goal, f"-DoutputDirectory={jars}"]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, errors="replace", timeout=_MAVEN_LIMIT, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise UnavailableError(f"mvn did not get LanguageTool: {error}; or {BY_HAND}") from error
        if done.returncode:
            lines = tuple((done.stdout + done.stderr).strip().splitlines()[-10:])
            raise UnavailableError(f"mvn ended with exit status {done.returncode}; try again, or {BY_HAND}", lines)
        wrong = missing(jars)
        if wrong:
            names = ", ".join(wrong[:3])
            raise UnavailableError(f"these jars are not those that siclint pins, and are not used: {names}; {BY_HAND}")
        shutil.rmtree(target, ignore_errors=True)
        jars.rename(target)


def pom_text() -> str:
    """A Maven project of the pinned jars, and of nothing that they would bring with them."""
    dependencies = "".join(
        f"<dependency><groupId>{escape(jar.group)}</groupId><artifactId>{escape(jar.artifact)}</artifactId>"
        f"<version>{escape(jar.version)}</version>"
        "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>\n"
        for jar in pinned()
    )
    return (
        '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>\n'
        f"<groupId>siclint</groupId><artifactId>languagetool</artifactId><version>{places.VERSION}</version>"
        f"<packaging>pom</packaging>\n<dependencies>\n{dependencies}</dependencies></project>\n"
    )


def _install_with_client() -> None:
    from siclint.languagetool.client import need_client

    need_client()
    from language_tool_python.download_lt import LocalLanguageTool

    try:
        LocalLanguageTool.from_version_name(places.VERSION).download()
    except Exception as error:  # whatever its network or unpacking raises
        raise UnavailableError(f"language-tool-python did not get LanguageTool: {error}; {BY_HAND}") from error
