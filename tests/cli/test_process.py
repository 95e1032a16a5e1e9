"""How a whole process starts and ends: pipes, locales, signals, what is loaded, what is left."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commandline import Program
from support import python_environment

MORE_THAN_A_PIPE_HOLDS = 1_000_000


def test_a_reader_that_leaves_ends_it_quietly(mj: Program, tmp_path: Path) -> None:
    lines = tmp_path / "many.jsonl"
    one = '{{"date": "2024-03-01", "title": "{0}", "body": "{0} of many words"}}\n'
    lines.write_text("".join(one.format(f"page {number}") for number in range(3000)))
    mj.done("import", "--from", "jsonl", lines, "--as", "reflection")
    with mj.start("list", "--json") as process:
        assert process.stdout
        assert process.stdout.readline().startswith(b'{"id"')
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""
        assert process.wait(timeout=30) == -signal.SIGPIPE


def test_a_closed_output_loses_nothing(mj: Program) -> None:
    words = subprocess.list2cmdline(mj.words("add", "insight", "Rivers bend"))
    for closing in (">&-", "2>&-", "<&-", ">&- 2>&- <&-"):
        code = subprocess.run(
            ["/bin/sh", "-c", f"{words} {closing}"],
            env=python_environment(), capture_output=True, check=False,
        ).returncode  # fmt: skip
        assert code == 0, closing
    assert len(mj.done("list", "insight").lines) == 4


def test_a_full_output_is_said(mj: Program) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            mj.words("list"), env=python_environment(), stdout=full,
            stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr.decode().startswith("mentorjournal: The system refused: No space")
    assert ended.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "environment",
    [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"},
     {"PYTHONIOENCODING": "latin-1"}],
)  # fmt: skip
def test_a_terminal_of_another_encoding_is_written_to(
    mj: Program, environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    mj.done("add", "insight", "Café 🧭 “quoted”")
    mj.done("add", "person", "Åsa Öst")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    ended = mj.apart("list")
    assert (ended.code, ended.data.count(b"\n")) == (0, 4)
    ended = mj.apart("list", "--json", "insight")
    assert ended.objects[0]["title"] == "Café 🧭 “quoted”"
    assert mj.apart("add", "nope", "“”").code == 2
    assert mj.apart("--help").code == 0


def test_without_a_terminal_nobody_is_asked(mj: Program) -> None:
    journal = mj.options[:2]
    for command in ("list", "init"):
        words = [*journal, command] if command == "list" else ["--journal", "new.db", command]
        ended = mj.apart(*words, options=False)
        assert (ended.code, ended.out, ended.err.count("\n")) == (3, "", 1)
        assert "--passphrase-file" in ended.err
    ended = mj.apart()
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert mj.apart("demo").code == 2


def test_nothing_is_drawn_into_a_file(mj: Program, tmp_path: Path) -> None:
    drawn = tmp_path / "drawn"
    words = f"{subprocess.list2cmdline(mj.words())} 2>{drawn}"
    ours, theirs = os.openpty()
    code = subprocess.run(
        ["/bin/sh", "-c", words], env=python_environment(), stdin=theirs, stdout=theirs,
        check=False, timeout=60,
    ).returncode  # fmt: skip
    os.close(ours)
    os.close(theirs)
    assert code == 2
    assert drawn.read_text().startswith("mentorjournal: The interface needs a terminal")


def test_two_programs_at_once_both_get_in(mj: Program) -> None:
    started = [mj.start("add", "insight", f"number {n}") for n in range(6)]
    for process in started:
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert len(mj.done("list", "insight").lines) == 6


def test_an_interrupt_ends_it_with_130(mj: Program) -> None:
    with mj.start("add", "insight", "-") as process:
        assert process.stdin
        process.stdin.write(b"x" * MORE_THAN_A_PIPE_HOLDS)  # so that it has begun to read
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err


FAULT = """
import support, sys
support.cheap_keys()
from mentorjournal.cli import main, lines
def broken(console, journal, entries):
    secret_word = "marmalade"
    raise KeyError(secret_word)
sys.modules["mentorjournal.cli.finding"] = None
import mentorjournal.cli.lines
del sys.modules["mentorjournal.cli.finding"]
mentorjournal.cli.lines.print_entries = broken
main.main()
"""


def test_a_fault_of_ours_shows_its_place_and_no_value(mj: Program) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", FAULT, *mj.options, "list"],
        env=python_environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 1
    assert "marmalade" not in ended.stderr
    assert "KeyError at cli/finding.py:" in ended.stderr
    assert "Nothing that was kept is lost." in ended.stderr
    assert ended.stderr.count("\n") == 1


PROBE = """
import sys
if "--help" not in sys.argv and "completion" not in sys.argv:
    import support
    support.cheap_keys()
