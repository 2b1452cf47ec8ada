"""Rules are found in packages and files; what does not load is named, and the rest goes on."""

from __future__ import annotations

import importlib.metadata
import os
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from siclint import FAMILIES, Applicability, Rule, Severity, Status
from siclint.entry_points import entry_points
from siclint.metadata import metadata_problems
from siclint.plugins import GROUP, PluginError, load_all, load_rules
from siclint.testing import check_text

RuleModule = Callable[..., str]
Install = Callable[[str, str, str], None]


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def messages(files: list[Path] | None = None) -> list[str]:
    return [notification.message for notification in load_all(files or []).notifications]


def test_the_builtin_rules_come_through_their_entry_point() -> None:
    loaded = load_all()
    assert loaded.notifications == ()
    assert "replacement-character" in loaded.rules
    order = [(FAMILIES.index(rule.family), rule.name) for rule in loaded.rules.values()]
    assert order == sorted(order)


def test_entry_points_are_those_that_python_finds() -> None:
    found = {(point.package, point.version, point.name, point.value) for point in entry_points(GROUP)}
    points = importlib.metadata.entry_points(group=GROUP)
    assert found == {(p.dist.name, p.dist.version, p.name, p.value) for p in points if p.dist is not None}
    assert any(point.value == "siclint_rules" for point in points)


def test_every_entry_point_of_the_group_counts_and_no_other(install: Install) -> None:
    install(
        "My_Plugin",
        "2.0rc1",
        "[console_scripts]\nsiclint.rules = x:y\n\n"
        "[siclint.rules]\n# a comment\none = my.rules\ntwo=my.more:rule [extra]\n\n"
        "[other]\nthree = z\n",
    )
    found = [point for point in entry_points(GROUP) if point.package == "My_Plugin"]
    assert [(point.version, point.name, point.value) for point in found] == [
        ("2.0rc1", "one", "my.rules"),
        ("2.0rc1", "two", "my.more:rule"),
    ]


