"""What the user says about LanguageTool, and what it comes to for one file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from siclint.diagnostic import Severity
from siclint.languagetool.names import is_identifier

CHOSEN, SLIPS, ALL, PICKY = "chosen", "slips", "all", "picky"
"""Words for many rules: two sets of siclint's table, all that LanguageTool runs by itself, its picky level too."""

SETS = frozenset({CHOSEN, SLIPS, ALL, PICKY})

_MEMORY = re.compile(r"[1-9][0-9]*[kmg]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Options:
    """The settings of a run; `memory` is what Java takes after -Xmx, `timeout` counts seconds for one answer.

    ValueError says what is wrong.
    """

    enabled: bool = False
    url: str = ""
    rules: tuple[str, ...] = (CHOSEN,)
    memory: str = "1g"
    timeout: float = 60

    def __post_init__(self) -> None:
        """Refuse what cannot work."""
        for name in self.rules:
            if name not in SETS and not is_identifier(name):
                raise ValueError(f"rules names {name!r}: use chosen, slips, all, picky or a rule's id, as EN_A_VS_AN")
        if not self.rules:
            raise ValueError("rules is empty: use chosen, slips, all, picky or ids of rules")
        if not _MEMORY.fullmatch(self.memory):
            raise ValueError(f"memory is {self.memory!r}: use a size as 1g or 512m")
        if not self.timeout > 0:
            raise ValueError(f"timeout is {self.timeout:g}: use a number of seconds above 0")
        if self.url:
            check_url(self.url)


def bytes_of(memory: str) -> int:
    """How much a size as Java writes it is."""
    return int(memory[:-1]) << {"k": 10, "m": 20, "g": 30}[memory[-1].lower()]


def check_url(url: str) -> None:
    """ValueError when no server can have this address."""
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"url is {url!r}: use an address as http://localhost:8081")


def options_of(values: Mapping[str, Any]) -> Options:
    """The options that a configuration's table stands for; ValueError says what is wrong with it."""
    known = {name.replace("-", "_"): value for name, value in values.items()}
    if "rules" in known:
        known["rules"] = tuple(known["rules"])
    return Options(**known)


@dataclass(frozen=True, slots=True)
class Grammar:
    """How one file's articles are checked for grammar. It goes to other processes.

    `rules` are those of `Options`. Whether a rule's findings are wanted says `named`, and for a rule that is not in it
    `otherwise`; `severities` are those that the user sets, by the rule's name. `server` tells apart
    servers that may find other things.
    """

    rules: tuple[str, ...]
    otherwise: bool
    named: Mapping[str, bool] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    url: str = ""
    timeout: float = 60
    server: str = ""

    @property
    def identity(self) -> str:
        """All that an answer depends on, besides the text."""
        tables = sorted(self.named.items()), sorted(self.severities.items())
        return repr((self.rules, self.otherwise, tables, self.server))

    def wants(self, name: str) -> bool:
        """Whether findings of a rule are to be reported."""
        return self.named.get(name, self.otherwise)
