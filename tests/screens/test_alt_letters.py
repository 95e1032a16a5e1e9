"""Alt and a letter keep their meaning whatever is typed after them."""

from textual import events
from textual._xterm_parser import XTermParser

from mentorjournal.widgets.alt_letters import know_alt_letters


def keys_of(typed: str) -> list[str]:
    """Tell which keys the interface sees in what a terminal sends at one time."""
    know_alt_letters()
    return [each.key for each in XTermParser().feed(typed) if isinstance(each, events.Key)]


def test_two_alt_letters_that_arrive_together_are_two() -> None:
    assert keys_of("\x1bn\x1bn") == ["alt+n", "alt+n"]


def test_a_word_right_after_an_alt_letter_is_a_word() -> None:
    assert keys_of("\x1bqyes") == ["alt+q", "y", "e", "s"]


def test_what_else_begins_with_escape_is_as_it_was() -> None:
    assert keys_of("\x1b[A\x1bOP\x1b[1;3A\x1bf") == ["up", "f1", "alt+up", "ctrl+right"]
