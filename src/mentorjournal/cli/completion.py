"""The command that prints a script by which a shell completes ours, without starting us."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.contents import COMMANDS
from mentorjournal.domain.kind_words import KIND_WORDS

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console

_BASH = """\
_mentorjournal() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" command="" each
  COMPREPLY=()
  for each in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
    case "$each" in {commands_or}) command="$each"; break ;; esac
  done
  case "$word" in
    -*) case "$command" in
{options}
        esac ;;
    *)  case "$command" in
          "") COMPREPLY=($(compgen -W "{commands}" -- "$word")) ;;
          add|list) COMPREPLY=($(compgen -W "{kinds}" -- "$word")) ;;
          demo) COMPREPLY=($(compgen -W "mentoree mentor" -- "$word")) ;;
          recovery) COMPREPLY=($(compgen -W "show use" -- "$word")) ;;
          passphrase) COMPREPLY=($(compgen -W "change" -- "$word")) ;;
          card) COMPREPLY=($(compgen -W "show add verify list renew remove" -- "$word")) ;;
          trash) COMPREPLY=($(compgen -W "empty" -- "$word")) ;;
          completion) COMPREPLY=($(compgen -W "bash zsh fish" -- "$word")) ;;
        esac ;;
  esac
}}
complete -o default -F _mentorjournal mentorjournal mj
"""

_ZSH = "autoload -Uz bashcompinit && bashcompinit\n"


@command("completion", example='eval "$(mentorjournal completion bash)"')
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, /, shell: str) -> None:
    """Print what makes a shell complete our commands.

    The script asks nothing of the program, so that completing takes no time.
    """
    console: Console = context.obj
    program = context.find_root().command
    assert isinstance(program, click.Group)  # it holds this very command
    options = {name: _options(program.get_command(context, name)) for name in COMMANDS}
    options[""] = _options(program)
    script = _fish(options) if shell == "fish" else _bash(options)
    console.put((_ZSH if shell == "zsh" else "") + script.rstrip("\n"))


def _options(found: click.Command | None) -> list[str]:
    """Name the long options of a command, ``--help`` included."""
    params = found.params if found else []
    names = [name for each in params if isinstance(each, click.Option) for name in each.opts]
    return [*names, "--help"]


def _bash(options: dict[str, list[str]]) -> str:
    cases = [
        f'          "{name}") COMPREPLY=($(compgen -W "{" ".join(names)}" -- "$word")) ;;'
        for name, names in options.items()
    ]
    return _BASH.format(
        commands=" ".join(COMMANDS),
        commands_or="|".join(COMMANDS),
        kinds=" ".join(KIND_WORDS),
        options="\n".join(cases),
    )


def _fish(options: dict[str, list[str]]) -> str:
    lines = []
    for program in ("mentorjournal", "mj"):
        start = f"complete -c {program}"
        lines += [
            f"{start} -n __fish_use_subcommand -f -a {name} -d '{text}'"
            for name, (_, text) in COMMANDS.items()
        ]
        lines += [
            f"{start} -n '__fish_seen_subcommand_from {name}' -l {option.removeprefix('--')}"
            for name, names in options.items()
            for option in names
            if name
        ]
        lines.append(
            f"{start} -n '__fish_seen_subcommand_from add list' -f -a '{' '.join(KIND_WORDS)}'"
        )
    return "\n".join(lines)
