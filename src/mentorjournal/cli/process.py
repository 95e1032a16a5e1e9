"""What the process asks of the system before it holds any secret, and of its terminal."""

import os
import sys

from mentorjournal.errors import NotUnderstood

_PR_SET_DUMPABLE = 4


def leave_no_trace() -> None:
    """Leave no core behind, nothing logged, and no memory for the user's other programs to read.

    The variables of the interface's library would write every key to a file, or a picture of it.
    """
    for name in [each for each in os.environ if each.startswith("TEXTUAL_")]:
        del os.environ[name]
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def tell_alt_from_escape() -> None:
    """Wait less long for what follows an escape sign, before the interface's library is loaded.

    A terminal sends Alt and a letter as escape and the letter. With the library's own tenth of a
    second, the next letter of somebody who types fast would be taken for a part of it.
    """
    os.environ.setdefault("ESCDELAY", "30")


def require_terminal(sentence: str) -> None:
    """Raise NotUnderstood with the sentence where nobody could see or type anything.

    The interface draws on stderr: were that a file, all that is looked at would stand in it.
    """
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise NotUnderstood(sentence)
