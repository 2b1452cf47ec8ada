"""What a keystroke costs in an editor: CPU time of the language server for each, with its check after the pause.

    python tests/benchmarks/keystrokes.py [FILE] [--keys N] [--words N]

Without a file an article is put together. The server is the real one, over its standard streams; its CPU time is what
the system says of its process (Linux). A key is pressed when the answer to the one before has come.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import sys
import time
from pathlib import Path

from lsprotocol import types
from pytest_lsp import LanguageClient, client_capabilities, make_test_lsp_client

SAMPLE = (
    "The council met on Friday to speak about the bridge over the river. Its members agreed that the work must begin "
    "before winter, and asked the firm for a plan by 4 May 2021. “We will see what the ice does,” said Ingrid Moe, "
    "the engineer, who has built nine bridges. She added that the the old one would stay open until the end of the "
    "year.\n\n"
)
URI = "file:///nowhere/article.txt"


def cpu_seconds(process: int) -> float:
    """CPU time of a process so far, its threads included."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def type_into(
    client: LanguageClient, process: int, text: str, keys: int
) -> tuple[float, list[float], list[float]]:
    """Seconds of CPU for all keys together, and wall seconds of each with and without its pause."""
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(URI, "plaintext", 0, text)))
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    line = text[: len(text) // 2].count("\n")
    place = types.Position(line, 0)
    walls, answers = [], []
    before = cpu_seconds(process)
    for version in range(1, keys + 1):
        start = time.perf_counter()
        client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, URI),
                [types.TextDocumentContentChangePartial(types.Range(place, place), "x")],
            )
        )
        # A request between change and check: how long is the editor without an answer?
        await client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier("file:///not-open.txt"),
                types.Range(place, place),
                types.CodeActionContext([]),
            )
        )
        answers.append(time.perf_counter() - start)
        await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        walls.append(time.perf_counter() - start)
    return cpu_seconds(process) - before, walls, answers


async def measure(text: str, keys: int) -> None:
    """Print the figures for one text."""
    client = make_test_lsp_client()
    await client.start_io(str(Path(sys.executable).with_name("siclint")), "server", "--isolated")
    server = client._server
    assert server is not None
    await client.initialize_session(
        types.InitializeParams(capabilities=client_capabilities("visual_studio_code@v1.65"))
    )
    cpu, walls, answers = await type_into(client, server.pid, text, keys)
    found = len(client.diagnostics[URI])
    await client.shutdown_session()
    await client.stop()  # type: ignore[no-untyped-call]
    print(f"{len(text.split()):,} words, {found:,} findings, {keys} keys")
    print(f"  CPU of the server for each key      {cpu / keys * 1000:8.1f} ms")
    print(f"  from key to diagnostics, median     {statistics.median(walls) * 1000:8.1f} ms, the pause included")
    print(f"  from key to another answer, longest {max(answers) * 1000:8.1f} ms")


def main() -> int:
    """Print what a keystroke costs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path, nargs="?")
    parser.add_argument("--keys", type=int, default=50)
    parser.add_argument("--words", type=int, default=2_000)
    arguments = parser.parse_args()
    text = SAMPLE * (arguments.words // len(SAMPLE.split()) + 1)
    if arguments.file is not None:
        text = arguments.file.read_text(encoding="utf-8")
    asyncio.run(measure(text, arguments.keys))
    return 0


if __name__ == "__main__":
    sys.exit(main())
