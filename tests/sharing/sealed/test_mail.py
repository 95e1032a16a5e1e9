"""Messages that were pasted into mail, quoted, and pasted out of it again."""

from collections.abc import Callable
from functools import partial

import pytest

from mentorjournal.sharing.sealed.reading import Form, open_message
from sharing.sealed.mangling import MANGLINGS
from sharing.sealed.parties import RUTH, reason_of, sealed, signed

TEXT = signed()
Mangling = Callable[[str], str]


@pytest.mark.parametrize("mangled", MANGLINGS.values(), ids=MANGLINGS)
def test_an_armoured_message_survives_mail(mangled: Mangling) -> None:
    armored = sealed(TEXT, armored=True).decode()

    received = open_message(mangled(armored).encode(), [RUTH])

    assert TEXT.decode().startswith(received.page)


SPACED = "spaces at the ends"
"""Records and signatures are looked for byte for byte, but for the very last line."""


@pytest.mark.parametrize("name", [each for each in MANGLINGS if each != SPACED])
def test_a_signed_message_survives_mail(name: str) -> None:
    received = open_message(MANGLINGS[name](TEXT.decode()).encode(), [RUTH])

    assert TEXT.decode().startswith(received.page)
    assert received.form is Form.SIGNED


def test_a_mailbox_that_marks_lines_with_from_is_understood() -> None:
    marked = TEXT.replace(b"\nFrom ", b"\n>From ")

    assert open_message(b"From: Asha\n\n" + marked, [RUTH]).page == open_message(TEXT, [RUTH]).page


def test_a_word_that_changed_on_the_way_is_noticed() -> None:
    changed = TEXT.replace(b"March", b"April")

    for name in MANGLINGS:
        mangled = MANGLINGS[name](changed.decode()).encode()
        assert reason_of(partial(open_message, mangled, [RUTH])) in (
            "changed",
            "signature_form",
        )
