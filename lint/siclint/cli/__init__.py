"""The command line: one module a command, and what they share."""

from __future__ import annotations

import os
import sys

from siclint import garbage


def main() -> None:
    """The `siclint` command. Whatever goes wrong, the exit status is never one that stands for findings."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        # Commit hooks and editors ask this often; it needs nothing but the number.
        from siclint import __version__

        sys.stdout.write(f"siclint {__version__}\n")
        return
    _open_streams()
    # An article's matrices are small: a second thread waits more than it computes, and takes a core from the others.
    for library in ("OPENBLAS", "OMP", "MKL"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    garbage.pause()
    from siclint.cli.app import app

    try:
        app(prog_name="siclint")
    except Exception:
        import traceback

        traceback.print_exc()
        sys.stderr.write("siclint: error: this is a mistake in siclint; please report it with the lines above\n")
        sys.exit(2)


def _open_streams() -> None:
    """Give the streams that the caller has closed a place to go."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  (open to the end)
