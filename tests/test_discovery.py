"""Which files a walk finds, in which order, and what it leaves out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from siclint import Notification
from siclint.discovery import Filters, Found, discover, from_stdin


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Rain fell.\n", encoding="utf-8")


def found(*paths: str, filters: Filters | None = None) -> list[str]:
    """The names of what is found; of a notification its kind too."""
    return [
        f"{each.descriptor}: {each.path}" if isinstance(each, Notification) else each.name
        for each in discover(paths, filters or Filters())
    ]


def test_a_walk_goes_in_sorted_order_folders_among_files(work: Path) -> None:
    make(work, "b.txt", "a/z.txt", "a/b/c.md", "a.html", "c.jsonl", "B.txt")
    assert found(".") == ["B.txt", "a/b/c.md", "a/z.txt", "a.html", "b.txt", "c.jsonl"]


def test_only_endings_that_a_reader_knows_unless_a_file_is_named(work: Path) -> None:
    make(work, "a.txt", "b.TXT", "c.png", "d.docx", "e", "f.news")
    assert found(".") == ["a.txt", "b.TXT"]
    assert found("f.news", "e") == ["f.news", "e"]


def test_hidden_files_and_folders_unless_they_are_named(work: Path) -> None:
    make(work, ".a.txt", ".b/c.txt", "d/.e/f.txt", "g.txt")
    assert found(".") == ["g.txt"]
    assert found(".a.txt", ".b") == [".a.txt", ".b/c.txt"]


@pytest.mark.parametrize(
    ("path", "name"),
    [("sub", "sub/a.txt"), ("./sub/", "sub/a.txt"), ("sub/a.txt", "sub/a.txt"), ("./sub/../sub", "sub/../sub/a.txt")],
)
def test_names_are_as_the_user_gave_them(work: Path, path: str, name: str) -> None:
    make(work, "sub/a.txt")
    assert found(path) == [name]


def test_an_absolute_path_and_a_path_above(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(work, "sub/a.txt")
    assert found(str(work)) == [f"{work.as_posix()}/sub/a.txt"]
    (work / "cwd").mkdir()
    monkeypatch.chdir(work / "cwd")
    assert found("../sub") == ["../sub/a.txt"]


def test_each_file_once(work: Path) -> None:
    make(work, "sub/a.txt", "b.txt")
    assert found("sub/a.txt", "sub", ".", "./b.txt") == ["sub/a.txt", "b.txt"]


def test_what_is_not_there_is_named_and_the_rest_found(work: Path) -> None:
    make(work, "a.txt")
    assert found("no.txt", "a.txt", "a.txt/b", "") == [
        "missing-path: no.txt",
        "a.txt",
        "missing-path: a.txt/b",
        "missing-path: .",
    ]
    assert found("nul\0.txt") == ["missing-path: nul\0.txt"]


def test_links(work: Path) -> None:
    make(work, "real/a.txt")
    (work / "real" / "up").symlink_to("..")
    (work / "folder").symlink_to("real")
    (work / "file.txt").symlink_to("real/a.txt")
    (work / "dead.txt").symlink_to("nowhere.txt")
    (work / "self.txt").symlink_to("self.txt")
    assert found(".") == ["missing-path: dead.txt", "file.txt", "real/a.txt", "missing-path: self.txt"]
    assert found("folder") == ["folder/a.txt"]


def test_a_pipe_in_a_folder_is_no_article(work: Path) -> None:
    os.mkfifo(work / "pipe.txt")
    make(work, "a.txt")
    assert found(".") == ["a.txt"]


def test_a_folder_that_cannot_be_listed(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(work, "a/b.txt", "c.txt")
    scan = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("/a"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(".") == ["unreadable-folder: a", "c.txt"]


def test_folders_deeper_than_calls_may_nest(work: Path) -> None:
    depth = 1200
    for _ in range(depth):
        os.mkdir("d")
        os.chdir("d")
    try:
        Path("a.txt").write_text("Rain fell.", encoding="utf-8")
        os.chdir(work)
        assert found(".") == ["d/" * depth + "a.txt"]
    finally:
        # What removes the folders of tests cannot go so deep.
        for _ in range(depth):
            os.chdir("d")
        os.unlink("a.txt")
        for _ in range(depth):
            os.chdir("..")
            os.rmdir("d")


class TestGitignore:
    def test_as_git_does_it(self, work: Path) -> None:
        subprocess.run(["git", "init", "-q", "."], cwd=work, check=True)
        make(
            work,
            "a.txt",
            "b.txt",
            "out/c.txt",
            "sub/b.txt",
            "sub/out/d.txt",
            "sub/keep.md",
            "sub/x.md",
            "sub/deep/y.md",
        )
        (work / ".gitignore").write_text("# comment\n/b.txt\nout/\n*.md\n!keep.md\n", encoding="utf-8")
        (work / "sub" / ".gitignore").write_text("!out/\n!x.md\n/b.txt\n", encoding="utf-8")
        (work / "sub" / "deep" / ".gitignore").write_text("*\n!y.md\n", encoding="utf-8")
        listed = subprocess.run(
            ["git", "ls-files", "--others", "--exclude-standard", "*.txt", "*.md"],
            cwd=work,
            capture_output=True,
            text=True,
            check=True,
        )
        assert sorted(found(".")) == sorted(listed.stdout.split())
        assert found("b.txt", "out") == ["b.txt", "out/c.txt"]

    def test_those_above_count_up_to_the_repository(self, work: Path) -> None:
        (work / ".git").mkdir()
        make(work, "a/b/c.txt", "a/b/d.txt")
        (work.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        (work / ".gitignore").write_text("c.txt\n", encoding="utf-8")
        assert found("a/b") == ["a/b/d.txt"]

    def test_outside_a_repository_those_in_the_folder_count(self, work: Path) -> None:
        make(work, "a/b.txt", "a/c.txt")
        (work / ".gitignore").write_text("c.txt\n", encoding="utf-8")
        (work / "a" / ".gitignore").write_text("b.txt\n", encoding="utf-8")
        assert found(".") == []
        assert found("a") == ["a/c.txt"]


class TestFilters:
    def test_excluded_folders_are_not_entered(self, work: Path) -> None:
        make(work, "a/b.txt", "c.txt")
        asked: list[str] = []

        def excluded(path: str, folder: bool) -> bool:
            asked.append(os.path.relpath(path, work))
            return folder

        assert found(".", filters=Filters(excluded=excluded)) == ["c.txt"]
        assert asked == ["a", "c.txt"]

    def test_what_is_named_is_asked_about_for_itself(self, work: Path) -> None:
        make(work, "a.txt", "b.txt")
        named = Filters(excluded=lambda *_: True, excluded_named=lambda path, _: path.endswith("a.txt"))
        assert found("a.txt", "b.txt", filters=named) == ["b.txt"]

    def test_reports_of_this_run_are_no_articles(self, work: Path) -> None:
        make(work, "a.txt", "report.jsonl")
        assert found(".", filters=Filters(outputs=frozenset({str(work / "report.jsonl")}))) == ["a.txt"]


def test_gold_is_left_out_of_a_walk_and_taken_when_it_is_named(work: Path) -> None:
    make(work, "a.txt")
    (work / "gold.jsonl").write_text(
        '{"file": "a.txt", "family": "garbling", "kind": "x", "tier": "must", "start": 0, "end": 4, "quote": "Rain"}\n',
        encoding="utf-8",
    )
    (work / "news.jsonl").write_text('{"text": "Rain fell."}\n', encoding="utf-8")
    assert found(".") == ["a.txt", "news.jsonl"]
    assert found("gold.jsonl") == ["gold.jsonl"]


def test_standard_input(work: Path) -> None:
    assert from_stdin(b"x", None).name == "<stdin>"
    named = from_stdin(b"x", "./sub/a.html")
    assert (named.name, named.path, named.read()) == ("sub/a.html", str(work / "sub" / "a.html"), b"x")


def sizes(results: Iterable[Found | Notification]) -> list[int]:
    return [each.size for each in results if isinstance(each, Found)]


def test_sizes_are_those_of_the_files(work: Path) -> None:
    make(work, "a.txt")
    (work / "b.txt").write_bytes(b"x" * 5000)
    assert sizes(discover(["."], Filters())) == [11, 5000]
