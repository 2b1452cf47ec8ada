"""Which configuration holds for a file, and what layers make together."""

from __future__ import annotations

from pathlib import Path

import pytest

from siclint import Severity
from siclint.config.find import find
from siclint.config.layers import Layer
from siclint.config.resolve import Resolver
from siclint.config.show import rows

from .conftest import RULES, Resolve, write


def running(resolver: Resolver, work: Path, name: str = "a.txt") -> set[str]:
    """The rules of the tests that run on a file."""
    settings = resolver.settings(str(work / name))
    assert not resolver.problems
    return {active.rule.name for active in settings.rules if active.rule.name.startswith("test-")}


class TestFind:
    def test_the_nearest_wins(self, work: Path) -> None:
        above = write(work / "siclint.toml", "")
        below = write(work / "a" / "siclint.toml", "")
        (work / "a" / "b").mkdir()
        assert find(str(work / "a" / "b")) == below
        assert find(str(work)) == above

    def test_the_order_in_one_folder(self, work: Path) -> None:
        pyproject = write(work / "pyproject.toml", "[tool.siclint]\n")
        assert find(str(work)) == pyproject
        hidden = write(work / ".siclint.toml", "")
        assert find(str(work)) == hidden
        plain = write(work / "siclint.toml", "")
        assert find(str(work)) == plain

    def test_a_pyproject_without_a_table_for_siclint_is_passed_by(self, work: Path) -> None:
        above = write(work / "siclint.toml", "")
        write(work / "a" / "pyproject.toml", "[tool.other]\nsiclint = 1\n")
        assert find(str(work / "a")) == above

    def test_the_search_ends_at_the_repository(self, work: Path) -> None:
        write(work.parent / "siclint.toml", "")
        assert find(str(work)) is None

    def test_a_broken_pyproject_counts_only_when_it_speaks_of_siclint(self, work: Path) -> None:
        write(work / "pyproject.toml", "[tool.other\n")
        assert find(str(work)) is None
        broken = write(work / "pyproject.toml", "[tool.siclint\n")
        assert find(str(work)) == broken


class TestSelection:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", {"test-stable", "test-options", "test-other"}),
            ("preview = true", {"test-stable", "test-options", "test-other", "test-preview"}),
            ("select = ['test-other']", {"test-other"}),
            ("select = ['attribution']", {"test-stable", "test-options"}),
            ("select = ['attribution']\npreview = true", {"test-stable", "test-options", "test-preview"}),
            ("select = ['test-preview']", {"test-preview"}),
            ("extend-select = ['test-preview']", {"test-stable", "test-options", "test-other", "test-preview"}),
            ("select = ['grammar']\nextend-select = ['test-stable']", {"test-stable", "test-other"}),
            ("ignore = ['attribution']", {"test-other"}),
            ("ignore = ['attribution']\nextend-select = ['test-stable']", {"test-stable", "test-other"}),
            ("select = ['attribution']\nignore = ['test-stable']", {"test-options"}),
            ("select = ['attribution']\nignore = ['attribution']", set()),
            ("select = ['test-stable']\nignore = ['test-stable']", set()),
            ("select = []", set()),
        ],
    )
    def test_in_a_configuration(self, work: Path, resolve: Resolve, text: str, expected: set[str]) -> None:
        assert running(resolve(text), work) == expected

    @pytest.mark.parametrize(
        ("text", "options", "expected"),
        [
            ("select = ['grammar']", {"select": ("test-stable",)}, {"test-stable"}),
            ("ignore = ['attribution']", {"select": ("attribution",)}, {"test-stable", "test-options"}),
            (
                "ignore = ['test-stable']",
                {"extend-select": ("test-stable",)},
                {"test-stable", "test-options", "test-other"},
            ),
            ("select = ['test-stable', 'grammar']", {"ignore": ("grammar",)}, {"test-stable"}),
            ("preview = true", {"preview": False}, {"test-stable", "test-options", "test-other"}),
        ],
    )
    def test_the_command_line_comes_last(
        self, work: Path, resolve: Resolve, text: str, options: dict[str, object], expected: set[str]
    ) -> None:
        assert running(resolve(text, options), work) == expected

    def test_files_that_match_a_pattern(self, work: Path, resolve: Resolve) -> None:
        text = """
            [per-file."old/**"]
            ignore = ["attribution"]
            [per-file."old/new/*.md"]
            select = ["test-options"]
            severity = { test-options = "note" }
        """
        resolver = resolve(text)
        assert running(resolver, work, "a.txt") == {"test-stable", "test-options", "test-other"}
        assert running(resolver, work, "old/a.txt") == {"test-other"}
        assert running(resolver, work, "old/new/a.md") == {"test-options"}
        severities = [active.severity for active in resolver.settings(str(work / "old/new/a.md")).rules]
        assert severities == [Severity.NOTE]

    def test_unknown_names_on_the_command_line(self, work: Path, resolve: Resolve) -> None:
        resolver = resolve("", {"select": ("test-stabel",), "ignore": ("residue",)})
        resolver.settings(str(work / "a.txt"))
        resolver.check_command_line()
        assert [(p.file, p.message, p.help) for p in resolver.problems] == [
            ("--select", "no rule or family is called `test-stabel`", "did you mean `test-stable`?")
        ]


