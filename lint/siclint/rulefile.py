"""Rules from a TOML file: phrases and patterns, with examples that test them.

    [[rule]]
    name = "wire-tail"
    family = "residue"
    summary = "The closing line of a news agency stands in the article"
    message = "“{match}” is the agency's line: take it out"
    phrases = ["reporting by our staff"]
    bad = ["The vote is on Monday. [[Reporting by our staff]]."]
    good = ["She praised the reporting of our staff."]

A rule in which something is wrong is left out, with each mistake named at its place; the others load.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

from siclint.config.load import File, read
from siclint.config.locate import Path as Place
from siclint.config.problems import ConfigurationError, Problem, did_you_mean
from siclint.config.schema import SEVERITY, Choice, Flag, Group, Key, ListOf, TableOf, Text
from siclint.config.validate import Issue, Names, validate
from siclint.declared import Declared, FindPattern, FindPhrases, Message
from siclint.diagnostic import Applicability, Severity
from siclint.metadata import CATEGORIES, metadata_problems
from siclint.page import EXAMPLE_FORMATS, Example, parse_example
from siclint.rule import FAMILIES, Rule, Status

if TYPE_CHECKING:
    import regex

_EXAMPLE = Group(
    (
        Key("text", Text(), "", "The text; in a bad example with its `[[place]]` marked."),
        Key("fixed", Text(), None, "Of a bad example: the text once the fix is applied."),
        Key("format", Choice(EXAMPLE_FORMATS), "plain", "How the text is read."),
    ),
    "a string, or a table of text, fixed and format",
)
_EXAMPLES = ListOf(_EXAMPLE, "a list of examples")

KEYS = (
    Key("name", Text(), "", "What the rule is called, in small letters with hyphens."),
    Key("family", Choice(FAMILIES), "", "The family that it belongs to."),
    Key("summary", Text(), "", "What it finds, in one line."),
    Key(
        "message",
        Text(),
        "",
        "What a finding says. `{match}` stands for what was found, `{replacement}` for what to put there, `{name}` for "
        "a group of the pattern.",
    ),
    Key("phrases", ListOf(Text(), "a list of phrases"), (), "The phrases to find, as whole words."),
    Key(
        "replacements",
        TableOf(Text(), Text(), "a table of phrases, each with what to put there"),
        (),
        "Instead of `phrases`: phrases, each with what to put in its place.",
    ),
    Key(
        "pattern",
        Text(),
        "",
        "Instead of `phrases`: a pattern of the `regex` module. It sees one paragraph at a time, so `^` and `$` are "
        "its beginning and end.",
    ),
    Key("ignore-case", Flag(), None, "Whether capitals count as small letters; true for phrases, false for a pattern."),
    Key(
        "replace",
        Text(),
        None,
        "What to put in the place of each match; in a pattern's, `\\1` or `\\g<name>` is a group.",
    ),
    Key("fix", Choice(("safe", "unsafe")), "unsafe", "Whether the replacement may be made without a person's look."),
    Key("severity", SEVERITY, "warning", "How much a finding matters."),
    Key("status", Choice(("stable", "preview")), "stable", "A preview rule runs with `--preview`."),
    Key(
        "yields-to", ListOf(Text(), "a list of rule names"), (), "Rules whose findings at the same place count instead."
    ),
    Key("mqm", Text(), None, "The MQM error type that it is mapped to; without it, the family's."),
    Key("its", Text(), None, "The ITS 2.0 issue type; without it, the family's."),
    Key("why", Text(), "", "Why it matters, shown under each finding."),
    Key("what-to-do", Text(), "", "What to do, shown under each finding."),
    Key("bad", _EXAMPLES, (), "Examples in which it finds the marked place and nothing else."),
    Key("good", _EXAMPLES, (), "Examples in which it finds nothing."),
)
"""All that a rule may say."""

_FILE = Group((Key("rule", ListOf(Group(KEYS, "a table"), "tables, each under [[rule]]"), (), "A rule."),), "a table")
_REQUIRED = ("name", "family", "summary", "message")
_SOURCES = ("phrases", "replacements", "pattern")


@dataclass(frozen=True, slots=True)
class DeclaredRule:
    """A rule of a file, the line of its table, and the examples that test it."""

    rule: Rule
    line: int
    examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class RuleFile:
    """What a file holds: the rules that can be used, and all that is wrong."""

    rules: tuple[DeclaredRule, ...]
    problems: tuple[Problem, ...]


def load_rule_file(path: Path, name: str | None = None) -> RuleFile:
    """Read a file, once as long as it does not change; OSError when it is not there.

    `name` is what problems call it.
    """
    status = path.stat()
    return _load(path, name or str(path), status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=64)
def _load(path: Path, name: str, _modified: int, _size: int) -> RuleFile:
    try:
        file = read(os.fspath(path), name)
    except ConfigurationError as error:
        return RuleFile((), error.problems)
    rules: list[DeclaredRule] = []
    issues = list(_document_issues(file.values))
    for index, values in enumerate(_tables(file.values)):
        here: Place = ("rule", index)
        found = [*validate(Group(KEYS, "a table"), values, here, Names({})), *_rule_issues(values, here)]
        if not found:
            rule = _make(values, here, file, found)
            rules += [] if rule is None else [rule]
        issues += found
    problems = sorted(map(file.problem, issues), key=lambda problem: (problem.start, problem.end))
    return RuleFile(tuple(rules), tuple(problems))


def _tables(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The tables of the file's rules, each example that is a mere string made a table."""
    rules = document.get("rule")
    if not _is_tables(rules):
        return []
    return [
        {key: _as_tables(value) if key in ("bad", "good") else value for key, value in table.items()} for table in rules
    ]


