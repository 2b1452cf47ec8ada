"""Where rules come from: found, then loaded, one by one; what does not load is named and left out.

A rule comes from an installed package, through an entry point of the group `siclint.rules`; from a Python file;
or from a TOML file of phrases and patterns (see `siclint.rulefile`). Files are loaded only when the caller names
them: nothing is looked for beside the articles.
"""

from __future__ import annotations

import importlib.util
import os
import pkgutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from siclint.diagnostic import Notification
from siclint.entry_points import entry_points
from siclint.failure import describe
from siclint.metadata import metadata_problems
from siclint.positions import Positions
from siclint.rule import FAMILIES, Rule
from siclint.suppressions import RULES

if TYPE_CHECKING:
    from siclint.config.problems import Problem

GROUP = "siclint.rules"
"""The entry point group. A value names a rule, a list of rules, a module with a `rule` or `rules`, or a package of
such modules."""


class PluginError(Exception):
    """A plugin, or a rule of it, that cannot be used; the message says why, line and column where in its file."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        """Keep the message and the place."""
        super().__init__(message)
        self.line, self.column = line, column


@dataclass(frozen=True, slots=True)
class Loaded:
    """All rules by name, in order of family and name, and what went wrong on the way."""

    rules: dict[str, Rule]
    notifications: tuple[Notification, ...]


class Plugin(NamedTuple):
    """A place that rules come from, found and not yet loaded.

    `label` is what messages call it, `load` gives its rules, and `is_file` says that the label is a file's path.
    """

    label: str
    load: Callable[[], Iterator[Rule | PluginError]]
    is_file: bool = False


def load_all(files: Iterable[Path] = ()) -> Loaded:
    """The rules of all installed packages and of the given files (Python or TOML).

    A file that is given twice counts once. Whoever starts other processes that are to use the rules gives them
    the same files.
    """
    rules: dict[str, Rule] = {}
    origins: dict[str, str] = {}
    notifications: list[Notification] = []
    for plugin in find_plugins(files):
        for found in _load(plugin):
            if isinstance(found, PluginError):
                notifications.append(_notification(plugin, found))
            elif found.name not in rules:
                rules[found.name], origins[found.name] = found, plugin.label
            elif found is not rules[found.name]:
                wrong = f"rule {found.name} is left out: {origins[found.name]} has one of that name; rename it"
                notifications.append(_notification(plugin, PluginError(wrong)))
    order = sorted(rules.values(), key=lambda rule: (FAMILIES.index(rule.family), rule.name))
    return Loaded({rule.name: rule for rule in order}, tuple(notifications))


def _notification(plugin: Plugin, error: PluginError) -> Notification:
    if plugin.is_file:
        return Notification("plugin-failed", str(error), plugin.label, error.line, error.column)
    return Notification("plugin-failed", f"{plugin.label}: {error}")


def _load(plugin: Plugin) -> Iterator[Rule | PluginError]:
    """What a plugin gives; its failures are values, and so are rules with metadata that cannot be used."""
    for found in plugin.load():
        wrong = [] if isinstance(found, PluginError) else metadata_problems(found)
        yield PluginError(f"rule {getattr(found, 'name', found)} is left out: {'; '.join(wrong)}") if wrong else found


def find_plugins(files: Iterable[Path] = ()) -> Iterator[Plugin]:
    """What rules can come from: the engine, siclint's own package, other packages by name, files as given."""
    yield Plugin("siclint", lambda: iter(RULES))
    for point in sorted(entry_points(GROUP), key=lambda point: (point.package != "siclint", point)):
        label = f"{point.package} {point.version}, entry point {point.name}"
        yield Plugin(label, partial(_load_point, point.value))
    for path in dict.fromkeys(path.resolve() for path in files):
        yield _file_plugin(path)


def _file_plugin(path: Path) -> Plugin:
    """The file at an absolute path, called by its path below the working directory where it lies there."""
    here = Path.cwd().resolve()
    label = path.relative_to(here) if path.is_relative_to(here) else path
    return Plugin(label.as_posix(), partial(_load_file, path, label.as_posix()), is_file=True)


