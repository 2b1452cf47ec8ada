"""The command line: one module a command, and what they share."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """The `siclint` command."""
    # The tagger's matrices are small: more threads only wait for each other, and --jobs is there for more processors.
    # It has to be said before numpy is loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    if sys.argv[1:] in (["--version"], ["-V"]):
        # Commit hooks and editors ask this often; it needs nothing but the number.
        from siclint import __version__

        sys.stdout.write(f"siclint {__version__}\n")
        return
    from siclint.cli.app import app

    app(prog_name="siclint")
