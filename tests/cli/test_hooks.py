"""The commit hooks, run by pre-commit and by prek on commits of real repositories.

Each runner builds an environment from this checkout once for all tests, which needs a package index.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "lint", "rules")
RUNNERS = ("pre-commit", "prek")
NO_INDEX = ("no matching distribution", "failed to fetch", "connection", "could not find a version", "network")

BROKEN = "He kept a small loom in the shop. Kitchen. Nobody asked him why he had it there.\n"
MENDED = "He kept a small loom in the shop and kitchen. Nobody asked him why he had it there.\n"
ENTITY = "The mill &amp; the bakery opened on Monday, and forty people came to look at them.\n"
NAMES = ("with space.txt", "größe und maß.md", "статья о мельнице.txt", "水車小屋.html")


@dataclass(frozen=True)
class Desk:
    """A repository of articles with the hooks of one runner installed."""

    folder: Path
    environment: dict[str, str]

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", *arguments], cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def commit(self) -> subprocess.CompletedProcess[str]:
        """Stage everything and try to commit it."""
        self.git("add", "--all")
        return self.git("commit", "-m", "Articles")

    @property
    def commits(self) -> int:
        return len(self.git("log", "--format=%h").stdout.split())


def said(done: subprocess.CompletedProcess[str]) -> str:
    return done.stdout + done.stderr


@pytest.fixture(scope="session")
def hook_environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which neither git, nor a runner, nor siclint knows anything of this machine's user."""
    home = tmp_path_factory.mktemp("hook-home")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "PREK"))}
    for name in ("AUTHOR", "COMMITTER"):
        kept |= {f"GIT_{name}_NAME": "Desk", f"GIT_{name}_EMAIL": "desk@example.org"}
    return kept | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "PREK_HOME": str(home / "prek"),
        "XDG_CACHE_HOME": str(home / "cache"),
    }


@pytest.fixture(scope="session")
def hook_source(tmp_path_factory: pytest.TempPathFactory, hook_environment: dict[str, str]) -> tuple[Path, str]:
    """A repository with this checkout as it lies here, and its commit."""
    folder = tmp_path_factory.mktemp("siclint")
    for name in SHIPPED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, folder / name)

    def git(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=folder, env=hook_environment, check=True, capture_output=True)
        return done.stdout.decode().strip()

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "siclint")
    return folder, git("rev-parse", "HEAD")


@pytest.fixture(scope="session", params=RUNNERS)
def runner(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    hook_environment: dict[str, str],
    hook_source: tuple[Path, str],
) -> str:
    """A hook runner that has built its environment."""
    name: str = request.param
    folder = tmp_path_factory.mktemp("first-run")
    desk = Desk(folder, hook_environment)
    desk.git("init", "--quiet")
    configure(desk, hook_source, "siclint")
    desk.write("a.txt", MENDED)
    desk.git("add", "--all")
    done = subprocess.run(
        [name, "run", "--all-files"], cwd=folder, env=hook_environment, capture_output=True, text=True, check=False
    )
    if done.returncode not in (0, 1) and any(words in said(done).lower() for words in NO_INDEX):
        pytest.skip(f"{name} cannot build siclint's environment without a package index")
    assert done.returncode == 0, said(done)
    return name


def configure(desk: Desk, source: tuple[Path, str], hook: str) -> None:
    folder, commit = source
    desk.write(
        ".pre-commit-config.yaml", f"repos:\n  - repo: {folder}\n    rev: {commit}\n    hooks:\n      - id: {hook}\n"
    )


@pytest.fixture
def desk(
    runner: str,
    tmp_path: Path,
    request: pytest.FixtureRequest,
    hook_environment: dict[str, str],
    hook_source: tuple[Path, str],
) -> Desk:
    """A repository with one clean commit and the hook installed; `siclint`, or what the test's parameter names."""
    made = Desk(tmp_path, hook_environment)
    made.git("init", "--quiet")
    configure(made, hook_source, getattr(request, "param", "siclint"))
    subprocess.run([runner, "install"], cwd=tmp_path, env=hook_environment, check=True, capture_output=True)
    first = made.commit()
    assert first.returncode == 0, said(first)
    return made


