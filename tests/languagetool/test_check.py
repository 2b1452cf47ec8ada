"""`siclint check --languagetool`, with a real server."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.languagetool.conftest import Run

    from siclint.languagetool.server import Server

pytestmark = pytest.mark.usefixtures("own_cache")

ARTICLE = "The price rose to $ 12 on Monday 😀, and the shop will sold the last one for $ 9 on Friday.\n"


def test_a_server_that_runs_is_asked(folder: Path, siclint: Run, running: Server) -> None:
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = siclint("check", "a.txt", "--languagetool-url", running.url, "--select", "grammar", "--format", "json")
    assert done.returncode == 1
    assert "siclint:" not in done.stderr
    found = [(each["rule"], each["text"]) for file in json.loads(done.stdout)["files"] for each in file["diagnostics"]]
    assert ("languagetool/CURRENCY_SPACE", "$ 12") in found
    assert ("languagetool/CURRENCY_SPACE", "$ 9") in found
