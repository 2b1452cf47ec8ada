"""Folders to put plugins in, and a session that forgets them afterwards."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

RULE = """
from siclint import Finding, Rule, Severity, Status


def check(article):
    start = article.text.find("{word}")
    if start >= 0:
        yield Finding(start, start + {length}, "{word} stands here")


rule = Rule(
    name="{name}",
    family="garbling",
    summary="Finds {word}",
    severity=Severity.WARNING,
    status=Status.STABLE,
    mqm="Style",
    its="style",
    check=check,
)
"""


@pytest.fixture
def rule_module() -> Callable[..., str]:
    """Makes the source of a module with one rule, which finds a word."""

    def source(name: str, word: str = "ZZZ") -> str:
        return RULE.format(name=name, word=word, length=len(word))

    return source


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder that modules are imported from, as one of installed packages is."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    # The first entry may be the working directory, where nothing is installed.
    monkeypatch.syspath_prepend(str(tmp_path / "first"))
    known = set(sys.modules)
    yield folder
    for name in set(sys.modules) - known:
        del sys.modules[name]


@pytest.fixture
def install(site: Path) -> Callable[[str, str, str], None]:
    """Leaves what an installer leaves of a package: name, version, and its entry points as their file has them."""

    def leave(package: str, version: str, entry_points: str) -> None:
        metadata = site / f"{package.replace('-', '_')}-{version}.dist-info"
        metadata.mkdir()
        (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: {version}\n", "utf-8")
        (metadata / "entry_points.txt").write_text(entry_points, "utf-8")

    return leave
