"""What the program loads: a start is fast because little of it happens."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SEALING = {"pyrage", "segno", "icalendar"}
HEAVY = {"textual", "pydantic", "sqlcipher3", "cryptography", "sqlite_utils"} | SEALING

PROBE = """
import sys
from mentorjournal.__main__ import main
try:
    main()
except SystemExit as end:
    if end.code:
        raise
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def loaded_by(*arguments: str) -> set[str]:
    """Run the program in a process of its own and name the packages it loaded."""
    source = str(Path(__file__).parents[2] / "src")
    ended = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        env={**os.environ, "PYTHONPATH": source},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return set(ended.stderr.splitlines()[-1].split())


@pytest.fixture
def journal(tmp_path: Path) -> list[str]:
    """Make a journal with one record, and give the options that open it."""
    secret = tmp_path / "passphrase"
    secret.write_text("a long walk by the river\n")
    secret.chmod(0o600)
    options = ["--journal", str(tmp_path / "journal.db"), "--passphrase-file", str(secret)]
    loaded_by(*options, "init", "--name", "Asha", "--recovery-file", str(tmp_path / "code"))
    loaded_by(*options, "add", "insight", "Rivers bend")
    return options


def test_the_version_is_said_before_anything_is_loaded() -> None:
    assert loaded_by("--version") & (HEAVY | {"click", "rich"}) == set()


def test_explaining_loads_neither_the_interface_nor_the_cipher() -> None:
    assert loaded_by("--help") & HEAVY == set()


@pytest.mark.parametrize("command", ["list", "list --json", "search rivers --json"])
def test_a_command_loads_nothing_of_the_interface_and_the_seals(
    journal: list[str], command: str
) -> None:
    assert loaded_by(*journal, *command.split()) & ({"textual"} | SEALING) == set()
