"""The server itself: what the editor says, and what it is answered.

A document is checked when it is opened and, once the writer pauses, after each change. An editor that declares that it
asks for diagnostics is answered, any other one is told; never both, or each finding would be shown twice.
"""

from __future__ import annotations

import asyncio
import os
import threading
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, BinaryIO

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

from siclint import __version__
from siclint.diagnostic import Severity
from siclint.server.actions import KINDS, actions
from siclint.server.checker import Checked, Checker, Options
from siclint.server.convert import Client, Converter
from siclint.server.documents import Document
from siclint.server.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Generator

    from siclint.diagnostic import Diagnostic, Notification

PAUSE = 0.3
"""Seconds without a change before a check."""

LONGEST_PAUSE = 5.0
"""A document that takes long is checked after a pause as long as the last check took, up to so many seconds."""

_LEVELS = {
    Severity.ERROR: types.MessageType.Error,
    Severity.WARNING: types.MessageType.Warning,
    Severity.NOTE: types.MessageType.Info,
}


class _Protocol(LanguageServerProtocol):
    """The library's protocol without its copies of the texts: `siclint.server.documents` has them."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Generator[Any, Any, None]:
        """Leave it to the feature."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        """Leave it to the feature."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Generator[Any, Any, None]:
        """Leave it to the feature."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None


@dataclass(slots=True)
class _Open:
    """An open document, what is known of it, and the check that is under way."""

    document: Document
    check: asyncio.Task[None] | None = None
    checked: Checked | None = None
    shown: dict[Diagnostic, types.Diagnostic] | None = None
    said: frozenset[Notification] = frozenset()

    @property
    def pause(self) -> float:
        """Seconds to wait after a change."""
        return PAUSE if self.checked is None else min(max(PAUSE, self.checked.seconds), LONGEST_PAUSE)


class Server:
    """One editor's session."""

    def __init__(self, options: Options) -> None:
        self.language_server = LanguageServer("siclint", __version__, protocol_cls=_Protocol)
        self._options = options
        self._open: dict[str, _Open] = {}
        self._requests: set[asyncio.Task[None]] = set()  # a task that nobody holds may be collected
        self._worker = Worker()
        self._checker = Checker(options, os.getcwd())
        self._client = Client()
        self._register()

    def run(self, stdin: BinaryIO, stdout: BinaryIO) -> None:
        """Serve the editor until it says goodbye or goes away. Belongs into the main thread."""

        def talk() -> None:
            try:
                self.language_server.start_io(stdin, stdout)
            finally:
                self._worker.close()

        threading.Thread(target=talk, name="editor", daemon=True).start()
        self._worker.serve()

    def _register(self) -> None:
        self._feature(types.INITIALIZE, self._initialize)
        self._feature(types.INITIALIZED, self._initialized)
        self._feature(types.TEXT_DOCUMENT_DID_OPEN, self._did_open)
        self._feature(types.TEXT_DOCUMENT_DID_CHANGE, self._did_change)
        self._feature(types.TEXT_DOCUMENT_DID_CLOSE, self._did_close)
        self._feature(types.TEXT_DOCUMENT_DID_SAVE, self._did_save)
        self._feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES, self._settings_changed)
        self._feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION, self._settings_changed)
        options = types.CodeActionOptions(code_action_kinds=KINDS)
        self._feature(types.TEXT_DOCUMENT_CODE_ACTION, self._code_action, options)

    def _feature(self, method: str, handler: Callable[[Any], Any], options: object = None) -> None:
        self.language_server.feature(method, options)(partial(handler))  # a method cannot be marked, its partial can

    def _initialize(self, params: types.InitializeParams) -> None:
        """Learn what the editor can do, before it is told what the server can."""
        workspace = self.language_server.workspace
        encoding = workspace.position_encoding
        self._client = Client.of(
            params.capabilities, encoding.value if isinstance(encoding, types.PositionEncodingKind) else encoding
        )
        folders = [folder.uri for folder in params.workspace_folders or ()]
        for uri in [*folders[:1], params.root_uri]:
            root = to_fs_path(uri) if uri else None
            if root is not None and os.path.isdir(root):
                self._checker = Checker(self._options, os.path.abspath(root))
                break
        if self._client.pulls:
            options = types.DiagnosticOptions(
                inter_file_dependencies=False, workspace_diagnostics=False, identifier="siclint"
            )
            self._feature(types.TEXT_DOCUMENT_DIAGNOSTIC, self._diagnostic, options)

    async def _initialized(self, _params: types.InitializedParams) -> None:
        if self._client.watches:
            # Rule files are TOML as well, under any name.
            watchers = [types.FileSystemWatcher(glob_pattern="**/*.toml")]
            registration = types.Registration(
                id="siclint-configuration",
                method=types.WORKSPACE_DID_CHANGE_WATCHED_FILES,
                register_options=types.DidChangeWatchedFilesRegistrationOptions(watchers=watchers),
            )
            await self._ask(
                self.language_server.client_register_capability_async(types.RegistrationParams([registration])),
                "watch configurations; a change counts from the next key on",
            )

    async def _ask(self, request: Awaitable[object], what: str) -> None:
        """Have the editor do something that siclint can do without."""
        try:
            await request
        except JsonRpcException as error:
            self._log(types.MessageType.Info, f"the editor does not {what} ({error.message})")

    def _did_open(self, params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        opened = _Open(Document(item.uri, item.language_id, item.version, item.text))
        self._open[item.uri] = opened
        self._schedule(opened, 0)

    def _did_change(self, params: types.DidChangeTextDocumentParams) -> None:
        opened = self._open.get(params.text_document.uri)
        if opened is not None:
            version = params.text_document.version
            opened.document = opened.document.changed(version, params.content_changes, self._client.unit)
            self._schedule(opened, opened.pause)

    def _did_close(self, params: types.DidCloseTextDocumentParams) -> None:
        opened = self._open.pop(params.text_document.uri, None)
        if opened is None:
            return
        if opened.check is not None:
            opened.check.cancel()
        if not self._client.pulls:
            self._publish(opened.document.uri, None, [])

    def _did_save(self, _params: types.DidSaveTextDocumentParams) -> None:
        """A configuration may have been saved too, by an editor that watches no files."""
        for opened in self._open.values():
            self._look_again(opened)

    def _settings_changed(
        self, _params: types.DidChangeWatchedFilesParams | types.DidChangeConfigurationParams
    ) -> None:
        """Even a check that is under way may have begun with the old ones."""
        for opened in self._open.values():
            self._schedule(opened, 0)

    def _look_again(self, opened: _Open) -> None:
        """Check a document once more unless that is under way; where nothing has changed it costs nothing."""
        if opened.check is None or opened.check.done():
            self._schedule(opened, 0)

    def _schedule(self, opened: _Open, pause: float) -> None:
        """Check a document after a pause, in the place of any check of it that has not ended."""
        if opened.check is not None:
            opened.check.cancel()
        opened.check = asyncio.get_running_loop().create_task(self._check(opened, pause))

    async def _check(self, opened: _Open, pause: float) -> None:
        await asyncio.sleep(pause)
        document, before = opened.document, opened.checked
        try:
            checked, shown = await self._worker.run(partial(_check, self._checker, document, before, self._client))
        except Exception as error:  # a mistake in siclint ends no session
            self._log(types.MessageType.Error, f"{document.uri} could not be checked: {type(error).__name__}: {error}")
            return
        self._say(opened, checked)
        same = before is not None and before.result is checked.result
        opened.checked, opened.shown = checked, shown
        if not self._client.pulls:
            self._publish(document.uri, document.version, list(shown.values()))
        elif before is not None and not same and before.document == document and self._client.refreshes:
            # The text is as it was, so the editor will not ask by itself. Nobody waits: it may ask before it answers.
            refresh = self._ask(self.language_server.workspace_diagnostic_refresh_async(None), "ask again by itself")
            task = asyncio.get_running_loop().create_task(refresh)
            self._requests.add(task)
            task.add_done_callback(self._requests.discard)

    def _say(self, opened: _Open, checked: Checked) -> None:
        """What went wrong goes to the editor's log, once as long as it stays; a wrong configuration to the person."""
        for problem in checked.problems:
            self.language_server.window_show_message(types.ShowMessageParams(types.MessageType.Error, problem))
        for message in dict.fromkeys(checked.messages):
            if message not in opened.said:
                place = f"{message.path}:{message.line}: " if message.path and message.line else ""
                self._log(_LEVELS[message.severity], f"{place}{message.message}")
        if checked.result is None and (opened.checked is None or opened.checked.because != checked.because):
            self._log(types.MessageType.Info, f"{checked.document.uri} is not checked: {checked.because}")
        if opened.checked is None or opened.checked.result is not checked.result:
            opened.said = frozenset(checked.messages)

    def _log(self, level: types.MessageType, message: str) -> None:
        self.language_server.window_log_message(types.LogMessageParams(level, message))

    def _publish(self, uri: str, version: int | None, diagnostics: list[types.Diagnostic]) -> None:
        self.language_server.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri=uri, diagnostics=diagnostics, version=version)
        )

    async def _settled(self, uri: str) -> _Open | None:
        """A document once no check of it is under way; None when it is not open."""
        while (opened := self._open.get(uri)) is not None:
            check = opened.check
            if check is not None and not check.done():
                await asyncio.wait([check])
            if self._open.get(uri) is opened and opened.check is check:
                return opened
        return None

    async def _diagnostic(self, params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        asked = self._open.get(params.text_document.uri)
        if asked is not None:
            self._look_again(asked)
        opened = await self._settled(params.text_document.uri)
        shown = [] if opened is None or opened.shown is None else list(opened.shown.values())
        identity = blake2b(repr(shown).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        if identity == params.previous_result_id:
            return types.RelatedUnchangedDocumentDiagnosticReport(result_id=identity)
        return types.RelatedFullDocumentDiagnosticReport(items=shown, result_id=identity)

    async def _code_action(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        opened = await self._settled(params.text_document.uri)
        if opened is None or opened.checked is None or opened.shown is None:
            return []
        offer = partial(actions, opened.checked, opened.shown, params.range, params.context.only, self._client)
        return await self._worker.run(offer)


def _check(
    checker: Checker, document: Document, before: Checked | None, client: Client
) -> tuple[Checked, dict[Diagnostic, types.Diagnostic]]:
    checked = checker.check(document, before)
    return checked, _shown(checked, client)


def _shown(checked: Checked, client: Client) -> dict[Diagnostic, types.Diagnostic]:
    """The diagnostics of a document in the protocol's words, in reading order."""
    result = checked.result
    if result is None or result.source is None or checked.settings is None:
        return {}
    rules = {active.rule.name: active.rule for active in checked.settings.rules}
    converter = Converter(checked.document, result.source.positions, client)
    return {found: converter.diagnostic(found, rules.get(found.rule)) for found in result.diagnostics}
