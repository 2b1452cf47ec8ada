"""Checks what a rule says about itself, before anything relies on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from typing import Any

from siclint.diagnostic import Applicability, Severity
from siclint.rule import FAMILIES, Status

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


OPTION_TYPES = (bool, int, float, str, tuple, frozenset)
"""What an option's default may be, and with it the option; a tuple or frozenset holds strings."""

CATEGORIES = {
    "garbling": ("Linguistic conventions/Textual conventions", "grammar"),
    "duplication": ("Accuracy/Addition", "duplication"),
    "truncation": ("Design and markup/Truncation", "omission"),
    "attribution": ("Accuracy/Mistranslation", "mistranslation"),
    "consistency": ("Terminology/Inconsistent use of terminology", "inconsistency"),
    "residue": ("Design and markup/Custom (residue)", "addition"),
    "encoding": ("Linguistic conventions/Character encoding", "characters"),
    "grammar": ("Linguistic conventions/Grammar", "grammar"),
}
"""For each family the MQM error type and the ITS 2.0 issue type that fit most of its rules."""


def is_rule_name(name: str) -> bool:
    """Whether `name` can be a rule's: small letters and digits, parted by single hyphens, and no family's name."""
    return _NAME.fullmatch(name) is not None and name not in FAMILIES


def metadata_problems(rule: Any) -> list[str]:
    """What is wrong with a rule's metadata, in words. The types may be wrong too: a plugin may be anyone's code."""
    checks = {
        f"name {rule.name!r} is not made of small letters and digits, parted by single hyphens": (
            isinstance(rule.name, str) and _NAME.fullmatch(rule.name)
        ),
        f"name {rule.name!r} is a family's: the rule could not be selected alone": rule.name not in FAMILIES,
        f"there is no family {rule.family!r}: use one of {', '.join(FAMILIES)}": rule.family in FAMILIES,
        f"severity is {rule.severity!r}: use one of Severity": isinstance(rule.severity, Severity),
        f"status is {rule.status!r}: use one of Status": isinstance(rule.status, Status),
        f"fix is {rule.fix!r}: use one of Applicability, or None": (
            rule.fix is None or isinstance(rule.fix, Applicability)
        ),
        "summary is not one line of text": _is_line(rule.summary),
        "mqm is not one line of text": _is_line(rule.mqm),
        "its is not one line of text": _is_line(rule.its),
        "check is no function": callable(rule.check),
        "yields_to is no tuple of rule names": isinstance(rule.yields_to, tuple) and _all_strings(rule.yields_to),
    }
    return [problem for problem, holds in checks.items() if not holds] + list(_option_problems(rule.options))


def _is_line(value: object) -> bool:
    return isinstance(value, str) and value.isprintable() and bool(value.strip())


def _all_strings(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)


def _option_problems(options: Any) -> Iterator[str]:
    if options is None:
        return
    if not isinstance(options, type) or not is_dataclass(options):
        yield "options is no dataclass"
        return
    for option in fields(options):
        default: Any = option.default if option.default_factory is MISSING else option.default_factory()
        if default is MISSING:
            yield f"option {option.name} has no default"
        elif type(default) not in OPTION_TYPES or (type(default) in (tuple, frozenset) and not _all_strings(default)):
            yield f"option {option.name} is {default!r}: use bool, int, float, str, or a tuple or frozenset of str"
