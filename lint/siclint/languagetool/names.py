"""How LanguageTool's rules are named in siclint: `languagetool/EN_A_VS_AN`."""

from __future__ import annotations

import re

PREFIX = "languagetool/"
FAMILY = "grammar"

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def is_identifier(text: str) -> bool:
    """Whether `text` can be the id of a rule of LanguageTool, as `EN_A_VS_AN`."""
    return _IDENTIFIER.fullmatch(text) is not None


def is_languagetool_rule(name: str) -> bool:
    """Whether a rule's name has the form of LanguageTool's. Only a server knows whether there is one."""
    return name.startswith(PREFIX) and is_identifier(name.removeprefix(PREFIX))
