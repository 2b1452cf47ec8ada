"""Where rules come from: found, then loaded, one by one; what does not load is named and left out."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType

from siclint.diagnostic import Notification
from siclint.rule import FAMILIES, Rule

GROUP = "siclint.rules"
"""The entry point group. A value names a module with a `rule` or `rules`, or a package of such modules."""


class PluginError(Exception):
    """A plugin that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """All rules by name, in order, and what went wrong on the way."""

    rules: dict[str, Rule]
    notifications: tuple[Notification, ...]


def load_all(files: Iterable[Path] = ()) -> Loaded:
    """The rules of all installed packages and of the given files (Python or TOML)."""
    rules: dict[str, Rule] = {}
    origins: dict[str, str] = {}
    notifications: list[Notification] = []
    for origin, load in _origins(files):
        try:
            for rule in load():
                if rule.name in rules:
                    raise PluginError(f"rule {rule.name} exists already, from {origins[rule.name]}")
                rules[rule.name], origins[rule.name] = rule, origin
        except Exception as error:  # noqa: BLE001  (a plugin may be anyone's code)
            reason = str(error) if isinstance(error, PluginError) else f"{type(error).__name__}: {error}"
            notifications.append(Notification("plugin-failed", f"{origin} did not load: {reason}"))
    order = sorted(rules.values(), key=lambda rule: (FAMILIES.index(rule.family), rule.name))
    return Loaded({rule.name: rule for rule in order}, tuple(notifications))


def _origins(files: Iterable[Path]) -> Iterator[tuple[str, Callable[[], Iterable[Rule]]]]:
    """What to call a source of rules in a message, and how to load it; packages sorted, files as given."""
    points = sorted(entry_points(group=GROUP), key=lambda point: (point.name != "builtin", point.name, point.value))
    for point in points:
        yield _label(point), partial(_load_point, point)
    for path in files:
        yield str(path), partial(load_rules, path)


def _label(point: EntryPoint) -> str:
    if point.dist is None:
        return f"plugin {point.name}"
    return f"plugin {point.name} of {point.dist.name} {point.dist.version}"


def _load_point(point: EntryPoint) -> Iterable[Rule]:
    return rules_of(point.load())


def load_rules(path: Path) -> list[Rule]:
    """The rules of a module that lies at `path`, imported under its own name when it is importable."""
    for module in list(sys.modules.values()):
        if getattr(module, "__file__", None) == str(path):
            return list(rules_of(module))
    spec = importlib.util.spec_from_file_location(f"_siclint_rule_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return list(rules_of(module))


def rules_of(module: ModuleType) -> Iterator[Rule]:
    """The rules of a module, or of all modules of a package, in order of their names."""
    own = [rule for name in ("rule", "rules") if (rule := getattr(module, name, None)) is not None]
    for value in own:
        yield from value if isinstance(value, (list, tuple)) else [value]
    for info in sorted(pkgutil.iter_modules(getattr(module, "__path__", ())), key=lambda info: info.name):
        yield from rules_of(importlib.import_module(f"{module.__name__}.{info.name}"))
