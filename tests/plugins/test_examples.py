"""The examples of the documentation: installed or named in a configuration, run, and tested with the harness."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parent.parent / "example_plugins"
COMMAND = str(Path(sys.executable).with_name("siclint"))


def run(command: list[str], folder: Path, site: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTEST_ADDOPTS")}
    if site is not None:
        environment["PYTHONPATH"] = str(site)
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def copy(name: str, tmp_path: Path) -> Path:
    folder = tmp_path / name
    shutil.copytree(EXAMPLES / name, folder)
    (folder / ".git").mkdir()
    return folder


def check(folder: Path, text: str, *options: str, site: Path | None = None) -> subprocess.CompletedProcess[str]:
    (folder / "article.txt").write_text(text, encoding="utf-8")
    return run([COMMAND, "check", "--format", "concise", *options, "article.txt"], folder, site)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example package, built and installed by pip into a folder of its own."""
    folder = tmp_path_factory.mktemp("package")
    source = folder / "source"
    shutil.copytree(EXAMPLES / "package", source)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    flags = ["--no-index", "--no-deps", "--no-build-isolation", "--no-compile", "--target", str(folder / "site")]
    done = run([*pip, *flags, str(source)], folder)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_a_package_brings_its_rule(installed: Path, tmp_path: Path) -> None:
    done = check(tmp_path, "The road is 12 km kilometres long.\n", "--select", "unit-twice", site=installed)
    assert done.stdout.startswith("article.txt:1:16: ")
    assert "unit-twice" in done.stdout
    assert done.returncode == 1


def test_a_package_is_listed_with_its_version_and_its_page(installed: Path, tmp_path: Path) -> None:
    assert "siclint-units" in run([COMMAND, "version"], tmp_path, installed).stdout
    assert "1.2.0" in run([COMMAND, "version"], tmp_path, installed).stdout
    assert "unit-twice" in run([COMMAND, "rules", "unit-twice"], tmp_path, installed).stdout
    assert "took the sign over" in run([COMMAND, "explain", "unit-twice"], tmp_path, installed).stdout


def test_the_rule_of_a_package_runs_in_several_processes(installed: Path, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number:02}.txt").write_text("The road is 12 km kilometres long.\n", encoding="utf-8")
    command = [COMMAND, "check", "--format", "concise", "--select", "unit-twice", "--jobs", "2", "."]
    assert run(command, tmp_path, installed).stdout.count("unit-twice") == 40


def test_without_the_package_its_rule_is_unknown(tmp_path: Path) -> None:
    done = check(tmp_path, "The road is 12 km kilometres long.\n", "--select", "unit-twice")
    assert done.returncode == 2
    assert "no rule or family is called `unit-twice`" in done.stderr


def test_a_python_file_brings_its_rule(tmp_path: Path) -> None:
    folder = copy("file", tmp_path)
    done = check(folder, "It is long [check: how long?] and wide.\n", "--select", "desk-note")
    assert done.stdout.startswith("article.txt:1:12: ")
    assert "desk-note" in done.stdout
    assert done.returncode == 1


def test_options_of_a_python_file_are_configured(tmp_path: Path) -> None:
    folder = copy("file", tmp_path)
    with (folder / "siclint.toml").open("a", encoding="utf-8") as file:
        file.write('[rules.desk-note]\nmarkers = ["todo"]\n')
    done = check(folder, "It is long [check: how long?] and [todo: sure?] wide.\n", "--select", "desk-note")
    assert [line.split(": ")[0] for line in done.stdout.splitlines() if "desk-note" in line] == ["article.txt:1:35"]


def test_a_toml_file_brings_its_rules(tmp_path: Path) -> None:
    folder = copy("toml", tmp_path)
    text = "The Ukraine won at 9 o'clock p.m.; more details in our\nnext bulletin.\n"
    names = "house-wire-tail,house-spelling,house-bare-hour"
    done = check(folder, text, "--select", names)
    assert done.returncode == 1
    places = [line.split(": ")[0] for line in done.stdout.splitlines()]
    assert places[:2] == ["article.txt:1:1", "article.txt:1:20"]
    assert "our house style has “Ukraine”, not “The Ukraine”" in done.stdout
    assert "write “9 p.m.”" in done.stdout


def test_a_toml_rule_is_explained_and_shown_in_full(tmp_path: Path) -> None:
    folder = copy("toml", tmp_path)
    (folder / "article.txt").write_text("More details in our next bulletin.\n", encoding="utf-8")
    page = run([COMMAND, "explain", "house-wire-tail"], folder).stdout
    assert "## Why it matters\n\nIt tells readers to turn to somebody else." in page
    assert "[[More details in our next  bulletin]]" in page
    done = run([COMMAND, "check", "--select", "house-wire-tail", "article.txt"], folder)
    assert "It tells readers to turn to somebody else." in done.stdout


@pytest.mark.parametrize("name", ["file", "toml"])
def test_a_file_is_tested_with_the_harness(name: str, tmp_path: Path) -> None:
    done = run(
        [sys.executable, "-m", "pytest", "-q", "-p", "siclint.testing", "-p", "no:cacheprovider", "."],
        copy(name, tmp_path),
    )
    assert done.returncode == 0, done.stdout
    assert "passed" in done.stdout


def test_a_package_is_tested_with_the_harness(installed: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "siclint.testing", "-p", "no:cacheprovider"]
    done = run([*command, str(installed / "siclint_units")], tmp_path, installed)
    assert done.returncode == 0, done.stdout
    assert "4 passed" in done.stdout
