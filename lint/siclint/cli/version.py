"""`siclint version`."""

from __future__ import annotations


def version() -> None:
    """Show the version, and the packages that bring rules."""
    import platform

    from siclint import __version__
    from siclint.cli.tables import show
    from siclint.entry_points import entry_points
    from siclint.plugins import GROUP

    points = sorted(entry_points(GROUP))
    show(
        ("package", "version", "entry point"),
        [(point.package, point.version, f"{point.name} = {point.value}") for point in points],
        title=f"siclint {__version__}, Python {platform.python_version()}, {platform.platform()}",
    )