from mentorjournal.cli.main import run
code = run(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""

SLOW = {"textual", "rich", "dateparser", "zxcvbn", "sqlite_utils"}


@pytest.mark.parametrize(
    ("words", "never"),
    [
        ("list --json", SLOW | {"pydantic"}),
        ("list --on march --tag x", SLOW | {"pydantic"}),
        ("search rivers", SLOW | {"pydantic"}),
        ("due", SLOW | {"pydantic"}),
        ("ledger", SLOW),
        ("add insight rivers", SLOW),
        ("export --preview --since 2020", SLOW),
        ("backup", SLOW | {"pydantic"}),
        ("backups", SLOW | {"pydantic", "cryptography"}),
        ("recovery show", SLOW | {"pydantic"}),
    ],
)
def test_a_command_loads_only_what_it_needs(mj: Program, words: str, never: set[str]) -> None:
    mj.done("add", "insight", "rivers bend")
    mj.done("add", "topic", "weirs", "--with", "Ruth")
    ended = subprocess.run(
        [sys.executable, "-c", PROBE, *mj.options, *words.split()],
        env=python_environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert set(ended.stderr.splitlines()[-1].split()) & never == set()


@pytest.mark.parametrize("words", [["--help"], ["list", "--help"], ["completion", "bash"]])
def test_explaining_loads_nothing_heavy(empty: Program, words: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROBE, *words],
        env=python_environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    loaded = set(ended.stderr.splitlines()[-1].split())
    assert loaded & {*SLOW, "pydantic", "sqlcipher3", "cryptography"} == set()


MEMORY = """
import resource, ctypes, sys
from mentorjournal.cli.process import leave_no_trace
leave_no_trace()
print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_no_core_is_left_and_no_memory_can_be_read() -> None:
    told = subprocess.run(
        [sys.executable, "-c", MEMORY], env=python_environment(), capture_output=True, check=True
    )
    assert told.stdout.split() == [b"0", b"0"]
    assert resource.RLIMIT_CORE is not None


def test_an_editor_that_is_killed_leaves_no_text(mj: Program, tmp_path: Path) -> None:
    log, program = tmp_path / "log", tmp_path / "editor"
    program.write_text(f'#!/bin/sh\necho marmalade > "$1"\necho "$1" > {log}.new\n'
                       f"mv {log}.new {log}\nexec sleep 60\n")  # fmt: skip
    program.chmod(0o700)
    text = tmp_path
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGKILL):
        log.unlink(missing_ok=True)
        with mj.start("add", "insight", "--edit", EDITOR=str(program)) as process:
            deadline = time.monotonic() + 30
            while not log.exists() and time.monotonic() < deadline:
                time.sleep(0.02)
            text = Path(log.read_text().strip())
            if number == signal.SIGKILL:
                os.killpg(process.pid, number)
            else:
                process.send_signal(number)
            process.communicate(timeout=30)
        assert text.exists() == (number == signal.SIGKILL)
    # What a kill left is cleared by the next command that opens the journal.
    mj.done("list")
    assert not text.parent.exists()
    assert mj.done("list", "insight").out == ""


@pytest.mark.skipif(not Path("/usr/bin/vim").exists(), reason="vim is not installed")
def test_vim_leaves_nothing_at_home(mj: Program, home: Path) -> None:
    script = home / "keys"
    script.write_text("iRivers bend\x1b:wq\n")
    code, _ = mj.on_terminal(
        "add", "insight", "--edit", options=True, answers={}, EDITOR=f"/usr/bin/vim -s {script}"
    )
    assert code == 0
    assert "Rivers bend" in mj.done("list", "insight").out
    assert not list(home.rglob("*vim*"))


@pytest.mark.skipif(not Path("/usr/bin/vim").exists(), reason="vim is not installed")
def test_vim_leaves_nothing_whatever_its_settings_say(mj: Program, home: Path) -> None:
    kept = home / "kept"
    kept.mkdir()
    (home / ".vimrc").write_text(
        f"set undofile undodir={kept} backup writebackup backupdir={kept} swapfile directory={kept}"
        f" viminfofile={kept}/info viminfo='100,<50\n"
    )
    script = home / "keys"
    script.write_text("iRivers bend\x1byyp:wq\n")
    code, _ = mj.on_terminal(
        "add", "insight", "--edit", options=True, answers={}, EDITOR=f"/usr/bin/vim -s {script}",
        HOME=str(home),
    )  # fmt: skip
    assert code == 0
    assert not list(kept.iterdir())
