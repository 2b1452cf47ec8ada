"""Asks a server, by way of language-tool-python.

That client forms the requests and knows the languages. Its own transport is replaced: it opens a connection for each
request, tries everything twice and drops what says that an answer is not complete. Places are not taken from its
matches either, because their lengths count other units than their offsets.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from siclint.languagetool.places import VERSION
from siclint.languagetool.problem import AnswerError, UnavailableError

if TYPE_CHECKING:
    from siclint.languagetool.options import Grammar

EXTRA = "pip install 'siclint[languagetool]'"
LANGUAGE = "en-US"
TRIES = 4
"""How often a request is made when the failure is one that may pass."""

FIRST_PAUSE = 0.25
"""Seconds before the second try; each further pause is twice as long."""

_PASSING = frozenset({429, 502, 503, 504})
_OVERLOADED = re.compile(r"overload|too many requests", re.IGNORECASE)
_LONGEST_BODY = 200


class Match(NamedTuple):
    """What a server says about a place of a text; `start` and `end` count UTF-16 units of it.

    `meant` is what stands there according to the server, with its white space as one space each; None where it does
    not say.
    """

    rule: str
    category: str
    issue_type: str
    message: str
    start: int
    end: int
    replacements: tuple[str, ...]
    link: str | None
    meant: str | None


def need_client() -> None:
    """UnavailableError when language-tool-python is not installed."""
    try:
        import language_tool_python  # noqa: F401
    except ImportError as error:
        raise UnavailableError(f"grammar needs language-tool-python, which is not installed: {EXTRA}") from error


def base_url(url: str) -> str:
    """The address that the client wants, of one that may name a path of the interface."""
    return re.sub(r"/v2(/check)?/*$", "", url.rstrip("/")) + "/"


class Client:
    """A connection to one server; for one thread."""

    def __init__(self, url: str, timeout: float) -> None:
        """Connect; UnavailableError without the client, AnswerError when no LanguageTool answers."""
        need_client()
        from siclint.languagetool.transport import Transport

        self._inner = Transport(base_url(url), LANGUAGE, timeout)

    def version(self) -> str:
        """Which LanguageTool the server is, once it has loaded its language."""
        answer = self._inner.send("Good morning.")
        matches_of(answer)
        return str(answer["software"]["version"])

    def ask(self, text: str, grammar: Grammar) -> list[Match]:
        """What the server finds in a text; AnswerError when it gives no whole answer."""
        return list(matches_of(self._inner.answer(text, grammar)))


def matches_of(answer: Any) -> Iterable[Match]:
    """The matches of a server's answer; AnswerError when it is none of a version that is understood, or not whole."""
    try:
        software = answer["software"]
        version, interface = str(software["version"]), software["apiVersion"]
        if interface != 1 or int(version.split(".", maxsplit=1)[0]) != int(VERSION.split(".")[0]):
            raise AnswerError(f"the server is LanguageTool {version}, and siclint understands 6: use {VERSION}")
        warnings = answer.get("warnings") or {}
        if warnings.get("incompleteResults"):
            reason = " ".join(str(warnings.get("incompleteResultsReason") or "it does not say why").split())
            raise AnswerError(f"the server did not check the whole text: {reason}")
        return [_match(match) for match in answer["matches"]]
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise AnswerError(f"the server's answer has not the form of LanguageTool's ({error})") from error


def _match(match: Any) -> Match:
    rule = match["rule"]
    start, length = int(match["offset"]), int(match["length"])
    context = match.get("context") or {}
    units = str(context.get("text", "")).encode("utf-16-le", "surrogatepass")
    first = 2 * int(context.get("offset", 0))
    meant = units[first : first + 2 * length].decode("utf-16-le", "surrogatepass")
    urls = [url.get("value") for url in rule.get("urls") or ()]
    return Match(
        rule=str(rule["id"]),
        category=str(rule["category"]["id"]),
        issue_type=str(rule.get("issueType") or "uncategorized"),
        message=" ".join(str(match["message"]).split()),
        start=start,
        end=start + length,
        replacements=tuple(str(each["value"]) for each in match.get("replacements") or ()),
        link=next((str(url) for url in urls if url), None),
        meant=meant if len(meant.encode("utf-16-le", "surrogatepass")) == 2 * length else None,
    )


def decode(status: int, body: bytes) -> Any:
    """What an answer holds; AnswerError, and PassingError when another try may help."""
    text = " ".join(body[:4000].decode("utf-8", "replace").split())
    if status in _PASSING or (status == 500 and _OVERLOADED.search(text)):
        raise PassingError(f"the server is overloaded (status {status}: {_short(text)})")
    if status != 200:
        raise AnswerError(f"the server refuses the text (status {status}: {_short(text)})")
    try:
        return json.loads(body)
    except ValueError:
        raise AnswerError(f"the server answers what is no JSON, so it is no LanguageTool: {_short(text)}") from None


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_BODY else f"{text[:_LONGEST_BODY]}…"


class PassingError(AnswerError):
    """A failure that may be over when one tries again."""


def pause(tries: int) -> None:
    """Wait after so many tries that failed."""
    time.sleep(FIRST_PAUSE * 2 ** (tries - 1))


def is_local(url: str) -> bool:
    """Whether an address is this machine's, where no proxy has a part in it."""
    return urlsplit(url).hostname in ("localhost", "127.0.0.1", "::1")


def joined(base: str, path: str) -> str:
    """The address of a part of the interface."""
    return urljoin(base, f"v2/{path}")
