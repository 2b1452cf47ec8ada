"""What the client makes of servers that fail: a stub, for faults that a real one can't be made to have."""

from __future__ import annotations

import json
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from siclint import Article, Source
from siclint.article.readers import read
from siclint.languagetool import client
from siclint.languagetool.check import check
from siclint.languagetool.client import Client, base_url
from siclint.languagetool.options import Grammar
from siclint.languagetool.problem import AnswerError
from siclint.languagetool.session import jobs
from siclint.workers import cores

if TYPE_CHECKING:
    from pathlib import Path

    from tests.languagetool.conftest import Run

GRAMMAR = Grammar(rules=("MD_BASEFORM",), otherwise=True)
LANGUAGES = json.dumps([{"name": "English (US)", "code": "en", "longCode": "en-US"}]).encode()


def answer(**changes: Any) -> bytes:
    """An answer as LanguageTool gives it, with one match."""
    match = {
        "message": "The modal verb wants its base form.",
        "replacements": [{"value": "sell"}],
        "offset": 10,
        "length": 4,
        "context": {"text": "They will sold it.", "offset": 10, "length": 4},
        "rule": {"id": "MD_BASEFORM", "issueType": "grammar", "category": {"id": "GRAMMAR", "name": "Grammar"}},
    }
    document = {
        "software": {"name": "LanguageTool", "version": "6.8", "apiVersion": 1},
        "warnings": {"incompleteResults": False},
        "matches": [match],
    }
    return json.dumps({**document, **changes}).encode()


Reply = Callable[[BaseHTTPRequestHandler], None]


def says(body: bytes, status: int = 200) -> Reply:
    """A reply with a status and a body."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def resets(handler: BaseHTTPRequestHandler) -> None:
    """A connection that breaks."""
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.close_connection = True
    handler.connection.close()


def cuts(handler: BaseHTTPRequestHandler) -> None:
    """An answer that ends before its announced length."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"software"')
    handler.close_connection = True


@contextmanager
def stub(*replies: Reply) -> Iterator[tuple[str, list[str]]]:
    """A server that gives these replies to checks, the last one for ever; its address, and the checks it was asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            says(LANGUAGES)(self)

        def do_POST(self) -> None:
            asked.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            replies[min(len(asked), len(replies)) - 1](self)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}", asked
        server.shutdown()


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody has to wait."""
    monkeypatch.setattr(client, "FIRST_PAUSE", 0.01)


@pytest.mark.parametrize(
    "fault",
    [
        says(b"Error: Server overloaded, please try again later", 500),
        says(b"<html>Bad gateway</html>", 502),
        says(b"", 503),
        says(b"Too many requests", 429),
        resets,
        cuts,
    ],
    ids=["overloaded", "bad gateway", "unavailable", "too many", "reset", "cut off"],
)
def test_what_may_pass_is_tried_again(fault: Reply) -> None:
    with stub(fault, fault, says(answer())) as (url, asked):
        (match,) = Client(url, 5).ask("They will sold it.", GRAMMAR)
        assert (match.rule, match.start, match.end) == ("MD_BASEFORM", 10, 14)
        assert len(asked) == 3


@pytest.mark.parametrize(
    ("fault", "words", "tries"),
    [
        (says(b"", 503), "the server is overloaded", client.TRIES),
        (resets, "cannot be reached", client.TRIES),
        (says(b"Error: text too long: 60000 characters", 413), "refuses the text (status 413: Error: text too", 1),
        (says(b"<html><body>Welcome</body></html>"), "is no JSON, so it is no LanguageTool: <html>", 1),
        (says(b'{"matches": []}'), "has not the form of LanguageTool's", 1),
        (says(b"[]"), "has not the form of LanguageTool's", 1),
        (
            says(answer(software={"name": "LanguageTool", "version": "5.9", "apiVersion": 1})),
            "the server is LanguageTool 5.9",
            1,
        ),
        (
            says(
                answer(warnings={"incompleteResults": True, "incompleteResultsReason": "Results are incomplete: 20 s"})
            ),
            "did not check the whole text: Results are incomplete",
            1,
        ),
    ],
    ids=["overloaded", "reset", "too long", "HTML", "no version", "a list", "another version", "incomplete"],
)
def test_what_stays_is_said(fault: Reply, words: str, tries: int) -> None:
    with stub(fault) as (url, asked):
        with pytest.raises(AnswerError) as caught:
            Client(url, 5).ask("They will sold it.", GRAMMAR)
        assert words in str(caught.value)
        assert len(asked) == tries


def test_a_slow_answer_is_not_waited_for() -> None:
    def sleeps(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(1)
        handler.close_connection = True

    with stub(sleeps) as (url, asked):
        with pytest.raises(AnswerError, match=r"gave no answer within 0\.2 seconds"):
            Client(url, 0.2).ask("They will sold it.", GRAMMAR)
        assert len(asked) == 1


def test_a_server_that_never_answers_is_not_waited_for_at_each_text() -> None:
    def sleeps(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(1)
        handler.close_connection = True

    with stub(sleeps) as (url, asked):
        silent = Client(url, 0.2)
        for _ in range(5):
            with pytest.raises(AnswerError):
                silent.ask("They will sold it.", GRAMMAR)
        assert len(asked) == 3


def article(text: str) -> Article:
    return next(one for one in read(Source.decode("a.txt", text.encode())) if isinstance(one, Article))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"offset": 400}, "at a place that is not in the text"),
        ({"offset": 0}, "at 'sold', where 'They' stands"),
    ],
)
def test_places_that_do_not_fit_are_refused(change: dict[str, int], words: str) -> None:
    (match,) = json.loads(answer())["matches"]
    with stub(says(answer(matches=[{**match, **change}]))) as (url, _):
        grammar = Grammar(rules=("MD_BASEFORM",), otherwise=True, url=url)
        found, (failure,) = check(article("They will sold it."), grammar, [])
    assert found == []
    assert (failure.descriptor, failure.path, failure.line) == ("languagetool-failed", "a.txt", 1)
    assert words in failure.message


def test_another_minor_version_is_used_with_a_warning(siclint: Run, folder: Path) -> None:
    (folder / "a.txt").write_text("They will sold it.\n", encoding="utf-8")
    old = answer(software={"name": "LanguageTool", "version": "6.6", "apiVersion": 1})
    with stub(says(old)) as (url, asked):
        done = siclint("check", "--languagetool-url", url, "--select", "grammar", "--format", "concise")
    assert done.stdout.splitlines()[0].startswith("a.txt:1:11: warning[languagetool/MD_BASEFORM]")
    assert "siclint: warning: the server is LanguageTool 6.6; the rules were chosen with 6.8" in done.stderr
    assert len(asked) == 2
    assert "enabledOnly=true" in asked[1]


def test_a_proxy_of_the_environment_has_no_part_in_local_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with stub(says(answer())) as (url, _):
        assert len(Client(url, 5).ask("They will sold it.", GRAMMAR)) == 1


def test_no_more_processes_ask_than_a_server_takes() -> None:
    assert jobs(None) == cores()
    assert jobs(1) == 1
    assert jobs(99) == 2 * cores()


@pytest.mark.parametrize(
    "url",
    ["http://h:1", "http://h:1/", "http://h:1/v2", "http://h:1/v2/", "http://h:1/v2/check", "http://h:1/v2/check/"],
)
def test_any_path_of_the_interface_is_an_address(url: str) -> None:
    assert base_url(url) == "http://h:1/"
    assert base_url(url.replace("h:1", "h:1/lt")) == "http://h:1/lt/"
