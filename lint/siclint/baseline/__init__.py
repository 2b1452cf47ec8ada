"""A baseline: the findings that were there when somebody began, kept quiet until they are mended."""

from siclint.baseline.file import DEFAULT_NAME, Baseline, BaselineError, load, save
from siclint.baseline.match import Matcher, State
from siclint.baseline.parts import Describer, Entry

__all__ = [
    "DEFAULT_NAME",
    "Baseline",
    "BaselineError",
    "Describer",
    "Entry",
    "Matcher",
    "State",
    "load",
    "save",
]