def test_a_package_counts_where_the_path_has_it_first(
    install: Install, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("my-plugin", "1.0", "[siclint.rules]\na = first\n")
    other = tmp_path / "other" / "My.Plugin-3.0.dist-info"
    write(other / "METADATA", "Name: My.Plugin\nVersion: 3.0\n")
    write(other / "entry_points.txt", "[siclint.rules]\na = second\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "other")])
    assert [p.value for p in entry_points(GROUP) if p.package.lower().startswith("my")] == ["first"]


def test_nothing_in_the_working_directory_is_taken_for_installed(
    site: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("planted", "1.0", "[siclint.rules]\na = planted\n")
    assert "planted" in [point.package for point in entry_points(GROUP)]
    monkeypatch.chdir(site)
    for first in ("", os.getcwd()):
        monkeypatch.setattr(sys, "path", [first, *sys.path[2:]])
        assert "planted" not in [point.package for point in entry_points(GROUP)]


def test_packages_in_a_zip_file_count_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "packed.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("packed-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: packed\nVersion: 1.0\n")
        file.writestr("packed-1.0.dist-info/entry_points.txt", "[siclint.rules]\na = packed\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(archive)])
    assert "packed" in [point.package for point in entry_points(GROUP)]


def test_a_plugin_that_does_not_load_is_named_with_its_version(site: Path, install: Install) -> None:
    install(
        "broken-plugin", "3.1", "[siclint.rules]\na = broken_plugin_a\nb = broken_plugin_b\nc = broken_plugin_c:x\n"
    )
    write(site / "broken_plugin_a.py", "import a_module_that_nobody_has\n")
    write(site / "broken_plugin_b.py", "\nraise SystemExit('no\\nreason')\n")
    write(site / "broken_plugin_c.py", "")
    loaded = load_all()
    assert "replacement-character" in loaded.rules
    assert [notification.descriptor for notification in loaded.notifications] == ["plugin-failed"] * 3
    first, second, third = (notification.message for notification in loaded.notifications)
    assert first.startswith(
        "broken-plugin 3.1, entry point a: module broken_plugin_a did not load: ModuleNotFoundError"
    )
    assert "a_module_that_nobody_has" in first
    assert second.endswith("SystemExit: no reason (broken_plugin_b.py, line 2)")
    assert third == "broken-plugin 3.1, entry point c: module broken_plugin_c has no x"


def test_one_broken_module_of_a_package_costs_only_itself(
    site: Path, install: Install, rule_module: RuleModule
) -> None:
    install("half-plugin", "1.0", "[siclint.rules]\nall = half_plugin\n")
    write(site / "half_plugin/__init__.py", "")
    write(site / "half_plugin/_helper.py", "raise RuntimeError('no rule module')\n")
    write(site / "half_plugin/bad.py", "def broken(:\n")
    write(site / "half_plugin/deep/__init__.py", "")
    write(site / "half_plugin/deep/first.py", rule_module("deep-first"))
    write(site / "half_plugin/second.py", rule_module("half-second"))
    loaded = load_all()
    assert {"deep-first", "half-second"} <= loaded.rules.keys()
    [message] = [notification.message for notification in loaded.notifications]
    assert message.startswith("half-plugin 1.0, entry point all: module half_plugin.bad did not load: SyntaxError")


def test_an_entry_point_may_name_rules_themselves(site: Path, install: Install, rule_module: RuleModule) -> None:
    install("direct", "1.0", "[siclint.rules]\na = direct_plugin:chosen\nb = direct_plugin:rules_of_mine\n")
    text = rule_module("chosen-one") + "chosen = rule\nrules_of_mine = [rule, 7]\n"
    write(site / "direct_plugin.py", text)
    loaded = load_all()
    assert "chosen-one" in loaded.rules
    [message] = [notification.message for notification in loaded.notifications]
    assert message == "direct 1.0, entry point b: 7 stands where a rule should"


def test_two_rules_of_one_name_keep_the_first(tmp_path: Path, rule_module: RuleModule) -> None:
    one = write(tmp_path / "one.py", rule_module("same-name", "one"))
    two = write(tmp_path / "two.py", rule_module("same-name", "two"))
    loaded = load_all([one, two])
    assert [d.message for d in check_text(loaded.rules["same-name"], "one two")] == ["one stands here"]
    [notification] = loaded.notifications
    assert notification.path == two.as_posix()
    assert notification.message == f"rule same-name is left out: {one.as_posix()} has one of that name; rename it"


def test_a_file_that_is_given_twice_counts_once(tmp_path: Path, rule_module: RuleModule) -> None:
    path = write(tmp_path / "one.py", rule_module("one-rule"))
    link = tmp_path / "link.py"
    link.symlink_to(path)
    assert messages([path, path, link]) == []


def test_files_of_one_name_are_different_modules(tmp_path: Path, rule_module: RuleModule) -> None:
    one = write(tmp_path / "a/mine.py", rule_module("rule-a", "AAA"))
    two = write(tmp_path / "b/mine.py", rule_module("rule-b", "BBB"))
    rules = load_all([one, two]).rules
    assert [d.message for d in check_text(rules["rule-a"], "AAA BBB")] == ["AAA stands here"]
    assert [d.message for d in check_text(rules["rule-b"], "AAA BBB")] == ["BBB stands here"]


def test_a_file_never_shadows_a_module(tmp_path: Path, rule_module: RuleModule) -> None:
    import json

    path = write(tmp_path / "json.py", rule_module("json-rule"))
    assert "json-rule" in load_all([path]).rules
    assert sys.modules["json"] is json


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("empty.py", "", "it has no rule: give it a variable `rule` or `rules`"),
        ("raises.py", "\n\n1 / 0\n", "it did not load: ZeroDivisionError: division by zero (raises.py, line 3)"),
        ("list.py", "rules = [3]\n", "3 stands where a rule should"),
        ("rules.yaml", "", "rules come from .py and .toml files"),
        ("missing.py", None, "there is no such file"),
        ("missing.toml", None, "there is no such file"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, name: str, text: str | None, reason: str) -> None:
    path = tmp_path / name
    if text is not None:
        write(path, text)
    [notification] = load_all([path]).notifications
    assert (notification.path, notification.message) == (path.as_posix(), reason)
    with pytest.raises(PluginError, match="^" + path.as_posix()):
        load_rules(path)


def test_a_file_below_the_working_directory_is_called_by_its_path_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "rules/none.py", "")
    monkeypatch.chdir(tmp_path)
    [notification] = load_all([tmp_path / "rules/none.py"]).notifications
    assert notification.path == "rules/none.py"


def test_a_file_that_failed_is_tried_anew(tmp_path: Path, rule_module: RuleModule) -> None:
    path = write(tmp_path / "late.py", "raise ValueError\n")
    assert len(messages([path])) == 1
    write(path, rule_module("late-rule") + "# longer than before\n")
    assert messages([path]) == []


def test_a_builtin_module_is_loaded_once_whatever_leads_to_it() -> None:
    import siclint_rules.encoding.replacement_character as module

    assert module.__file__ is not None
    [rule] = load_rules(Path(module.__file__))
    assert rule is module.rule
    assert rule is load_all().rules["replacement-character"]


# --- metadata ---


@dataclass(frozen=True)
class Good:
    words: tuple[str, ...] = ("a",)
    limit: float = 0.5
    names: bool = True


@dataclass(frozen=True)
class NoDefault:
    limit: int


@dataclass(frozen=True)
class NotSimple:
    anything: object = None


@dataclass(frozen=True)
class NotStrings:
    numbers: tuple[int, ...] = (1, 2)


class NoDataclass:
    limit = 3


def a_rule(**changes: Any) -> Rule:
    rule = Rule(
        name="good-name",
        family="garbling",
        summary="Finds it",
        severity=Severity.WARNING,
        status=Status.STABLE,
        mqm="Style",
        its="style",
        check=lambda _: [],
        options=Good,
        fix=Applicability.SAFE,
        yields_to=("other",),
    )
    return replace(rule, **changes)


def test_good_metadata_has_no_problems() -> None:
    assert metadata_problems(a_rule()) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": "Not-Kebab"}, "name 'Not-Kebab' is not made of small letters"),
        ({"name": "two--hyphens"}, "is not made of small letters"),
        ({"name": "-x"}, "is not made of small letters"),
        ({"name": 3}, "name 3 is not made of small letters"),
        ({"name": "residue"}, "is a family's"),
        ({"family": "garbage"}, "there is no family 'garbage': use one of garbling,"),
        ({"severity": "warning"}, "severity is 'warning': use one of Severity"),
        ({"status": 1}, "status is 1: use one of Status"),
        ({"fix": "safe"}, "fix is 'safe': use one of Applicability, or None"),
        ({"summary": "two\nlines"}, "summary is not one line"),
        ({"summary": " "}, "summary is not one line"),
        ({"mqm": ""}, "mqm is not one line"),
        ({"its": None}, "its is not one line"),
        ({"check": "check"}, "check is no function"),
        ({"yields_to": "other"}, "yields_to is no tuple of rule names"),
        ({"options": NoDefault}, "option limit has no default"),
        ({"options": NotSimple}, "option anything is None: use bool, int, float, str, or a tuple or frozenset of str"),
        ({"options": NotStrings}, "option numbers is (1, 2): use bool"),
        ({"options": NoDataclass}, "options is no dataclass"),
        ({"options": Good()}, "options is no dataclass"),
    ],
)
def test_bad_metadata_is_told(changes: dict[str, Any], words: str) -> None:
    [problem] = metadata_problems(a_rule(**changes))
    assert words in problem


def test_a_rule_with_bad_metadata_is_left_out_and_the_others_stay(tmp_path: Path, rule_module: RuleModule) -> None:
    text = rule_module("good-rule") + 'from dataclasses import replace\nrules = [replace(rule, name="Bad", its="")]\n'
    loaded = load_all([write(tmp_path / "two.py", text)])
    assert "good-rule" in loaded.rules
    [notification] = loaded.notifications
    assert notification.message.startswith("rule Bad is left out: name 'Bad' is not made of")
    assert notification.message.endswith("; its is not one line of text")
