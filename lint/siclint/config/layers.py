"""Settings come in layers: defaults, a configuration, its per-file tables, the command line. The last one wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from siclint.config.schema import KEYS
from siclint.rule import Rule, Status

if TYPE_CHECKING:
    from siclint.config.load import File
    from siclint.config.locate import Path

DEFAULT = "default"
COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True)
class Layer:
    """Values of one origin, by the schema's keys; `path` is where they stand in `file`."""

    values: Mapping[str, Any]
    file: File | None = None
    path: Path = ()

    def origin(self, *path: str | int) -> str:
        """Where a value comes from: `siclint.toml:3`, or `command line`."""
        if self.file is None:
            return COMMAND_LINE
        return f"{self.file.name}:{self.file.line((*self.path, *path))}"


@dataclass(frozen=True, slots=True)
class Value:
    """A value that holds, and where it comes from."""

    value: Any
    origin: str = DEFAULT


def value_of(name: str, layers: Sequence[Layer]) -> Value:
    """What holds for a key that takes a single value."""
    for layer in reversed(layers):
        if name in layer.values:
            return Value(layer.values[name], layer.origin(name))
    return Value(next(key.default for key in KEYS if key.name == name))


def table_of(name: str, layers: Sequence[Layer]) -> dict[str, Value]:
    """What holds for a key that takes a table, entry by entry."""
    return {
        entry: Value(value, layer.origin(name, entry))
        for layer in layers
        for entry, value in layer.values.get(name, {}).items()
    }


def list_of(name: str, layers: Sequence[Layer]) -> list[Value]:
    """What all layers together say for a key that takes a list."""
    return [
        Value(value, layer.origin(name, index))
        for layer in layers
        for index, value in enumerate(layer.values.get(name, ()))
    ]


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a rule runs, and what decided it."""

    runs: bool
    reason: str
    origin: str = DEFAULT


@dataclass(slots=True)
class _Mentions:
    """What one layer says about rules and families: each with its origin."""

    on: dict[str, Value] = field(default_factory=dict)
    off: dict[str, Value] = field(default_factory=dict)

    @classmethod
    def of(cls, layer: Layer) -> _Mentions:
        mentions = cls()
        for name, into in (("select", mentions.on), ("extend-select", mentions.on), ("ignore", mentions.off)):
            for index, selector in enumerate(layer.values.get(name, ())):
                into[selector] = Value(name, layer.origin(name, index))
        return mentions


def decide(rules: Mapping[str, Rule], layers: Sequence[Layer]) -> dict[str, Decision]:
    """Which rules run.

    Within a layer a rule's own name counts more than its family, and `ignore` more than `select`. A preview
    rule runs when `preview` is set or when it is selected by its own name.
    """
    preview = value_of("preview", layers)
    decisions = {name: _default(rule, preview) for name, rule in rules.items()}
    for layer in layers:
        mentions = _Mentions.of(layer)
        for name, rule in rules.items():
            if "select" in layer.values:
                decisions[name] = Decision(False, "not in select", layer.origin("select"))
            decisions[name] = _mentioned(rule, mentions, preview) or decisions[name]
    return decisions


def _default(rule: Rule, preview: Value) -> Decision:
    if rule.status is Status.STABLE:
        return Decision(True, "stable")
    if preview.value:
        return Decision(True, "preview", preview.origin)
    return Decision(False, "a preview rule")


def _mentioned(rule: Rule, mentions: _Mentions, preview: Value) -> Decision | None:
    """What a layer says about a rule; None when it says nothing."""
    for name in (rule.name, rule.family):
        if name in mentions.off:
            return Decision(False, f"{mentions.off[name].value} {name}", mentions.off[name].origin)
        if name in mentions.on:
            if name == rule.family and rule.status is Status.PREVIEW and not preview.value:
                return Decision(False, "a preview rule")
            return Decision(True, f"{mentions.on[name].value} {name}", mentions.on[name].origin)
    return None


def selectors(layer: Layer) -> Iterator[tuple[str, str]]:
    """All names of rules and families in a layer, each with the key that it stands under."""
    for name in ("select", "extend-select", "ignore"):
        for selector in layer.values.get(name, ()):
            yield name, selector
