"""`siclint languagetool`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Get LanguageTool, and keep a server for many runs.")

Memory = Annotated[
    str,
    typer.Option(metavar="SIZE", help="What the server may use, as Java's -Xmx has it.", show_default=True),
]


@contextmanager
def _explained() -> Iterator[None]:
    """Say what is wrong with LanguageTool, with the server's last words, and exit with 2."""
    from siclint.cli.messages import say, write
    from siclint.languagetool.problem import UnavailableError
    from siclint.reports.display import visible

    try:
        yield
    except UnavailableError as error:
        say(str(error))
        write("".join(f"  | {visible(line)}\n" for line in error.log))
        raise typer.Exit(2) from None


@app.command("install")
def install() -> None:
    """Put LanguageTool's jars into the user's cache.

    They come from Maven Central where there is an `mvn`, else by the download of language-tool-python.
    """
    from siclint.cli.outputs import emit
    from siclint.languagetool.jars import install as put

    with _explained():
        put(lambda line: emit(f"{line}\n"))


@app.command("start")
def start(
    port: Annotated[
        int | None,
        typer.Option(
            min=1, max=65535, metavar="N", help="The server's port; without it a free one.", show_default=False
        ),
    ] = None,
    memory: Memory = "1g",
    idle: Annotated[
        float, typer.Option(min=1, metavar="MINUTES", help="End the server when it has been at rest for so long.")
    ] = 30,
) -> None:
    """Start a server that stays. Runs with --languagetool use it as long as it is there."""
    from siclint.cli.outputs import emit
    from siclint.languagetool import server

    _check_memory(memory)
    with _explained():
        kept, before = server.keep(memory, port, 60 * idle)
        emit(f"{'is there already' if before else 'started'}: {_about(kept)}\n")


@app.command("status")
def status() -> None:
    """Say which server is kept. The exit status is 1 when there is none."""
    from siclint.cli.outputs import emit
    from siclint.languagetool import server

    with _explained():
        kept = server.kept()
    emit("no server is kept\n" if kept is None else f"{_about(kept)}\nlog: {kept.log}\n")
    raise typer.Exit(1 if kept is None else 0)


@app.command("stop")
def stop() -> None:
    """End the server that is kept."""
    from siclint.cli.outputs import emit
    from siclint.languagetool import server

    with _explained():
        kept = server.stop_kept()
    emit("no server is kept\n" if kept is None else f"stopped: {_about(kept)}\n")


@app.command("doctor")
def doctor(memory: Memory = "1g") -> None:
    """Look for all that grammar needs, start a server once, and say what is missing and how to get it."""
    from siclint.cli.outputs import emit
    from siclint.languagetool.doctor import examine

    _check_memory(memory)
    well = True
    for finding in examine(memory):
        emit(f"{'ok  ' if finding.well else 'no  '} {finding.what}: {finding.words}\n")
        well = well and finding.well
    raise typer.Exit(0 if well else 2)


def _check_memory(memory: str) -> None:
    """A usage error when this is no size."""
    from siclint.languagetool.options import Options

    try:
        Options(memory=memory)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--memory") from None


def _about(kept: object) -> str:
    from siclint.languagetool.server import Kept

    assert isinstance(kept, Kept)
    return f"LanguageTool {kept.version} at {kept.url}, process {kept.pid}, at most {kept.memory} of memory"
