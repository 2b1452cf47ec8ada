"""`siclint server`."""

from __future__ import annotations

import os
import sys
from typing import Annotated, BinaryIO

import typer

from siclint.cli import options as o


def server(
    select: o.Select = None,
    extend_select: o.ExtendSelect = None,
    ignore: o.Ignore = None,
    preview: o.Preview = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
    stdio: Annotated[  # noqa: ARG001  (some editors always give it)
        bool, typer.Option("--stdio", help="Talk over standard input and output, as it does in any case.")
    ] = False,
) -> None:
    """Check articles in an editor while they are written.

    An editor starts this command and speaks the Language Server Protocol with it; docs/editors.md says how to
    set it up. It needs the extra lsp: pip install "siclint[lsp]".
    """
    layer = o.layer(select=select, extend_select=extend_select, ignore=ignore, preview=preview)
    explicit = o.one_configuration(config, isolated)
    from siclint.cli.messages import say

    try:
        from siclint.server.app import Server
        from siclint.server.checker import Options
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in ("pygls", "lsprotocol"):
            raise
        say(f'the server needs {package}: pip install "siclint[lsp]"')
        raise typer.Exit(2) from None
    if explicit is not None:
        explicit = os.path.abspath(explicit)
    if sys.stdin.isatty():
        say("waiting for an editor, which should have started this itself; Ctrl+C ends it", "note")
    session = Server(Options(layer, explicit, isolated))
    stdin, stdout = _take_streams()
    session.run(stdin, stdout)


def _take_streams() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for the protocol alone: what anything else prints goes to standard error."""
    sys.stdout.flush()
    stdin, stdout = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)
    return stdin, stdout
