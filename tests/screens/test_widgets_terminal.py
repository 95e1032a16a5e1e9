"""On a real terminal, nothing a person wrote becomes a command."""

from __future__ import annotations

from real_terminal import what_the_terminal_gets
from support import TESTS


def test_no_widget_lets_what_was_written_reach_the_terminal() -> None:
    seen = what_the_terminal_gets(TESTS / "widget_program.py", b"the end")

    assert "␛]52;c;aGVsbG8=␇".encode() in seen
    assert b"\x1b]52" not in seen
    assert b"\x1b]0;" not in seen
    assert b"\x1b[2J" not in seen
    assert "\x9b".encode() not in seen
    assert "\u202e".encode() not in seen
    assert b"[/nope][@click=app.quit]" in seen


def test_no_received_page_reaches_the_terminal_as_more_than_words() -> None:
    seen = what_the_terminal_gets(TESTS / "page_program.py", b"it was looked at")

    assert b"rivers" in seen
    for hostile in (
        b"\x1b]52",
        b"\x1b]0;",
        b"\x1b]8;",
        b"\x1b[2J",
        "\x9b".encode(),
        "\u202e".encode(),
    ):
        assert hostile not in seen
    assert b"[/nope][@click=app.quit]" in seen
