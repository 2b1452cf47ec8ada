"""The rules that exist where a command runs: those of packages, and of the configuration that holds here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from siclint.config.problems import ConfigurationError
from siclint.config.resolve import Resolver

if TYPE_CHECKING:
    from siclint.diagnostic import Notification
    from siclint.rule import Rule


def rules_here() -> Mapping[str, Rule]:
    """All rules by name, whatever else is wrong."""
    resolver = Resolver()
    return _with_grammar(resolver.configuration(resolver.cwd).rules)


def catalogue(*, explicit: str | None, isolated: bool) -> tuple[Mapping[str, Rule], list[Notification]]:
    """All rules by name, and what did not load; ConfigurationError when the configuration is wrong."""
    resolver = Resolver(explicit=explicit, isolated=isolated)
    rules = resolver.configuration(resolver.cwd).rules
    if resolver.problems:
        raise ConfigurationError(resolver.problems)
    return _with_grammar(rules), resolver.notifications


def _with_grammar(rules: Mapping[str, Rule]) -> Mapping[str, Rule]:
    """With the rules of LanguageTool that siclint vouches for."""
    from siclint.languagetool.rules import table_rules

    return {**rules, **table_rules()}
