"""Getting the jars: what comes is what was pinned, and what does not come is said."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from siclint.languagetool import jars, places

if TYPE_CHECKING:
    from tests.languagetool.conftest import Run


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache without jars."""
    monkeypatch.setenv("SICLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.delenv(jars.VARIABLE, raising=False)
    return tmp_path / "cache"


@pytest.fixture
def maven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in Maven's place, to be written by the test."""
    program = tmp_path / "bin" / "mvn"
    program.parent.mkdir()
    program.touch(mode=0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    return program


def test_what_maven_says_is_shown_with_another_way(siclint: Run, maven: Path, cache: Path) -> None:
    maven.write_text("#!/bin/sh\necho '[ERROR] no route to host'\nexit 1\n", encoding="utf-8")
    done = siclint("languagetool", "install")
    assert done.returncode == 2
    assert "mvn ended with exit status 1" in done.stderr
    assert "SICLINT_LANGUAGETOOL_HOME" in done.stderr
    assert "  | [ERROR] no route to host" in done.stderr
    assert list((cache / "languagetool").iterdir()) == []


def test_other_jars_than_those_that_were_pinned_are_refused(siclint: Run, maven: Path) -> None:
    jar = jars.pinned()[0].file
    look = "for word; do case $word in -DoutputDirectory=*) out=${word#*=};; esac; done"
    maven.write_text(f'#!/bin/sh\n{look}\nmkdir "$out"\necho x > "$out/{jar}"\n', encoding="utf-8")
    done = siclint("languagetool", "install")
    assert done.returncode == 2
    assert "these jars are not those that siclint pins" in done.stderr
    assert jar in done.stderr
    assert not places.installed().exists()


def test_what_is_there_already_is_not_fetched_again(siclint: Run, maven: Path, languagetool_home: str) -> None:
    if jars.missing(Path(languagetool_home)):
        pytest.skip("SICLINT_LANGUAGETOOL_HOME names another build of LanguageTool")
    places.installed().parent.mkdir(parents=True)
    shutil.copytree(languagetool_home, places.installed())
    maven.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    done = siclint("languagetool", "install")
    assert (done.returncode, done.stdout) == (0, f"LanguageTool 6.8 is there already: {places.installed()}\n")


def test_a_release_that_was_unpacked_by_hand_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release = tmp_path / "LanguageTool-6.8"
    (release / "libs").mkdir(parents=True)
    for name in ("languagetool-server.jar", "libs/languagetool-core.jar"):
        (release / name).touch()
    monkeypatch.setenv(jars.VARIABLE, str(release))
    assert jars.find_jars() == sorted(str(path) for path in release.rglob("*.jar"))
