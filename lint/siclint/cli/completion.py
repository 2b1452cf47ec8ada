"""What a shell offers when Tab is pressed."""

from __future__ import annotations

from collections.abc import Iterator


def complete_rule(incomplete: str) -> Iterator[tuple[str, str]]:
    """Names of rules, with what they find."""
    from siclint.cli.catalogue import rules_here

    for rule in rules_here().values():
        if rule.name.startswith(incomplete):
            yield rule.name, rule.summary


def complete_selectors(incomplete: str) -> Iterator[str]:
    """Names of rules and families, for the part behind the last comma."""
    from siclint.cli.catalogue import rules_here
    from siclint.rule import FAMILIES

    before, comma, last = incomplete.rpartition(",")
    for name in (*FAMILIES, *rules_here()):
        if name.startswith(last):
            yield f"{before}{comma}{name}"


def complete_family(incomplete: str) -> Iterator[str]:
    """Families with a slash, where the name of a new rule follows."""
    from siclint.rule import FAMILIES

    for family in FAMILIES:
        if family.startswith(incomplete):
            yield f"{family}/"


def complete_format(incomplete: str) -> Iterator[str]:
    """Names of output formats."""
    from siclint.reports import FORMATS

    for name in FORMATS:
        if name.startswith(incomplete):
            yield name
