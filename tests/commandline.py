"""Run commands: in this process for what they do, in one of their own for how they end."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from mentorjournal.cli.main import run
from support import CHEAP_PROGRAM, python_environment

NEW = "another lamp beside a river"
"""A passphrase to change to."""

_ON_A_TERMINAL = """
import fcntl, os, sys, termios
os.setsid()
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        """What it printed, as text."""
        return self.data.decode()

    @property
    def lines(self) -> list[str]:
        """What it printed, by lines."""
        return self.out.splitlines()

    @property
    def objects(self) -> list[dict[str, Any]]:
        """What it printed, as JSON objects."""
        return [json.loads(line) for line in self.lines]


class Program:
    """The program, with a journal and its passphrase."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, options: list[str]) -> None:
        self._monkeypatch = monkeypatch
        self.options = options

    def __call__(self, *words: str | Path, stdin: bytes = b"", options: bool = True) -> Ended:
        """Run a command in this process."""
        out, err = io.BytesIO(), io.BytesIO()
        with self._monkeypatch.context() as patched:
            patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
            patched.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8"))
            patched.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8"))
            code = run([*(self.options if options else []), *map(str, words)])
            sys.stdout.flush()
            sys.stderr.flush()
            return Ended(int(code), out.getvalue(), err.getvalue().decode())

    def done(self, *words: str | Path, stdin: bytes = b"") -> Ended:
        """Run a command that must succeed."""
        ended = self(*words, stdin=stdin)
        assert ended.code == 0, ended.err
        return ended

    def id_of(self, *words: str | Path, stdin: bytes = b"") -> str:
        """Run a command and answer the id of the record that it printed."""
        return str(self.done("--json", *words, stdin=stdin).objects[0]["id"])

    def body_of(self, record_id: str) -> dict[str, Any]:
        """Answer the fields of a record as they are kept."""
        body: dict[str, Any] = self.done("show", record_id, "--json").objects[0]["body"]
        return body

    def apart(
        self, *words: str | Path, stdin: bytes = b"", options: bool = True, **environment: str
    ) -> Ended:
        """Run a command in a process of its own that has no terminal."""
        with self.start(*words, options=options, **environment) as process:
            out, err = process.communicate(stdin, timeout=60)
        return Ended(process.returncode, out, err.decode(errors="replace"))

    def start(
        self, *words: str | Path, options: bool = True, **environment: str
    ) -> subprocess.Popen[bytes]:
        """Start a command in a process of its own that has no terminal."""
        return subprocess.Popen(
            self.words(*words, options=options),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=python_environment() | environment,
            start_new_session=True,
        )

    def words(self, *words: str | Path, options: bool = True) -> list[str]:
        """Name the program and its arguments."""
        given = self.options if options else []
        return [sys.executable, str(CHEAP_PROGRAM), *given, *map(str, words)]

    def on_terminal(
        self, *words: str | Path, answers: dict[str, str], options: bool = False, **environment: str
    ) -> tuple[int, str]:
        """Run a command on a terminal, type each answer after its question, and read the screen."""
        ours, theirs = os.openpty()
        process = subprocess.Popen(
            [sys.executable, "-c", _ON_A_TERMINAL, *self.words(*words, options=options)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=python_environment() | {"TERM": "xterm"} | environment,
        )
        os.close(theirs)
        screen, waiting = "", list(answers.items())
        try:
            while seen := _read(ours):
                screen += seen
                if waiting and screen.rstrip().endswith(waiting[0][0]):
                    os.write(ours, waiting.pop(0)[1].encode())
        finally:
            os.close(ours)
        return process.wait(timeout=60), screen


def secret_file(path: Path, words: str) -> Path:
    """Write a file that nobody else can read."""
    path.touch(mode=0o600)
    path.write_text(words, encoding="utf-8")
    return path


def _read(terminal: int) -> str:
    """Read what comes next; a terminal that nobody holds any more reads as an error."""
    try:
        return os.read(terminal, 4096).decode(errors="replace")
    except OSError:
        return ""
