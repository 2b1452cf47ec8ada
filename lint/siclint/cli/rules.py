"""`siclint rules`."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, Any

import typer

from siclint.cli import options as o
from siclint.cli.completion import complete_selectors

if TYPE_CHECKING:
    from siclint.rule import Rule


def rules(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]...",
            help="Rules and families. Without any, all.",
            autocompletion=complete_selectors,
            show_default=False,
        ),
    ] = None,
    format: o.TableFormat = "table",  # noqa: A002  (the option's name)
    config: o.Config = None,
    isolated: o.Isolated = False,
) -> None:
    """List the rules.

    They are those that come with siclint, those of installed plugins, and those that the configuration of the
    current folder names.
    """
    from siclint.cli.catalogue import catalogue
    from siclint.cli.messages import say_notification
    from siclint.cli.outputs import emit
    from siclint.cli.tables import show

    found, notifications = catalogue(explicit=config, isolated=isolated)
    for notification in notifications:
        say_notification(notification)
    wanted = o.names(names)
    o.check_names(wanted, found, "NAME")
    shown = [rule for rule in found.values() if not wanted or rule.name in wanted or rule.family in wanted]
    if format == "json":
        emit(json.dumps([about(rule) for rule in shown], indent=2, ensure_ascii=False) + "\n")
    else:
        rows = [(rule.name, rule.family, rule.severity.label, rule.status.value, rule.summary) for rule in shown]
        show(("rule", "family", "severity", "status", "finds"), rows, styles=("bold",))
    raise typer.Exit(2 if notifications else 0)


def about(rule: Rule) -> dict[str, Any]:
    """All that a rule declares."""
    page = rule.page_path()
    return {
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity.label,
        "status": rule.status.value,
        "summary": rule.summary,
        "fix": None if rule.fix is None else rule.fix.value,
        "mqm": rule.mqm,
        "its": rule.its,
        "options": option_values(rule),
        "page": None if page is None else str(page),
    }


def option_values(rule: Rule) -> dict[str, Any]:
    """A rule's options as a configuration names them, with their defaults."""
    if rule.options is None:
        return {}
    defaults = rule.options()
    return {field.name.replace("_", "-"): _plain(getattr(defaults, field.name)) for field in fields(rule.options)}


def _plain(value: Any) -> Any:
    """A value as JSON and TOML have it."""
    if isinstance(value, (frozenset, set)):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else getattr(value, "value", value)
