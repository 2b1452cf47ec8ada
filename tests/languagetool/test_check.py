"""`siclint check --languagetool`, with a real server."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from siclint.languagetool import places

if TYPE_CHECKING:
    import subprocess

    from tests.languagetool.conftest import Run

    from siclint.languagetool.server import Server

pytestmark = pytest.mark.usefixtures("own_cache")

ARTICLE = "The price rose to $ 12 on Monday 😀, and the shop would sold the last one for $ 9 on Friday.\n"


@pytest.fixture
def article(folder: Path) -> Path:
    """An article with three things for LanguageTool."""
    file = folder / "a.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


def found(done: subprocess.CompletedProcess[str]) -> list[tuple[str, str]]:
    """Rule and marked text of each finding in a JSON report."""
    return [(each["rule"], each["text"]) for file in json.loads(done.stdout)["files"] for each in file["diagnostics"]]


@pytest.mark.usefixtures("article")
class TestARunningServer:
    def test_its_findings_are_printed_at_their_places(self, siclint: Run, running: Server) -> None:
        done = siclint("check", "--languagetool-url", running.url, "--select", "grammar", "--format", "json")
        assert done.returncode == 1
        assert "siclint:" not in done.stderr
        assert found(done) == [
            ("languagetool/CURRENCY_SPACE", "$ 12"),
            ("languagetool/MD_BASEFORM", "sold"),
            ("languagetool/CURRENCY_SPACE", "$ 9"),
        ]

    def test_fixes_are_unsafe_and_there_is_a_link(self, siclint: Run, running: Server) -> None:
        done = siclint("check", "--languagetool-url", running.url, "--select", "grammar", "--format", "json")
        (file,) = json.loads(done.stdout)["files"]
        price = file["diagnostics"][0]
        assert price["family"] == "grammar"
        assert price["message"].startswith("The currency mark")
        assert [(fix["applicability"], fix["edits"][0]["replacement"]) for fix in price["fixes"]] == [("unsafe", "$12")]
        assert all(each["link"] is None or each["link"].startswith("https://") for each in file["diagnostics"])

    def test_any_path_of_its_interface_is_an_address(self, siclint: Run, running: Server) -> None:
        done = siclint(
            "check", "--languagetool-url", f"{running.url}/v2/check/", "--select", "grammar", "--format", "json"
        )
        assert ("languagetool/MD_BASEFORM", "sold") in found(done)

    def test_the_variable_names_it_but_does_not_ask_for_grammar(
        self, siclint: Run, running: Server, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SICLINT_LANGUAGETOOL_URL", running.url)
        assert "languagetool" not in siclint("check", "--format", "json").stdout
        assert len(found(siclint("check", "--languagetool", "--select", "grammar", "--format", "json"))) == 3

    def test_the_configuration_asks_for_it(self, siclint: Run, running: Server, folder: Path) -> None:
        lines = ["[languagetool]", "enabled = true", f'url = "{running.url}"', 'rules = ["MD_BASEFORM"]']
        (folder / "siclint.toml").write_text("\n".join(lines), encoding="utf-8")
        assert found(siclint("check", "--select", "grammar", "--format", "json")) == [
            ("languagetool/MD_BASEFORM", "sold")
        ]
        assert "languagetool" not in siclint("check", "--no-languagetool", "--format", "json").stdout

    @pytest.mark.parametrize(
        ("options", "rules"),
        [
            (("--select", "languagetool/MD_BASEFORM"), {"MD_BASEFORM"}),
            (("--select", "grammar", "--ignore", "languagetool/MD_BASEFORM"), {"CURRENCY_SPACE"}),
            (("--ignore", "grammar"), set()),
            (("--select", "grammar", "--languagetool-rules", "MD_BASEFORM"), {"MD_BASEFORM"}),
            (("--select", "residue"), set()),
        ],
    )
    def test_selection(self, siclint: Run, running: Server, options: tuple[str, ...], rules: set[str]) -> None:
        done = siclint("check", "--languagetool-url", running.url, *options, "--format", "json")
        names = {rule for rule, _ in found(done) if rule.startswith("languagetool/")}
        assert names == {f"languagetool/{rule}" for rule in rules}

    def test_a_rule_that_is_not_chosen_runs_when_it_is_selected(
        self, siclint: Run, running: Server, folder: Path
    ) -> None:
        (folder / "a.txt").write_text("He have gone home, and the street was empty.\n", encoding="utf-8")
        select = ("--select", "languagetool/HE_VERB_AGR", "--format", "json")
        done = siclint("check", "--languagetool-url", running.url, *select)
        assert found(done) == [("languagetool/HE_VERB_AGR", "have")]
        assert done.returncode == 0  # a note

    def test_all_rules_say_more_and_only_notes(self, siclint: Run, running: Server) -> None:
        options = ("--select", "grammar", "--languagetool-rules", "all", "--format", "json")
        done = siclint("check", "--languagetool-url", running.url, *options)
        chosen = siclint("check", "--languagetool-url", running.url, "--select", "grammar", "--format", "json")
        assert set(found(chosen)) <= set(found(done))

    def test_severity_of_a_rule(self, siclint: Run, running: Server, folder: Path) -> None:
        (folder / "siclint.toml").write_text('severity = { "languagetool/MD_BASEFORM" = "error" }', encoding="utf-8")
        options = ("--select", "languagetool/MD_BASEFORM", "--format", "concise")
        done = siclint("check", "--languagetool-url", running.url, *options)
        assert done.stdout.startswith("a.txt:1:56: error[languagetool/MD_BASEFORM] ")

    def test_what_siclint_reports_is_not_said_twice(self, siclint: Run, running: Server, folder: Path) -> None:
        (folder / "a.txt").write_text("He had an house and a orange tree in the yard.\n", encoding="utf-8")
        rules = ("--languagetool-rules", "EN_A_VS_AN", "--format", "json")
        both = found(siclint("check", "--languagetool-url", running.url, *rules))
        assert [rule for rule, _ in both] == ["article-form", "article-form"]
        alone = found(siclint("check", "--languagetool-url", running.url, *rules, "--select", "grammar"))
        assert [text for _, text in alone] == ["an", "a"]

    def test_sarif_describes_the_rules(self, siclint: Run, running: Server) -> None:
        done = siclint("check", "--languagetool-url", running.url, "--select", "grammar", "--format", "sarif")
        (run,) = json.loads(done.stdout)["runs"]
        rules = run["tool"]["driver"]["rules"]
        (result,) = [one for one in run["results"] if one["ruleId"] == "languagetool/MD_BASEFORM"]
        assert rules[result["ruleIndex"]]["id"] == "languagetool/MD_BASEFORM"
        assert "MD_BASEFORM" in rules[result["ruleIndex"]]["help"]["markdown"]
        assert result["properties"]["mqm"] == "Linguistic conventions/Grammar"
        assert result["properties"]["itsType"] == "grammar"

    def test_workers_share_it_and_find_the_same(self, siclint: Run, running: Server, folder: Path) -> None:
        for number in range(24):
            (folder / f"{number:02}.txt").write_text(f"Story {number}. {ARTICLE}", encoding="utf-8")
        options = ("--languagetool-url", running.url, "--select", "grammar", "--format", "json", "--no-cache")
        eight, one = (siclint("check", *options, "--jobs", jobs) for jobs in ("8", "1"))
        assert eight.stdout == one.stdout
        assert len(found(eight)) == 25 * 3

    def test_what_is_known_is_not_asked_again(self, siclint: Run, running: Server) -> None:
        options = ("check", "--languagetool-url", running.url, "--select", "grammar", "--format", "json")
        first = siclint(*options)
        handled = running.log.read_text(encoding="utf-8").count("POST /v2/check")
        assert siclint(*options).stdout == first.stdout
        # One request to see that the server is one, none for the article.
        assert running.log.read_text(encoding="utf-8").count("POST /v2/check") == handled + 1


class TestWithoutOne:
    @pytest.fixture
    def broken(self, folder: Path) -> None:
        """An article with something for siclint's own rules."""
        (folder / "a.txt").write_text("He had an house in the the old town.\n", encoding="utf-8")

    def _is_left_out(self, done: subprocess.CompletedProcess[str], words: str) -> None:
        assert done.returncode == 2
        assert "article-form" in done.stdout
        errors = [line for line in done.stderr.splitlines() if line.startswith("siclint: error:")]
        assert len(errors) == 1
        assert words in errors[0]

    @pytest.mark.usefixtures("broken")
    def test_nobody_listens(self, siclint: Run) -> None:
        done = siclint("check", "--languagetool-url", "http://127.0.0.1:9", "--format", "concise")
        self._is_left_out(done, "LanguageTool at http://127.0.0.1:9 cannot be used")

    @pytest.mark.usefixtures("broken")
    def test_no_java(self, siclint: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.delenv("JAVA_HOME", raising=False)
        self._is_left_out(siclint("check", "--languagetool", "--format", "concise"), "install Java 17 or later")

    @pytest.mark.usefixtures("broken")
    def test_an_old_java(self, siclint: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        old = tmp_path / "bin" / "java"
        old.parent.mkdir()
        old.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n", encoding="utf-8")
        old.chmod(0o755)
        monkeypatch.setenv("JAVA_HOME", str(tmp_path))
        self._is_left_out(siclint("check", "--languagetool", "--format", "concise"), "is Java 11, and LanguageTool")

    @pytest.mark.usefixtures("broken")
    def test_no_jars(self, siclint: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.delenv("SICLINT_LANGUAGETOOL_HOME")
        monkeypatch.setenv("LTP_PATH", str(tmp_path))
        done = siclint("check", "--languagetool", "--format", "concise")
        self._is_left_out(done, "is not installed: run `siclint languagetool install`")

    @pytest.mark.usefixtures("broken")
    def test_a_folder_without_jars(self, siclint: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("SICLINT_LANGUAGETOOL_HOME", str(tmp_path))
        done = siclint("check", "--languagetool", "--format", "concise")
        self._is_left_out(done, "no languagetool-server.jar is there")

    @pytest.mark.usefixtures("broken")
    def test_no_client(self, siclint: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "language_tool_python.py").write_text("raise ImportError('not here')\n", encoding="utf-8")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        done = siclint("check", "--languagetool", "--format", "concise")
        self._is_left_out(done, "pip install 'siclint[languagetool]'")
        places.home().mkdir(parents=True, exist_ok=True)
        state = {"pid": os.getpid(), "port": 9, "version": "6.8", "memory": "1g", "idle": 60, "log": "log"}
        places.state_file().write_text(json.dumps(state), encoding="utf-8")
        for command in ("start", "status", "stop"):
            done = siclint("languagetool", command)
            assert (done.returncode, done.stdout) == (2, "")
            assert "pip install 'siclint[languagetool]'" in done.stderr
        assert "no   client" in siclint("languagetool", "doctor").stdout
        assert siclint("rules", "grammar").returncode == 0

    @pytest.mark.usefixtures("broken")
    def test_selecting_its_rules_without_asking_it_is_said(self, siclint: Run) -> None:
        done = siclint("check", "--select", "grammar")
        assert done.returncode == 0
        assert "siclint: warning: grammar is selected, but LanguageTool is not asked: add --languagetool" in done.stderr

    @pytest.mark.usefixtures("broken")
    def test_asking_it_without_selecting_its_rules_is_said(self, siclint: Run) -> None:
        done = siclint("check", "--languagetool", "--select", "encoding")
        assert done.returncode == 0
        assert "siclint: warning: LanguageTool is asked for, but its family grammar is not selected" in done.stderr

    @pytest.mark.parametrize(
        ("options", "words"),
        [
            (("--languagetool-url", "localhost:8081"), "use an address as http://localhost:8081"),
            (("--languagetool-rules", "everything!"), "use chosen, slips, all, picky or a rule's id"),
        ],
    )
    def test_options_that_cannot_work(self, siclint: Run, options: tuple[str, ...], words: str) -> None:
        done = siclint("check", *options)
        assert done.returncode == 2
        assert words in " ".join(done.stderr.split())

    def test_a_folder_that_is_checked_cannot_name_a_server(self, siclint: Run, folder: Path) -> None:
        inner = folder / "inner"
        inner.mkdir()
        table: dict[str, Any] = {"enabled": "true", "url": '"http://127.0.0.1:9"'}
        lines = ["[languagetool]", *(f"{key} = {value}" for key, value in table.items())]
        (inner / "siclint.toml").write_text("\n".join(lines), encoding="utf-8")
        (inner / "a.txt").write_text("It rained all day in the town.\n", encoding="utf-8")
        done = siclint("check", "inner")
        assert done.returncode == 0
        assert "inner/siclint.toml:1: warning[unheeded-key] `languagetool` is not heeded here" in done.stdout
        assert "127.0.0.1" not in done.stdout + done.stderr


def test_the_engine_does_not_load_it_unless_asked() -> None:
    import subprocess
    import sys

    names = "[name for name in sys.modules if name == 'requests' or name.startswith('language_tool')]"
    code = f"import sys, siclint.cli.app, siclint.run; print({names})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout == "[]\n"
