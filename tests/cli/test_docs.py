"""The documentation of the command line names all that there is, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import typer.main

from siclint.article.readers import FORMATS as ENDINGS
from siclint.cli.app import app
from siclint.reports import FORMATS

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")


def options() -> dict[str, set[str]]:
    """The long options of each command."""
    group = typer.main.get_command(app)
    commands = getattr(group, "commands")  # noqa: B009  (typer does not say that it is a group)
    return {
        name: {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
        for name, command in commands.items()
    }


def section(name: str) -> str:
    return re.split(r"^## ", PAGE.split(f"\n## {name}\n")[1], flags=re.M)[0]


def test_each_command_is_there_with_its_options() -> None:
    for name, known in options().items():
        assert f"    siclint {name}" in PAGE
        if name != "version":
            said = set(re.findall(r"--[a-z][a-z-]*", section(name)))
            assert said >= known, name
            assert said <= known | {"--no-preview", "--no-languagetool"}, name


def test_endings_and_formats_are_those_that_there_are() -> None:
    for name in (*ENDINGS, *FORMATS):
        assert f"`{name}`" in section("check")
