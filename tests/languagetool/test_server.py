"""A real server's life: it is there when it is wanted, and never afterwards."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest

from siclint import Source
from siclint.check import activate
from siclint.languagetool import places, server
from siclint.languagetool.options import Grammar
from siclint.languagetool.problem import UnavailableError
from siclint.languagetool.server import Server
from siclint.plugins import load_all
from siclint.run import Settings, check_source

if TYPE_CHECKING:
    from tests.languagetool.conftest import Run, Start

pytestmark = pytest.mark.usefixtures("own_cache")

MEMORY = "512m"
ARTICLE = "The price rose to $ 12 on Monday.\n"
PATIENCE = 60.0


def servers(cache: Path) -> list[int]:
    """The processes, keepers and Java, whose log lies in this cache, or that such a keeper started."""
    found = []
    for process in psutil.process_iter():
        try:
            words = process.cmdline()
            if process.status() != psutil.STATUS_ZOMBIE and any(word.startswith(str(cache)) for word in words):
                found += [process.pid, *(child.pid for child in process.children())]
        except psutil.Error:
            continue
    return found


def until(wanted: Callable[[], bool]) -> bool:
    """Wait for it; whether it came."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if wanted():
            return True
        time.sleep(0.05)
    return False


def java_of(keeper: int) -> psutil.Process:
    """The Java that a keeper started."""
    (java,) = psutil.Process(keeper).children()
    return java


@pytest.fixture
def folder_of_articles(folder: Path) -> Path:
    """Some articles, one of them with a finding."""
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    for number in range(20):
        (folder / f"b{number}.txt").write_text(f"On day {number} it rained in the town.\n", encoding="utf-8")
    return folder


@pytest.fixture
def started(own_cache: Path) -> Server:  # noqa: ARG001  (it has to be there before)
    """A server of the test's own."""
    return server.start(MEMORY)


def test_two_runs_at_once_have_a_server_each_and_leave_none(
    start: Start, folder_of_articles: Path, own_cache: Path
) -> None:
    assert folder_of_articles.is_dir()
    options = ("check", "--languagetool", "--select", "grammar", "--format", "json", "--no-cache")
    runs = [start(*options) for _ in range(2)]
    outputs = [run.communicate(timeout=180) for run in runs]
    assert [run.returncode for run in runs] == [1, 1]
    assert outputs[0][0] == outputs[1][0]
    assert "languagetool/CURRENCY_SPACE" in outputs[0][0]
    assert servers(own_cache) == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_none_is_left_when_siclint_is_killed(
    number: signal.Signals, start: Start, folder_of_articles: Path, own_cache: Path
) -> None:
    assert folder_of_articles.is_dir()
    run = start("check", "--languagetool")
    try:
        assert until(lambda: len(servers(own_cache)) == 2)
        run.send_signal(number)
        run.communicate(timeout=PATIENCE)
        assert until(lambda: servers(own_cache) == [])
    finally:
        run.kill()


def test_too_little_memory_is_said_with_the_log_and_tried_once(own_cache: Path) -> None:
    with pytest.raises(UnavailableError) as caught:
        server.start("16m")
    assert any("OutOfMemoryError" in line for line in caught.value.log)
    assert len(list(places.logs().glob("*.log"))) == 1
    assert servers(own_cache) == []