def _is_tables(value: Any) -> TypeGuard[list[dict[str, Any]]]:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _as_tables(examples: Any) -> Any:
    if not isinstance(examples, list):
        return examples
    return [{"text": example} if isinstance(example, str) else example for example in examples]


# --- what is wrong ---


def _document_issues(document: Mapping[str, Any]) -> Iterator[Issue]:
    """What is wrong outside the rules."""
    for key in document:
        if key != "rule":
            help_words = did_you_mean(key, ["rule"]) or "a rule file holds tables [[rule]] and nothing else"
            yield Issue((key,), "unknown-key", f"unknown key `{key}`", help_words, at_key=True)
    if "rule" not in document:
        yield Issue((), "no-rule", "there is no rule in this file", "write [[rule]] and its keys")
    elif not _is_tables(document["rule"]):
        yield Issue(("rule",), "wrong-type", "a rule is a table of its own", "write [[rule]] above it", at_key=True)


def _rule_issues(values: Mapping[str, Any], here: Place) -> Iterator[Issue]:
    """What no single value shows: keys that are missing, and keys that do not go together."""
    for key in _REQUIRED:
        if key not in values:
            yield Issue(here, "missing-key", f"this rule has no `{key}`", f"write {key} = …", at_key=True)
    given = [key for key in _SOURCES if key in values]
    if not given:
        help_words = f"write one of {', '.join(_SOURCES)}"
        yield Issue(here, "missing-key", "this rule looks for nothing", help_words, at_key=True)
    for key in given[1:]:
        message = f"`{key}` does not go with `{given[0]}`"
        yield Issue((*here, key), "wrong-value", message, "make two rules of it", at_key=True)
    if "replacements" in values and "replace" in values:
        message = "`replace` does not go with `replacements`, which say what to put there"
        yield Issue((*here, "replace"), "wrong-value", message, "take one of the two out", at_key=True)
    if "fix" in values and not _replaces(values):
        message = "`fix` says how safe a replacement is, and this rule has none"
        yield Issue((*here, "fix"), "wrong-value", message, "write replace = …, or take it out", at_key=True)


def _replaces(values: Mapping[str, Any]) -> bool:
    return "replace" in values or "replacements" in values


@contextmanager
def _noting(issues: list[Issue], place: Place, words: str) -> Iterator[None]:
    """Turn a ValueError into an issue."""
    try:
        yield
    except ValueError as error:
        issues.append(Issue(place, "wrong-value", f"{words}: {error}"))


# --- what is made of it ---


def _make(values: Mapping[str, Any], here: Place, file: File, issues: list[Issue]) -> DeclaredRule | None:
    """The rule that checked values stand for; None when something still is wrong, which goes to `issues`."""
    source = next(key for key in _SOURCES if key in values)
    find: FindPhrases | FindPattern | None = None
    message: Message | None = None
    examples: list[Example] = []
    with _noting(issues, (*here, source), f"`{source}` cannot be used"):
        find = _finder(values)
    if isinstance(find, FindPattern) and find.replace is not None:
        with _noting(issues, (*here, "replace"), "`replace` cannot be used"):
            _try_replacement(find.pattern, find.replace)
    if find is not None:
        with _noting(issues, (*here, "message"), "`message` cannot be used"):
            message = Message(values["message"], _names(values, find))
    for kind in ("bad", "good"):
        for index, example in enumerate(values.get(kind, ())):
            with _noting(issues, (*here, kind, index), "this example cannot be used"):
                examples.append(_example(kind, example, file.line((*here, kind, index))))
    if issues:
        return None
    assert find is not None
    assert message is not None
    rule = _rule(values, Declared(find, message, Applicability(values.get("fix", "unsafe"))))
    issues += [Issue(here, "wrong-value", problem, at_key=True) for problem in metadata_problems(rule)]
    return None if issues else DeclaredRule(rule, file.line(here), tuple(examples))


