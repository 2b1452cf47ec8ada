"""What is wrong with a configuration, said in the same frame as a finding in an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from siclint.diagnostic import Diagnostic, Severity
from siclint.positions import Positions


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    `file` is the configuration as shown and `text` what it holds; start and end count characters of it.
    Without a text it is the place as such that is wrong: a file that cannot be read, or an option of the
    command line. `help` says what to do.
    """

    kind: str
    message: str
    file: str
    start: int = 0
    end: int = 0
    text: str | None = None
    help: str = ""


class ConfigurationError(Exception):
    """A configuration that cannot be used, with all that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{problem.file}: {problem.message}" for problem in problems))
        self.problems = tuple(problems)


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that `name` was most likely meant to be, or None."""
    from difflib import get_close_matches

    low, known = name.lower(), list(names)
    found = get_close_matches(low, known, 1, 0.6)
    if not found and len(low) > 2:
        found = [candidate for candidate in known if candidate.startswith(low)]
    return found[0] if found else None


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """A question that offers the nearest name; empty when none is near."""
    found = nearest(name, names)
    return f"did you mean `{found}`?" if found else ""


def render(problems: Iterable[Problem], *, color: bool, width: int) -> str:
    """The problems as frames, a blank line after each."""
    from siclint.reports.display import one_line
    from siclint.reports.frame import frame
    from siclint.reports.notes import Notes
    from siclint.reports.screen import Part, Screen

    screen = Screen(color, width)
    frames = []
    for problem in problems:
        positions = None if problem.text is None else Positions(problem.text)
        diagnostic = Diagnostic(
            problem.kind, "configuration", Severity.ERROR, problem.message, problem.start, problem.end
        )
        lines = frame(diagnostic, problem.file, positions, width, Notes(help=problem.help))
        if positions is None and problem.help:
            # Without a text there is no frame for the help to stand under.
            lines.append((Part("  = ", "frame"), Part("help:", "label"), Part(f" {one_line(problem.help)}")))
        frames.append(screen.render([*lines, ()]))
    return "".join(frames)
