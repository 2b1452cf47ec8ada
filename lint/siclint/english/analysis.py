"""What is found out about an article once, when a rule first asks, and kept with it for the next one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from siclint.article.article import Article

__all__ = ["cached_analysis"]

T = TypeVar("T")


def cached_analysis(function: Callable[[Article], T]) -> Callable[[Article], T]:
    """Make `function` answer once for each article. The answer lives as long as the article does.

    It is kept among the article's attributes, as `functools.cached_property` keeps its own. Public for rules.
    """
    key = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def answer(article: Article) -> T:
        kept: dict[str, Any] = article.__dict__
        if key not in kept:
            kept[key] = function(article)
        found: T = kept[key]
        return found

    return answer