def _finder(values: Mapping[str, Any]) -> FindPhrases | FindPattern:
    """What finds the phrases or the pattern; ValueError when it is no good."""
    if "pattern" in values:
        return FindPattern(_compile(values["pattern"], values.get("ignore-case", False)), values.get("replace"))
    replacements = values.get("replacements") or dict.fromkeys(values.get("phrases", ()), values.get("replace"))
    if not replacements or not all(phrase.strip() for phrase in replacements):
        raise ValueError("there is nothing in it to find, or an empty phrase")
    return FindPhrases(replacements, values.get("ignore-case", True))


def _compile(pattern: str, ignore_case: bool) -> regex.Pattern[str]:
    import regex

    try:
        compiled = regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)
    except regex.error as error:
        raise ValueError(str(error)) from None
    if compiled.fullmatch("", timeout=1):
        raise ValueError("it matches an empty text; let it match one character at least")
    return compiled


def _try_replacement(pattern: regex.Pattern[str], template: str) -> None:
    """ValueError when `template` names a group that the pattern does not have, or is no template."""
    import regex

    names = {number: name for name, number in pattern.groupindex.items()}
    groups = "".join(f"(?<{names[n]}>)" if n in names else "()" for n in range(1, pattern.groups + 1))
    empty = regex.match(groups, "")
    assert empty is not None, "empty groups match the empty text"
    try:
        empty.expand(template)
    except (regex.error, IndexError, KeyError) as error:
        raise ValueError(f"{error}; a group is \\1 or \\g<name>, and a backslash \\\\") from None


def _names(values: Mapping[str, Any], find: FindPhrases | FindPattern) -> frozenset[str]:
    """What a message may name in braces."""
    groups = find.pattern.groupindex if isinstance(find, FindPattern) else ()
    return frozenset({"match", *groups, *(["replacement"] if _replaces(values) else [])})


def _example(kind: str, values: Mapping[str, str], line: int) -> Example:
    """An example; ValueError says what is wrong with it."""
    example = parse_example(kind == "bad", values.get("text", ""), [f"format={values.get('format', 'plain')}"], line)
    if kind == "good" and "fixed" in values:
        raise ValueError("a good example has nothing to fix")
    return replace(example, fixed=values.get("fixed"))


def _rule(values: Mapping[str, Any], check: Declared) -> Rule:
    mqm, its = CATEGORIES[values["family"]]
    return Rule(
        name=values["name"],
        family=values["family"],
        summary=values["summary"],
        severity=Severity.parse(values.get("severity", "warning")),
        status=Status(values.get("status", "stable")),
        mqm=values.get("mqm", mqm),
        its=values.get("its", its),
        check=check,
        fix=check.applicability if _replaces(values) else None,
        yields_to=tuple(values.get("yields-to", ())),
        explanation=_explanation(values),
    )


def _explanation(values: Mapping[str, Any]) -> str:
    """The rule's page, made of what the file says."""
    sections = {
        "What it finds": values["summary"],
        "Why it matters": values.get("why", ""),
        "What to do": values.get("what-to-do", ""),
        "Examples": "\n\n".join(_fenced(values)),
    }
    parts = [f"## {heading}\n\n{text.strip()}" for heading, text in sections.items() if text.strip()]
    return "\n\n".join([f"# {values['name']}", *parts]) + "\n"


def _fenced(values: Mapping[str, Any]) -> Iterator[str]:
    for kind in ("bad", "good"):
        for example in values.get(kind, ()):
            reading = f" format={example['format']}" if "format" in example else ""
            yield _fence(kind + reading, example.get("text", ""))
            if "fixed" in example:
                yield _fence("fixed", example["fixed"])


def _fence(info: str, text: str) -> str:
    """A block whose fence is longer than any in the text."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}{info}\n{text}\n{fence}"
