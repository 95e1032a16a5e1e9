"""What the commands say of themselves agrees with what they are."""

import re
import subprocess
from pathlib import Path

import click
import pytest

from commandline import Program
from mentorjournal.cli.contents import COMMANDS, EVERYWHERE, overview
from mentorjournal.cli.group import Program as Group
from mentorjournal.domain.kind_words import KIND_WORDS, kind_word
from mentorjournal.domain.kinds import KINDS
from mentorjournal.errors import NotUnderstood

README = Path(__file__).parents[2] / "README.md"


def loaded(name: str) -> click.Command:
    group = Group()
    found = group.get_command(click.Context(group), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_says_what_the_command_says(name: str) -> None:
    help_text = loaded(name).help
    assert help_text
    assert help_text.splitlines()[0].strip() == COMMANDS[name][1]


@pytest.mark.parametrize(
    "name",
    [
        *COMMANDS,
        "recovery show",
        "recovery use",
        "passphrase change",
        "trash empty",
        "card show",
        "card add",
        "card verify",
        "card list",
        "card renew",
        "card remove",
    ],
)
def test_every_command_explains_itself_with_an_example(empty: Program, name: str) -> None:
    ended = empty(*name.split(), "--help", options=False)
    assert ended.code == 0
    assert f"mentorjournal {name}" in ended.out.partition("Example")[2]
    for option, _, _ in EVERYWHERE:
        assert option in ended.out


def test_the_quick_help_is_the_help(empty: Program) -> None:
    assert empty("--quiet", "--help", options=False).out == overview()
    assert empty.apart("--help", options=False).out == overview()
    for name in COMMANDS:
        assert re.search(rf"^  {name}  ", overview(), re.MULTILINE)


def test_the_version_is_said(empty: Program) -> None:
    from mentorjournal import __version__

    assert empty("--quiet", "--version", options=False).out == f"mentorjournal {__version__}\n"


def test_the_readme_lists_every_command() -> None:
    text = README.read_text(encoding="utf-8")
    missing = [name for name in COMMANDS if not re.search(rf"[` ]{name}\b", text)]
    assert missing == []
    assert [name for name, _, _ in EVERYWHERE if name not in text] == []


def test_the_words_of_kinds_are_the_kinds() -> None:
    assert list(KIND_WORDS) == list(KINDS)
    assert kind_word("People") == "person"
    assert kind_word("check-ins") == "checkin"
    assert kind_word("summaries") == "summary"
    with pytest.raises(NotUnderstood):
        kind_word("s")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_names_every_command_and_option(empty: Program, shell: str) -> None:
    script = empty("completion", shell, options=False).out
    for name in COMMANDS:
        assert name in script
    assert "passphrase-command" in script


def test_bash_completes(empty: Program, tmp_path: Path) -> None:
    script = tmp_path / "complete"
    script.write_text(empty("completion", "bash", options=False).out)
    asked = """
    source {script}
    ask() {{ COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _mentorjournal; echo "${{COMPREPLY[*]}}"; }}
    ask mj ex; ask mj add refl; ask mj --json list --on-; ask mj demo mentor; ask mj --pass
    """
    told = subprocess.run(
        ["bash", "-c", asked.format(script=script)], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert told == [
        "export",
        "reflection",
        "--on-this-day",
        "mentoree mentor",
        "--passphrase-file --passphrase-command",
    ]


@pytest.mark.parametrize(
    "words",
    [["frobnicate"], ["list", "--nope"], ["list", "a", "b"], ["recovery"], ["add"], ["--json=3"],
     ["--journal"], ["export", "--format"], ["list", "--limit", "-1"], ["x" * 5000], ["\x1b[31m"]],
)  # fmt: skip
def test_a_slip_is_one_sentence(empty: Program, words: list[str]) -> None:
    ended = empty(*words)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith("mentorjournal: ")
    assert len(ended.err) < 800
    assert "\x1b" not in ended.err
