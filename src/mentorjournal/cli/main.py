"""The way in and the way out: arguments in, one plain sentence and an exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import IntEnum
from typing import NoReturn, TextIO

from mentorjournal import errors
from mentorjournal.cli.contents import overview

_PACKAGE = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120  pathlib takes 6 ms to load
_LONGEST_COMPLAINT = 600


class ExitCode(IntEnum):
    """What the program says to the shell."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    LOCKED = 3
    CONFLICT = 4
    DAMAGED = 5
    INTERRUPTED = 130
    CLOSED_PIPE = 141


_CODES: tuple[tuple[type[errors.JournalError], ExitCode], ...] = (
    (errors.NotUnderstood, ExitCode.USAGE),
    (errors.CannotUnlock, ExitCode.LOCKED),
    (errors.JournalBusy, ExitCode.CONFLICT),
    (errors.ChangedMeanwhile, ExitCode.CONFLICT),
    (errors.JournalReplaced, ExitCode.CONFLICT),
    (errors.DamagedJournal, ExitCode.DAMAGED),
    (errors.JournalError, ExitCode.FAILED),
)


def main() -> NoReturn:
    """Run the program with the arguments of the process, and end it."""
    arguments = sys.argv[1:]
    _speak_safely()
    if arguments == ["--help"]:  # without click, which takes longer to load than Python itself
        end(_ending_of(lambda: _put(overview())))
    from mentorjournal.cli.process import leave_no_trace

    leave_no_trace()
    end(run(arguments))


def run(arguments: Sequence[str]) -> int:
    """Run one command in this process and answer its exit code; no error gets past here."""
    return _ending_of(lambda: _invoke(arguments) if arguments else _bare())


def _bare() -> int:
    """Open the interface; with a passphrase command in the settings, as a command does."""
    from mentorjournal.cli.interface import show
    from mentorjournal.config import read_settings, use

    settings = use(read_settings())
    return _invoke(()) if settings.passphrase_command else show(settings)


def _invoke(arguments: Sequence[str]) -> int:
    import click

    from mentorjournal.cli.group import Program

    try:
        # Not Program.main(): that ends the process by itself when a pipe is closed.
        with Program().make_context("mentorjournal", list(arguments)) as context:
            context.command.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort:
        return ExitCode.INTERRUPTED
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "mentorjournal"
        return _fail(f"{error.format_message()} `{path} --help` says more.", ExitCode.USAGE)
    return ExitCode.DONE


def _ending_of(work: Callable[[], int | None]) -> int:
    """Do some work, and turn every way in which it can end into an exit code."""
    try:
        code = work() or ExitCode.DONE
        if sys.stdout and code == ExitCode.DONE:
            sys.stdout.flush()  # what could not be written has not been done
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        return ExitCode.CLOSED_PIPE
    except errors.JournalError as error:
        code = next(code for kind, code in _CODES if isinstance(error, kind))
        return _fail(str(error), code)
    except OSError as error:
        what = f" ({error.filename})" if error.filename else ""
        return _fail(f"The system refused: {error.strerror or error}{what}.", ExitCode.FAILED)
    except Exception as error:  # noqa: BLE001  a traceback could print what a person wrote
        return _fail(
            f"This is a fault in the program: {_place(error)}. Nothing that was kept is lost.",
            ExitCode.FAILED,
        )
    return code


def _put(text: str) -> None:
    if sys.stdout:
        sys.stdout.write(text)


def _fail(sentence: str, code: ExitCode) -> ExitCode:
    from mentorjournal.domain.plain import visible

    text = visible(sentence, keep_newlines=False)
    if len(text) > _LONGEST_COMPLAINT:
        text = text[:_LONGEST_COMPLAINT] + "…"
    with suppress(OSError):
        if sys.stderr:
            sys.stderr.write(f"mentorjournal: {text}\n")
    return code


def _place(error: Exception) -> str:
    """Say the type of an error and the last line of ours on its way, and nothing it was about."""
    place, step = "", error.__traceback__
    while step:
        name = step.tb_frame.f_code.co_filename
        if name.startswith(_PACKAGE):
            place = f" at {name[len(_PACKAGE) + 1 :]}:{step.tb_lineno}"
        step = step.tb_next
    return type(error).__name__ + place


def _speak_safely() -> None:
    """Let a letter that the terminal's encoding lacks be written by its number."""
    for stream in (sys.stdout, sys.stderr):
        if stream and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def end(code: int) -> NoReturn:
    """End the process with an exit code, whatever has become of its streams."""
    if code == ExitCode.CLOSED_PIPE:
        _end_of_pipe()
    for stream in filter(None, (sys.stdout, sys.stderr)):
        try:
            stream.flush()
        except OSError:
            _write_nowhere(stream)  # or Python would try again at its end, and answer 120
    sys.exit(int(code))


def _write_nowhere(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _end_of_pipe() -> None:
    """End as other programs do when nobody reads them any more: silently, by the signal."""
    # What is still buffered has no reader; closing the stream must not complain about it.
    _write_nowhere(sys.stdout)
    if sys.platform != "win32":
        import signal

        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGPIPE)