class TestSettings:
    def test_severity_options_and_fields(self, work: Path, resolve: Resolve) -> None:
        text = """
            fail-on = "never"
            select = ["test-options", "test-other"]
            [severity]
            test-options = "error"
            [rules.test-options]
            min-words = 7
            share = 1
            names = ["a", "b"]
            [jsonl]
            text-field = "body"
        """
        settings = resolve(text, {"jsonl": {"id-field": "key"}}).settings(str(work / "a.txt"))
        other, changed = sorted(settings.rules, key=lambda active: active.rule.name, reverse=True)
        assert (other.severity, other.options) == (Severity.WARNING, None)
        assert changed.severity is Severity.ERROR
        assert repr(changed.options) == "Options(min_words=7, share=1.0, strict=False, word='x', names=('a', 'b'))"
        assert settings.fail_on is None
        assert (settings.read.text_field, settings.read.title_field, settings.read.id_field) == ("body", "title", "key")

    def test_files_that_are_checked_alike_share_their_settings(self, work: Path, resolve: Resolve) -> None:
        resolver = resolve("")
        assert resolver.settings(str(work / "a.txt")) is resolver.settings(str(work / "b/c.txt"))

    def test_a_nearer_configuration_is_not_merged_with_the_one_above(self, work: Path, resolve: Resolve) -> None:
        resolver = resolve('fail-on = "never"\nselect = []')
        write(work / "sub" / "siclint.toml", "preview = true\n")
        settings = resolver.settings(str(work / "sub" / "a.txt"))
        assert settings.fail_on is Severity.WARNING
        assert settings.rules

    def test_isolated(self, work: Path, resolve: Resolve) -> None:
        settings = resolve("slect = []", isolated=True).settings(str(work / "a.txt"))
        assert settings.fail_on is Severity.WARNING
        assert not [active for active in settings.rules if active.rule.name.startswith("test-")]

    def test_explicit(self, work: Path, resolve: Resolve) -> None:
        write(work / "sub" / "siclint.toml", "this is not read")
        other = write(work.parent / "else" / "mine.toml", 'fail-on = "error"\nexclude = ["sub/"]\n')
        resolver = resolve("", explicit=other)
        assert resolver.settings(str(work / "sub" / "a.txt")).fail_on is Severity.ERROR
        # Patterns are relative to the working directory then.
        assert resolver.excluded(str(work / "sub"), True)
        assert not resolver.problems

    def test_an_explicit_configuration_that_is_not_there(self, work: Path) -> None:
        resolver = Resolver(explicit="none.toml")
        resolver.settings(str(work / "a.txt"))
        assert [(p.file, p.kind) for p in resolver.problems] == [("none.toml", "unreadable-configuration")]

    def test_an_explicit_pyproject_without_a_table_for_siclint(self, work: Path) -> None:
        write(work / "pyproject.toml", "[tool.other]\n")
        resolver = Resolver(explicit="pyproject.toml")
        resolver.settings(str(work / "a.txt"))
        assert [(p.file, p.kind) for p in resolver.problems] == [("pyproject.toml", "no-configuration")]


