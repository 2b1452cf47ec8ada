"""The installed command, run as a user runs it, in a folder of the test's own."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

MARKER_RULE = """
import re

from siclint import Finding, Rule, Severity, Status


def check(article):
    for match in re.finditer("ZZZ", article.text):
        yield Finding(match.start(), match.end(), "ZZZ stands here")
    if "RAISE" in article.text:
        raise RuntimeError("the marker rule was asked to fail")
    if "DIE" in article.text:
        import os
        os._exit(3)


rule = Rule(
    name="marker",
    family="garbling",
    summary="Finds ZZZ",
    severity=Severity.WARNING,
    status=Status.STABLE,
    check=check,
    mqm="Accuracy/Untranslated",
    its="untranslated",
)
"""
"""A rule that is as simple as its findings are sure, so that no test hangs on what real rules find."""

MARKER_CONFIGURATION = 'plugins = ["marker.py"]\nselect = ["marker"]\n'

_CHANGES_OUTPUT = {"CI", "NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "GITHUB_ACTIONS", "PYTHONPATH"}

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Start = Callable[..., "subprocess.Popen[bytes]"]
InTerminal = Callable[..., str]


@pytest.fixture
def command() -> str:
    """Where the installed command lies."""
    return str(Path(sys.executable).with_name("siclint"))


@pytest.fixture
def environment() -> dict[str, str]:
    """This process's environment without what would change the output."""
    return {name: value for name, value in os.environ.items() if name not in _CHANGES_OUTPUT}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to work in, closed to configurations above it."""
    work = tmp_path / "work"
    work.mkdir()
    (work / ".git").mkdir()
    return work


@pytest.fixture
def marked(folder: Path) -> Path:
    """A folder whose configuration has the marker rule and nothing else."""
    (folder / "marker.py").write_text(MARKER_RULE, encoding="utf-8")
    (folder / "siclint.toml").write_text(MARKER_CONFIGURATION, encoding="utf-8")
    return folder


@pytest.fixture
def start(command: str, environment: dict[str, str], folder: Path) -> Start:
    """Start the command in the folder; the rest is as in `subprocess.Popen`."""

    def popen(*arguments: str, env: dict[str, str] | None = None, **options: Any) -> subprocess.Popen[bytes]:
        options.setdefault("cwd", folder)
        return subprocess.Popen([command, *arguments], env={**environment, **(env or {})}, **options)

    return popen


@pytest.fixture
def siclint(start: Start) -> Run:
    """Run the command in the folder; text comes out, and goes in as `stdin`."""

    def run(
        *arguments: str,
        stdin: str | bytes = b"",
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
        **options: Any,
    ) -> subprocess.CompletedProcess[str]:
        place = {} if cwd is None else {"cwd": cwd}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with start(*arguments, env=env, **pipes, **place, **options) as process:
            data = stdin.encode() if isinstance(stdin, str) else stdin
            out, error = process.communicate(data, timeout=60)
        return subprocess.CompletedProcess(
            arguments, process.returncode, out.decode("utf-8", "surrogateescape"), error.decode()
        )

    return run


@pytest.fixture
def in_terminal(start: Start) -> InTerminal:
    """What the command shows in a terminal of its own; the keywords are the environment."""

    def run(*arguments: str, **env: str) -> str:
        parent, child = pty.openpty()
        process = start(*arguments, env={"TERM": "xterm", **env}, stdin=child, stdout=child, stderr=child)
        os.close(child)
        shown = b""
        try:
            while block := os.read(parent, 65_536):
                shown += block
        except OSError:  # the terminal is gone when the command has ended
            pass
        finally:
            os.close(parent)
            process.wait(timeout=60)
        return shown.decode()

    return run


@pytest.fixture
def invoke(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in this process, which starts sooner; for what does not hang on streams and signals."""
    from siclint.cli.app import app

    for name in _CHANGES_OUTPUT:
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, stdin: str | bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(cwd or folder)
        result = CliRunner().invoke(app, arguments, input=stdin, prog_name="siclint")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return subprocess.CompletedProcess(arguments, result.exit_code, result.stdout, result.stderr)

    return run
