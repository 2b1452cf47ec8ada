"""What a rule's author tests with: every rule page is a test, and so is every TOML rule file.

As a pytest plugin (`pytest -p siclint.testing`) it collects the Markdown page that lies beside a rule's module and
has its name with hyphens, and the TOML files with a table `[[rule]]`. A bad example must give exactly one
diagnostic, at exactly the marked place; a good one none; a fix must be what the `fixed` block says, remove its
diagnostic and add none. What a page says otherwise is tested too: its headings, both kinds of examples, no
example twice, all options named.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from siclint.article.article import Article
from siclint.article.readers import FORMATS, read
from siclint.article.source import Source
from siclint.check import ActiveRule, check_article
from siclint.config.options import make_options, option_keys
from siclint.config.validate import Names, validate
from siclint.diagnostic import Diagnostic
from siclint.fixes import apply_edits
from siclint.page import Example, Page, PageError, load_page
from siclint.plugins import PluginError, load_rules
from siclint.rule import Rule
from siclint.rulefile import DeclaredRule, load_rule_file

SECTIONS = ("What it finds", "Why it matters", "What to do", "Examples", "Known false alarms")
"""The headings that every page has."""

_ORDER = (
    "What it finds",
    "What it does not find",
    "Why it matters",
    "What to do",
    "Options",
    "Examples",
    "Known false alarms",
    "Figures",
)
_CONTEXT = 24


def check_text(rule: Rule, text: str, *, format: str = "plain", options: object | None = None) -> list[Diagnostic]:  # noqa: A002
    """The diagnostics of one rule in `text`, alone and in reading order.

    An exception of the rule passes through. RuntimeError says that a finding is none that can be reported, or that
    the text cannot be read.
    """
    ending = next(ending for ending, name in FORMATS.items() if name == format)
    source = Source(f"example{ending}", text)
    found: list[Diagnostic] = []
    for article in read(source, format):
        if not isinstance(article, Article):
            raise RuntimeError(article.message)
        diagnostics, failures = check_article(article, [ActiveRule(rule, rule.severity, options)])
        for failure in failures:
            # The rule's own exception tells its author more than the words for it.
            list(rule.findings(article, options))
            raise RuntimeError(failure.message)
        found += diagnostics
    return found


def check_example(rule: Rule, example: Example) -> str | None:
    """What is wrong with an example, in words, or None."""
    try:
        options = _options(rule, example)
        found = check_text(rule, example.text, format=example.format, options=options)
        again = check_text(rule, example.text, format=example.format, options=options)
    except (RuntimeError, ValueError) as error:
        return str(error)
    if found != again:
        return "asked twice, the rule gave two answers: it must keep no state"
    if example.span is None:
        return f"a good example gives nothing, this one gave {_shown(example.text, found)}" if found else None
    return _place_problem(example, example.span, found) or _fix_problem(rule, example, found[0], options)


def _place_problem(example: Example, span: tuple[int, int], found: Sequence[Diagnostic]) -> str | None:
    """What is wrong with what a bad example gave, its fixes apart."""
    if len(found) != 1:
        return f"a bad example gives one diagnostic, this one gave {_shown(example.text, found)}"
    if (found[0].start, found[0].end) != span:
        return f"marked is {_marked(example.text, *span)}, found was {_shown(example.text, found)}"
    if not found[0].message.strip() or not found[0].message.isprintable():
        return f"a message is one line of text, this one is {found[0].message!r}"
    return None


def _fix_problem(rule: Rule, example: Example, diagnostic: Diagnostic, options: object | None) -> str | None:
    """What is wrong with the fixes of a bad example's diagnostic; the first has to give the `fixed` block."""
    if example.fixed is not None and not diagnostic.fixes:
        return "a fixed block follows, but the rule offers no fix here"
    for number, fix in enumerate(diagnostic.fixes):
        fixed = apply_edits(example.text, fix.edits)
        if fixed == example.text:
            return f"the fix {fix.title!r} changes nothing"
        if number == 0 and example.fixed not in (None, fixed):
            return f"the fix {fix.title!r} gives {fixed!r}, the fixed block says {example.fixed!r}"
        left = check_text(rule, fixed, format=example.format, options=options)
        if left:
            return f"after the fix {fix.title!r} the rule still finds {_shown(fixed, left)}"
    titles = [fix.title for fix in diagnostic.fixes]
    if len(set(titles)) < len(titles):
        return f"two fixes are called {max(titles, key=titles.count)!r}"
    return None


def _shown(text: str, found: Sequence[Diagnostic]) -> str:
    return " and ".join(_marked(text, diagnostic.start, diagnostic.end) for diagnostic in found) or "none"


def _marked(text: str, start: int, end: int) -> str:
    """A place in its surroundings, marked as in an example."""
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return repr(f"{before}[[{text[start:end]}]]{after}")


def _options(rule: Rule, example: Example) -> object | None:
    """The rule's options as an example sets them; ValueError says what it sets wrongly."""
    if not example.options:
        return None
    if rule.options is None:
        raise ValueError(f"{rule.name} takes no option, this example sets {example.options[0][0]}")
    values = {name: _toml_value(value) for name, value in example.options}
    issues = list(validate(option_keys(rule.options), values, (), Names({})))
    if issues:
        raise ValueError("; ".join(f"{issue.message}; {issue.help}".removesuffix("; ") for issue in issues))
    options: object = make_options(rule.options, values)
    return options


def _toml_value(word: str) -> Any:
    """A value as a configuration has it; a word that is no TOML is a string."""
    try:
        return tomllib.loads(f"value = {word}")["value"]
    except tomllib.TOMLDecodeError:
        return word


