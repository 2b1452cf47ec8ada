"""The step of a run that mends files: it makes fixes until there is nothing left to fix, then writes the file once."""

from __future__ import annotations

import difflib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from siclint.article.article import Article, Kind
from siclint.article.readers import format_of, read
from siclint.article.source import Source, UndecodableError
from siclint.atomic import OutputError, write_atomically
from siclint.diagnostic import Diagnostic, Edit, Fix, Notification, Severity
from siclint.fixes import Choice, Shift, apply_edits, choose, edits_of
from siclint.run import FileResult, Fixed, Settings, Task, check_source
from siclint.silenced import Silenced

if TYPE_CHECKING:
    from siclint.article.readers import ReadOptions

ROUNDS = 10
"""So often a file is checked again at most. A fix may show what another one can mend; few do so twice."""


class FixStage:
    """Fixes each file that has something to fix.

    A file that was read is written in place. Standard input goes to `out`, mended where it can be, and so does the
    difference that fixes would make when nothing is to be written (`write`).
    """

    def __init__(self, *, unsafe: bool, write: bool, out: Callable[[bytes], None]) -> None:
        self._unsafe, self._write, self._out = unsafe, write, out
        self._done: dict[str, FileResult] = {}
        self.changed = False

    def file(self, task: Task, result: FileResult) -> FileResult:
        """The result for the fixed file; what it was, and a notification, where the file could not be written."""
        found = task.found
        real = os.path.realpath(found.path)
        if real in self._done:  # the same file under another name
            return replace(self._done[real], name=result.name)
        fixed = fix_result(result, task.settings, unsafe=self._unsafe)
        changed = fixed.source is not None and result.source is not None and fixed.source.text != result.source.text
        self.changed |= changed
        if not self._write:
            if changed:
                assert result.source is not None
                assert fixed.source is not None
                self._out(unified_diff(result.source, fixed.source))
            return result
        if found.is_stdin:
            self._out(_bytes(fixed.source) if changed else found.data or b"")
            return fixed
        if not changed:
            return fixed
        try:
            if found.data is not None:
                raise OutputError("it is no file that siclint read itself")
            write_atomically(found.path, _bytes(fixed.source), expected=_bytes(result.source))
        except OutputError as error:
            reason = str(error).removeprefix(f"cannot write {found.path}: ")
            notification = Notification("unfixed-file", f"the file was not fixed: {reason}", path=result.name)
            return replace(result, notifications=(*result.notifications, notification))
        self._done[real] = fixed
        return fixed

    def end(self) -> Sequence[Notification]:
        """Nothing is left to say."""
        return ()


def _bytes(source: Source | None) -> bytes:
    assert source is not None
    return source.encode(source.text)


