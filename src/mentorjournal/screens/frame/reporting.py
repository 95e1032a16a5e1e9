"""The one place where an error that we raise on purpose becomes words on the screen."""

from collections.abc import Iterator
from contextlib import contextmanager

from textual.dom import DOMNode

from mentorjournal.errors import JournalError


@contextmanager
def reporting(node: DOMNode) -> Iterator[None]:
    """Show a JournalError as a notice; every other exception is a bug and goes on."""
    try:
        yield
    except JournalError as error:
        say(node, str(error), severity="warning")


def say(node: DOMNode, words: str, severity: str = "information") -> None:
    """Show a notice; what a person wrote may be in it, so it is never markup."""
    node.app.notify(words, severity=severity, markup=False)  # type: ignore[arg-type]