def test_a_commit_with_a_finding_is_refused_until_it_is_mended(desk: Desk) -> None:
    for name in NAMES:
        desk.write(name, BROKEN)
    refused = desk.commit()
    assert refused.returncode != 0
    assert desk.commits == 1
    for name in NAMES:
        assert f"{name}:1:29: error[orphan-fragment]" in said(refused)
    for name in NAMES:
        desk.write(name, MENDED)
    assert desk.commit().returncode == 0
    assert desk.commits == 2


@pytest.mark.parametrize("desk", ["siclint-fix"], indirect=True)
def test_the_fixing_hook_mends_and_lets_through_what_it_mended_the_second_time(desk: Desk) -> None:
    desk.write("with space.txt", ENTITY)
    refused = desk.commit()
    assert refused.returncode != 0
    assert desk.commits == 1
    assert (desk.folder / "with space.txt").read_text(encoding="utf-8") == ENTITY.replace("&amp;", "&")
    assert desk.commit().returncode == 0
    assert desk.commits == 2


@pytest.mark.parametrize("desk", ["siclint-fix"], indirect=True)
def test_the_fixing_hook_refuses_what_it_cannot_mend(desk: Desk) -> None:
    desk.write("a.txt", BROKEN)
    refused = desk.commit()
    assert refused.returncode != 0
    assert "orphan-fragment" in said(refused)
    assert (desk.folder / "a.txt").read_text(encoding="utf-8") == BROKEN


def test_the_configuration_holds_for_named_files_and_no_server_is_asked(desk: Desk) -> None:
    desk.write(
        "siclint.toml", 'exclude = ["drafts/"]\n[languagetool]\nenabled = true\nurl = "http://127.0.0.1:9/v2/"\n'
    )
    (desk.folder / "drafts").mkdir()
    desk.write("drafts/a.txt", BROKEN)
    desk.write("b.txt", MENDED)
    done = desk.commit()
    assert done.returncode == 0, said(done)


def test_files_that_are_no_articles_are_not_looked_at(desk: Desk) -> None:
    for name in ("settings.json", "code.py", "data.csv"):
        desk.write(name, BROKEN if name != "settings.json" else "{}\n")
    assert desk.commit().returncode == 0


def test_two_thousand_files_go_to_one_siclint(desk: Desk) -> None:
    (desk.folder / "archive").mkdir()
    for number in range(2000):
        desk.write(f"archive/an article, number {number}.txt", MENDED if number != 1234 else BROKEN)
    refused = desk.commit()
    assert refused.returncode != 0
    assert said(refused).count("orphan-fragment") == 1
    assert "archive/an article, number 1234.txt:1:29" in said(refused)
    assert "2,000 files" in said(refused)
    desk.write("archive/an article, number 1234.txt", MENDED)
    done = desk.commit()
    assert done.returncode == 0, said(done)
    assert desk.commits == 2


@pytest.mark.parametrize("name", RUNNERS)
def test_the_manifest_is_valid(name: str, hook_environment: dict[str, str]) -> None:
    subprocess.run([name, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], env=hook_environment, check=True)


def test_without_a_runner_the_hook_of_the_documentation_does_the_same(
    tmp_path: Path, hook_environment: dict[str, str]
) -> None:
    page = (ROOT / "docs" / "hooks.md").read_text(encoding="utf-8")
    script = page.split("```sh\n")[1].split("```")[0]
    made = Desk(tmp_path, hook_environment)
    made.git("init", "--quiet")
    hook = tmp_path / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(script, encoding="utf-8")
    hook.chmod(0o755)
    made.write("статья о мельнице.txt", BROKEN)
    refused = made.commit()
    assert refused.returncode != 0
    assert "статья о мельнице.txt:1:29" in said(refused)
    made.write("статья о мельнице.txt", MENDED)
    made.git("add", "--all")
    made.write("статья о мельнице.txt", BROKEN)
    assert made.git("commit", "-m", "What is staged is clean").returncode == 0