def check_page(rule: Rule, page: Page) -> Iterator[str]:
    """What is wrong with a rule's page as a whole, in words."""
    if page.title != rule.name:
        yield f"it is headed {page.title!r}, and the rule is called {rule.name!r}"
    yield from _section_problems(list(page.sections))
    yield from (f"the section {heading!r} is empty" for heading, text in page.sections.items() if not text)
    if rule.options is not None:
        for key in option_keys(rule.options).keys:
            if f"`{key.name}`" not in page.sections.get("Options", ""):
                yield f"the section 'Options' does not explain `{key.name}`"
    yield from check_examples(rule, page.examples)


def _section_problems(headings: Sequence[str]) -> Iterator[str]:
    yield from (f"the section {heading!r} is missing" for heading in SECTIONS if heading not in headings)
    for heading in headings:
        if heading not in _ORDER:
            yield f"no section is called {heading!r}: there are {', '.join(_ORDER)}"
    for first, second in pairwise([heading for heading in headings if heading in _ORDER]):
        if _ORDER.index(first) > _ORDER.index(second):
            yield f"the section {second!r} comes before {first!r}"


def check_examples(rule: Rule, examples: Sequence[Example]) -> Iterator[str]:
    """What is wrong with a rule's examples together, in words."""
    for kind in ("bad", "good"):
        if not any(example.kind == kind for example in examples):
            yield f"there is no {kind} example"
    seen: dict[tuple[object, ...], int] = {}
    for example in examples:
        first = seen.setdefault((example.text, example.format, example.options), example.line)
        if first != example.line:
            yield f"the example of line {first} stands again on line {example.line}"
    if rule.fix is not None and all(example.fixed is None for example in examples):
        yield "the rule offers fixes, and no fixed block shows one"


class ExampleFailure(Exception):  # noqa: N818  (a test's failure, no error)
    """A page or rule file that does not hold what it says; the message names the place."""


class _Item(pytest.Item):
    """A test of a page or rule file. A failure is told in words, an exception of a rule with its traceback."""

    line = 1
    # Plugins (pytest-lsp) look through the fixtures of every test, and break a test that is no function.
    funcargs: Mapping[str, object] = MappingProxyType({})

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The failure in words."""
        if isinstance(excinfo.value, ExampleFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the test stands."""
        return self.path, self.line - 1, self.name

    def place(self) -> str:
        """The file and line of the test, as pytest shows files."""
        root = self.config.rootpath
        path = self.path.relative_to(root) if self.path.is_relative_to(root) else self.path
        return f"{path}:{self.line}"


class ExampleItem(_Item):
    """Tests one example."""

    def __init__(self, *, rule: Rule, example: Example, **kwargs: Any) -> None:
        """Keep what is tested."""
        super().__init__(**kwargs)
        self.rule, self.example, self.line = rule, example, example.line

    def runtest(self) -> None:
        """Fail with what the example gave."""
        wrong = check_example(self.rule, self.example)
        if wrong:
            raise ExampleFailure(f"{self.place()}: {wrong}")


class FormItem(_Item):
    """Tests a page, or a rule of a rule file, as a whole."""

    def __init__(self, *, problems: Sequence[str], line: int = 1, **kwargs: Any) -> None:
        """Keep what is wrong."""
        super().__init__(**kwargs)
        self.problems, self.line = problems, line

    def runtest(self) -> None:
        """Fail with all that is wrong."""
        if self.problems:
            raise ExampleFailure("\n".join(f"{self.place()}: {problem}" for problem in self.problems))


class PageFile(pytest.File):
    """A rule's page as pytest sees it."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item for the form, one for each example."""
        module = _module_path(self.path)
        try:
            rule = next((rule for rule in load_rules(module) if rule.name == self.path.stem), None)
            page = load_page(self.path)
        except (PluginError, PageError) as error:
            raise self.CollectError(str(error)) from error
        if rule is None:
            raise self.CollectError(f"{module} has no rule called {self.path.stem}")
        yield FormItem.from_parent(self, name="form", problems=list(check_page(rule, page)))
        for example in page.examples:
            name = f"{example.kind}-{example.line}"
            yield ExampleItem.from_parent(self, name=name, rule=rule, example=example)


class TomlFile(pytest.File):
    """A rule file as pytest sees it."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item for the form of each rule, one for each example."""
        try:
            # Refuses the file as a run does, rules of equal names among others.
            load_rules(self.path)
        except PluginError as error:
            raise self.CollectError(str(error)) from error
        for declared in load_rule_file(self.path).rules:
            yield from self._items(declared)

    def _items(self, declared: DeclaredRule) -> Iterator[pytest.Item]:
        rule = declared.rule
        problems = [f"{rule.name}: {problem}" for problem in check_examples(rule, declared.examples)]
        yield FormItem.from_parent(self, name=f"{rule.name}-form", problems=problems, line=declared.line)
        for number, example in enumerate(declared.examples):
            name = f"{rule.name}-{example.kind}-{number + 1}"
            yield ExampleItem.from_parent(self, name=name, rule=rule, example=example)


def _module_path(page: Path) -> Path:
    return page.with_name(page.stem.replace("-", "_") + ".py")


_RULE_TABLE = re.compile(rb"^[ \t]*\[\[[ \t]*rule[ \t]*\]\]", re.M)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> PageFile | TomlFile | None:
    """Take every Markdown page beside a module of its name, and every TOML file with rules."""
    if file_path.suffix == ".md" and _module_path(file_path).is_file():
        return PageFile.from_parent(parent, path=file_path)
    if file_path.suffix == ".toml" and _RULE_TABLE.search(file_path.read_bytes()):
        return TomlFile.from_parent(parent, path=file_path)
    return None
