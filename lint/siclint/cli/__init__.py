"""The command line: one module a command."""

from __future__ import annotations


def main() -> None:
    """The `siclint` command."""
    from siclint.cli.app import app

    app(prog_name="siclint")
