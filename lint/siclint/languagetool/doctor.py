"""Looks for all that a server needs, one thing after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from siclint.languagetool import places, server
from siclint.languagetool.client import need_client
from siclint.languagetool.jars import VARIABLE, find_jars, missing
from siclint.languagetool.java import find_java
from siclint.languagetool.options import bytes_of
from siclint.languagetool.problem import UnavailableError


class Part(NamedTuple):
    """One thing that is needed: whether it is well, and what there is to say."""

    what: str
    well: bool
    words: str


def examine(memory: str) -> Iterator[Part]:
    """What is there and what is missing. A server is started, and ended, when all else is there."""
    parts = [_part("client", _client), _part("Java", _java), _part("jars", _jars)]
    parts += [_part("memory", lambda: _memory(memory)), _part("port", _port)]
    yield from parts
    kept = server.kept() if parts[0].well else None
    if kept is not None:
        yield Part("server", True, f"LanguageTool {kept.version} is kept at {kept.url}")
    elif all(part.well for part in parts):
        yield _part("server", lambda: _server(memory))
    else:
        yield Part("server", False, "not tried, because of what is missing above")


def _part(what: str, look: Callable[[], str]) -> Part:
    try:
        return Part(what, True, look())
    except UnavailableError as error:
        return Part(what, False, "\n     | ".join([str(error), *error.log]))


def _client() -> str:
    need_client()
    from importlib.metadata import version

    return f"language-tool-python {version('language-tool-python')}"


def _java() -> str:
    java = find_java()
    return f"version {java.version}, {java.command}"


def _jars() -> str:
    entries = find_jars()
    folder = places.installed()
    if not entries[0].startswith(str(folder)):
        return f"{len(entries)}, of your own (see {VARIABLE})"
    wrong = missing(folder)
    if wrong:
        raise UnavailableError(
            f"{len(wrong)} in {folder} are missing or damaged, {wrong[0]} for one: run `siclint languagetool install`"
        )
    return f"{len(entries)} in {folder}"


def _memory(wanted: str) -> str:
    """Whether there is as much memory as the server may take."""
    try:
        import psutil
    except ImportError:
        return f"{wanted} wanted"
    free = psutil.virtual_memory().available
    if free < bytes_of(wanted):
        raise UnavailableError(
            f"{wanted} wanted, {free / 2**30:.1f} GB free: end other programs, or set a smaller size (512m is enough)"
        )
    return f"{wanted} wanted, {free / 2**30:.1f} GB free"


def _port() -> str:
    try:
        return f"{server.free_port()} is free, for one"
    except OSError as error:
        raise UnavailableError(f"this machine gives no port on 127.0.0.1: {error.strerror}") from error


def _server(memory: str) -> str:
    started = server.start(memory)
    started.stop()
    return f"LanguageTool {started.version} started on port {started.port} with {memory} of memory, and ended"
