"""markdown-it-py with places.

The parser says on which lines a block stands, and nothing about the places inside. Three small hooks add them:
block rules note where the content of each of their lines starts, behind quotation marks and list markers; the
inline parser notes for each token the stretch of the content that made it; and two rules add footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock, heading, html_block, lheading, paragraph, table
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

_BlockRule = Callable[[StateBlock, int, int, bool], bool]

# The rules that make content, and what each may interrupt.
_CONTENT_RULES: tuple[tuple[str, _BlockRule, tuple[str, ...]], ...] = (
    ("table", table, ("paragraph", "reference")),
    ("html_block", html_block, ("paragraph", "reference", "blockquote")),
    ("heading", heading, ("paragraph", "reference", "blockquote")),
    ("lheading", lheading, ()),
    ("paragraph", paragraph, ()),
)
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
_FOOTNOTE_REFERENCE = re.compile(r"\[\^([^\]\s]+)\](?!\()")
# The parser recurses into each container, and gives up at this level.
_DEEPEST = 60
_INDENT = 4


def parse(text: str) -> list[Token]:
    """The tokens of `text`.

    An `inline` or `html_block` token has in `meta["lines"]` the offset at which the content of each of its
    lines starts, in `text` with all line ends made one character. Its children have in `meta["at"]` the start
    and end of the stretch of the content that they come from.
    """
    return _parser().parse(text)


def is_too_deep(token: Token) -> bool:
    """Whether a container lies so deep that the parser dropped what is in it, and what follows."""
    return token.nesting == 1 and token.level >= _DEEPEST - 1


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    # They put tokens together and lose the places.
    parser.disable(["text_join", "fragments_join"])
    for name, rule, interrupted in _CONTENT_RULES:
        parser.block.ruler.at(name, _noting_lines(rule), {"alt": list(interrupted)})
    parser.block.ruler.before("reference", "footnote", _footnote, {"alt": ["paragraph", "reference"]})
    inline = _PlacedInline()
    inline.ruler, inline.ruler2 = parser.inline.ruler, parser.inline.ruler2
    inline.ruler.before("link", "footnote_reference", _footnote_reference)
    parser.inline = inline
    return parser


def _noting_lines(rule: _BlockRule) -> _BlockRule:
    """`rule`, and a note of where the lines of its tokens start."""

    def noting(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        before = len(state.tokens)
        done = rule(state, start, end, silent)
        if done and not silent:
            for token in state.tokens[before:]:
                if token.map and token.type in ("inline", "html_block"):
                    token.meta["lines"] = [state.bMarks[line] + state.tShift[line] for line in range(*token.map)]
        return done

    return noting


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`[^1]: The text of a footnote`, and the lines indented below it."""
    match = _FOOTNOTE.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if match is None or state.is_code_block(start):
        return False
    if silent:
        return True
    state.env.setdefault("footnotes", set()).add(match[1])
    kept = state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType
    state.blkIndent += _INDENT
    state.bMarks[start], state.tShift[start], state.sCount[start] = match.end(), 0, state.blkIndent
    state.parentType = "footnote"
    state.push("footnote_open", "", 1)
    state.md.block.tokenize(state, start, end)
    state.push("footnote_close", "", -1)
    state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType = kept
    return True


def _footnote_reference(state: StateInline, silent: bool) -> bool:
    """`[^1]` where a footnote of that name stands somewhere."""
    match = _FOOTNOTE_REFERENCE.match(state.src, state.pos, state.posMax)
    if match is None or match[1] not in state.env.get("footnotes", ()):
        return False
    if not silent:
        state.push("footnote_reference", "", 0)
    state.pos = match.end()
    return True


class _PlacedState(StateInline):
    """The state of the inline parser, and where its pending text started."""

    text_start = -1

    def pushPending(self) -> Token:  # noqa: N802
        """Turn the pending text into a token that has its place."""
        token = super().pushPending()
        token.meta["at"] = (self.text_start, self.text_start + len(token.content))
        self.text_start = -1
        return token


class _PlacedInline(ParserInline):
    """The inline parser; each token that it makes has its place."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Parse the content of a block."""
        state = _PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """Make tokens of the state's range; a link calls this again for its text."""
        assert isinstance(state, _PlacedState)
        rules = self.ruler.getRules("")
        deepest = state.md.options["maxNesting"]
        end = state.posMax
        state.text_start = -1
        while state.pos < end:
            place, before = state.pos, len(state.tokens)
            if state.text_start < 0:
                state.text_start = place
            if state.level < deepest and any(rule(state, False) for rule in rules):
                if len(state.tokens) > before:
                    _note_places(state, state.tokens[before:], place)
                    state.text_start = -1
            else:
                state.append_pending(state.src[place])
                state.pos = place + 1
        if state.pending:
            state.pushPending()


def _note_places(state: StateInline, tokens: Sequence[Token], start: int) -> None:
    """Note the places of the tokens that one rule made of the content from `start` to the state's place."""
    place = start
    for token in tokens:
        if "at" in token.meta:
            continue
        if state.src[start] in "*_~":
            # One token for each mark, in a row.
            token.meta["at"] = (place, place + len(token.content))
            place += len(token.content)
        elif token.type == "text":
            # The address of an autolink, between < and >.
            token.meta["at"] = (start + 1, state.pos - 1)
        else:
            token.meta["at"] = (start, state.pos)
