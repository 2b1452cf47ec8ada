"""Says for each file how it is checked: which configuration holds, and what it, its per-file tables and the
command line make together.

Configurations are found upwards from each checked file, so a folder that merely is being checked can bring
its own. Such a one may choose among rules, but nothing in it runs: Python rule files load only from a
configuration at or above the working directory, or one that the user names.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from siclint.article.readers import ReadOptions
from siclint.check import ActiveRule
from siclint.config.find import find
from siclint.config.layers import Decision, Layer, Value, decide, list_of, selectors, table_of, value_of
from siclint.diagnostic import Notification, Severity
from siclint.discovery import patterns, relative
from siclint.languagetool.names import is_languagetool_rule
from siclint.plugins import load_all
from siclint.rule import FAMILIES, Rule
from siclint.run import Settings
from siclint.suppressions import Entry, SuppressionSettings

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from siclint.config.load import File
    from siclint.config.problems import Problem
    from siclint.languagetool.options import Grammar, Options


@dataclass(frozen=True, slots=True)
class Configuration:
    """One configuration, checked and with its rules loaded; without a file it is the defaults.

    `base` is the absolute folder that its patterns are relative to. `usable` is False when something in it is wrong,
    `complete` when a plugin did not load.
    """

    base: str
    rules: Mapping[str, Rule]
    rule_files: tuple[Path, ...] = ()
    file: File | None = None
    usable: bool = True
    exclude: GitIgnoreSpec | None = None
    per_file: tuple[tuple[GitIgnoreSpec, Layer], ...] = ()
    suppress: tuple[tuple[GitIgnoreSpec, Entry], ...] = ()
    complete: bool = True

    @property
    def layers(self) -> tuple[Layer, ...]:
        """What the file says, without its per-file tables."""
        if self.file is None or not self.usable:
            return ()
        return (Layer(self.file.values, self.file),)


class Resolver:
    """Finds what holds for each file, and collects what is wrong on the way.

    `command_line` is the layer of options; `explicit` the configuration that the user names; `isolated` leaves all
    configurations out. `cwd` stands for the working directory; without `trusting` no configuration but the
    explicit one may have Python files run. Whoever uses the settings looks at `problems` first.
    """

    def __init__(
        self,
        command_line: Layer | None = None,
        explicit: str | None = None,
        isolated: bool = False,
        *,
        cwd: str | None = None,
        trusting: bool = True,
    ) -> None:
        self.command_line = command_line or Layer({})
        self.explicit = explicit
        self.isolated = isolated
        self.cwd = os.getcwd() if cwd is None else cwd
        self.trusting = trusting
        self.problems: list[Problem] = []
        self.notifications: list[Notification] = []
        self._exclude = _spec(self.command_line.values.get("exclude", ()))
        self._by_folder: dict[str, Configuration] = {}
        self._by_file: dict[str | None, Configuration] = {}
        self._settings: dict[tuple[int, tuple[int, ...], tuple[Entry, ...]], Settings] = {}

    def configuration(self, folder: str) -> Configuration:
        """What holds in an absolute folder."""
        found = self._by_folder.get(folder)
        if found is None:
            if self.isolated:
                path = None
            elif self.explicit is not None:
                path = os.path.abspath(self.explicit)
            else:
                path = find(folder)
            found = self._by_folder[folder] = self._of_file(path)
        return found

    def _of_file(self, path: str | None) -> Configuration:
        if path not in self._by_file:
            self._by_file[path] = self._load(path)
        return self._by_file[path]

    def _load(self, path: str | None) -> Configuration:
        if path is None:
            rules, failed = self._rules(())
            return Configuration(self.cwd, rules, complete=not failed)
        # Most runs have no configuration, and need none of this.
        from siclint.config.load import read
        from siclint.config.problems import ConfigurationError
        from siclint.config.validate import Names

        base = self.cwd if self.explicit is not None else os.path.dirname(path)
        try:
            file = read(path, self.shown(path))
        except ConfigurationError as error:
            self.problems += error.problems
            return Configuration(base, self._rules(())[0], usable=False)
        rule_files, refused = self._rule_files(file)
        rules, failed = self._rules(rule_files)
        wrong = file.problems(Names(rules, complete=not refused and not failed))
        self.problems += wrong
        if wrong:
            return Configuration(base, rules, rule_files, file, usable=False)
        self._say_what_is_not_asked(file)
        per_file = tuple(
            (patterns([pattern]), Layer(values, file, ("per-file", pattern)))
            for pattern, values in file.values.get("per-file", {}).items()
        )
        exclude = _spec(file.values.get("exclude", ()))
        return Configuration(
            base,
            rules,
            rule_files,
            file,
            exclude=exclude,
            per_file=per_file,
            suppress=tuple(_entries(file)),
            complete=not refused and not failed,
        )

    def _rules(self, files: Sequence[Path]) -> tuple[Mapping[str, Rule], bool]:
        """The rules of all packages and of the files, and whether some did not load."""
        loaded = load_all(files)
        known = set(self.notifications)
        self.notifications += [n for n in loaded.notifications if n not in known]
        return loaded.rules, bool(loaded.notifications)

    def _rule_files(self, file: File) -> tuple[tuple[Path, ...], bool]:
        """The rule files that may load, and whether some may not."""
        folder = os.path.dirname(file.path)
        names = file.values.get("plugins", ())
        wanted = [name for name in names if isinstance(name, str)] if isinstance(names, list) else []
        trusted = self._is_trusted(folder)
        allowed: list[Path] = []
        for index, name in enumerate(wanted):
            if trusted or name.endswith(".toml"):
                allowed.append(Path(folder, name))
                continue
            because = (
                "this configuration lies neither in the working directory nor above it, so nothing in it is run"
                if self.trusting
                else "an editor runs nothing that lies beside the articles"
            )
            message = f"Python file {name} is not loaded: {because}; if you trust it, name it with --config {file.name}"
            line = file.line(("plugins", index))
            self.notifications.append(Notification("untrusted-plugin", message, path=file.name, line=line))
        return tuple(allowed), len(allowed) < len(wanted)

    def _say_what_is_not_asked(self, file: File) -> None:
        """Name what a configuration says of the whole run, where the run does not ask it."""
        if not self.trusting or self.explicit is not None or file.path == find(self.cwd):
            return
        from siclint.config.schema import WHOLE_RUN

        for name in WHOLE_RUN:
            if name in file.values:
                message = (
                    f"`{name}` is not heeded here: it holds for a whole run, and only the configuration of the working "
                    f"directory is asked; check from this folder, or name it with --config {file.name}"
                )
                line = file.line((name,))
                self.notifications.append(
                    Notification("unheeded-key", message, path=file.name, line=line, severity=Severity.WARNING)
                )

    def _is_trusted(self, folder: str) -> bool:
        """Whether a configuration in `folder` may name Python files to run."""
        if self.explicit is not None:
            return True
        if not self.trusting:
            return False
        cwd, real = os.path.realpath(self.cwd), os.path.realpath(folder)
        return cwd == real or cwd.startswith(real.rstrip(os.sep) + os.sep)

    def shown(self, path: str) -> str:
        """A path as messages name it: relative to the working directory where it lies below."""
        if path.startswith(self.cwd.rstrip(os.sep) + os.sep):
            return relative(path, self.cwd, folder=False)
        return path.replace(os.sep, "/")

    def excluded(self, path: str, folder: bool) -> bool:
        """Whether a walk leaves an absolute path out."""
        if _matches(self._exclude, path, self.cwd, folder):
            return True
        configuration = self.configuration(os.path.dirname(path))
        return _matches(configuration.exclude, path, configuration.base, folder)

    def excluded_named(self, path: str, folder: bool) -> bool:
        """Whether a path is left out although the user names it."""
        configuration = self.configuration(path if folder else os.path.dirname(path))
        forced = value_of("force-exclude", [*configuration.layers, self.command_line]).value
        return bool(forced) and self.excluded(path, folder)

    def configurations(self) -> Iterator[Configuration]:
        """All configurations that were used so far."""
        yield from self._by_file.values()

    def layers(self, path: str) -> list[Layer]:
        """The layers that hold for an absolute path, the strongest last."""
        configuration = self.configuration(os.path.dirname(path))
        indices = self._matching(configuration, path)
        return self._layers(configuration, indices)

    def run_layers(self) -> list[Layer]:
        """The layers that hold for a run as a whole: the working directory's configuration and the command line."""
        return [*self.configuration(self.cwd).layers, self.command_line]

    def languagetool(self) -> Options | None:
        """How this run checks grammar; None when it does not."""
        values = {name: value.value for name, value in table_of("languagetool", self.run_layers()).items()}
        if not values.get("enabled"):
            return None
        from siclint.languagetool.options import options_of

        named = os.environ.get("SICLINT_LANGUAGETOOL_URL")
        if named and "url" not in self.command_line.values.get("languagetool", {}):
            values["url"] = named
        try:
            return options_of(values)
        except ValueError as error:
            from siclint.config.problems import Problem

            problem = Problem("wrong-value", str(error), "languagetool")
            if problem not in self.problems:
                self.problems.append(problem)
            return None

    def decisions(self, path: str) -> dict[str, Decision]:
        """Which rules run on a file, and why."""
        return decide(self.configuration(os.path.dirname(path)).rules, self.layers(path))

    def settings(self, path: str) -> Settings:
        """How the file at an absolute path is checked."""
        configuration = self.configuration(os.path.dirname(path))
        indices = self._matching(configuration, path)
        entries = tuple(
            entry for spec, entry in configuration.suppress if _matches(spec, path, configuration.base, folder=False)
        )
        found = self._settings.get((id(configuration), indices, entries))
        if found is None:
            layers = self._layers(configuration, indices)
            found = replace(_settings(configuration, layers, entries), languagetool=self._grammar(layers))
            self._settings[id(configuration), indices, entries] = found
        return found

    @staticmethod
    def _matching(configuration: Configuration, path: str) -> tuple[int, ...]:
        """The indices of the per-file tables that hold for a file."""
        return tuple(
            index
            for index, (spec, _) in enumerate(configuration.per_file)
            if _matches(spec, path, configuration.base, folder=False)
        )

    def _layers(self, configuration: Configuration, indices: Iterable[int]) -> list[Layer]:
        per_file = [configuration.per_file[index][1] for index in indices]
        return [*configuration.layers, *per_file, self.command_line]

    def _grammar(self, layers: Sequence[Layer]) -> Grammar | None:
        options = self.languagetool()
        if options is None:
            return None
        from siclint.languagetool.session import grammar_of

        return grammar_of(options, layers)

    def check_command_line(self) -> None:
        """Look for names on the command line that no rule or family has in any configuration that was used."""
        from siclint.config.problems import Problem, did_you_mean

        known = {name for configuration in self._by_file.values() for name in configuration.rules}
        if any(n.descriptor in ("untrusted-plugin", "plugin-failed") for n in self.notifications):
            return
        for option, name in selectors(self.command_line):
            if name not in known and name not in FAMILIES and not is_languagetool_rule(name):
                words = did_you_mean(name, [*known, *FAMILIES]) or "`siclint rules` lists them all"
                message = f"no rule or family is called `{name}`"
                self.problems.append(Problem("unknown-rule", message, f"--{option}", help=words))


