"""What a rule's author tests with: every rule page is a test.

As a pytest plugin (`pytest -p siclint.testing`) it collects the Markdown pages that lie beside rules. A bad
example must give exactly one diagnostic, at exactly the marked place; a good one none; a fix must remove its
diagnostic and add none. `check_page` does the same without pytest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from siclint.article.article import Article
from siclint.article.readers import read
from siclint.article.source import Source
from siclint.check import ActiveRule, check_article
from siclint.diagnostic import Diagnostic
from siclint.fixes import apply_edits
from siclint.page import Example, Page, PageError, load_page
from siclint.plugins import load_rules
from siclint.rule import Rule

SECTIONS = ("What it finds", "Why it matters", "What to do", "Examples", "Known false alarms")
"""The headings that every page has."""

_SUFFIX = {"plain": ".txt", "markdown": ".md", "html": ".html", "jsonlines": ".jsonl"}


def check_text(rule: Rule, text: str, *, format: str = "plain", options: object | None = None) -> list[Diagnostic]:  # noqa: A002
    """The diagnostics of one rule in `text`; RuntimeError when the rule fails or the text cannot be read."""
    source = Source(f"example{_SUFFIX.get(format, '.txt')}", text)
    found: list[Diagnostic] = []
    for article in read(source, format):
        if not isinstance(article, Article):
            raise RuntimeError(article.message)
        diagnostics, failures = check_article(article, [ActiveRule(rule, rule.severity, options)])
        if failures:
            raise RuntimeError(failures[0].message)
        found += diagnostics
    return found


def check_example(rule: Rule, example: Example) -> str | None:
    """What is wrong with an example, in words, or None."""
    options = _options(rule, example)
    found = check_text(rule, example.text, format=example.format, options=options)
    shown = ", ".join(f"{example.text[d.start : d.end]!r}" for d in found) or "nothing"
    if example.kind == "good":
        return f"a good example gave {shown}" if found else None
    if len(found) != 1:
        return f"a bad example gives one diagnostic, this one gave {shown}"
    diagnostic = found[0]
    if (diagnostic.start, diagnostic.end) != example.span:
        assert example.span is not None
        return f"marked is {example.text[slice(*example.span)]!r}, found was {shown}"
    return _check_fix(rule, example, diagnostic, options)


def _check_fix(rule: Rule, example: Example, diagnostic: Diagnostic, options: object | None) -> str | None:
    if not diagnostic.fixes:
        return "a fixed block stands here, but the rule offers no fix" if example.fixed is not None else None
    fixed = apply_edits(example.text, diagnostic.fixes[0].edits)
    if fixed == example.text:
        return "the fix changes nothing"
    if example.fixed is not None and fixed != example.fixed:
        return f"the fix gives {fixed!r}, not {example.fixed!r}"
    left = check_text(rule, fixed, format=example.format, options=options)
    return f"after the fix the rule still finds {fixed[left[0].start : left[0].end]!r}" if left else None


def _options(rule: Rule, example: Example) -> object | None:
    if rule.options is None:
        if example.options:
            raise PageError(f"line {example.line}: {rule.name} has no option {example.options[0][0]}")
        return None
    kinds = {field.name: type(getattr(rule.options(), field.name)) for field in fields(rule.options)}
    values = {}
    for name, value in example.options:
        kind = kinds.get(name.replace("-", "_"))
        if kind is None:
            raise PageError(f"line {example.line}: {rule.name} has no option {name}")
        values[name.replace("-", "_")] = value == "true" if kind is bool else kind(value)
    return rule.options(**values)


def check_page(rule: Rule, page: Page) -> Iterator[str]:
    """What is wrong with a rule's page, in words."""
    if page.title != rule.name:
        yield f"the page of {rule.name} is headed {page.title}"
    for heading in SECTIONS:
        if not page.sections.get(heading):
            yield f"the section {heading!r} is missing or empty"
    kinds = {example.kind for example in page.examples}
    for kind in ("bad", "good"):
        if kind not in kinds:
            yield f"the page has no {kind} example"
    texts = [(example.text, example.format, example.options) for example in page.examples]
    for example, text in zip(page.examples, texts, strict=True):
        if texts.count(text) > 1:
            yield f"line {example.line}: the same example stands twice"


class RulePage(pytest.File):
    """A page as pytest sees it."""

    def collect(self) -> Iterator[pytest.Item]:
        """One item for the form, one for each example."""
        rules = load_rules(_module_path(self.path))
        rule = next((rule for rule in rules if rule.name == self.path.stem), None)
        if rule is None:
            raise self.CollectError(f"{_module_path(self.path)} has no rule called {self.path.stem}")
        try:
            page = load_page(self.path)
        except PageError as error:
            raise self.CollectError(str(error)) from error
        yield PageForm.from_parent(self, name="form", rule=rule, page=page)
        for example in page.examples:
            yield PageExample.from_parent(self, name=f"{example.kind}-{example.line}", rule=rule, example=example)


class PageFailure(Exception):  # noqa: N818  (a test's failure, no error)
    """A page that does not hold what it says."""


class _PageItem(pytest.Item):
    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:  # type: ignore[override]  # noqa: ARG002
        """The failure in words; a traceback only for what is no failure of the page."""
        if isinstance(excinfo.value, (PageFailure, PageError)):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))


class PageForm(_PageItem):
    """Tests the form of a page."""

    def __init__(self, *, rule: Rule, page: Page, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.rule, self.page = rule, page

    def runtest(self) -> None:
        """Fail with all that is wrong."""
        wrong = list(check_page(self.rule, self.page))
        if wrong:
            raise PageFailure(f"{self.path}: " + "; ".join(wrong))


class PageExample(_PageItem):
    """Tests one example of a page."""

    def __init__(self, *, rule: Rule, example: Example, **kwargs: object) -> None:
        super().__init__(**kwargs)  # type: ignore[arg-type]
        self.rule, self.example = rule, example

    def runtest(self) -> None:
        """Fail with what the example gave."""
        wrong = check_example(self.rule, self.example)
        if wrong:
            raise PageFailure(f"{self.path}:{self.example.line}: {wrong}")


def _module_path(page: Path) -> Path:
    return page.with_name(re.sub("-", "_", page.stem) + ".py")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> RulePage | None:
    """Take every Markdown page beside a module of its name."""
    if file_path.suffix == ".md" and _module_path(file_path).is_file():
        return RulePage.from_parent(parent, path=file_path)
    return None