@dataclass(frozen=True, slots=True)
class _State:
    """A file between two rounds. `hidden` are the diagnostics that somebody silenced or did not ask for.

    `silenced` are those that the result names, `extra` are diagnostics that no rule finds again: an earlier step of
    the run made them. All have their places in this state's text.
    """

    source: Source
    diagnostics: tuple[Diagnostic, ...]
    hidden: tuple[Diagnostic, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    extra: tuple[Diagnostic, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    checked: FileResult | None = None


def fix_result(result: FileResult, settings: Settings, *, unsafe: bool = False) -> FileResult:
    """What a check of the fixed text gives; `result` itself where nothing can be fixed.

    Only the diagnostics of `result` are fixed, and what shows when they are gone; nothing that is silenced or was
    left out of it.
    """
    if result.source is None or not choose(result.diagnostics, unsafe=unsafe):
        return result
    fresh = check_source(result.source, settings)
    known = {_key(diagnostic) for diagnostic in result.diagnostics}
    found = {_key(diagnostic) for diagnostic in fresh.diagnostics}
    states = [
        _State(
            result.source,
            result.diagnostics,
            hidden=tuple(d for d in fresh.diagnostics if _key(d) not in known),
            silenced=result.silenced,
            extra=tuple(d for d in result.diagnostics if _key(d) not in found),
        )
    ]
    encodable = partial(_encodable, result.source)
    refused: list[Choice] = []
    undoing: list[str] = []
    unfinished = False
    while True:
        state = states[-1]
        chosen = choose(state.diagnostics, unsafe=unsafe, possible=encodable)
        if unfinished := len(states) > ROUNDS and bool(chosen):
            break
        accepted, refused = keep_structure(state.source, settings.read, chosen)
        if not accepted:
            break
        after = _next_state(state, accepted, settings)
        texts = [one.source.text for one in states]
        if after.source.text in texts:  # leave the text as it was before they began
            start = texts.index(after.source.text)
            undoing = sorted({fixed.rule for fixed in after.fixed[len(states[start].fixed) :]})
            del states[start + 1 :]
            break
        states.append(after)
    last = states[-1]
    notes = tuple(_notes(last.source, refused, undoing, unfinished=unfinished))
    if last.checked is None:
        return replace(result, notifications=(*result.notifications, *notes))
    earlier = [n for n in result.notifications if n not in fresh.notifications]
    return replace(
        last.checked,
        diagnostics=last.diagnostics,
        notifications=(*last.checked.notifications, *earlier, *notes),
        silenced=last.silenced,
        fixed=last.fixed,
    )


def _key(diagnostic: Diagnostic) -> tuple[str, int, int, str]:
    return (diagnostic.rule, diagnostic.start, diagnostic.end, diagnostic.message)


def _next_state(state: _State, accepted: Sequence[Choice], settings: Settings) -> _State:
    """The file with some fixes made, checked again."""
    edits = edits_of(accepted)
    shift = Shift(edits)
    source = replace(state.source, text=apply_edits(state.source.text, edits))
    checked = check_source(source, settings)
    hidden = tuple(_moved(diagnostic, shift) for diagnostic in state.hidden)
    mended = {_key(choice.diagnostic) for choice in accepted}
    extra = tuple(replace(_moved(d, shift), fixes=()) for d in state.extra if _key(d) not in mended)
    kept = [d for d in checked.diagnostics if not any(_same_finding(d, other) for other in hidden)]
    return _State(
        source,
        tuple(sorted([*kept, *extra], key=lambda diagnostic: diagnostic.order)),
        hidden,
        tuple(replace(one, diagnostic=_moved(one.diagnostic, shift)) for one in state.silenced),
        extra,
        (*state.fixed, *(Fixed(choice.diagnostic.rule, choice.fix.title) for choice in accepted)),
        checked,
    )


def _moved(diagnostic: Diagnostic, shift: Shift) -> Diagnostic:
    start, end = shift.span(diagnostic.start, diagnostic.end)
    related = tuple(place._replace(**shift.span(place.start, place.end)._asdict()) for place in diagnostic.related)
    return replace(diagnostic, start=start, end=end, related=related)


def _same_finding(left: Diagnostic, right: Diagnostic) -> bool:
    """Whether two diagnostics are about one thing, whose words fixes may have changed."""
    return left.rule == right.rule and left.start < right.end and right.start < left.end


def _encodable(source: Source, fix: Fix) -> bool:
    """Whether the file's encoding has the characters that a fix puts in."""
    try:
        for edit in fix.edits:
            source.encode(edit.text)
    except UnicodeEncodeError:
        return False
    return True


def keep_structure(source: Source, options: ReadOptions, chosen: Sequence[Choice]) -> tuple[list[Choice], list[Choice]]:
    """The fixes that change the file where they edit it and nowhere else, and the others."""

    def holds(choices: Sequence[Choice]) -> bool:
        return _reads_on(source, options, choices)

    def divide(choices: Sequence[Choice]) -> list[Choice]:
        if holds(choices):
            return list(choices)
        if len(choices) == 1:
            return []
        middle = len(choices) // 2
        left, right = divide(choices[:middle]), divide(choices[middle:])
        return [*left, *right] if holds([*left, *right]) else left or right

    accepted = divide(chosen) if chosen else []
    return accepted, [choice for choice in chosen if choice not in accepted]


def _reads_on(source: Source, options: ReadOptions, choices: Sequence[Choice]) -> bool:
    """Whether the fixed file is decoded to the fixed text, and is read as the same articles around the fixes.

    A quotation mark that is moved might else open a tag, and a number at the start of a line a list.
    """
    edits = edits_of(choices)
    text = apply_edits(source.text, edits)
    try:
        if Source.decode(source.name, source.encode(text)).text != text:
            return False
    except UndecodableError:
        return False
    before, after = _paragraphs(source, options), _paragraphs(replace(source, text=text), options)
    if before is None or after is None or len(before) != len(after):
        return False
    if format_of(source.name) not in ("markdown", "html"):
        return True  # paragraphs are read off the looks of lines: that they change means nothing
    return all(_same_around(old, new, edits) for old, new in zip(before, after, strict=True))


def _same_around(old: Sequence[_Block], new: Sequence[_Block], edits: Sequence[Edit]) -> bool:
    """Whether the paragraphs that no edit touches are all there, and there are more of no kind."""
    untouched = [kept for kept in old if not any(e.start <= kept.end and kept.start <= e.end for e in edits)]
    more = Counter(block.kind for block in new) - Counter(block.kind for block in old)
    return not more and _is_part([(b.kind, b.text) for b in untouched], [(b.kind, b.text) for b in new])


def _is_part(part: Iterable[object], whole: Iterable[object]) -> bool:
    """Whether all of `part` stands in `whole` in the same order."""
    rest = iter(whole)
    return all(one in rest for one in part)


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph: where it stands in the source, what it is and what it says."""

    start: int
    end: int
    kind: Kind
    text: str


def _paragraphs(source: Source, options: ReadOptions) -> list[list[_Block]] | None:
    """The paragraphs of each article; None when the file cannot be read to its end."""
    try:
        return [
            [
                # What an unmarked paragraph is, its last mark says; a fix may add that or take it away.
                _Block(
                    *article.view.to_source(start, end),
                    Kind.PARAGRAPH if kind is Kind.LINE else kind,
                    article.text[start:end],
                )
                for start, end, kind in article.paragraphs
            ]
            for article in read(source, None, options)
            if isinstance(article, Article)
        ]
    except Exception:  # the check has named it already
        return None


def _notes(
    source: Source, refused: Iterable[Choice], undoing: Sequence[str], *, unfinished: bool
) -> Iterator[Notification]:
    for diagnostic, fix in refused:
        line, column = source.positions.position(diagnostic.start)
        message = f"the fix “{fix.title}” of {diagnostic.rule} was left out: it would change how the rest is read"
        yield Notification("refused-fix", message, source.name, line, column, severity=Severity.WARNING)
    if undoing:
        message = f"fixes of {' and '.join(undoing)} undo each other, so that the text is left as it was before them"
        yield Notification("unfinished-fixes", message, source.name, severity=Severity.WARNING)
    if unfinished:
        message = f"after {ROUNDS} rounds of fixes there still is something to fix"
        yield Notification("unfinished-fixes", message, source.name, severity=Severity.WARNING)


def unified_diff(before: Source, after: Source) -> bytes:
    """The difference between two states of a file in the form that `patch` takes.

    Only \\n ends a line there. What is UTF-8 keeps its bytes, other encodings are shown in UTF-8.
    """
    lines = difflib.unified_diff(_lines(before), _lines(after), before.name, after.name)
    shown = (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
    return "".join(shown).encode("utf-8", "surrogateescape")


def _lines(source: Source) -> list[str]:
    mark = source.bom.decode() if source.encoding == "utf-8" else ""
    *lines, last = (mark + source.text).split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else [])]