def _entries(file: File) -> Iterator[tuple[GitIgnoreSpec, Entry]]:
    """The suppressions of a configuration, each with the pattern of its files."""
    for index, values in enumerate(file.values.get("suppress", ())):
        place = f"{file.name}:{file.line(('suppress', index))}"
        entry = Entry(tuple(values["rules"]), values.get("quote", ""), values.get("reason", ""), place)
        yield patterns([values["file"]]), entry


def _settings(configuration: Configuration, layers: Sequence[Layer], entries: tuple[Entry, ...]) -> Settings:
    severities = table_of("severity", layers)
    options = table_of("rules", layers)
    active = []
    for name, decision in decide(configuration.rules, layers).items():
        if decision.runs:
            rule = configuration.rules[name]
            severity = Severity.parse(severities[name].value) if name in severities else rule.severity
            active.append(ActiveRule(rule, severity, _options(rule, options.get(name))))
    fields = {name.replace("-", "_"): value.value for name, value in table_of("jsonl", layers).items()}
    fail_on = value_of("fail-on", layers).value
    return Settings(
        tuple(active),
        ReadOptions(**fields),
        None if fail_on == "never" else Severity.parse(fail_on),
        configuration.rule_files,
        max(0.0, float(value_of("time-limit", layers).value)),
        SuppressionSettings(
            {name: rule.family for name, rule in configuration.rules.items()},
            configuration.complete,
            bool(value_of("require-reason", layers).value),
            entries,
        ),
    )


