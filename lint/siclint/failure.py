"""Exceptions that are said to the user, those of rules, and how they are put into words."""

from __future__ import annotations

from pathlib import PurePath


class RefusedError(Exception):
    """Something that a user can put right; the message says all of it, and a command ends with it."""


class RuleTimeoutError(BaseException):
    """A rule took too long. No Exception, so that a rule which catches everything does not catch it."""


class RuleError(Exception):
    """A rule cannot go on and says itself why: reported as it stands, without a place in the code."""


def describe(error: BaseException, file: str | None = None) -> str:
    """The exception's type, message and place on one line; of a RuleError the message alone.

    The place is the innermost line of `file` that the exception went through, or else the innermost line of all.
    Only the file's name is given, so that reports are the same on every machine.
    """
    if isinstance(error, RuleError):
        return str(error)
    if isinstance(error, RuleTimeoutError):
        words = str(error)
    elif isinstance(error, MemoryError):
        words = "it needs more memory than there is"
    else:
        words = " ".join(f"{type(error).__name__}: {error}".split())
    place = None
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if place is None or place[0] != file or code.co_filename == file:
            place = (code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    if place is None or place[0].startswith("<frozen"):
        return words
    return f"{words} ({PurePath(place[0]).name}, line {place[1]})"