class TestExclude:
    def test_patterns_are_relative_to_their_configuration(self, work: Path, resolve: Resolve) -> None:
        resolver = resolve('exclude = ["/a/b.txt", "*.raw.html", "old/", "!keep.raw.html"]', {"exclude": ("tmp*",)})
        excluded = ["a/b.txt", "x/y.raw.html", "x/old/a.txt", "tmp1/a.txt"]
        kept = ["b/a/b.txt", "keep.raw.html", "older/a.txt"]
        assert [name for name in excluded + kept if resolver.excluded(str(work / name), False)] == excluded

    def test_named_files_are_left_out_only_when_that_is_forced(self, work: Path, resolve: Resolve) -> None:
        path = str(work / "old" / "a.txt")
        assert not resolve('exclude = ["old/"]').excluded_named(path, False)
        assert resolve('exclude = ["old/"]\nforce-exclude = true').excluded_named(path, False)
        assert resolve('exclude = ["old/"]', {"force-exclude": True}).excluded_named(path, False)
        assert not resolve('exclude = ["older/"]', {"force-exclude": True}).excluded_named(path, False)


class TestWholeRun:
    """Keys that hold for a whole run are read in the working directory only, and named where they stand in vain."""

    TEXT = 'fail-on = "error"\nbaseline = "b.json"\n[languagetool]\nenabled = true\n'

    def test_below_the_working_directory_they_are_named(self, work: Path) -> None:
        write(work / "sub" / "siclint.toml", self.TEXT)
        resolver = Resolver()
        resolver.settings(str(work / "sub" / "a.txt"))
        found = [(n.path, n.line, n.message.split()[0], n.severity) for n in resolver.notifications]
        assert found == [
            ("sub/siclint.toml", 2, "`baseline`", Severity.WARNING),
            ("sub/siclint.toml", 3, "`languagetool`", Severity.WARNING),
        ]
        assert "--config sub/siclint.toml" in resolver.notifications[0].message

    @pytest.mark.parametrize("explicit", [None, "siclint.toml"])
    def test_where_they_are_heeded_nothing_is_said(self, work: Path, explicit: str | None) -> None:
        write(work / "siclint.toml", 'baseline = "b.json"\n')
        resolver = Resolver(explicit=explicit)
        resolver.settings(str(work / "sub" / "a.txt"))
        assert not resolver.notifications


