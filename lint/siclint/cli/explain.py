"""`siclint explain`."""

from __future__ import annotations

import json
import re
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from siclint.cli import options as o
from siclint.cli.completion import complete_rule

if TYPE_CHECKING:
    from siclint.rule import Rule


def explain(
    rule: Annotated[
        str,
        typer.Argument(metavar="RULE", help="The name of a rule.", autocompletion=complete_rule),
    ],
    config: o.Config = None,
    isolated: o.Isolated = False,
) -> None:
    """Show the page of a rule.

    It says what the rule finds, why that matters, what to do, and what is known to be found wrongly, with examples.
    """
    from siclint.cli.catalogue import catalogue
    from siclint.cli.outputs import emit
    from siclint.languagetool.names import is_languagetool_rule
    from siclint.rule import FAMILIES

    found, _ = catalogue(explicit=config, isolated=isolated)
    if rule in FAMILIES:
        members = ", ".join(each.name for each in found.values() if each.family == rule) or "none"
        raise typer.BadParameter(f"{rule} is a family. Its rules: {members}.", param_hint="RULE")
    if is_languagetool_rule(rule) and rule not in found:
        from siclint.languagetool.rules import other_rule

        found = {rule: other_rule(rule)}
    o.check_names((rule,), found, "RULE", families=False)
    page = page_of(found[rule])
    if sys.stdout.isatty():
        _render(found[rule], page)
    else:
        emit(page)


def page_of(rule: Rule) -> str:
    """A rule's page, or what its metadata says when it has none; then its options, and what was measured of it."""
    from siclint.cli.rules import option_values
    from siclint.reports.notes import rule_page

    page = rule_page(rule)
    text = f"# {rule.name}\n\n{rule.summary}\n" if page is None else page.text
    options = option_values(rule)
    if options and (page is None or "Options" not in page.sections):
        lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in options.items()]
        table = "\n".join([f"[tool.siclint.rules.{rule.name}]", *lines])
        text = f"{text.rstrip()}\n\n## Options\n\n```toml\n{table}\n```\n"
    return _with_evidence(rule, text)


_FIGURES = re.compile(r"^## Figures\n.*?(?=^## |\Z)", re.M | re.S)


def _with_evidence(rule: Rule, text: str) -> str:
    """The page with what was measured last in the place of figures that were written on it once."""
    from siclint.evidence import evidence_of, in_words

    evidence = evidence_of(rule)
    if evidence is None:
        return text
    lines = "".join(f"- {line}\n" for line in in_words(evidence))
    return f"{_FIGURES.sub('', text).rstrip()}\n\n## Figures\n\n{lines}"


_LABELS = {"bad": "Found", "fixed": "Mended", "good": "Left alone"}
_FENCE = re.compile(r"^(`{3,})(bad|fixed|good)[ \t]*(.*)$", re.M)


def _label(match: re.Match[str]) -> str:
    """An example's fence with its kind above it, which would not be seen otherwise."""
    fence, kind, settings = match.groups()
    return f"*{_LABELS[kind]}{f' ({settings})' if settings else ''}:*\n\n{fence}text"


def _render(rule: Rule, page: str) -> None:
    from rich.markdown import Markdown
    from rich.text import Text

    from siclint.cli.tables import console
    from siclint.reports.display import visible

    terminal = console()
    # Longer lines than this are hard to read.
    terminal.width = min(terminal.width, 100)
    terminal.print(Markdown("\n".join(visible(line) for line in _FENCE.sub(_label, page).split("\n"))))
    facts = [
        f"{rule.family}, {rule.severity.label}, {rule.status.value}",
        f"fix: {rule.fix.value}" if rule.fix else "no fix",
        f"mapped to MQM {rule.mqm}",
        f"ITS {rule.its}",
    ]
    terminal.print(Text("\n" + " · ".join(facts), style="dim"))
