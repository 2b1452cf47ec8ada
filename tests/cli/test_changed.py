"""`check --staged` and `check --diff`, in repositories that git makes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.conftest import MARKER_CONFIGURATION, MARKER_RULE

if TYPE_CHECKING:
    from tests.cli.conftest import Run

Git = Callable[..., str]

NAMES = [
    "plain.txt",
    "with space.txt",
    "größe 日本 Статья.md",
    'quo"te\\.txt',
    "tab\there.txt",
    "line\nend.txt",
    "-dash.txt",
]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Runs git in the repository `tmp_path/repository`, which knows nothing of this machine's configuration."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Desk")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "desk@example.org")
    repository = tmp_path / "repository"

    def run(*arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=repository, check=True, capture_output=True)
        return done.stdout.decode()

    repository.mkdir()
    run("init", "--quiet", "--initial-branch=main")
    return run


@pytest.fixture
def repository(tmp_path: Path, git: Git) -> Path:
    """A repository with the marker rule and a first commit."""
    folder = tmp_path / "repository"
    (folder / "marker.py").write_text(MARKER_RULE, encoding="utf-8")
    (folder / "siclint.toml").write_text(MARKER_CONFIGURATION, encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "-m", "First")
    return folder


def concise(run: Run, folder: Path, *arguments: str) -> list[str]:
    done = run("check", "--format", "concise", *arguments, cwd=folder)
    assert done.returncode in (0, 1), done.stderr
    return [line.split(": ")[0] for line in done.stdout.splitlines()]


class TestStaged:
    def test_what_is_staged_is_checked_and_not_what_lies_there(self, repository: Path, git: Git, invoke: Run) -> None:
        (repository / "a.txt").write_text("Rain on ZZZ.\n", encoding="utf-8")
        (repository / "b.txt").write_text("Rain on the hill.\n", encoding="utf-8")
        (repository / "unstaged.txt").write_text("ZZZ\n", encoding="utf-8")
        git("add", "a.txt", "b.txt")
        (repository / "a.txt").write_text("Rain on the town.\n", encoding="utf-8")
        (repository / "b.txt").write_text("ZZZ\n", encoding="utf-8")
        assert concise(invoke, repository, "--staged") == ["a.txt:1:9"]

    def test_before_the_first_commit(self, git: Git, tmp_path: Path, invoke: Run) -> None:
        folder = tmp_path / "repository"
        (folder / "marker.py").write_text(MARKER_RULE, encoding="utf-8")
        (folder / "siclint.toml").write_text(MARKER_CONFIGURATION, encoding="utf-8")
        (folder / "a.txt").write_text("ZZZ\n", encoding="utf-8")
        git("add", "a.txt")
        assert concise(invoke, folder, "--staged") == ["a.txt:1:1"]

    @pytest.mark.parametrize(
        "options", [(), ("core.quotepath", "true"), ("diff.noprefix", "true"), ("color.ui", "always")]
    )
    def test_any_name_works(self, repository: Path, git: Git, invoke: Run, options: tuple[str, ...]) -> None:
        if options:
            git("config", *options)
        for name in NAMES:
            (repository / name).write_text("Rain on ZZZ.\n", encoding="utf-8")
        git("add", ".")
        assert len(concise(invoke, repository, "--staged")) == len(NAMES)
        assert len(concise(invoke, repository, "--staged", "--diff", "HEAD")) == len(NAMES)

    def test_what_goes_out_and_what_is_no_article_is_left_alone(self, repository: Path, git: Git, invoke: Run) -> None:
        (repository / "gone.txt").write_text("ZZZ\n", encoding="utf-8")
        git("add", ".")
        git("commit", "--quiet", "-m", "Second")
        git("rm", "--quiet", "gone.txt")
        for name in ("code.py", ".hidden.txt", "gold.jsonl"):
            (repository / name).write_text("ZZZ\n", encoding="utf-8")
        (repository / "gold.jsonl").write_text(
            '{"file": "a", "start": 0, "end": 1, "quote": "ZZZ", "family": "residue"}\n', encoding="utf-8"
        )
        os.symlink("marker.py", repository / "link.txt")
        git("add", ".")
        done = invoke("check", "--staged", cwd=repository)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "siclint: no files to check\n")

    def test_paths_and_excludes_hold(self, repository: Path, git: Git, invoke: Run) -> None:
        for name in ("a/one.txt", "a/drafts/two.txt", "b/three.txt", "a*/four.txt"):
            (repository / name).parent.mkdir(parents=True, exist_ok=True)
            (repository / name).write_text("ZZZ\n", encoding="utf-8")
        git("add", ".")
        assert concise(invoke, repository, "--staged", "a", "--exclude", "drafts/") == ["a/one.txt:1:1"]
        assert concise(invoke, repository, "--staged", "a*") == ["a*/four.txt:1:1"]
        assert concise(invoke, repository / "b", "--staged") == ["three.txt:1:1"]
        missing = invoke("check", "--staged", "c", cwd=repository)
        assert missing.returncode == 2
        assert "c: there is no such file or folder" in missing.stderr

    def test_it_is_the_same_with_several_processes(self, repository: Path, git: Git, siclint: Run) -> None:
        for number in range(40):
            (repository / f"{number}.txt").write_text(f"Number {number} is ZZZ.\n", encoding="utf-8")
        git("add", ".")
        (repository / "1.txt").unlink()
        one, two = (siclint("check", "--staged", "--format", "json", "-j", jobs, cwd=repository) for jobs in "12")
        assert one.stdout == two.stdout
        assert one.stdout.count('"rule":"marker"') == 40

    def test_fixes_are_refused(self, repository: Path, invoke: Run) -> None:
        done = invoke("check", "--staged", "--fix", cwd=repository)
        assert done.returncode == 2
        assert "stage them again" in " ".join(done.stderr.replace("│", "").split())


LINES = "".join(f"Line {number} has ZZZ in it.\n\n" for number in range(1, 6))


class TestDiff:
    @pytest.fixture
    def article(self, repository: Path, git: Git) -> Path:
        """An article with a finding on each of five lines (1, 3, 5, 7 and 9), committed."""
        path = repository / "a.txt"
        path.write_text(LINES, encoding="utf-8")
        git("add", ".")
        git("commit", "--quiet", "-m", "Second")
        return path

    def test_only_lines_that_were_touched_count(self, repository: Path, article: Path, invoke: Run) -> None:
        assert concise(invoke, repository, "--diff", "HEAD") == []
        article.write_text(LINES.replace("Line 2 has", "Line 2 had").replace("Line 4", "New: ZZZ.\n\nLine 4"), "utf-8")
        assert concise(invoke, repository, "--diff", "HEAD") == ["a.txt:3:12", "a.txt:7:6"]
        assert len(concise(invoke, repository)) == 6

    def test_what_is_silenced_elsewhere_is_not_counted(self, repository: Path, article: Path, invoke: Run) -> None:
        (repository / "siclint.toml").write_text(
            MARKER_CONFIGURATION + '[[suppress]]\nfile = "a.txt"\nrules = ["marker"]\n', encoding="utf-8"
        )
        article.write_text(LINES.replace("Line 2 has", "Line 2 had"), encoding="utf-8")
        assert "nothing found; 1 silenced" in invoke("check", "--diff", "HEAD", cwd=repository).stderr

    def test_windows_line_ends_and_other_encodings(self, repository: Path, git: Git, invoke: Run) -> None:
        names = {"crlf.txt": "utf-8", "old.txt": "cp1252", "wide.txt": "utf-16"}
        text = LINES.replace("\n", "\r\n").replace("Line", "Größe")
        for name, encoding in names.items():
            (repository / name).write_bytes(text.encode(encoding))
        git("add", ".")
        git("commit", "--quiet", "-m", "Second")
        for name, encoding in names.items():
            (repository / name).write_bytes(text.replace("3 has", "3 had").encode(encoding))
        found = concise(invoke, repository, "--diff", "HEAD")
        # Git takes UTF-16 for no text: all of such a file counts.
        assert found == ["crlf.txt:5:13", "old.txt:5:13", *(f"wide.txt:{line}:13" for line in (1, 3, 5, 7, 9))]

    def test_a_file_that_only_moved_was_not_touched(
        self, repository: Path, article: Path, git: Git, invoke: Run
    ) -> None:
        git("mv", "a.txt", "b c.txt")
        assert concise(invoke, repository, "--diff", "HEAD") == []
        (repository / "b c.txt").write_text(LINES.replace("Line 3 has", "Line 3 had"), encoding="utf-8")
        assert concise(invoke, repository, "--diff", "HEAD") == ["b c.txt:5:12"]
        assert not article.exists()

    def test_files_that_git_does_not_know_are_new(self, repository: Path, invoke: Run) -> None:
        (repository / "new.txt").write_text("ZZZ\n", encoding="utf-8")
        (repository / ".gitignore").write_text("ignored.txt\n", encoding="utf-8")
        (repository / "ignored.txt").write_text("ZZZ\n", encoding="utf-8")
        assert concise(invoke, repository, "--diff", "HEAD") == ["new.txt:1:1"]

    def test_a_branch_is_compared_with_where_it_began(
        self, repository: Path, article: Path, git: Git, invoke: Run
    ) -> None:
        git("checkout", "--quiet", "-b", "topic")
        article.write_text(LINES.replace("Line 1 has", "Line 1 had"), encoding="utf-8")
        git("commit", "--quiet", "-a", "-m", "On the branch")
        git("checkout", "--quiet", "main")
        article.write_text(LINES.replace("Line 5 has", "Line 5 had"), encoding="utf-8")
        git("commit", "--quiet", "-a", "-m", "On main")
        git("checkout", "--quiet", "topic")
        assert concise(invoke, repository, "--diff", "main") == ["a.txt:1:12"]
        assert concise(invoke, repository, "--diff", "main", "--staged") == ["a.txt:1:12"]

    def test_where_lines_went_out_what_goes_over_the_gap_counts(self, repository: Path, git: Git, invoke: Run) -> None:
        path = repository / "loop.md"
        path.write_text("It rained on\nthe hills and\nZZ", encoding="utf-8")
        git("add", ".")
        git("commit", "--quiet", "-m", "Second")
        path.write_text("It rained on\nZZ", encoding="utf-8")
        rule = MARKER_RULE.replace('"ZZZ"', 'r"on\\nZZ"')
        (repository / "marker.py").write_text(rule, encoding="utf-8")
        assert concise(invoke, repository, "--diff", "HEAD") == ["loop.md:1:11"]

    def test_fixes_are_made_in_touched_lines_only(self, repository: Path, git: Git, invoke: Run) -> None:
        path = repository / "entities.txt"
        (repository / "siclint.toml").write_text('select = ["html-entity"]\n', encoding="utf-8")
        old = "Bread &amp; butter were sold out by noon.\n\n"
        path.write_text(old, encoding="utf-8")
        git("add", ".")
        git("commit", "--quiet", "-m", "Second")
        path.write_text(f"{old}Salt &amp; pepper were not.\n", encoding="utf-8")
        assert invoke("check", "--diff", "HEAD", "--fix", cwd=repository).returncode == 0
        assert path.read_text(encoding="utf-8") == f"{old}Salt & pepper were not.\n"

    def test_a_finding_counts_where_its_evidence_was_touched(self, repository: Path, git: Git, invoke: Run) -> None:
        path = repository / "twice.txt"
        sentence = "The ferry to the island leaves at noon and comes back before the lamps are lit.\n\n"
        (repository / "siclint.toml").write_text('select = ["duplication"]\n', encoding="utf-8")
        path.write_text(f"Nobody waits at the pier in winter.\n\nIt is cold.\n\n{sentence}", encoding="utf-8")
        git("add", ".")
        git("commit", "--quiet", "-m", "Second")
        path.write_text(sentence + path.read_text(encoding="utf-8"), encoding="utf-8")
        assert concise(invoke, repository, "--diff", "HEAD") == ["twice.txt:7:1"]

    @pytest.mark.parametrize(
        ("revision", "said"),
        [("nowhere", "git knows no revision 'nowhere'"), ("--output=x", "git knows no revision '--output=x'")],
    )
    def test_a_revision_that_is_none_is_said_to_be_none(
        self, repository: Path, invoke: Run, revision: str, said: str
    ) -> None:
        done = invoke("check", f"--diff={revision}", cwd=repository)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr
        assert not (repository / "x").exists()

    def test_histories_without_a_common_commit(self, repository: Path, git: Git, invoke: Run) -> None:
        git("checkout", "--quiet", "--orphan", "other")
        git("commit", "--quiet", "-m", "Another beginning")
        done = invoke("check", "--diff", "main", cwd=repository)
        assert done.returncode == 2
        assert "no commit in common" in done.stderr


@pytest.mark.parametrize("option", ["--staged", "--diff=HEAD"])
def test_outside_of_a_repository_git_says_so(tmp_path: Path, git: Git, invoke: Run, option: str) -> None:
    git("version")
    outside = tmp_path / "outside"
    outside.mkdir()
    done = invoke("check", option, cwd=outside)
    assert done.returncode == 2
    assert "not a git repository" in done.stderr


def test_standard_input_is_no_part_of_a_change(repository: Path, invoke: Run) -> None:
    assert invoke("check", "--staged", "-", cwd=repository).returncode == 2


def test_without_git_that_is_said(repository: Path, invoke: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    done = invoke("check", "--staged", cwd=repository)
    assert done.returncode == 2
    assert "git is not installed" in done.stderr
