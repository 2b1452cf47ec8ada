"""The real server, started as an editor starts it, and a client that says of itself what real editors say."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Protocol

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcInternalError
from pytest_lsp import LanguageClient, client_capabilities, make_test_lsp_client

RULE = """
import re
import time

from siclint import Applicability, Edit, Finding, Fix, Related, Rule, Severity, Status


def check(article):
    for match in re.finditer("ZZZ|QQQ", article.text):
        start, end = match.span()
        first = article.text.find("AAA")
        related = (Related(first, first + 3, "an A is here"),) if first >= 0 else ()
        sure = Applicability.SAFE if match[0] == "ZZZ" else Applicability.UNSAFE
        fix = Fix(f"Write {match[0].lower()}", (Edit(start, end, match[0].lower()),), sure)
        yield Finding(start, end, f"{match[0]} stands here", related, (fix,))
    if "PRINT" in article.text:
        print("a rule says something on standard output")
    if "RAISE" in article.text:
        raise RuntimeError("the marker rule was asked to fail")
    if "SLOW" in article.text:
        time.sleep(1)
    while "FOREVER" in article.text:
        pass


rule = Rule(
    name="marker",
    family="garbling",
    summary="Finds ZZZ and QQQ",
    severity=Severity.WARNING,
    status=Status.STABLE,
    check=check,
    mqm="Accuracy/Untranslated",
    its="untranslated",
    fix=Applicability.SAFE,
)
"""
"""A rule that is as simple as its findings are sure, so that no test hangs on what real rules find."""

PAGE = """# marker

## What it finds

ZZZ.

## Why it matters

It is none of the article's.

## What to do

Take it out.

## Examples

```bad
Here is [[ZZZ]].
```

```good
Here is none.
```

## Known false alarms

None is known.
"""

CONFIGURATION = 'plugins = ["rules/marker.py"]\nselect = ["marker"]\n'


class Session(Protocol):
    def __call__(
        self,
        *arguments: str,
        editor: str = ...,
        adapt: Callable[[types.ClientCapabilities], None] = ...,
        refuses: bool = ...,
    ) -> AbstractAsyncContextManager[Client]: ...


class Client:
    """An editor with the folder open."""

    def __init__(self, language: LanguageClient, folder: Path) -> None:
        self.language = language
        self.folder = folder
        self.published: list[types.PublishDiagnosticsParams] = []
        self._versions: dict[str, int] = {}

        # The client keeps the last diagnostics only; what was sent before them counts here too.
        keep = language.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

        def publish(params: types.PublishDiagnosticsParams) -> None:
            self.published.append(params)
            keep(params)

        language.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = publish
        self.watched: list[str] = []

        self.refuses = False

        def register(params: types.RegistrationParams) -> None:
            if self.refuses:
                raise JsonRpcInternalError
            self.watched += [
                str(watcher["globPattern"])
                for registration in params.registrations
                for watcher in dict(registration.register_options or {}).get("watchers", [])
            ]

        language.feature(types.CLIENT_REGISTER_CAPABILITY)(register)

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, uri: str, text: str, language: str = "plaintext") -> None:
        self._versions[uri] = 1
        self.language.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text))
        )

    def change(self, uri: str, *changes: types.TextDocumentContentChangeEvent | str) -> int:
        """Change a document, or put a whole text in its place; the new version."""
        self._versions[uri] += 1
        events = [
            types.TextDocumentContentChangeWholeDocument(change) if isinstance(change, str) else change
            for change in changes
        ]
        self.language.text_document_did_change(
            types.DidChangeTextDocumentParams(types.VersionedTextDocumentIdentifier(self._versions[uri], uri), events)
        )
        return self._versions[uri]

    def close(self, uri: str) -> None:
        self.language.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def save(self, uri: str) -> None:
        self.language.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def diagnostics(self, uri: str, version: int | None = 1) -> list[types.Diagnostic]:
        """What the server says of a version, by itself."""
        async with asyncio.timeout(30):
            while True:
                for params in self.published:
                    if (params.uri, params.version) == (uri, version):
                        return list(params.diagnostics)
                await asyncio.sleep(0.01)

    async def pull(self, uri: str, previous: str | None = None) -> types.DocumentDiagnosticReport:
        async with asyncio.timeout(30):
            return await self.language.text_document_diagnostic_async(
                types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id=previous)
            )

    async def actions(
        self, uri: str, place: types.Range, only: list[types.CodeActionKind | str] | None = None
    ) -> list[types.CodeAction]:
        async with asyncio.timeout(30):
            answer = await self.language.text_document_code_action_async(
                types.CodeActionParams(
                    types.TextDocumentIdentifier(uri), place, types.CodeActionContext(diagnostics=[], only=only)
                )
            )
        assert answer is not None
        assert all(isinstance(action, types.CodeAction) for action in answer)
        return [action for action in answer if isinstance(action, types.CodeAction)]

    def pull_before_answering(self, uri: str) -> None:
        """Be an editor that asks for diagnostics when it is told to, and only then says that it has."""

        async def refresh(_params: None) -> None:
            await self.pull(uri)

        self.language.protocol.fm.features[types.WORKSPACE_DIAGNOSTIC_REFRESH] = refresh

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(30):
            while not condition():
                await asyncio.sleep(0.01)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace closed to configurations above it, and the marker rule in it."""
    work = tmp_path / "work"
    (work / ".git").mkdir(parents=True)
    (work / "rules").mkdir()
    (work / "rules" / "marker.py").write_text(RULE, encoding="utf-8")
    (work / "rules" / "marker.md").write_text(PAGE, encoding="utf-8")
    (work / "marker.toml").write_text(CONFIGURATION, encoding="utf-8")
    return work


def unchanged(_capabilities: types.ClientCapabilities) -> None:
    """An editor as it is."""


@pytest.fixture
def session(folder: Path) -> Session:
    """Start the server for an editor, and end it in the orderly way."""

    @asynccontextmanager
    async def start(
        *arguments: str,
        editor: str = "visual_studio_code",
        adapt: Callable[[types.ClientCapabilities], None] = unchanged,
        refuses: bool = False,
    ) -> AsyncIterator[Client]:
        language = make_test_lsp_client()
        client = Client(language, folder)
        client.refuses = refuses
        command = str(Path(sys.executable).with_name("siclint"))
        await language.start_io(command, "server", *(arguments or ("--config", "marker.toml")), cwd=folder)
        server = language._server
        assert server is not None
        try:
            capabilities = client_capabilities(editor)
            adapt(capabilities)
            root = types.WorkspaceFolder(folder.as_uri(), "work")
            await language.initialize_session(
                types.InitializeParams(capabilities=capabilities, root_uri=root.uri, workspace_folders=[root])
            )
            yield client
            await language.shutdown_session()
            assert server.returncode == 0
        finally:
            if server.returncode is None:
                server.kill()
            await language.stop()  # type: ignore[no-untyped-call]

    return start
