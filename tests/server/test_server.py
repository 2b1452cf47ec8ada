"""What an editor is told, asked and offered: the real server over its standard streams."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lsprotocol import types

if TYPE_CHECKING:
    from tests.server.conftest import Client, Session

pytestmark = pytest.mark.asyncio

EDITORS = ("visual_studio_code", "neovim", "emacs")


def region(line: int, start: int, end: int) -> types.Range:
    return types.Range(types.Position(line, start), types.Position(line, end))


def places(diagnostics: list[types.Diagnostic]) -> list[tuple[int, int, int, int]]:
    return [
        (one.range.start.line, one.range.start.character, one.range.end.line, one.range.end.character)
        for one in diagnostics
    ]


def edits(action: types.CodeAction) -> list[tuple[types.Range, str]]:
    """What an action changes in its one document."""
    assert action.edit is not None
    if action.edit.changes is not None:
        (changes,) = action.edit.changes.values()
        return [(edit.range, edit.new_text) for edit in changes]
    (change,) = action.edit.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit)
    return [(edit.range, edit.new_text) for edit in change.edits if isinstance(edit, types.TextEdit)]


async def said(client: Client, uri: str, version: int = 1) -> list[types.Diagnostic]:
    """The diagnostics of a version, in the way that this editor gets them."""
    capabilities = client.language.capabilities
    assert capabilities is not None
    assert capabilities.text_document is not None
    if capabilities.text_document.diagnostic is None:
        return await client.diagnostics(uri, version)
    report = await client.pull(uri)
    assert isinstance(report, types.RelatedFullDocumentDiagnosticReport)
    return list(report.items)


async def test_a_diagnostic_has_all_that_an_editor_shows(session: Session, folder: Path) -> None:
    async with session() as client:
        client.open(client.uri("a.txt"), "AAA and\nthen ZZZ stands.\n")
        (found,) = await client.diagnostics(client.uri("a.txt"))
        page = folder / "rules" / "marker.md"
        assert found == types.Diagnostic(
            range=region(1, 5, 8),
            message="ZZZ stands here",
            severity=types.DiagnosticSeverity.Warning,
            code="marker",
            code_description=types.CodeDescription(page.as_uri()),
            source="siclint",
            related_information=(
                types.DiagnosticRelatedInformation(
                    types.Location(client.uri("a.txt"), region(0, 0, 3)), "an A is here"
                ),
            ),
        )


async def test_an_editor_without_links_gets_the_related_place_in_words(session: Session) -> None:
    def adapt(capabilities: types.ClientCapabilities) -> None:
        assert capabilities.text_document is not None
        capabilities.text_document.publish_diagnostics = types.PublishDiagnosticsClientCapabilities()

    async with session(adapt=adapt) as client:
        client.open(client.uri("a.txt"), "AAA and\nthen ZZZ stands.\n")
        (found,) = await client.diagnostics(client.uri("a.txt"))
        assert found.message == "ZZZ stands here (an A is here: line 1)"
        assert found.related_information is None
        assert found.code_description is None


@pytest.mark.parametrize(
    ("editor", "column"),
    [("visual_studio_code", 6), ("neovim", 11), ("emacs", 5)],  # UTF-16, UTF-8 and UTF-32
)
async def test_columns_are_counted_as_the_editor_counts(session: Session, editor: str, column: int) -> None:
    async with session(editor=editor) as client:
        uri = client.uri("a.txt")
        client.open(uri, "Up\r\n😀 é– ZZZ\r\n")
        assert places(await said(client, uri)) == [(1, column, 1, column + 3)]
        fix, *_, everything = await client.actions(uri, region(1, column, column))
        assert edits(fix) == [(region(1, column, column + 3), "zzz")]
        # And what is typed there arrives there.
        version = client.change(uri, types.TextDocumentContentChangePartial(region(1, column, column + 3), "no, QQQ"))
        assert places(await said(client, uri, version)) == [(1, column + 4, 1, column + 7)]
        assert everything.kind == "source.fixAll.siclint"


@pytest.mark.parametrize("editor", EDITORS)
async def test_diagnostics_are_told_or_asked_for_but_never_both(session: Session, editor: str) -> None:
    async with session(editor=editor) as client:
        uri = client.uri("a.txt")
        client.open(uri, "ZZZ.")
        assert len(await said(client, uri)) == 1
        version = client.change(uri, "ZZZ ZZZ.")
        assert len(await said(client, uri, version)) == 2
        await asyncio.sleep(0.5)  # whatever is sent unasked would have come
        assert bool(client.published) is (editor != "neovim")


async def test_an_editor_that_asks_is_told_when_nothing_has_changed(session: Session) -> None:
    async with session(editor="neovim") as client:
        uri = client.uri("a.txt")
        client.open(uri, "ZZZ.")
        first = await client.pull(uri)
        again = await client.pull(uri, first.result_id)
        assert isinstance(again, types.RelatedUnchangedDocumentDiagnosticReport)
        client.change(uri, "A ZZZ.")
        changed = await client.pull(uri, first.result_id)
        assert isinstance(changed, types.RelatedFullDocumentDiagnosticReport)
        assert places(list(changed.items)) == [(0, 2, 0, 5)]
        nowhere = await client.pull(client.uri("never-opened.txt"))
        assert isinstance(nowhere, types.RelatedFullDocumentDiagnosticReport)
        assert not nowhere.items


async def test_while_somebody_types_only_the_last_version_is_checked(session: Session) -> None:
    async with session() as client:
        uri = client.uri("a.txt")
        client.open(uri, "A.")
        await client.diagnostics(uri)
        for count in range(20):
            version = client.change(
                uri, types.TextDocumentContentChangePartial(region(0, 0, 0), "ZZZ " if count % 2 else "B ")
            )
            await asyncio.sleep(0.01)
        assert len(await client.diagnostics(uri, version)) == 10
        assert [params.version for params in client.published] == [1, version]


async def test_the_editor_is_answered_while_an_article_is_checked(session: Session) -> None:
    async with session() as client:
        slow, quick = client.uri("slow.txt"), client.uri("quick.txt")
        client.open(slow, "SLOW ZZZ.")
        await asyncio.sleep(0.3)  # it is being checked now
        client.close(slow)
        client.open(quick, "ZZZ.")
        version = client.change(quick, "Nothing.")
        # Its diagnostics are cleared by the answer to the request behind it, long before the slow check ends.
        assert await client.actions(client.uri("not-open.txt"), region(0, 0, 0)) == []
        assert [list(params.diagnostics) for params in client.published if params.uri == slow] == [[]]
        assert await client.diagnostics(quick, version) == []
        assert [list(params.diagnostics) for params in client.published if params.uri == slow] == [[]]


async def test_many_changes_in_one_message_count_from_each_other(session: Session) -> None:
    def change(line: int, start: int, end: int, text: str) -> types.TextDocumentContentChangePartial:
        return types.TextDocumentContentChangePartial(region(line, start, end), text)

    async with session() as client:
        uri = client.uri("a.txt")
        client.open(uri, "one\u2028two\nthree\x85four\rfive")
        version = client.change(
            uri,
            change(2, 0, 4, "5 ZZZ"),
            change(1, 6, 10, "4 ZZZ"),
            change(0, 4, 7, "2 ZZZ"),
            change(0, 0, 3, "1\n\n"),
            change(4, 99, 99, " end ZZZ"),
            change(99, 0, 0, " ZZZ"),
        )
        # "1", "", "\u20282 ZZZ", "three\x854 ZZZ", "5 ZZZ end ZZZ ZZZ"
        assert places(await client.diagnostics(uri, version)) == [
            (2, 3, 2, 6),
            (3, 8, 3, 11),
            (4, 2, 4, 5),
            (4, 10, 4, 13),
            (4, 14, 4, 17),
        ]


async def test_closing_clears(session: Session) -> None:
    async with session() as client:
        uri = client.uri("a.txt")
        client.open(uri, "ZZZ.")
        assert len(await client.diagnostics(uri)) == 1
        client.close(uri)
        assert await client.diagnostics(uri, None) == []
        client.open(uri, "QQQ QQQ.")
        await client.until(lambda: len(client.language.diagnostics[uri]) == 2)


async def test_fixes_tell_safe_from_unsafe(session: Session) -> None:
    async with session() as client:
        uri = client.uri("a.txt")
        client.open(uri, "ZZZ then QQQ then ZZZ.")
        sure, *_, everything = await client.actions(uri, region(0, 1, 1))
        assert (sure.title, sure.kind, sure.is_preferred) == ("Write zzz", types.CodeActionKind.QuickFix, True)
        unsure, *_ = await client.actions(uri, region(0, 9, 12))
        assert (unsure.title, unsure.is_preferred) == ("Write qqq (unsafe)", None)
        assert [one.range for one in unsure.diagnostics or ()] == [region(0, 9, 12)]
        assert everything.title == "Make all safe fixes (2)"
        assert edits(everything) == [(region(0, 0, 3), "zzz"), (region(0, 18, 21), "zzz")]
        assert everything.edit is not None
        (change,) = everything.edit.document_changes or ()
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.version == 1  # the editor refuses it when the text has changed meanwhile


async def test_an_editor_gets_the_kinds_of_actions_that_it_wants(session: Session) -> None:
    async with session() as client:
        uri = client.uri("a.txt")
        client.open(uri, "ZZZ then QQQ.")
        for only, kinds in [
            (["quickfix"], {"quickfix"}),
            (["source.fixAll"], {"source.fixAll.siclint"}),
            (["source.fixAll.siclint"], {"source.fixAll.siclint"}),
            (["source"], {"source.fixAll.siclint"}),
            (["refactor"], set()),
            (["source.fixAllOther"], set()),
        ]:
            found = await client.actions(uri, region(0, 0, 9), list(only))
            assert {str(getattr(action.kind, "value", action.kind)) for action in found} == kinds


async def test_an_old_editor_gets_edits_without_versions(session: Session) -> None:
    def adapt(capabilities: types.ClientCapabilities) -> None:
        assert capabilities.workspace is not None
        capabilities.workspace.workspace_edit = None

    async with session(adapt=adapt) as client:
        uri = client.uri("a.txt")
        client.open(uri, "ZZZ.")
        fix, *_ = await client.actions(uri, region(0, 0, 0))
        assert fix.edit is not None
        assert fix.edit.document_changes is None
        assert edits(fix) == [(region(0, 0, 3), "zzz")]


async def test_a_rule_that_fails_or_prints_does_not_end_the_session(session: Session) -> None:
    async with session() as client:
        uri = client.uri("a.txt")
        client.open(uri, "PRINT ZZZ. RAISE.")
        assert await client.diagnostics(uri) == []
        version = client.change(uri, "PRINT ZZZ. RAISE, still.")
        await client.diagnostics(uri, version)
        (logged,) = client.language.log_messages
        assert logged.type is types.MessageType.Error
        assert logged.message.startswith(
            "a.txt:1: rule marker failed on this article and was left out for it: RuntimeError: the marker rule was"
        )
        version = client.change(uri, "PRINT ZZZ.")
        assert len(await client.diagnostics(uri, version)) == 1


async def test_any_address_and_any_language(session: Session) -> None:
    expected = {
        ("untitled:Untitled-1", "plaintext"): 1,
        ("untitled:Untitled-2", "markdown"): 0,  # it stands in code there
        ("untitled:story.md", "plaintext"): 0,
        ("vscode-vfs://host/news/a%20b.txt", "plaintext"): 1,
        ("file:///nowhere/%D0%B0%20%23b.txt", "plaintext"): 1,
        ("file:///nowhere/README", "plaintext"): 1,
        ("file:///nowhere/page.html", "mhtml"): 1,
        ("file:///nowhere/story.news", "klingon"): 0,
        ("file:///nowhere/tool.py", "python"): 0,
    }
    async with session() as client:
        for uri, language in expected:
            client.open(uri, "It is `ZZZ`.", language)
        found = {(uri, language): len(await client.diagnostics(uri)) for uri, language in expected}
        assert found == expected
        assert [message.message for message in client.language.log_messages] == [
            "file:///nowhere/story.news is not checked: siclint reads no klingon",
            "file:///nowhere/tool.py is not checked: siclint reads no python",
        ]


RULES = """
[[rule]]
name = "house-word"
family = "residue"
summary = "A word of the house"
message = "“{match}” is a word of the house"
why = "It is."
what-to-do = "Take it out."
phrases = ["PHRASE"]
bad = ["It is [[PHRASE]]."]
good = ["It is not."]
"""


@pytest.mark.parametrize("editor", EDITORS)
async def test_a_changed_configuration_counts_at_once(session: Session, folder: Path, editor: str) -> None:
    house, configuration = folder / "house.toml", folder / "siclint.toml"
    house.write_text(RULES.replace("PHRASE", "wombat"), encoding="utf-8")
    configuration.write_text('plugins = ["house.toml"]\nselect = ["house-word"]\n', encoding="utf-8")
    async with session("--stdio", editor=editor) as client:
        uri = client.uri("a.txt")
        client.open(uri, "It is a wombat or a quokka.")
        assert places(await said(client, uri)) == [(0, 8, 0, 14)]

        async def after(count: int) -> list[types.Diagnostic]:
            if editor == "neovim":
                return await said(client, uri)
            await client.until(lambda: len(client.published) == count + 1)
            return list(client.published[-1].diagnostics)

        house.write_text(RULES.replace("PHRASE", "quokka"), encoding="utf-8")
        client.save(uri)
        assert places(await after(1)) == [(0, 20, 0, 26)]
        configuration.write_text('plugins = ["house.toml"]\nignore = ["house-word"]\n', encoding="utf-8")
        client.language.workspace_did_change_watched_files(
            types.DidChangeWatchedFilesParams([types.FileEvent(configuration.as_uri(), types.FileChangeType.Changed)])
        )
        assert places(await after(2)) == []
        configuration.write_text('plugins = ["house.toml"]\nselect = ["house-word"', encoding="utf-8")
        client.save(uri)
        await client.until(lambda: bool(client.language.messages))
        (shown,) = client.language.messages
        assert shown.type is types.MessageType.Error
        assert shown.message.startswith("siclint.toml:2:")
        version = client.change(uri, "It is a quokka.")  # what held before the mistake still does
        assert places(await said(client, uri, version)) == []
        configuration.unlink()
        version = client.change(uri, "It is the the quokka.")
        assert [one.code for one in await said(client, uri, version)] == ["repeated-word"]
        assert len(client.language.messages) == 1


async def test_an_editor_that_can_is_told_to_ask_again(session: Session, folder: Path) -> None:
    def adapt(capabilities: types.ClientCapabilities) -> None:
        assert capabilities.workspace is not None
        capabilities.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)

    async with session("--stdio", editor="neovim", adapt=adapt) as client:
        uri = client.uri("a.txt")
        client.open(uri, "It is the the quokka.")
        assert len(await said(client, uri)) == 1
        (folder / "siclint.toml").write_text('ignore = ["repeated-word"]\n', encoding="utf-8")
        client.save(uri)
        await client.until(lambda: client.language.diagnostic_refresh_count == 1)
        assert await said(client, uri) == []
        client.save(uri)
        await said(client, uri)
        assert client.language.diagnostic_refresh_count == 1
        client.pull_before_answering(uri)
        (folder / "siclint.toml").unlink()
        client.save(uri)
        assert len(await said(client, uri)) == 1


async def test_an_editor_that_can_is_asked_to_watch_configurations(session: Session) -> None:
    async with session() as client:
        await client.until(lambda: bool(client.watched))
        assert client.watched == ["**/*.toml"]


async def test_an_editor_that_says_it_can_watch_and_cannot_is_no_trouble(session: Session) -> None:
    async with session(refuses=True) as client:
        client.open(client.uri("a.txt"), "ZZZ.")
        assert len(await client.diagnostics(client.uri("a.txt"))) == 1
        await client.until(lambda: bool(client.language.log_messages))
        (logged,) = client.language.log_messages
        assert logged.type is types.MessageType.Info
        assert logged.message.startswith("the editor does not watch configurations")
        assert client.language.messages == []


async def test_a_configuration_that_is_wrong_from_the_start_is_shown(session: Session, folder: Path) -> None:
    (folder / "siclint.toml").write_text('slect = ["marker"]\n', encoding="utf-8")
    async with session("--stdio") as client:
        uri = client.uri("a.txt")
        client.open(uri, "It is the the quokka.")
        assert await client.diagnostics(uri) == []
        assert [shown.message for shown in client.language.messages] == [
            "siclint.toml:1:1: unknown key `slect` (did you mean `select`?)"
        ]


async def test_nothing_beside_the_articles_is_run(session: Session, folder: Path) -> None:
    (folder / "siclint.toml").write_text('plugins = ["rules/marker.py"]\n', encoding="utf-8")
    (folder / "rules" / "marker.py").write_text("open('was-run', 'w')\n", encoding="utf-8")
    async with session("--stdio") as client:
        uri = client.uri("a.txt")
        client.open(uri, "It is ZZZ, the the quokka.")
        assert [one.code for one in await client.diagnostics(uri)] == ["repeated-word"]
        (logged,) = client.language.log_messages
        assert "Python file rules/marker.py is not loaded: an editor runs nothing" in logged.message
    assert not (folder / "was-run").exists()


async def test_excluded_files_are_left_alone(session: Session, folder: Path) -> None:
    (folder / "siclint.toml").write_text('exclude = ["drafts/"]\n', encoding="utf-8")
    async with session("--stdio") as client:
        draft, other = client.uri("drafts/a.txt"), client.uri("news/a.txt")
        client.open(draft, "It is the the quokka.")
        client.open(other, "It is the the quokka.")
        assert await client.diagnostics(draft) == []
        assert len(await client.diagnostics(other)) == 1


async def test_the_command_line_chooses_rules(session: Session) -> None:
    async with session("--select", "residue") as client:
        uri = client.uri("a.txt")
        client.open(uri, "It is the the quokka.")
        assert await client.diagnostics(uri) == []


async def test_a_finding_is_ignored_by_a_comment_before_its_block(session: Session) -> None:
    async with session("--isolated") as client:
        for name, text in [
            ("a.md", "# Head\n\nHe saw the the 😀 house.\n"),
            ("a.html", "<p>Head</p>\n<p>He saw the the house.</p>\n"),
        ]:
            uri = client.uri(name)
            client.open(uri, text)
            (found,) = await client.diagnostics(uri)
            (ignoring,) = [one for one in await client.actions(uri, found.range) if one.title.startswith("Ignore")]
            assert ignoring.title == "Ignore repeated-word here"
            assert ignoring.is_preferred is None
            ((place, inserted),) = edits(ignoring)
            version = client.change(uri, types.TextDocumentContentChangePartial(place, inserted))
            assert await client.diagnostics(uri, version) == []


@pytest.mark.parametrize("file", ["siclint.toml", "pyproject.toml", None])
async def test_a_finding_in_plain_text_is_ignored_in_the_configuration(
    session: Session, folder: Path, file: str | None
) -> None:
    if file is not None:
        table = "[tool.siclint]\n" if file == "pyproject.toml" else ""
        (folder / file).write_text(f'{table}ignore = ["residue"] # ж', encoding="utf-8")
    async with session("--stdio") as client:
        uri = client.uri("news [1]/a.txt")
        client.open(uri, "He saw the the house.\n\nAnd a a wall.\n")
        first, _ = await client.diagnostics(uri)
        (ignoring,) = [one for one in await client.actions(uri, first.range) if one.title.startswith("Ignore")]
        configuration = folder / (file or "siclint.toml")
        assert ignoring.title == f"Ignore repeated-word here, in {configuration.name}"
        assert ignoring.edit is not None
        *created, change = ignoring.edit.document_changes or ()
        assert created == ([] if file else [types.CreateFile(configuration.as_uri())])
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.uri == configuration.as_uri()
        (edit,) = change.edits
        assert isinstance(edit, types.TextEdit)
        before = configuration.read_text(encoding="utf-8") if file else ""
        lines = before.split("\n")
        end = types.Position(len(lines) - 1, len(lines[-1]))
        assert edit.range == types.Range(end, end)
        configuration.write_text(before + edit.new_text, encoding="utf-8")
        client.save(uri)
        await client.until(lambda: len(client.published) == 2)
        assert [one.range.start.line for one in client.published[-1].diagnostics] == [2]
        assert client.language.messages == []


async def test_a_rule_that_never_ends_is_ended(session: Session, folder: Path) -> None:
    configuration = folder / "marker.toml"
    configuration.write_text("time-limit = 0.2\n" + configuration.read_text(encoding="utf-8"), encoding="utf-8")
    async with session() as client:
        uri = client.uri("a.txt")
        client.open(uri, "FOREVER ZZZ.")
        assert await client.diagnostics(uri) == []
        (logged,) = client.language.log_messages
        assert "it took longer than 0.2 s" in logged.message
        version = client.change(uri, "ZZZ.")
        assert len(await client.diagnostics(uri, version)) == 1


async def test_the_server_ends_with_its_editor_even_during_a_check(session: Session) -> None:
    async with session() as client:
        client.open(client.uri("a.txt"), "FOREVER ZZZ.")
        await asyncio.sleep(0.5)
    # The session asserts that the process has ended with status 0.


async def test_what_the_baseline_knows_stays_quiet(session: Session, folder: Path) -> None:
    (folder / "siclint.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    text = "He saw the the house.\n"
    (folder / "a.txt").write_text(text, encoding="utf-8")
    command = [str(Path(sys.executable).with_name("siclint")), "baseline", "write", "--baseline", "known.json", "a.txt"]
    written = await asyncio.create_subprocess_exec(*command, cwd=folder)
    assert await written.wait() == 0
    async with session("--stdio") as client:
        uri = client.uri("a.txt")
        client.open(uri, text)
        assert await client.diagnostics(uri) == []
        version = client.change(uri, f"{text}\nAnd a a wall.\n")
        assert [one.range.start.line for one in await client.diagnostics(uri, version)] == [2]
        (folder / "known.json").unlink()
        client.save(uri)
        await client.until(lambda: bool(client.language.messages))
        assert "there is no baseline" in client.language.messages[0].message
        await client.until(lambda: len(client.language.diagnostics[uri]) == 2)
