"""What keeps LanguageTool from being used, in words that say what to do."""

from __future__ import annotations


class UnavailableError(Exception):
    """No server can be used in this run. `log` holds the last lines that a server wrote before it failed."""

    def __init__(self, message: str, log: tuple[str, ...] = ()) -> None:
        """Keep the lines."""
        super().__init__(message)
        self.log = log


class AnswerError(Exception):
    """A server gave no answer that can be used for one text. `gone` says that nobody listens at its address."""

    def __init__(self, message: str, *, gone: bool = False) -> None:
        """Keep what it means for the next text."""
        super().__init__(message)
        self.gone = gone
