"""`siclint config`."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from siclint.cli import options as o

if TYPE_CHECKING:
    from siclint.config.layers import Decision
    from siclint.config.resolve import Resolver


def config_command(
    path: Annotated[
        str,
        typer.Argument(metavar="[PATH]", help="A file or folder. Without it, the current folder.", show_default=False),
    ] = ".",
    select: o.Select = None,
    extend_select: o.ExtendSelect = None,
    ignore: o.Ignore = None,
    preview: o.Preview = None,
    fail_on: o.FailOn = None,
    exclude: o.Exclude = None,
    force_exclude: o.ForceExclude = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
    format: o.TableFormat = "table",  # noqa: A002  (the option's name)
) -> None:
    """Show which settings hold, and where each comes from."""
    from siclint.cli.messages import say_notification
    from siclint.config.problems import ConfigurationError
    from siclint.config.resolve import Resolver
    from siclint.diagnostic import Severity

    layer = o.layer(
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        preview=preview,
        fail_on=fail_on,
        exclude=exclude,
        force_exclude=force_exclude,
    )
    resolver = Resolver(layer, o.one_configuration(config, isolated), isolated)
    absolute = os.path.abspath(path)
    if os.path.isdir(absolute):
        # Settings are found by the folder of a file, so a folder is asked about as what lies in it.
        absolute = os.path.join(absolute, "")
    decisions = resolver.decisions(absolute)
    resolver.configuration(resolver.cwd)
    resolver.check_command_line()
    if resolver.problems:
        raise ConfigurationError(resolver.problems)
    for notification in resolver.notifications:
        say_notification(notification)
    if format == "json":
        _write_json(resolver, path, absolute, decisions)
    else:
        _write_tables(resolver, path, absolute, decisions)
    raise typer.Exit(2 if any(n.severity is Severity.ERROR for n in resolver.notifications) else 0)


def _file(resolver: Resolver, absolute: str) -> str | None:
    file = resolver.configuration(os.path.dirname(absolute)).file
    return None if file is None else file.name


def _write_json(resolver: Resolver, path: str, absolute: str, decisions: dict[str, Decision]) -> None:
    from siclint.cli.outputs import emit
    from siclint.config.show import rows

    severities = {active.rule.name: active.severity.label for active in resolver.settings(absolute).rules}
    document: dict[str, Any] = {
        "path": path,
        "configuration": _file(resolver, absolute),
        "settings": [row._asdict() for row in rows(resolver, absolute)],
        "rules": [
            {
                "name": name,
                "runs": decision.runs,
                "severity": severities.get(name),
                "reason": decision.reason,
                "origin": decision.origin,
            }
            for name, decision in decisions.items()
        ],
    }
    emit(json.dumps(document, indent=2, ensure_ascii=False) + "\n")


def _write_tables(resolver: Resolver, path: str, absolute: str, decisions: dict[str, Decision]) -> None:
    from siclint.cli.messages import plural
    from siclint.cli.outputs import emit
    from siclint.cli.tables import show
    from siclint.config.layers import DEFAULT
    from siclint.config.show import rows

    settings = [
        (row.key, "not set" if row.value is None else _toml(row.value), row.origin) for row in rows(resolver, absolute)
    ]
    title = f"{path}: {_file(resolver, absolute) or 'no configuration'}"
    show(("setting", "value", "from"), settings, title=title, styles=("bold",))
    if not sys.stdout.isatty():
        emit("\n")
    count = f"{sum(decision.runs for decision in decisions.values())} of {plural(len(decisions), 'rule')} run"
    special = [(name, d) for name, d in decisions.items() if not d.runs or d.origin != DEFAULT]
    if not special:
        emit(f"{count}: all that are stable\n")
        return
    show(
        ("rule", "runs", "because", "from"),
        [(name, "yes" if d.runs else "no", d.reason, d.origin) for name, d in special],
        title=f"{count}. Not as by default, or not at all:",
        styles=("bold",),
    )


def _toml(value: Any) -> str:
    """A value as a configuration has it."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{name} = {_toml(inner)}' for name, inner in value.items())} }}"
    return json.dumps(value, ensure_ascii=False)
