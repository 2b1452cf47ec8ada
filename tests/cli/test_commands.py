"""The commands beside `check`, the configuration as a user meets it, and shell completion."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from siclint import FAMILIES, __version__

if TYPE_CHECKING:
    from tests.cli.conftest import InTerminal, Run


def plain(text: str) -> str:
    """Text without the boxes that are drawn around it, on one line."""
    return " ".join(text.translate(dict.fromkeys(map(ord, "│╭╮╰╯─"), " ")).split())


class TestHelp:
    def test_of_the_whole(self, invoke: Run) -> None:
        done = invoke("--help")
        assert done.returncode == 0
        for command in ("check", "rules", "explain", "config", "evaluate", "new-rule", "version"):
            assert f" {command} " in done.stdout

    def test_without_arguments_it_is_the_help(self, invoke: Run) -> None:
        done = invoke()
        assert done.returncode == 2
        assert "check" in done.stdout + done.stderr

    def test_of_check(self, invoke: Run) -> None:
        words = plain(invoke("check", "--help").stdout)
        for option in (
            "--select --extend-select --ignore --preview --fail-on --exclude --force-exclude --stdin-filename"
            " --text-field --title-field --id-field --config --isolated --format --output --color --jobs"
            " --no-progress --quiet"
        ).split():
            assert option in words
        assert "Exit status" in words
        assert "Examples" in words

    def test_a_command_that_is_misspelt(self, invoke: Run) -> None:
        done = invoke("explian")
        assert done.returncode == 2
        assert "Did you mean 'explain'?" in plain(done.stderr)


class TestRules:
    def test_a_line_for_each_rule(self, invoke: Run) -> None:
        header, *lines = invoke("rules").stdout.splitlines()
        assert header.split() == ["rule", "family", "severity", "status", "finds"]
        assert len(lines) > 20
        for line in lines:
            _, family, severity, status, summary = line.split(maxsplit=4)
            assert family in FAMILIES
            assert severity in {"note", "warning", "error"}
            assert status in {"stable", "preview"}
            assert summary

    @pytest.mark.usefixtures("marked")
    def test_rules_of_the_configuration_here_are_among_them(self, invoke: Run) -> None:
        assert "\nmarker " in invoke("rules").stdout
        assert "\nmarker " not in invoke("rules", "--isolated").stdout
        assert invoke("rules", "marker").stdout.splitlines()[1].split(maxsplit=4) == [
            *("marker", "garbling", "warning", "stable", "Finds ZZZ"),
        ]

    def test_a_family(self, invoke: Run) -> None:
        families = {line.split()[1] for line in invoke("rules", "encoding").stdout.splitlines()[1:]}
        assert families == {"encoding"}

    @pytest.mark.usefixtures("marked")
    def test_json(self, invoke: Run) -> None:
        (rule,) = json.loads(invoke("rules", "marker", "--format", "json").stdout)
        assert rule == {
            "name": "marker",
            "family": "garbling",
            "severity": "warning",
            "status": "stable",
            "summary": "Finds ZZZ",
            "fix": None,
            "mqm": "Accuracy/Untranslated",
            "its": "untranslated",
            "options": {},
            "page": None,
        }

    def test_an_unknown_name(self, invoke: Run) -> None:
        done = invoke("rules", "encodin")
        assert done.returncode == 2
        assert "Did you mean encoding?" in plain(done.stderr)


class TestExplain:
    def test_every_rule_has_its_page_raw_in_a_pipe(self, invoke: Run) -> None:
        page = invoke("explain", "replacement-character").stdout
        assert page.startswith("# replacement-character\n\n## What it finds\n")
        assert "```bad\n" in page

    @pytest.mark.usefixtures("marked")
    def test_a_rule_without_a_page(self, invoke: Run) -> None:
        assert invoke("explain", "marker").stdout == "# marker\n\nFinds ZZZ\n"

    def test_options_are_listed_with_their_defaults(self, marked: Path, invoke: Run) -> None:
        rule = (marked / "marker.py").read_text(encoding="utf-8")
        options = "import dataclasses\n@dataclasses.dataclass(frozen=True)\nclass O:\n    at_least: int = 3\n"
        rule = rule.replace("rule = Rule(", f"{options}\nrule = Rule(options=O,").replace(
            "check(article)", "check(article, o)"
        )
        (marked / "marker.py").write_text(rule, encoding="utf-8")
        expected = "## Options\n\n```toml\n[tool.siclint.rules.marker]\nat-least = 3\n```\n"
        assert invoke("explain", "marker").stdout.endswith(expected)

    @pytest.mark.parametrize(
        ("name", "words"),
        [
            ("replacement-charakter", "No rule is called replacement-charakter. Did you mean replacement-character?"),
            ("xyzzy", "siclint rules lists them all."),
            ("encoding", "encoding is a family. Its rules: "),
            ("a\x1b[31mb", "No rule is called a␛[31mb."),
        ],
    )
    def test_an_unknown_name(self, invoke: Run, name: str, words: str) -> None:
        done = invoke("explain", name)
        assert (done.returncode, done.stdout) == (2, "")
        assert words in plain(done.stderr)
        assert "\x1b" not in done.stderr


class TestInTerminal:
    def test_rules_are_drawn_to_the_width(self, in_terminal: InTerminal) -> None:
        shown = in_terminal("rules", "encoding", COLUMNS="70")
        lines = [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in shown.splitlines()]
        assert max(map(len, lines)) <= 70
        assert any(line.split()[:4] == ["replacement-character", "encoding", "error", "stable"] for line in lines)
        assert "\x1b[1m" in shown
        assert "\x1b" not in in_terminal("rules", "encoding", NO_COLOR="1", TERM="dumb")

    def test_a_page_is_rendered_with_the_kinds_of_its_examples(self, in_terminal: InTerminal) -> None:
        shown = in_terminal("explain", "replacement-character", NO_COLOR="1")
        assert "```" not in shown
        for words in ("What it finds", "Found:", "Mended:", "Left alone:", "encoding, error, stable"):
            assert words in shown

    def test_a_page_cannot_steer_the_terminal(self, marked: Path, in_terminal: InTerminal) -> None:
        (marked / "marker.md").write_text("# marker\n\nA page with \x1b[31m in it.\n", encoding="utf-8")
        assert "A page with ␛[31m in it." in in_terminal("explain", "marker", NO_COLOR="1")

    @pytest.mark.usefixtures("marked")
    def test_settings(self, in_terminal: InTerminal) -> None:
        shown = in_terminal("config", NO_COLOR="1")
        assert '["marker"]' in shown
        assert "siclint.toml:2" in shown


class TestConfig:
    def test_what_holds_and_from_where(self, marked: Path, invoke: Run) -> None:
        (marked / "siclint.toml").write_text(
            'plugins = ["marker.py"]\nselect = ["marker"]\n\n[per-file."old/**"]\nseverity = { marker = "note" }\n',
            encoding="utf-8",
        )
        done = invoke("config", "old/a.txt", "--fail-on", "error")
        rows = {" ".join(line.split()) for line in done.stdout.splitlines()}
        assert rows >= {
            "old/a.txt: siclint.toml",
            'select ["marker"] siclint.toml:2',
            'severity.marker "note" siclint.toml:5',
            'fail-on "error" command line',
            "preview false default",
            "marker yes select marker siclint.toml:2",
            "replacement-character no not in select siclint.toml:2",
        }

    @pytest.mark.usefixtures("marked")
    def test_json(self, invoke: Run) -> None:
        document = json.loads(invoke("config", "--format", "json").stdout)
        assert (document["path"], document["configuration"]) == (".", "siclint.toml")
        assert {"key": "select", "value": ["marker"], "origin": "siclint.toml:2"} in document["settings"]
        (marker,) = [rule for rule in document["rules"] if rule["name"] == "marker"]
        assert marker == {
            "name": "marker",
            "runs": True,
            "severity": "warning",
            "reason": "select marker",
            "origin": "siclint.toml:2",
        }

    def test_without_a_configuration(self, invoke: Run) -> None:
        done = invoke("config")
        assert done.returncode == 0
        assert done.stdout.startswith(".: no configuration\n")
        assert {line.split()[-1] for line in done.stdout.splitlines()[3:14]} == {"default"}


class TestConfigurationErrors:
    def test_all_at_once_in_frames_and_nothing_is_checked(self, marked: Path, invoke: Run) -> None:
        (marked / "pyproject.toml").write_text(
            '[project]\nname = "x"\n\n[tool.siclint]\nslect = []\nignore = ["garblin"]\n', encoding="utf-8"
        )
        (marked / "siclint.toml").unlink()
        (marked / "a.txt").write_text("ZZZ", encoding="utf-8")
        done = invoke("check")
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.splitlines() == [
            "error[unknown-key]: unknown key `slect`",
            " --> pyproject.toml:5:1",
            "  |",
            "5 | slect = []",
            "  | ^^^^^",
            "  = help: did you mean `select`?",
            "",
            "error[unknown-rule]: no rule or family is called `garblin`",
            " --> pyproject.toml:6:11",
            "  |",
            '6 | ignore = ["garblin"]',
            "  |           ^^^^^^^^^",
            "  = help: did you mean `garbling`?",
            "",
            "siclint: error: 2 errors in the configuration",
        ]

    @pytest.mark.usefixtures("marked")
    def test_a_name_on_the_command_line(self, invoke: Run) -> None:
        done = invoke("check", "--select", "marker,markr")
        assert done.returncode == 2
        assert "no rule or family is called `markr`" in done.stderr
        assert "--select" in done.stderr
        assert "did you mean `marker`?" in done.stderr

    def test_a_configuration_that_is_not_there(self, invoke: Run) -> None:
        done = invoke("check", "--config", "none.toml")
        assert done.returncode == 2
        assert "none.toml" in done.stderr

    def test_isolated_and_config_exclude_each_other(self, marked: Path, invoke: Run) -> None:
        done = invoke("check", "--isolated", "--config", str(marked / "siclint.toml"))
        assert done.returncode == 2
        assert "--isolated" in done.stderr


class TestTrust:
    """What a checked folder brings along may choose among rules, and runs nothing."""

    @pytest.fixture
    def checked(self, marked: Path) -> Path:
        """A folder with a configuration of its own, beside the working directory."""
        folder = marked.parent / "checked"
        folder.mkdir()
        trap = "from pathlib import Path\nPath(__file__).with_name('it-ran').touch()\n"
        (folder / "trap.py").write_text(trap + (marked / "marker.py").read_text(encoding="utf-8"), encoding="utf-8")
        (folder / "siclint.toml").write_text('plugins = ["trap.py"]\nselect = ["marker"]\n', encoding="utf-8")
        (folder / "a.txt").write_text("Rain fell on ZZZ.\n", encoding="utf-8")
        return folder

    def test_it_is_refused_by_name_with_the_way_to_allow_it(self, checked: Path, siclint: Run) -> None:
        done = siclint("check", "../checked")
        assert done.returncode == 2
        assert not (checked / "it-ran").exists()
        path = (checked / "siclint.toml").as_posix()
        (line,) = [line for line in done.stderr.splitlines() if line.startswith("siclint:")]
        assert line.startswith(f"siclint: error: {path}:1: Python file trap.py is not loaded")
        assert f"--config {path}" in line

    def test_it_is_allowed_by_naming_it(self, checked: Path, siclint: Run) -> None:
        done = siclint("check", "../checked", "--config", "../checked/siclint.toml")
        assert done.returncode == 1
        assert (checked / "it-ran").exists()

    def test_it_is_not_looked_at_when_isolated(self, checked: Path, siclint: Run) -> None:
        done = siclint("check", "../checked", "--isolated")
        assert done.returncode == 0
        assert not (checked / "it-ran").exists()

    def test_it_does_not_write_files(self, checked: Path, siclint: Run) -> None:
        (checked / "siclint.toml").write_text('formats = ["json=report.json"]\nselect = []\n', encoding="utf-8")
        assert siclint("check", "../checked").returncode == 0
        assert not (checked / "report.json").exists()
        assert siclint("check", cwd=checked).returncode == 0
        assert (checked / "report.json").exists()


class TestFormatsOfAConfiguration:
    def test_they_hold_and_the_command_line_replaces_them(self, marked: Path, invoke: Run) -> None:
        configuration = (marked / "siclint.toml").read_text(encoding="utf-8")
        (marked / "siclint.toml").write_text(
            f'{configuration}formats = ["concise", "json=out.json"]\n', encoding="utf-8"
        )
        (marked / "sub").mkdir()
        (marked / "sub" / "a.txt").write_text("ZZZ", encoding="utf-8")
        done = invoke("check", cwd=marked / "sub")
        assert done.stdout == "a.txt:1:1: warning[marker] ZZZ stands here\n"
        assert json.loads((marked / "out.json").read_text(encoding="utf-8"))
        (marked / "out.json").unlink()
        invoke("check", "--format", "text")
        assert not (marked / "out.json").exists()


class TestEvaluate:
    @pytest.fixture
    def gold(self, marked: Path) -> Path:
        """A gold file with one artifact that is found and one that is not."""
        folder = marked / "seeds"
        folder.mkdir()
        (folder / "a.txt").write_text("Rain fell on ZZZ. Then it it stopped.\n", encoding="utf-8")
        found = {
            "file": "a.txt",
            "family": "garbling",
            "kind": "z",
            "tier": "must",
            "start": 13,
            "end": 16,
            "quote": "ZZZ",
        }
        missed = {**found, "start": 23, "end": 28, "quote": "it it"}
        gold = folder / "gold.jsonl"
        gold.write_text(f"{json.dumps(found)}\n{json.dumps(missed)}\n", encoding="utf-8")
        return gold

    @pytest.mark.parametrize(("floor", "status"), [("0.5", 0), ("0.51", 1)])
    def test_the_share_that_was_found(self, gold: Path, invoke: Run, floor: str, status: int) -> None:
        done = invoke("evaluate", str(gold), "--fail-under", floor, "--format", "json")
        assert done.returncode == status
        assert json.loads(done.stdout)["recall"].items() >= {"hits": 1, "total": 2}.items()

    @pytest.mark.usefixtures("gold")
    def test_the_table_names_what_was_missed(self, invoke: Run) -> None:
        done = invoke("evaluate", "seeds/gold.jsonl", "seeds")
        assert done.returncode == 0
        assert "a.txt:1:24 must, garbling, z: it it" in done.stdout

    def test_what_cannot_be_scored(self, gold: Path, invoke: Run) -> None:
        assert invoke("evaluate", "none.jsonl").returncode == 2
        (gold.parent / "a.txt").unlink()
        done = invoke("evaluate", str(gold))
        assert done.returncode == 2
        assert "siclint: error: a.txt: the gold has annotations of it, but it was not checked" in done.stderr

    @pytest.fixture
    def clean(self, folder: Path) -> Path:
        clean = folder / "clean"
        clean.mkdir()
        lines = [
            "The ferry left the harbour at nine in the morning.",
            "It had forty people on board.",
            "Nobody complained.",
        ]
        (clean / "a.txt").write_text("Ferry on time\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
        return clean

    def test_planted_copies_can_be_kept_and_scored_as_any_gold(self, clean: Path, invoke: Run) -> None:
        done = invoke("evaluate", "--plant", str(clean), "--per-family", "12", "--keep", "kept", "--format", "json")
        assert done.returncode == 0, done.stderr
        planted = json.loads(done.stdout)["families"]
        again = json.loads(invoke("evaluate", "kept/gold.jsonl", "--isolated", "--format", "json").stdout)["families"]
        assert planted["encoding"]["recall"] == again["encoding"]["recall"]["must"]
        assert planted["encoding"]["recall"]["total"] > 3
        refused = invoke("evaluate", "--plant", str(clean), "--keep", "kept")
        assert (refused.returncode, "kept is there already" in refused.stderr) == (2, True)

    def test_a_family_that_is_found_too_rarely_fails(self, clean: Path, invoke: Run) -> None:
        done = invoke("evaluate", "--plant", str(clean), "--select", "encoding", "--fail-under", "0.5")
        assert done.returncode == 1
        assert "recall of garbling is 0.000, less than 0.5" in done.stderr
        assert "recall of encoding" not in done.stderr

    def test_noise_is_counted_for_each_folder(self, clean: Path, invoke: Run) -> None:
        loud = clean.parent / "loud"
        loud.mkdir()
        (loud / "b.txt").write_text("A man saw the the boat come in.\n", encoding="utf-8")
        done = invoke(
            "evaluate", "--noise", "clean", "--noise", "loud", "--select", "repeated-word", "--format", "markdown"
        )
        assert done.returncode == 0
        rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in done.stdout.splitlines()]
        assert ["repeated-word", "0 (0.000)", "1 (125.000)"] in rows

    @pytest.mark.parametrize("arguments", [[], ["gold.jsonl", "--noise", "."], ["--plant", ".", "--noise", "."]])
    def test_one_way_at_a_time(self, invoke: Run, arguments: list[str]) -> None:
        done = invoke("evaluate", *arguments)
        assert done.returncode == 2
        assert "give one of them: a GOLD file, --plant FOLDER" in done.stderr


class TestNewRule:
    def test_it_writes_a_module_and_a_page_whose_example_fails(self, folder: Path, invoke: Run) -> None:
        done = invoke("new-rule", "garbling/stranded-comma", "--directory", "mine")
        assert done.returncode == 0
        assert sorted(done.stdout.split()) == ["mine/stranded-comma.md", "mine/stranded_comma.py"]
        arguments = ["-q", "-p", "siclint.testing", "-p", "no:cacheprovider", "mine"]
        pytest_run = subprocess.run(
            [sys.executable, "-m", "pytest", *arguments], cwd=folder, capture_output=True, text=True, check=False
        )
        assert pytest_run.returncode == 1, pytest_run.stdout
        assert "bad" in pytest_run.stdout

    @pytest.mark.parametrize("name", ["stranded-comma", "garbling/", "garblin/x", "garbling/Not A Name"])
    def test_a_name_that_is_none(self, folder: Path, invoke: Run, name: str) -> None:
        done = invoke("new-rule", name)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr
        assert not list(folder.glob("*.py"))

    def test_nothing_is_written_over(self, folder: Path, invoke: Run) -> None:
        invoke("new-rule", "garbling/stranded-comma")
        (folder / "stranded_comma.py").write_text("mine", encoding="utf-8")
        done = invoke("new-rule", "garbling/stranded-comma")
        assert done.returncode == 2
        assert "stranded_comma.py" in done.stderr
        assert (folder / "stranded_comma.py").read_text(encoding="utf-8") == "mine"


def test_version_names_the_packages_that_bring_rules(invoke: Run) -> None:
    first, *lines = invoke("version").stdout.splitlines()
    assert first.startswith(f"siclint {__version__}, Python 3.")
    assert ["siclint", __version__, "builtin", "=", "siclint_rules"] in [line.split() for line in lines]


class TestCompletion:
    def complete(self, siclint: Run, words: str) -> list[str]:
        number = str(len(words.split(" ")) - 1)
        return siclint(
            env={"_SICLINT_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": number}
        ).stdout.split()

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_the_script(self, siclint: Run, shell: str) -> None:
        done = siclint("--show-completion", shell, env={"SHELL": f"/bin/{shell}"})
        assert "siclint" in done.stdout

    def test_rules(self, siclint: Run) -> None:
        assert "replacement-character" in self.complete(siclint, "siclint explain ")
        assert self.complete(siclint, "siclint explain replacement-c") == ["replacement-character"]

    def test_rules_of_the_configuration_here(self, marked: Path, siclint: Run) -> None:
        assert self.complete(siclint, "siclint explain mark") == ["marker"]
        (marked / "siclint.toml").write_text("slect = [\n", encoding="utf-8")
        assert "replacement-character" in self.complete(siclint, "siclint explain ")

    def test_selectors_behind_the_last_comma(self, siclint: Run) -> None:
        assert self.complete(siclint, "siclint check --select resi") == ["residue"]
        assert self.complete(siclint, "siclint check --select encoding,resi") == ["encoding,residue"]

    def test_formats_and_families(self, siclint: Run) -> None:
        assert self.complete(siclint, "siclint check --format js") == ["json", "jsonl"]
        assert self.complete(siclint, "siclint new-rule garb") == ["garbling/"]
