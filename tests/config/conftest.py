"""Folders with configurations, and rules that no real rule's change can touch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from siclint.config.layers import Layer
from siclint.config.resolve import Resolver

RULES = """
from dataclasses import dataclass

from siclint import Rule, Severity, Status


@dataclass(frozen=True)
class Options:
    min_words: int = 4
    share: float = 0.5
    strict: bool = False
    word: str = "x"
    names: tuple[str, ...] = ()

    def __post_init__(self):
        if self.min_words < 1:
            raise ValueError("min-words has to be 1 or more")


def check(article, options=None):
    return ()


def make(name, family, status=Status.STABLE, options=None):
    return Rule(
        name=name, family=family, summary="Finds nothing", severity=Severity.WARNING, status=status,
        mqm="Accuracy/Omission", its="omission", check=check, options=options,
    )


rules = [
    make("test-stable", "attribution"),
    make("test-options", "attribution", options=Options),
    make("test-preview", "attribution", Status.PREVIEW),
    make("test-other", "grammar"),
]
"""

Resolve = Callable[..., Resolver]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working directory: a repository, so that nothing above it counts."""
    folder = tmp_path / "work"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def write(path: Path, text: str) -> str:
    """Write a file and the folders above it; the absolute path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.fixture
def resolve(work: Path) -> Resolve:
    """Write `siclint.toml`, which has the rules of the tests, and resolve with it."""

    def make(text: str, command_line: Mapping[str, object] | None = None, **options: object) -> Resolver:
        write(work / "rules.py", RULES)
        write(work / "siclint.toml", f'plugins = ["rules.py"]\n{text}')
        return Resolver(Layer(command_line or {}), **options)  # type: ignore[arg-type]

    return make
