"""Starts a new rule: its module and its page, with examples that fail until the rule works."""

from __future__ import annotations

import os
import string
from pathlib import Path

from siclint.metadata import CATEGORIES, is_rule_name
from siclint.rule import FAMILIES

_MODULE = string.Template('''\
"""TODO: what stands in a text where this rule finds something, and what broke it."""

from __future__ import annotations

from collections.abc import Iterator

from siclint import Article, Finding, Rule, Severity, Status
from siclint.phrases import Phrases

_PHRASES = Phrases(["TODO"])


def check(article: Article) -> Iterator[Finding]:
    """TODO: what is found, in one line."""
    for match in _PHRASES.find(article):
        found = article.text[match.start : match.end]
        yield Finding(match.start, match.end, f"“{found}” stands here: TODO, say what is wrong and what to do")


rule = Rule(
    name="$name",
    family="$family",
    summary="TODO: what it finds, in one line without a full stop",
    severity=Severity.WARNING,
    status=Status.PREVIEW,
    mqm="$mqm",
    its="$its",
    check=check,
)
''')

_PAGE = string.Template("""\
# $name

## What it finds

TODO: say in a sentence or two what stands in the text.

## Why it matters

TODO: say what broke the text, and what a reader makes of it.

## What to do

TODO: say what an editor does about it.

## Examples

```bad
TODO: a sentence of your own, with the [[place]] marked that the rule has to find.
```

```good
TODO: a sentence that looks alike, is right, and must stay silent.
```

## Known false alarms

TODO: say where it may be wrong, or that none is known.
""")


def new_rule(family: str, name: str, directory: Path | None = None) -> list[Path]:
    """Write the module and the page of a new rule, and say which files they are.

    They go to `directory`; without one, to the family's folder in a checkout of siclint at or above the working
    directory, or else to the working directory. Nothing is written over: ValueError says what is wrong with the
    names, FileExistsError what is there already.
    """
    if family not in FAMILIES:
        raise ValueError(f"there is no family {family!r}: use one of {', '.join(FAMILIES)}")
    if not is_rule_name(name):
        raise ValueError(
            f"{name!r} cannot name a rule: use small letters and digits, parted by single hyphens, and no family's name"
        )
    package = None if directory else _family_folder(family)
    folder = directory or package or Path()
    values = {"name": name, "family": family, **dict(zip(("mqm", "its"), CATEGORIES[family], strict=True))}
    files = {
        folder / f"{name.replace('-', '_')}.py": _MODULE.substitute(values),
        folder / f"{name}.md": _PAGE.substitute(values),
    }
    if package is not None and not (package / "__init__.py").exists():
        files[package / "__init__.py"] = f'"""Rules of the family {family}."""\n'
    for path in files:
        if path.exists():
            raise FileExistsError(f"{path} is there already; take another name, or another directory")
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return list(files)


def _family_folder(family: str) -> Path | None:
    """The family's folder in the checkout that the working directory lies in; it need not be there yet."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        rules = folder / "rules" / "siclint_rules"
        if (rules / "__init__.py").is_file() and (folder / "lint" / "siclint").is_dir():
            return Path(os.path.relpath(rules / family))
    return None
