"""What a rule is: a pure function of an article, and its metadata declared in one place."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from siclint.article.article import Article
    from siclint.diagnostic import Applicability, Finding, Severity


class Status(Enum):
    """Stable rules run by default, preview rules with --preview."""

    STABLE = "stable"
    PREVIEW = "preview"


FAMILIES = (
    "garbling",
    "duplication",
    "truncation",
    "attribution",
    "consistency",
    "residue",
    "encoding",
    "grammar",
)


class Needs(NamedTuple):
    """What an article has to have for a rule to find anything in it: one of the words, or one of the pieces.

    `words` are tokens in small letters, as in `Article.words`; `pieces` stand in the text as they are written here.
    """

    words: frozenset[str] = frozenset()
    pieces: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule and all that is known about it.

    `check` takes the article, and the options as second argument when `options` names a dataclass of
    them. It yields findings in any order, keeps no state and changes nothing. `mqm` is the MQM error type
    that the rule is mapped to (`Linguistic conventions/Punctuation`), `its` an ITS 2.0 localization quality issue type.
    `needs` is what every finding needs: the rule is called only for articles that have it, and finds what it would
    find without. `fix` says what the rule's fixes may be at most; a rule without it offers none. Where a
    finding overlaps one of a rule in `yields_to`, only the other is reported. The page lies beside the module,
    with hyphens: `orphan_fragment.py` has `orphan-fragment.md`; `page` names another place, and `explanation` is the
    page's text for a rule that has no file of its own (see `siclint.page.page_of`).
    """

    name: str
    family: str
    summary: str
    severity: Severity
    status: Status
    mqm: str
    its: str
    check: Callable[..., Iterable[Finding]]
    fix: Applicability | None = None
    options: type[Any] | None = None
    yields_to: tuple[str, ...] = ()
    needs: Needs | None = None
    page: Path | None = None
    explanation: str | None = None

    def findings(self, article: Article, options: object | None = None) -> Iterable[Finding]:
        """The rule's findings in one article; `options` defaults to the declared defaults."""
        if self.options is None:
            return self.check(article)
        return self.check(article, self.options() if options is None else options)

    def page_path(self) -> Path | None:
        """Where the rule's Markdown page lies, or None when it has none."""
        if self.page is not None:
            return self.page
        file = getattr(sys.modules.get(getattr(self.check, "__module__", "")), "__file__", None)
        if file is None:
            return None
        path = Path(file).parent / f"{self.name}.md"
        return path if path.is_file() else None
