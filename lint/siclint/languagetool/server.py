"""Starts, watches and ends a server on this machine."""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from siclint.languagetool import places
from siclint.languagetool.client import need_client
from siclint.languagetool.jars import find_jars
from siclint.languagetool.java import find_java
from siclint.languagetool.problem import UnavailableError

START_LIMIT = 180.0
"""Seconds that a server may take to answer its first check: on a busy machine one has taken 50."""

KEPT_LOGS = 5
LOG_LINES = 12

_PAUSE = 0.05
_PORT_TRIES = 3
_LOCAL = "127.0.0.1"
_IN_USE = re.compile(r"Address already in use|BindException")
_CAUSE = re.compile(r"OutOfMemoryError|Invalid maximum heap size|Could not (?:create|reserve)|ClassNotFound|NoClassDef")
_WARM_UP = "This is an test."
_WARM_UP_RULE = "EN_A_VS_AN"


@dataclass(slots=True)
class Server:
    """A server that this process started. `keeper` is the process between; see `siclint.languagetool.keeper`."""

    url: str
    port: int
    version: str
    log: Path
    keeper: subprocess.Popen[bytes]

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self.keeper.poll() is None

    def stop(self) -> None:
        """End it, and wait until it has ended."""
        self._let_go()
        try:
            self.keeper.wait(10)
        except subprocess.TimeoutExpired:
            self.keeper.kill()
            self.keeper.wait()

    def stay(self, idle: float) -> None:
        """Let it go on without this process, until nobody has asked it anything for so many seconds."""
        self._let_go(b"stay %f" % idle)
        # Popen would complain that the process is still there, which it is to be.
        self.keeper.returncode = 0

    def _let_go(self, order: bytes = b"") -> None:
        assert self.keeper.stdin is not None
        with contextlib.suppress(OSError):
            self.keeper.stdin.write(order)
        with contextlib.suppress(OSError):
            self.keeper.stdin.close()

    def log_tail(self) -> tuple[str, ...]:
        """The last lines of its log."""
        return log_tail(self.log)


def start(memory: str, *, port: int | None = None, limit: float = START_LIMIT) -> Server:
    """A server that has answered a check. It ends with this process, unless it is told to stay.

    `memory` is what Java takes after -Xmx. Without `port` the system gives one. UnavailableError says what is missing
    or went wrong, with the last lines of the log. A server that fails is not tried again.
    """
    java, jars = find_java(), find_jars()
    if port is not None and not _is_free(port):
        raise UnavailableError(f"port {port} is in use: choose another one, or none to have one given")
    deadline = time.monotonic() + limit
    for left in reversed(range(_PORT_TRIES)):
        chosen = port or free_port()
        server = _launch(java.command, jars, memory, chosen)
        try:
            _wait(server, deadline)
            server.version = warm_up(server.url, max(1.0, deadline - time.monotonic()))
        except BaseException as error:
            server.stop()
            if isinstance(error, UnavailableError):
                lines = server.log_tail()
                # Between the choice of the port and its use another program may have taken it.
                if left and port is None and any(map(_IN_USE.search, lines)):
                    continue
                raise UnavailableError(f"{error}; its log is {server.log}", lines) from error
            raise
        return server
    raise AssertionError("unreachable")


def _launch(java: str, jars: list[str], memory: str, port: int) -> Server:
    log = places.logs() / f"server-{os.getpid()}-{port}.log"
    log.write_bytes(b"")
    command = [java, f"-Xmx{memory}", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData"]
    command += ["-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"]
    command += ["-cp", os.pathsep.join(jars), "org.languagetool.server.HTTPServer", "--port", str(port)]
    keeper = Path(__file__).with_name("keeper.py")
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", str(keeper), str(log), *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # An interrupt from the keyboard is for siclint alone, which then ends its server.
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )
    _prune_logs()
    return Server(f"http://{_LOCAL}:{port}", port, "", log, process)


def _wait(server: Server, deadline: float) -> None:
    """Wait until the server answers at all; UnavailableError when it ends before, or takes too long."""
    while time.monotonic() < deadline:
        if not server.alive:
            code = server.keeper.returncode
            raise UnavailableError(f"LanguageTool's server ended at its start, with exit status {code}")
        with contextlib.suppress(OSError, ValueError):
            if fetch(server.url, "healthcheck", limit=2) == b"OK":
                return
        time.sleep(_PAUSE)
    raise UnavailableError("LanguageTool's server does not answer: it took too long to start")


