"""`siclint server` where no editor started it, or where its packages are missing."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [str(Path(sys.executable).with_name("siclint")), "server"]


@pytest.mark.parametrize("package", ["pygls", "lsprotocol"])
def test_without_its_packages_it_says_what_to_install(package: str) -> None:
    lacking = f"import sys; sys.modules[{package!r}] = None; from siclint.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", lacking, "server"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f'siclint: error: the server needs {package}: pip install "siclint[lsp]"\n'


def test_in_a_terminal_it_says_for_whom_it_waits_and_can_be_interrupted(tmp_path: Path) -> None:
    parent, child = pty.openpty()
    server = subprocess.Popen(
        COMMAND, stdin=child, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path
    )
    os.close(child)
    try:
        assert server.stderr is not None
        assert server.stderr.readline().startswith("siclint: note: waiting for an editor")
        server.send_signal(signal.SIGINT)
        out, _ = server.communicate(timeout=30)
        assert (server.returncode, out) == (130, "")
    finally:
        server.kill()
        os.close(parent)


def test_an_editor_that_goes_away_without_a_word_leaves_nothing_behind(tmp_path: Path) -> None:
    server = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path)
    out, _ = server.communicate(b"", timeout=30)
    assert (server.returncode, out) == (0, b"")