def test_a_port_in_use_is_said(siclint: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = siclint("languagetool", "start", "--port", str(port))
    assert done.returncode == 2
    assert f"port {port} is in use" in done.stderr


def test_a_server_that_sleeps_or_dies_is_reported_for_each_article_and_the_others_go_on(
    started: Server, own_cache: Path
) -> None:
    grammar = Grammar(rules=("CURRENCY_SPACE",), otherwise=True, url=started.url, timeout=30)
    rules = tuple(activate(rule for rule in load_all().rules.values() if rule.name == "article-form"))

    def look(timeout: float) -> tuple[list[str], list[str]]:
        source = Source("a.txt", f"He had an house. {ARTICLE}")
        result = check_source(source, Settings(rules, languagetool=replace(grammar, timeout=timeout)))
        return [each.rule for each in result.diagnostics], [each.message for each in result.notifications]

    both = ["article-form", "languagetool/CURRENCY_SPACE"]
    assert look(30) == (both, [])
    java = java_of(started.keeper.pid)
    java.suspend()
    assert look(0.5) == (
        ["article-form"],
        ["grammar was not checked in this article: the server gave no answer within 0.5 seconds"],
    )
    java.resume()
    assert look(29) == (both, [])
    # Linux ends Java with its keeper, whatever ends the keeper.
    (started.keeper if sys.platform == "linux" else java).kill()
    assert until(lambda: servers(own_cache) == [])
    found, (message,) = look(28)
    assert found == ["article-form"]
    assert "cannot be reached" in message
    started.stop()


class TestKept:
    def test_start_status_check_stop(self, siclint: Run, folder_of_articles: Path, own_cache: Path) -> None:
        assert folder_of_articles.is_dir()
        assert siclint("languagetool", "status").returncode == 1
        begun = siclint("languagetool", "start", "--memory", MEMORY)
        assert begun.returncode == 0, begun.stderr
        try:
            assert begun.stdout.startswith("started: LanguageTool 6.8 at http://127.0.0.1:")
            assert len(servers(own_cache)) == 2
            assert siclint("languagetool", "start").stdout.startswith("is there already: LanguageTool 6.8")
            done = siclint("check", "--languagetool", "--select", "grammar", "--format", "concise")
            assert "a.txt:1:19: warning[languagetool/CURRENCY_SPACE]" in done.stdout
            assert len(servers(own_cache)) == 2
            well = siclint("languagetool", "doctor")
            assert well.returncode == 0
            assert [line[:4] for line in well.stdout.splitlines()] == ["ok  "] * 6
            # A keeper that loses its server ends, and the next start has a new one.
            java_of(json.loads(places.state_file().read_text(encoding="utf-8"))["pid"]).kill()
            assert until(lambda: servers(own_cache) == [])
            assert siclint("languagetool", "status").returncode == 1
            again = siclint("languagetool", "start", "--memory", MEMORY)
            assert again.stdout.startswith("started:"), again.stderr
        finally:
            stopped = siclint("languagetool", "stop")
        assert stopped.stdout.startswith("stopped: ")
        assert servers(own_cache) == []
        assert siclint("languagetool", "stop").stdout == "no server is kept\n"

    def test_at_rest_it_ends(self, own_cache: Path) -> None:
        rested = server.start(MEMORY)
        rested.stay(1)
        assert until(lambda: servers(own_cache) == [])

    def test_another_program_with_its_number_is_left_alone(self) -> None:
        with subprocess.Popen(["sleep", "60"]) as other:
            state = server.Kept(other.pid, 9, "6.8", "1g", 60, "log")
            places.home().mkdir(parents=True)
            places.state_file().write_text(json.dumps(asdict(state)), encoding="utf-8")
            assert server.stop_kept() is None
            assert other.poll() is None
            other.kill()


def test_doctor_says_what_is_missing(siclint: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SICLINT_LANGUAGETOOL_HOME", str(tmp_path))
    done = siclint("languagetool", "doctor")
    assert done.returncode == 2
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        "ok   client",
        "ok   Java",
        "no   jars",
        "ok   memory",
        "ok   port",
        "no   server",
    ]
    assert "no languagetool-server.jar is there" in done.stdout


def test_doctor_says_when_there_is_too_little_memory(siclint: Run) -> None:
    done = siclint("languagetool", "doctor", "--memory", "900000g")
    assert done.returncode == 2
    assert "no   memory: 900000g wanted" in done.stdout
    assert "set a smaller size" in done.stdout
    assert siclint("languagetool", "doctor", "--memory", "much").returncode == 2
