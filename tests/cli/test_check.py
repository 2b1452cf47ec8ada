"""`siclint check`: what is checked, what is said where, and with which exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from siclint import __version__
from siclint.cli import main

if TYPE_CHECKING:
    from tests.cli.conftest import InTerminal, Run, Start


def lines(text: str) -> list[str]:
    return text.splitlines()


def write(path: Path, text: str = "Rain fell on ZZZ all day.\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


class TestStreamsAndStatus:
    def test_a_clean_file_is_silent_on_standard_output(self, marked: Path, siclint: Run) -> None:
        write(marked / "a.txt", "Rain fell all day.\n")
        done = siclint("check", "a.txt")
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr.startswith("1 file, 4 words: nothing found")

    def test_findings_go_to_standard_output_and_the_summary_to_standard_error(self, marked: Path, siclint: Run) -> None:
        write(marked / "a.txt", "Rain fell on ZZZ all day. Then ZZZ slept.\n")
        done = siclint("check", "a.txt", "--format", "concise")
        assert done.returncode == 1
        assert lines(done.stdout) == [
            "a.txt:1:14: warning[marker] ZZZ stands here",
            "a.txt:1:32: warning[marker] ZZZ stands here",
        ]
        assert done.stderr.startswith("1 file, 9 words: 2 warnings (")

    def test_quiet_leaves_the_summary_out(self, marked: Path, siclint: Run) -> None:
        write(marked / "a.txt")
        assert siclint("check", "a.txt", "--quiet").stderr == ""

    @pytest.mark.parametrize(("fail_on", "status"), [("note", 1), ("warning", 1), ("error", 0), ("never", 0)])
    def test_fail_on(self, marked: Path, siclint: Run, fail_on: str, status: int) -> None:
        write(marked / "a.txt")
        done = siclint("check", "--fail-on", fail_on)
        assert done.returncode == status
        assert "1 warning" in done.stderr

    def test_without_a_path_the_current_folder_is_checked(self, marked: Path, siclint: Run) -> None:
        write(marked / "sub" / "a.txt")
        assert lines(siclint("check", "--format", "concise").stdout) == [
            "sub/a.txt:1:14: warning[marker] ZZZ stands here"
        ]

    @pytest.mark.usefixtures("marked")
    def test_a_folder_without_articles_is_said_to_be_one(self, siclint: Run) -> None:
        done = siclint("check")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "siclint: no files to check\n")

    def test_an_unknown_option_is_a_usage_error(self, siclint: Run) -> None:
        done = siclint("check", "--no-such-option")
        assert done.returncode == 2
        assert done.stdout == ""
        assert "--no-such-option" in done.stderr

    @pytest.mark.parametrize("option", ["--version", "-V"])
    def test_version(self, siclint: Run, option: str) -> None:
        assert siclint(option).stdout == f"siclint {__version__}\n"

    def test_as_a_module(self, marked: Path, environment: dict[str, str]) -> None:
        write(marked / "a.txt")
        module = [sys.executable, "-m", "siclint", "check"]
        assert subprocess.run(module, cwd=marked, env=environment, capture_output=True, check=False).returncode == 1


class TestWhatCannotBeChecked:
    """All of it is named, the rest is checked, and the status is 2 even where something was found."""

    def names(self, done: subprocess.CompletedProcess[str]) -> list[str]:
        return [line for line in lines(done.stderr) if line.startswith("siclint: ")]

    def test_a_missing_path(self, marked: Path, siclint: Run) -> None:
        write(marked / "a.txt")
        done = siclint("check", "no/such.txt", "a.txt", "--format", "concise")
        assert done.returncode == 2
        assert "a.txt:1:14: warning[marker] ZZZ stands here" in done.stdout
        assert self.names(done) == ["siclint: error: no/such.txt: there is no such file or folder"]

    def test_nul_bytes(self, marked: Path, invoke: Run) -> None:
        (marked / "a.txt").write_bytes(b"Rain \0 fell.")
        write(marked / "b.txt")
        done = invoke("check", "--format", "concise")
        assert done.returncode == 2
        assert "b.txt:1:14: warning[marker] ZZZ stands here" in done.stdout
        assert len(self.names(done)) == 1
        assert self.names(done)[0].startswith("siclint: error: a.txt: byte 5 is NUL")

    def test_a_broken_record_is_named_with_its_line(self, marked: Path, invoke: Run) -> None:
        write(marked / "a.jsonl", '{"text": "Rain fell on ZZZ."}\n{"text": \n{"text": "ZZZ slept."}\n')
        done = invoke("check", "a.jsonl", "--format", "concise")
        assert done.returncode == 2
        assert done.stdout.count("warning[marker]") == 2
        assert len(self.names(done)) == 1
        assert self.names(done)[0].startswith("siclint: error: a.jsonl:2:")

    def test_a_rule_that_fails(self, marked: Path, invoke: Run) -> None:
        write(marked / "a.txt", "RAISE on ZZZ.")
        write(marked / "b.txt")
        done = invoke("check", "--format", "concise")
        assert done.returncode == 2
        assert "b.txt:1:14" in done.stdout
        assert len(self.names(done)) == 1
        assert "a.txt:1: rule marker failed" in self.names(done)[0]
        assert "the marker rule was asked to fail" in self.names(done)[0]

    def test_a_plugin_that_does_not_load(self, marked: Path, invoke: Run) -> None:
        write(marked / "broken.py", "import no_such_module_anywhere\n")
        write(marked / "siclint.toml", 'plugins = ["marker.py", "broken.py"]\nselect = ["marker"]\n')
        write(marked / "a.txt")
        done = invoke("check", "--format", "concise")
        assert done.returncode == 2
        assert "a.txt:1:14: warning[marker]" in done.stdout
        assert len(self.names(done)) == 1
        assert "broken.py" in self.names(done)[0]
        assert "no_such_module_anywhere" in self.names(done)[0]

    def test_links_that_lead_in_a_circle(self, marked: Path, siclint: Run) -> None:
        (marked / "a.txt").symlink_to("b.txt")
        (marked / "b.txt").symlink_to("a.txt")
        (marked / "loop").symlink_to(".")
        write(marked / "c.txt")
        done = siclint("check", "--format", "concise")
        assert done.returncode == 2
        assert [line.split(":")[2].strip() for line in self.names(done)] == ["a.txt", "b.txt"]
        assert "c.txt:1:14: warning[marker] ZZZ stands here" in done.stdout
        assert "loop/" not in done.stdout

    def test_every_report_tells_of_it(self, marked: Path, invoke: Run) -> None:
        (marked / "a.txt").write_bytes(b"Rain \0 fell.")
        invoke("check", "--format", "jsonl=a.out", "--format", "sarif=b.out", "no-such.txt", "a.txt")
        assert "no-such.txt" in (marked / "a.out").read_text(encoding="utf-8")
        run = json.loads((marked / "b.out").read_text(encoding="utf-8"))["runs"][0]
        assert run["invocations"][0]["executionSuccessful"] is False


class TestStandardInput:
    @pytest.mark.usefixtures("marked")
    def test_it_is_plain_text_without_a_name(self, invoke: Run) -> None:
        done = invoke("check", "-", "--format", "concise", stdin="Rain fell on ZZZ.\n")
        assert lines(done.stdout) == ["<stdin>:1:14: warning[marker] ZZZ stands here"]

    @pytest.mark.usefixtures("marked")
    def test_its_name_says_the_format(self, invoke: Run) -> None:
        page = "<p>Rain fell on ZZZ.</p><script>ZZZ</script>\n"
        done = invoke("check", "-", "--stdin-filename", "x/y.html", "--format", "concise", stdin=page)
        assert lines(done.stdout) == ["x/y.html:1:17: warning[marker] ZZZ stands here"]

    def test_its_name_says_the_configuration(self, marked: Path, invoke: Run) -> None:
        write(marked / "sub" / "siclint.toml", 'fail-on = "never"\nselect = []\n')
        assert invoke("check", "-", "--stdin-filename", "sub/x.txt", stdin="ZZZ slept.").returncode == 0
        assert invoke("check", "-", "--stdin-filename", "x.txt", stdin="ZZZ slept.").returncode == 1

    @pytest.mark.usefixtures("marked")
    def test_a_name_without_standard_input_is_a_usage_error(self, invoke: Run) -> None:
        done = invoke("check", ".", "--stdin-filename", "x.txt")
        assert done.returncode == 2
        assert "--stdin-filename" in done.stderr

    @pytest.mark.usefixtures("marked")
    def test_empty(self, invoke: Run) -> None:
        assert invoke("check", "-", stdin=b"").returncode == 0

    @pytest.mark.usefixtures("marked")
    def test_a_pipe_as_a_file(self, siclint: Run) -> None:
        done = siclint("check", "/dev/stdin", "--format", "concise", stdin="Rain fell on ZZZ.\n")
        assert lines(done.stdout) == ["/dev/stdin:1:14: warning[marker] ZZZ stands here"]


class TestOutputs:
    def test_several_reports_in_one_run(self, marked: Path, invoke: Run) -> None:
        write(marked / "a.txt")
        done = invoke("check", "--format", "concise", "--format", "sarif=report.sarif", "--format", "json=out.json")
        assert "warning[marker]" in done.stdout
        assert json.loads((marked / "report.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
        assert json.loads((marked / "out.json").read_text(encoding="utf-8"))

    def test_output_takes_the_first_report(self, marked: Path, invoke: Run) -> None:
        write(marked / "a.txt")
        done = invoke("check", "--output", "out.txt", "--format", "concise")
        assert done.stdout == ""
        assert "warning[marker]" in (marked / "out.txt").read_text(encoding="utf-8")

    def test_two_reports_for_one_place_are_a_usage_error(self, marked: Path, invoke: Run) -> None:
        for arguments in (["--format", "text", "--format", "json"], ["--format", "json=x", "--format", "text=./x"]):
            done = invoke("check", *arguments)
            assert done.returncode == 2
            assert "Two reports cannot both go to" in done.stderr
        assert not (marked / "x").exists()

    @pytest.mark.usefixtures("marked")
    def test_an_unknown_format_is_a_usage_error_with_the_nearest(self, invoke: Run) -> None:
        done = invoke("check", "--format", "sarf")
        assert done.returncode == 2
        assert "did you mean `sarif`?" in " ".join(done.stderr.replace("│", " ").split())

    def test_a_report_replaces_the_one_before_only_when_it_is_complete(self, marked: Path, invoke: Run) -> None:
        write(marked / "a.txt")
        report = write(marked / "out.json", "what was here before")
        inode = report.stat().st_ino
        assert invoke("check", "--format", "json", "--output", "out.json").returncode == 1
        assert json.loads(report.read_text(encoding="utf-8"))
        assert report.stat().st_ino != inode
        assert sorted(path.name for path in marked.glob(".*")) == [".git"]

    def test_a_run_that_breaks_off_leaves_the_report_as_it_was(self, marked: Path, invoke: Run) -> None:
        report = write(marked / "out.json", "what was here before")
        write(marked / "siclint.toml", "slect = []\n")
        assert invoke("check", "--format", "json", "--output", "out.json").returncode == 2
        assert report.read_text(encoding="utf-8") == "what was here before"
        assert sorted(path.name for path in marked.glob(".*")) == [".git"]

    def test_a_link_stays_a_link(self, marked: Path, invoke: Run) -> None:
        write(marked / "real.json", "")
        (marked / "link.json").symlink_to("real.json")
        invoke("check", "--format", "json", "--output", "link.json")
        assert (marked / "link.json").is_symlink()
        assert (marked / "real.json").read_text(encoding="utf-8")

    def test_permissions_stay(self, marked: Path, invoke: Run) -> None:
        report = write(marked / "out.json", "")
        report.chmod(0o640)
        invoke("check", "--format", "json", "--output", "out.json")
        assert report.stat().st_mode & 0o777 == 0o640

    @pytest.mark.parametrize("target", ["none/out.json", "file/out.json", "read-only.json"])
    def test_a_place_that_cannot_be_written(self, marked: Path, invoke: Run, target: str) -> None:
        write(marked / "a.txt")
        write(marked / "file", "")
        write(marked / "read-only.json", "").chmod(0o444)
        done = invoke("check", "--format", "concise", "--format", f"json={target}")
        assert done.returncode == 2
        assert done.stdout == ""
        assert lines(done.stderr)[0].startswith(f"siclint: error: cannot write {target}: ")
        assert len(lines(done.stderr)) == 1

    def test_a_folder_for_a_report_that_is_one_file(self, marked: Path, invoke: Run) -> None:
        (marked / "folder").mkdir()
        done = invoke("check", "--format", "concise", "--format", "json=folder")
        assert (done.returncode, done.stdout) == (2, "")
        assert "folder is a folder; json is written to a file" in done.stderr

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the device that is always full is a matter of Linux")
    def test_a_full_disk(self, marked: Path, siclint: Run) -> None:
        write(marked / "a.txt")
        for arguments in (["--output", "/dev/full"], ["--format", "json", "--output", "/dev/full"]):
            done = siclint("check", *arguments)
            assert done.returncode == 2
            assert lines(done.stderr) == ["siclint: error: cannot write /dev/full: No space left on device"]

    def test_a_report_is_no_article_of_its_own_run(self, marked: Path, invoke: Run) -> None:
        write(marked / "a.txt")
        for _ in range(2):
            assert invoke("check", "--format", "jsonl=found.jsonl", ".").returncode == 1

    def test_a_reader_that_goes_away_is_no_error(self, marked: Path, command: str, environment: dict[str, str]) -> None:
        for number in range(300):
            write(marked / f"{number}.txt", "Rain fell on ZZZ. " * 40)
        pipeline = f"set -o pipefail; '{command}' check | head -n 1"
        done = subprocess.run(
            ["bash", "-c", pipeline], cwd=marked, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 141
        assert len(lines(done.stdout)) == 1
        assert done.stderr == ""


class TestTroubleWithStreams:
    @pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
    def test_a_stream_that_is_closed(
        self, marked: Path, command: str, environment: dict[str, str], closed: str
    ) -> None:
        write(marked / "a.txt")
        shell = ["bash", "-c", f"'{command}' check a.txt {closed}"]
        done = subprocess.run(shell, cwd=marked, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr

    def test_a_folder_for_a_report_that_is_one_file(self, marked: Path, invoke: Run) -> None:
        (marked / "folder").mkdir()
        done = invoke("check", "--format", "concise", "--format", "json=folder")
        assert (done.returncode, done.stdout) == (2, "")
        assert "folder is a folder; json is written to a file" in done.stderr

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the device that is always full is a matter of Linux")
    @pytest.mark.parametrize("arguments", ["check", "rules", "explain marker", "config", "version"])
    def test_a_standard_output_that_is_full(self, marked: Path, start: Start, arguments: str) -> None:
        write(marked / "a.txt")
        with open("/dev/full", "wb") as full, start(*arguments.split(), stdout=full, stderr=subprocess.PIPE) as process:
            _, error = process.communicate(timeout=60)
        assert process.returncode == 2
        assert error == b"siclint: error: cannot write standard output: No space left on device\n"

    def test_a_terminal_that_knows_ascii_only(self, marked: Path, siclint: Run) -> None:
        write(marked / "a.txt", "Žižek met ZZZ.\n")
        done = siclint("check", env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
        assert done.returncode == 1
        assert "1 | \\u017di\\u017eek met ZZZ." in done.stdout

    def test_a_mistake_in_siclint_is_never_the_status_of_findings(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def fail(**_: object) -> None:
            raise ZeroDivisionError("nobody thought of this")

        monkeypatch.setattr("siclint.cli.app.app", fail)
        monkeypatch.setattr(sys, "argv", ["siclint", "check"])
        with pytest.raises(SystemExit) as ended:
            main()
        assert ended.value.code == 2
        error = capsys.readouterr().err
        assert "ZeroDivisionError: nobody thought of this" in error
        assert "this is a mistake in siclint" in error


class TestColor:
    def test_none_in_a_pipe(self, marked: Path, siclint: Run) -> None:
        write(marked / "a.txt")
        done = siclint("check", "no-such", "a.txt", env={"FORCE_COLOR": "1", "TERM": "xterm-256color"})
        assert "\x1b" not in done.stdout + done.stderr

    def test_always(self, marked: Path, siclint: Run) -> None:
        write(marked / "a.txt")
        done = siclint("check", "no-such", "a.txt", "--color", "always", env={"NO_COLOR": "1"})
        assert "\x1b[" in done.stdout
        assert "\x1b[" in done.stderr

    def test_never_in_a_file(self, marked: Path, siclint: Run) -> None:
        write(marked / "a.txt")
        siclint("check", "--color", "always", "--output", "out")
        assert "\x1b" not in (marked / "out").read_text(encoding="utf-8")

    @pytest.mark.parametrize(
        ("env", "colored"),
        [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
    )
    def test_in_a_terminal(self, marked: Path, in_terminal: InTerminal, env: dict[str, str], colored: bool) -> None:
        write(marked / "a.txt")
        shown = in_terminal("check", "no-such", "a.txt", **env)
        assert "no-such" in shown
        assert "ZZZ stands here" in shown
        assert ("\x1b[" in shown) is colored


class TestOddNames:
    NAMES = (
        "with space.txt",
        "quo'te\".txt",
        "line\nbreak.txt",
        "新聞 – Žižek.txt",
        "esc\x1b[31mape.txt",
        "right\u202eleft.txt",
        "-dash.txt",
    )

    @pytest.mark.parametrize("name", NAMES)
    def test_each_is_checked_and_cannot_steer_a_terminal(self, marked: Path, siclint: Run, name: str) -> None:
        write(marked / "articles" / name)
        done = siclint("check", "articles", "no-such\x1b[31m", "--format", "concise")
        assert done.returncode == 2
        assert len(lines(done.stdout)) == 2
        assert "warning[marker] ZZZ stands here" in lines(done.stdout)[0]
        for control in ("\x1b", "\u202e"):
            assert control not in done.stdout + done.stderr
        assert "no-such␛[31m" in done.stderr

    def test_a_name_that_is_no_utf8(self, marked: Path, siclint: Run) -> None:
        try:
            Path(os.fsdecode(os.fsencode(marked) + b"/caf\xe9.txt")).write_text("Rain fell on ZZZ.", encoding="utf-8")
        except OSError:
            pytest.skip("this file system has UTF-8 names only")
        for name in ("text", "concise", "json", "jsonl", "sarif", "github"):
            done = siclint("check", "--format", name)
            assert done.returncode == 1, done.stderr
            assert "ZZZ stands here" in done.stdout


class TestSeveralProcesses:
    def test_the_bytes_are_the_same_with_any_number(self, marked: Path, siclint: Run) -> None:
        for number in range(60):
            write(marked / f"{number:02}.txt", f"Rain fell on ZZZ {number} times. " * (number + 1))
        (marked / "10.txt").write_bytes(b"\0")
        write(marked / "20.txt", "RAISE")
        write(marked / "30.jsonl", '{"text": "ZZZ slept."}\nno record\n')
        outputs = set()
        for jobs in (1, 2, 3):
            done = siclint("check", "--jobs", str(jobs), "--format", "concise", "--format", "json=out", "--quiet")
            assert done.returncode == 2
            report = json.loads((marked / "out").read_text(encoding="utf-8"))
            report.get("summary", {}).pop("seconds", None)
            outputs.add((done.stdout, done.stderr, json.dumps(report)))
        assert len(outputs) == 1

    def test_a_worker_that_dies_is_named_with_its_file_and_the_rest_is_checked(
        self, marked: Path, siclint: Run
    ) -> None:
        for number in range(12):
            write(marked / f"{number:02}.txt", "DIE" if number in (3, 4) else "Rain fell on ZZZ.")
        done = siclint("check", "--jobs", "2", "--format", "concise", "--quiet")
        assert done.returncode == 2
        assert [line[:6] for line in lines(done.stdout) if "[marker]" in line] == [
            f"{number:02}.txt" for number in range(12) if number not in (3, 4)
        ]
        died = "the process that checked this file died (exit status 3), so it was left out"
        assert lines(done.stderr) == [f"siclint: error: 03.txt: {died}", f"siclint: error: 04.txt: {died}"]

    def test_no_module_is_taken_from_the_working_directory(self, marked: Path, siclint: Run) -> None:
        for name in ("pickle", "siclint_rules", "regex", "json"):
            write(marked / f"{name}.py", "raise SystemExit('this must not run')\n")
        for number in range(4):
            write(marked / f"{number}.txt")
        done = siclint("check", "--jobs", "2", "--format", "concise")
        assert done.returncode == 1
        assert done.stdout.count("[marker]") == 4


class TestInterrupt:
    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_it_ends_with_130_and_without_a_traceback(self, marked: Path, start: Start, jobs: str) -> None:
        slow = (
            (marked / "marker.py")
            .read_text(encoding="utf-8")
            .replace('"DIE" in', 'not __import__("time").sleep(20) and "DIE" in')
        )
        write(marked / "marker.py", slow)
        for number in range(8):
            write(marked / f"{number}.txt")
        report = write(marked / "out.json", "before")
        process = start(
            *("check", "--jobs", jobs, "--format", "json", "--output", "out.json"),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        deadline = time.monotonic() + 30
        while not list(marked.glob(".out.json.*")) and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=30)
        assert process.returncode == 130
        assert (out, error) == (b"", b"\nsiclint: interrupted\n")
        assert report.read_text(encoding="utf-8") == "before"
        assert not list(marked.glob(".out.json.*"))

    @pytest.mark.parametrize("jobs", ["1", "2"])
    def test_what_was_checked_until_then_is_reported_and_said_to_be_partial(
        self, marked: Path, start: Start, jobs: str
    ) -> None:
        slow = (
            (marked / "marker.py")
            .read_text(encoding="utf-8")
            .replace('"DIE" in', '"SLEEP" in article.text and __import__("time").sleep(25) or "DIE" in')
        )
        write(marked / "marker.py", slow)
        names = [f"{number:02}.txt" for number in range(40)]
        for name in names[:20]:
            write(marked / name)
        for name in names[20:]:
            write(marked / name, "ZZZ and SLEEP.\n")
        process = start(
            *("check", "--jobs", jobs, "--no-cache", "--format", "json=out.json", "--format", "sarif=out.sarif"),
            *("--format", "concise"),
            bufsize=0,  # what is read ahead would be lost to the second reading
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        rest, error = process.communicate(timeout=30)
        assert process.returncode == 130
        checked = [line.split(":")[0] for line in (first + rest).decode().splitlines() if "ZZZ" in line]
        assert checked == names[: len(checked)]
        assert 0 < len(checked) <= 20
        partial = f"the run was interrupted after {len(checked)} of 40 files: the rest was not checked"
        assert partial in error.decode()
        report = json.loads((marked / "out.json").read_text(encoding="utf-8"))
        assert partial in json.dumps(report)
        (invocation,) = json.loads((marked / "out.sarif").read_text(encoding="utf-8"))["runs"][0]["invocations"]
        assert invocation["executionSuccessful"] is False
        assert partial in json.dumps(invocation)
