"""`siclint version`."""

from __future__ import annotations


def version() -> None:
    """Show the version, and the packages that bring rules."""
    import platform

    from siclint import __version__
    from siclint.cli.outputs import emit
    from siclint.cli.tables import show
    from siclint.entry_points import entry_points
    from siclint.plugins import GROUP

    emit(f"siclint {__version__}, Python {platform.python_version()}, {platform.platform()}\n\n")
    points = sorted(entry_points(GROUP))
    show(("package", "version", "entry point"), [(p.package, p.version, f"{p.name} = {p.value}") for p in points])