class TestTrust:
    """Python files of a configuration run only when it lies at or above the working directory, or is named."""

    TRAP = "from pathlib import Path\nPath(__file__).with_name('it-ran').touch()\n" + RULES

    def configured(self, folder: Path) -> str:
        write(folder / "trap.py", self.TRAP)
        write(folder / "words.toml", TOML_RULES)
        write(folder / "siclint.toml", 'plugins = ["trap.py", "words.toml"]\nselect = ["test-stable", "house-word"]\n')
        return str(folder / "a.txt")

    @pytest.mark.parametrize("place", ["sub", "../beside"])
    def test_not_from_a_folder_that_is_only_checked(self, work: Path, place: str) -> None:
        folder = (work / place).resolve()
        (folder / ".git").mkdir(parents=True)
        resolver = Resolver()
        settings = resolver.settings(self.configured(folder))
        assert not (folder / "it-ran").exists()
        assert not resolver.problems
        assert [active.rule.name for active in settings.rules] == ["house-word"]
        (notification,) = resolver.notifications
        assert notification.descriptor == "untrusted-plugin"
        assert notification.line == 1
        assert notification.path is not None
        assert f"name it with --config {notification.path}" in notification.message

    def test_not_through_a_link_to_a_folder_that_is_only_checked(
        self, work: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = self.configured(work / "inner" / "real")
        (work / "cwd").mkdir()
        (work / "cwd" / "link").symlink_to(work / "inner" / "real")
        monkeypatch.chdir(work / "cwd")
        Resolver().settings(str(work / "cwd" / "link" / "a.txt"))
        assert not Path(path).with_name("it-ran").exists()

    @pytest.mark.parametrize("below", [".", "a", "a/b"])
    def test_from_the_working_directory_or_above(self, work: Path, monkeypatch: pytest.MonkeyPatch, below: str) -> None:
        path = self.configured(work)
        (work / below).mkdir(parents=True, exist_ok=True)
        monkeypatch.chdir(work / below)
        resolver = Resolver()
        names = [active.rule.name for active in resolver.settings(path).rules]
        assert sorted(names) == ["house-word", "test-stable"]
        assert (work / "it-ran").exists()
        assert not resolver.notifications

    def test_from_one_that_is_named(self, work: Path) -> None:
        path = self.configured(work / "sub")
        resolver = Resolver(explicit="sub/siclint.toml")
        names = [active.rule.name for active in resolver.settings(path).rules]
        assert sorted(names) == ["house-word", "test-stable"]
        assert not resolver.notifications

    @pytest.mark.parametrize("options", [{"isolated": True}, {"explicit": "mine.toml"}])
    def test_nothing_from_inside_when_isolated_or_explicit(self, work: Path, options: dict[str, object]) -> None:
        write(work / "mine.toml", "")
        resolver = Resolver(**options)  # type: ignore[arg-type]
        resolver.settings(self.configured(work / "sub"))
        assert not (work / "sub" / "it-ran").exists()
        assert not resolver.notifications


TOML_RULES = """
[[rule]]
name = "house-word"
family = "garbling"
summary = "Finds a word of the house"
message = "the house does not write this"
phrases = ["zzz"]
bad = ["They wrote [[zzz]] here."]
good = ["They slept."]
"""


class TestShow:
    def test_each_value_has_its_origin(self, work: Path, resolve: Resolve) -> None:
        text = (
            "select = ['attribution']\n"
            "severity = { test-stable = 'note' }\n"
            "[rules.test-options]\n"
            "min-words = 9\n"
            "[per-file.'*.md']\n"
            "ignore = ['test-stable']\n"
        )
        resolver = resolve(text, {"fail-on": "note", "ignore": ("grammar",)})
        found = {(row.key, str(row.value)): row.origin for row in rows(resolver, str(work / "a.md"))}
        assert (
            found.items()
            >= {
                ("select", "['attribution']"): "siclint.toml:2",
                ("extend-select", "[]"): "default",
                ("ignore", "['test-stable']"): "siclint.toml:7",
                ("ignore", "['grammar']"): "command line",
                ("preview", "False"): "default",
                ("severity.test-stable", "note"): "siclint.toml:3",
                ("rules.test-options", "{'min-words': 9}"): "siclint.toml:4",
                ("fail-on", "note"): "command line",
                ("jsonl.text-field", "text"): "default",
                ("plugins", "['rules.py']"): "siclint.toml:1",
                ("formats", "text"): "default",
            }.items()
        )

    def test_why_a_rule_runs_or_not(self, work: Path, resolve: Resolve) -> None:
        resolver = resolve("select = [\n  'attribution',\n]\n", {"ignore": ("test-options",)})
        decisions = resolver.decisions(str(work / "a.txt"))
        found = {name: (d.runs, d.reason, d.origin) for name, d in decisions.items() if name.startswith("test-")}
        assert found == {
            "test-stable": (True, "select attribution", "siclint.toml:3"),
            "test-options": (False, "ignore test-options", "command line"),
            "test-preview": (False, "a preview rule", "default"),
            "test-other": (False, "not in select", "siclint.toml:2"),
        }

    def test_formats_are_those_of_the_working_directory(self, work: Path, resolve: Resolve) -> None:
        resolver = resolve("formats = ['concise']")
        write(work / "sub" / "siclint.toml", "formats = ['sarif=over-there.sarif']\n")
        assert [row.value for row in rows(resolver, str(work / "sub" / "a.txt")) if row.key == "formats"] == ["concise"]


def test_the_layer_of_the_command_line_has_no_place() -> None:
    assert Layer({"preview": True}).origin("preview") == "command line"