def _options(rule: Rule, values: Value | None) -> Any:
    if rule.options is None or values is None:
        return None
    from siclint.config.options import make_options

    return make_options(rule.options, values.value)


def _spec(lines: Sequence[str]) -> GitIgnoreSpec | None:
    return patterns(lines) if lines else None


def _matches(spec: GitIgnoreSpec | None, path: str, base: str, folder: bool) -> bool:
    if spec is None or not path.startswith(base.rstrip(os.sep) + os.sep):
        return False
    return spec.match_file(relative(path, base, folder=folder))


def baseline_of(resolver: Resolver) -> str | None:
    """The path of the baseline that the working directory's configuration names; None when it names none."""
    configuration = resolver.configuration(resolver.cwd)
    name = value_of("baseline", configuration.layers).value
    if name is None or configuration.file is None:
        return None
    return os.path.relpath(os.path.join(os.path.dirname(configuration.file.path), name), resolver.cwd)


def formats_of(resolver: Resolver) -> list[Value]:
    """The reports of a run: those of the working directory's configuration, or of the command line."""
    layers = [*resolver.configuration(resolver.cwd).layers, resolver.command_line]
    for layer in reversed(layers):
        if "formats" in layer.values:
            return list_of("formats", [layer])
    return [Value(name) for name in value_of("formats", []).value]
