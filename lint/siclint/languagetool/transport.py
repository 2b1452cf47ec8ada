"""language-tool-python with another transport; imported only where that package is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import requests
from language_tool_python import LanguageTool

from siclint.languagetool.client import TRIES, PassingError, decode, is_local, joined, pause
from siclint.languagetool.options import ALL, PICKY, SETS
from siclint.languagetool.problem import AnswerError

if TYPE_CHECKING:
    from siclint.languagetool.options import Grammar

MOST_LATE = 3
"""After so many texts without an answer in time a server is not waited for again."""

_CONNECT_LIMIT = 5.0  # seconds


class Transport(LanguageTool):
    """One connection that is kept, failures told apart, and whole answers.

    It overrides `_query_server` and relies on `_create_params`, which are not public: hence the narrow range of
    versions in pyproject.toml. The tests run it against a real server.
    """

    def __init__(self, url: str, language: str, timeout: float) -> None:
        """Connect to `url`, which ends in a slash; AnswerError when no LanguageTool answers."""
        self._timeout = timeout
        self._gone = False
        self._late = 0
        self._session = requests.Session()
        self._session.trust_env = not is_local(url)
        super().__init__(language, remote_server=url)
        self._address = joined(url, "check")

    def answer(self, text: str, grammar: Grammar) -> Any:
        """A server's whole answer about a text."""
        from siclint.languagetool.rules import entries

        listed = {entry.id for entry in entries().values() if entry.set in grammar.rules and grammar.wants(entry.name)}
        self.enabled_rules = listed | (set(grammar.rules) - SETS)
        self.enabled_rules_only = ALL not in grammar.rules and PICKY not in grammar.rules
        # By its level a server leaves rules out even where they are named.
        self.picky = ALL not in grammar.rules or PICKY in grammar.rules
        return self.send(text)

    def send(self, text: str) -> Any:
        """A server's whole answer about a text, with the rules that were set before."""
        return self._query_server(self._address, self._create_params(text), method="post")

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = TRIES,
        method: Literal["get", "post"] = "get",
    ) -> Any:
        """The answer to a request; AnswerError when there is none, PassingError when there was none in time."""
        del num_tries
        if self._late == MOST_LATE:
            raise AnswerError(f"the server did not answer {MOST_LATE} times in a row, so it is not asked again")
        for tries in range(1, TRIES + 1):
            try:
                return self._once(url, params, method)
            except PassingError as error:
                # A server that is gone is not waited for again at each text.
                if tries == TRIES or (error.gone and self._gone):
                    self._gone = error.gone
                    raise
                pause(tries)
        raise AssertionError("unreachable")

    def _once(self, url: str, params: dict[str, str] | None, method: Literal["get", "post"]) -> Any:
        limits = (_CONNECT_LIMIT, self._timeout)
        try:
            if method == "post":
                response = self._session.post(url, data=params, timeout=limits, allow_redirects=False)
            else:
                response = self._session.get(url, params=params, timeout=limits)
        except requests.exceptions.ReadTimeout as error:
            self._late += 1
            raise AnswerError(f"the server gave no answer within {self._timeout:g} seconds") from error
        except requests.exceptions.ConnectionError as error:
            raise PassingError(f"the server at {url} cannot be reached ({_cause(error)})", gone=True) from error
        except requests.exceptions.RequestException as error:
            raise PassingError(f"the server's answer broke off ({type(error).__name__})") from error
        self._gone, self._late = False, 0
        return decode(response.status_code, response.content)


def _cause(error: BaseException) -> str:
    """What the system says, below what two libraries say about it."""
    seen: list[BaseException] = []
    inner: BaseException | None = error
    while inner is not None and inner not in seen:
        seen.append(inner)
        inner = next((arg for arg in inner.args if isinstance(arg, BaseException)), None) or inner.__cause__
        inner = inner or getattr(seen[-1], "reason", None)
    last = seen[-1]
    words = last.strerror if isinstance(last, OSError) and last.strerror else str(last).rsplit(": ", maxsplit=1)[-1]
    return " ".join(words.split()) or type(last).__name__
