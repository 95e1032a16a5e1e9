"""The files and the commands of one run of the bench, in a folder that is thrown away."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from processes import Command, Failed

HERE = Path(__file__).parent
PASSPHRASE = "a long walk by the river"
_JRNL_SETTINGS = """
journals: {{default: {{journal: {journal}}}}}
colors: {{body: none, date: none, tags: none, title: none}}
encrypt: false
editor: ''
default_hour: 9
default_minute: 0
highlight: false
indent_character: '|'
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%Y-%m-%d %H:%M'
version: v4
"""


@dataclass(frozen=True)
class Workplace:
    """Makes each file when it is first asked for."""

    folder: Path
    entries: int
    program: str
    """The mentorjournal that is timed."""
    jrnl: str | None
    """The jrnl beside it, where one is installed."""

    def __post_init__(self) -> None:
        """Give every program that is started an empty home."""
        for name in [n for n in os.environ if n.startswith(("XDG_", "MENTORJOURNAL", "TEXTUAL"))]:
            del os.environ[name]
        os.environ["HOME"] = str(self.folder)

    @cached_property
    def corpus(self) -> Path:
        """The entries as JSON lines; made by another process, to keep this one small."""
        path = self.folder / "corpus.jsonl"
        self.python("corpus.py", "--n", str(self.entries), "--out", str(path))
        return path

    @cached_property
    def passphrase(self) -> Path:
        """The file from which the program reads the passphrase."""
        path = self.folder / "passphrase"
        path.touch(mode=0o600)
        path.write_text(PASSPHRASE + "\n", encoding="utf-8")
        return path

    @cached_property
    def journal(self) -> Path:
        """Our journal with the corpus in it."""
        path = self.new_journal("journal.db")
        run(self.ours(path, "import", "--from", "jsonl", str(self.corpus), "--as", "reflection"))
        return path

    @cached_property
    def practice(self) -> Path:
        """Our journal with every kind of record in it, as of a long practice."""
        path = self.new_journal("practice.db")
        self.python("practice.py", str(path), PASSPHRASE, str(self.entries))
        return path

    @cached_property
    def floor(self) -> Path:
        """The floor's file with the corpus in it."""
        path = self.folder / "floor.db"
        run(self.floor_command("build", str(self.corpus), str(path)))
        return path

    @cached_property
    def jrnl_settings(self) -> Path:
        """The settings of an encrypted jrnl with the corpus in it."""
        settings, journal = self.folder / "jrnl.yaml", self.folder / "jrnl.txt"
        settings.write_text(_JRNL_SETTINGS.format(journal=journal), encoding="utf-8")
        with (
            journal.open("w", encoding="utf-8") as text,
            self.corpus.open(encoding="utf-8") as all_,
        ):
            for entry in map(json.loads, all_):
                at = entry["date"][:16].replace("T", " ")
                text.write(f"[{at}] {entry['title']}\n{entry['body']}\n\n")
        words = [str(self.jrnl), "--config-file", str(settings), "--encrypt"]
        run(Command(words, typed=f"{PASSPHRASE}\n{PASSPHRASE}\nn\n"))
        return settings

    def new_journal(self, name: str) -> Path:
        """Make an empty journal of ours in the place of the one of that name."""
        path, code = self.folder / name, self.folder / "recovery-code"
        path.unlink(missing_ok=True)
        code.unlink(missing_ok=True)
        run(self.ours(path, "init", "--name", "Asha", "--recovery-file", str(code)))
        return path

    def ours(self, journal: Path, *words: str) -> Command:
        """Name a command of ours."""
        options = ["--journal", str(journal), "--passphrase-file", str(self.passphrase)]
        return Command([self.program, *options, *words])

    def floor_command(self, *words: str) -> Command:
        """Name a command of the floor."""
        return Command([sys.executable, str(HERE / "floor.py"), *words])

    def jrnl_command(self, *words: str) -> Command:
        """Name a command of jrnl, which reads the passphrase from its input."""
        start = [str(self.jrnl), "--config-file", str(self.jrnl_settings)]
        return Command([*start, *words], typed=PASSPHRASE + "\n")

    def python(self, script: str, *words: str) -> str:
        """Run a script of the bench and give what it printed."""
        ended = subprocess.run(
            [sys.executable, HERE / script, *words], capture_output=True, text=True, check=False
        )
        if ended.returncode:
            raise Failed(f"{script} failed: {ended.stderr.strip().splitlines()[-1]}")
        return ended.stdout

    def titles(self, numbers: Sequence[int]) -> list[str]:
        """Give the beginnings of the titles of entries, as far as a screen surely shows them."""
        with self.corpus.open(encoding="utf-8") as lines:
            all_titles = [json.loads(line)["title"] for line in lines]
        return [all_titles[number - 1].partition(" with ")[0] for number in numbers]


def run(command: Command) -> None:
    """Run a command that makes things ready."""
    command.cost()


def installed(name: str) -> str | None:
    """Find a program beside this Python first, and then on the path."""
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else shutil.which(name)
