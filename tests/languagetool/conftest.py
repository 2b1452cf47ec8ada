"""A real LanguageTool: fetched once with Maven and kept between runs, started for the tests that want one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from siclint.folders import CACHE_VARIABLE
from siclint.languagetool import jars, java, places, server
from siclint.languagetool.options import Grammar
from siclint.languagetool.problem import UnavailableError

MEMORY = "512m"


def _missing(reason: str) -> None:
    """Skip, or fail where everything has to be there."""
    if os.environ.get("CI"):
        pytest.fail(f"LanguageTool has to be there in CI: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def languagetool_home() -> str:
    """A folder with LanguageTool's jars: the user's own, or one that Maven fills."""
    try:
        java.find_java()
        named = os.environ.get(jars.VARIABLE)
        if named:
            return named
        with pytest.MonkeyPatch.context() as patch:
            patch.delenv(CACHE_VARIABLE, raising=False)  # kept between runs, in the user's own cache
            there = shutil.which("mvn") or places.installed().is_dir()
            folder = jars.install(lambda _line: None) if there else None
    except UnavailableError as error:
        _missing(f"{error} {' '.join(error.log)}")
        raise AssertionError("unreachable") from error
    if folder is None:
        _missing("there is no mvn, and LanguageTool is not installed")
    return str(folder)


@pytest.fixture
def own_cache(languagetool_home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of the test's own, with the jars that there are; commands that the test runs have it too."""
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setenv(jars.VARIABLE, languagetool_home)
    monkeypatch.delenv("SICLINT_LANGUAGETOOL_URL", raising=False)
    return tmp_path / "cache"


@pytest.fixture(scope="session")
def running(languagetool_home: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    """A server for all tests that only ask it something."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE_VARIABLE, str(tmp_path_factory.mktemp("cache")))
        patch.setenv(jars.VARIABLE, languagetool_home)
        started = server.start(MEMORY)
    yield started
    started.stop()


Wanted = Callable[..., Grammar]


@pytest.fixture
def grammar(running: server.Server) -> Wanted:
    """How to ask the running server for rules by their ids."""

    def make(*rules: str, timeout: float = 60) -> Grammar:
        return Grammar(rules=rules, otherwise=True, url=running.url, timeout=timeout)

    return make


Start = Callable[..., "subprocess.Popen[str]"]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to work in, closed to configurations above it."""
    work = tmp_path / "work"
    work.mkdir()
    (work / ".git").mkdir()
    return work


@pytest.fixture
def start(folder: Path) -> Start:
    """Start the command in the folder."""

    def popen(*arguments: str) -> subprocess.Popen[str]:
        environment = {name: value for name, value in os.environ.items() if name not in ("CI", "FORCE_COLOR")}
        return subprocess.Popen(
            [str(Path(sys.executable).with_name("siclint")), *arguments],
            cwd=folder,
            env=environment,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    return popen


@pytest.fixture
def siclint(start: Start) -> Run:
    """Run the command in the folder to its end."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        with start(*arguments) as process:
            out, error = process.communicate(timeout=120)
        return subprocess.CompletedProcess(arguments, process.returncode, out, error)

    return run
