"""What a suppression is, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from siclint.diagnostic import Diagnostic


class Entry(NamedTuple):
    """A suppression of the configuration, for a file that its pattern matches.

    `rules` are names of rules and families. Without a `quote` it is about the whole file; `place` is where it
    stands, as `siclint.toml:12`.
    """

    rules: tuple[str, ...]
    quote: str
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class SuppressionSettings:
    """What holds for suppressions in a file.

    `known` has the family of each rule that there is, whether it runs or not; without `complete` there may be others,
    of a plugin that did not load.
    """

    known: Mapping[str, str] = field(default_factory=dict)
    complete: bool = False
    require_reason: bool = False
    entries: tuple[Entry, ...] = ()


def names_rule(names: Iterable[str], diagnostic: Diagnostic) -> str | None:
    """The one of `names` that a diagnostic falls under: its rule, its family, or the engine before the slash."""
    engine = diagnostic.rule.partition("/")[0]
    return next((name for name in names if name in (diagnostic.rule, diagnostic.family, engine)), None)


def was_run(name: str, active: Mapping[str, str], known: Mapping[str, str]) -> bool:
    """Whether all that a name stands for was looked for; `active` and `known` have the family of each rule.

    A family counts when all of its rules ran, and the rule of another engine (`engine/RULE`) when the engine did.
    """
    if name in active or name.partition("/")[0] in active:
        return True
    members = [rule for rule, family in known.items() if family == name]
    return bool(members) and all(rule in active for rule in members)