def warm_up(url: str, limit: float) -> str:
    """Have a server load its language; its version. UnavailableError when it does not find a plain mistake in time."""
    try:
        answer = fetch(url, "check", {"language": "en-US", "text": _WARM_UP}, limit)
        document: Any = json.loads(answer)
        version = str(document["software"]["version"])
        found = {match["rule"]["id"] for match in document["matches"]}
    except urllib.error.HTTPError as error:
        message = " ".join(error.read(500).decode("utf-8", "replace").split())
        raise UnavailableError(f"LanguageTool's server cannot check a text: {message or error}") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnavailableError(f"LanguageTool's server does not answer its first check: {_reason(error)}") from error
    if _WARM_UP_RULE not in found:
        raise UnavailableError(f"LanguageTool's server finds nothing wrong in {_WARM_UP!r}, so it lacks its rules")
    return version


def fetch(url: str, path: str, form: dict[str, str] | None = None, limit: float = 5) -> bytes:
    """An answer of a server on this machine, past any proxy. OSError when there is none in `limit` seconds."""
    data = None if form is None else urllib.parse.urlencode(form).encode()
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"{url}/v2/{path}", data, limit) as response:
        answer: bytes = response.read()
    return answer


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", error)
    return str(reason) or type(reason).__name__


def free_port() -> int:
    """A port that the system gives."""
    with socket.socket() as probe:
        probe.bind((_LOCAL, 0))
        port: int = probe.getsockname()[1]
    return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_LOCAL, port))
        except OSError:
            return False
    return True


def log_tail(path: Path) -> tuple[str, ...]:
    """The last lines of a log, and before them those that name a cause; without the texts that were checked."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    lines = [line for line in lines if line.strip()]
    causes = [line for line in lines[:-LOG_LINES] if _CAUSE.search(line)][:2]
    return (*causes, *lines[-LOG_LINES:])


def _prune_logs() -> None:
    logs = sorted(places.logs().glob("server-*.log"), key=lambda path: path.stat().st_mtime)
    for path in logs[:-KEPT_LOGS]:
        with contextlib.suppress(OSError):
            path.unlink()


@dataclass(frozen=True, slots=True)
class Kept:
    """A server that stays for many runs, as the state file has it. `pid` is its keeper's."""

    pid: int
    port: int
    version: str
    memory: str
    idle: float
    log: str

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://{_LOCAL}:{self.port}"


def keep(memory: str, port: int | None, idle: float) -> tuple[Kept, bool]:
    """The server that is kept, started when there is none, and whether it was there before.

    UnavailableError as `start`, and without the client, which is needed to use the server and to end it.
    """
    need_client()
    with _locked():
        found = kept()
        if found is not None:
            return found, True
        server = start(memory, port=port)
        found = Kept(server.keeper.pid, server.port, server.version, memory, idle, str(server.log))
        _write_state(found)
        server.stay(idle)
        return found, False


def kept() -> Kept | None:
    """The kept server when it runs; the state of one that does not is taken away."""
    try:
        found = Kept(**json.loads(places.state_file().read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    with contextlib.suppress(OSError, ValueError):
        if fetch(found.url, "healthcheck", limit=10) == b"OK":
            return found
    if not _is_keeper(found.pid):
        places.state_file().unlink(missing_ok=True)
    return None


def stop_kept() -> Kept | None:
    """End the kept server; what it was, None when there was none."""
    with _locked():
        try:
            found = Kept(**json.loads(places.state_file().read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
        places.state_file().unlink(missing_ok=True)
        return found if _end(found) else None


def _end(found: Kept) -> bool:
    """End a keeper by ending its server, and wait until it is gone; whether it was there."""
    import psutil

    if not _is_keeper(found.pid):
        return False
    keeper = psutil.Process(found.pid)
    with contextlib.suppress(psutil.Error):
        for child in keeper.children():
            child.kill()
    with contextlib.suppress(psutil.Error):
        keeper.wait(10)
    return True


def _is_keeper(pid: int) -> bool:
    """Whether a process is one of our keepers: its number may belong to another program by now."""
    need_client()  # it brings psutil
    import psutil

    try:
        process = psutil.Process(pid)
        words = process.cmdline()
        gone = process.status() == psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
    return not gone and any(Path(word).name == "keeper.py" and "languagetool" in word for word in words)


def _write_state(found: Kept) -> None:
    file = places.state_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_suffix(f".{os.getpid()}")
    temporary.write_text(json.dumps(asdict(found), indent=2) + "\n", encoding="utf-8")
    temporary.replace(file)


@contextlib.contextmanager
def _locked() -> Iterator[None]:
    """One of several that start or stop the kept server at a time, where the system can lock files."""
    places.home().mkdir(parents=True, exist_ok=True)
    with (places.home() / "lock").open("w") as file:
        with contextlib.suppress(ImportError):
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