def load_rules(path: Path) -> list[Rule]:
    """The rules of one file, Python or TOML; PluginError when it, or a rule in it, cannot be used.

    A module of a package that can be imported is imported under its own name, so that it exists once.
    """
    rules: list[Rule] = []
    plugin = _file_plugin(path.resolve())
    for found in _load(plugin):
        if isinstance(found, PluginError):
            place = "" if found.line is None else f":{found.line}:{found.column}"
            raise PluginError(f"{plugin.label}{place}: {found}") from found.__cause__
        rules.append(found)
    return rules


def _load_point(value: str) -> Iterator[Rule | PluginError]:
    """The rules behind an entry point's value, `package.module` or `package.module:name`."""
    name, _, attribute = value.partition(":")
    module = _import(name)
    if isinstance(module, PluginError):
        yield module
    elif attribute:
        target: object = module
        for part in attribute.split("."):
            target = getattr(target, part, None)
        if target is None:
            yield PluginError(f"module {name} has no {attribute}")
        else:
            yield from _rules_in(target)
    else:
        yield from rules_of(module)


def rules_of(module: ModuleType) -> Iterator[Rule | PluginError]:
    """The rules of a module, or of all modules of a package, in order of their names.

    A module whose name begins with an underscore holds no rules.
    """
    for name in ("rule", "rules"):
        value = getattr(module, name, ())
        if not isinstance(value, ModuleType):
            yield from _rules_in(value)
    for info in sorted(pkgutil.iter_modules(getattr(module, "__path__", ())), key=lambda info: info.name):
        if not info.name.startswith("_"):
            inner = _import(f"{module.__name__}.{info.name}")
            yield from [inner] if isinstance(inner, PluginError) else rules_of(inner)


def _rules_in(value: object) -> Iterator[Rule | PluginError]:
    """A rule, or each of several."""
    if isinstance(value, ModuleType):
        yield from rules_of(value)
        return
    for rule in value if isinstance(value, (list, tuple)) else [value]:
        yield rule if isinstance(rule, Rule) else PluginError(f"{rule!r} stands where a rule should")


def _import(name: str) -> ModuleType | PluginError:
    return _guarded(f"module {name}", lambda: importlib.import_module(name))


def _guarded(what: str, load: Callable[[], ModuleType]) -> ModuleType | PluginError:
    """What `load` gives, or why it gives nothing: a plugin may be anyone's code."""
    try:
        return load()
    except (Exception, SystemExit) as error:
        failure = PluginError(f"{what} did not load: {describe(error)}")
        failure.__cause__ = error
        return failure


def _load_file(path: Path, name: str) -> Iterator[Rule | PluginError]:
    if not path.is_file():
        yield PluginError("there is no such file")
    elif path.suffix == ".toml":
        from siclint.rulefile import load_rule_file

        file = load_rule_file(path, name)
        yield from (declared.rule for declared in file.rules)
        yield from map(_of_problem, file.problems)
    elif path.suffix == ".py":
        module = _guarded("it", lambda: _module_at(path))
        if isinstance(module, PluginError):
            yield module
            return
        found = list(rules_of(module))
        yield from found or [PluginError("it has no rule: give it a variable `rule` or `rules`")]
    else:
        yield PluginError("rules come from .py and .toml files")


def _of_problem(problem: Problem) -> PluginError:
    words = f"{problem.message}; {problem.help}" if problem.help else problem.message
    if problem.text is None:
        return PluginError(words)
    return PluginError(words, *Positions(problem.text).position(problem.start))


def _module_at(path: Path) -> ModuleType:
    """The module in a file, under the name that it has in its package, or else under one that no other has."""
    name = _dotted_name(path)
    if name is not None:
        return importlib.import_module(name)
    name = f"_siclint_rules_{path.stem}_{blake2b(os.fsencode(path), digest_size=6).hexdigest()}"
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def _dotted_name(path: Path) -> str | None:
    """The name that imports the module at `path`, when it lies in a package that the path leads to."""
    parts = [path.stem]
    folder = path.parent
    while (folder / "__init__.py").is_file():
        parts.insert(0, folder.name)
        folder = folder.parent
    if len(parts) == 1:
        return None
    top = importlib.util.find_spec(parts[0])
    places = [] if top is None else top.submodule_search_locations or []
    inside = any(Path(place).resolve() == folder / parts[0] for place in places)
    return ".".join(parts) if inside else None
