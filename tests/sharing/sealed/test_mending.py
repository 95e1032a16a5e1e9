"""What mail does worst to sealed texts and cards, undone."""

import html
import quopri
import re
import textwrap
import time
from collections.abc import Callable

import pytest

from mentorjournal.errors import Refused
from mentorjournal.sharing.sealed.cards import card_text, read_card, read_cards
from mentorjournal.sharing.sealed.mending import MOST_BYTES, mended
from mentorjournal.sharing.sealed.reading import open_message
from sharing.sealed.mangling import MANGLINGS
from sharing.sealed.parties import ASHA, RUTH, reason_of, sealed, signed

SEALED = sealed(signed(), armored=True).decode()
NAME = "Zoë O'Halloran-van der Berg"
CARD = card_text(RUTH.renumbered(), NAME, ASHA)


def _quoted_printable(text: str) -> bytes:
    return quopri.encodestring(text.encode())


def _wrapped(width: int) -> Callable[[str], str]:
    def wrapped(text: str) -> str:
        return "\n".join(part for line in text.split("\n") for part in textwrap.wrap(line, width))

    return wrapped


WORSE: dict[str, Callable[[str], str | bytes]] = {
    **MANGLINGS,
    "quoted-printable": _quoted_printable,
    "quoted-printable, line ends": lambda text: _quoted_printable(text).replace(b"\n", b"\r\n"),
    "UTF-16": lambda text: text.encode("utf-16"),
    "indented": lambda text: textwrap.indent(text, "\t  "),
    "quoted with indentation": lambda text: textwrap.indent(text, " > > "),
    "quoted with bars": lambda text: textwrap.indent(text, "| "),
    "empty lines between": lambda text: text.replace("\n", "\n\n"),
    "hard spaces at the ends": lambda text: text.replace("\n", "\u00a0\n"),
    "spaces of no width": lambda text: text.replace("\n", "\u200b\n"),
    "long dashes": lambda text: text.replace("-----", "\u2014\u2014-"),
    "middle dashes": lambda text: text.replace("-----", "\u2013\u2013\u2013"),
    "on one line": lambda text: text.replace("\n", " "),
    "wrapped at 40": _wrapped(40),
    "wrapped at 72": _wrapped(72),
    "returns alone": lambda text: text.replace("\n", "\r"),
    "HTML lines": lambda text: f"<div>{text.replace(chr(10), '<br>' + chr(10))}</div>",
    "HTML text": lambda text: f"<pre>{html.escape(text)}</pre>",
    "spoken of before": lambda text: f"Take all from BEGIN AGE ENCRYPTED FILE on:\n {text}",
}


def _bytes(mangled: str | bytes) -> bytes:
    return mangled if isinstance(mangled, bytes) else mangled.encode()


@pytest.mark.parametrize("mangled", WORSE.values(), ids=WORSE)
def test_a_sealed_text_and_a_card_survive(mangled: Callable[[str], str | bytes]) -> None:
    received = open_message(mended(_bytes(mangled(SEALED))), [RUTH])
    card = read_card(mended(_bytes(mangled(CARD))))

    assert received.page.startswith("# Session of")
    assert (card.name, card.succeeds) == (NAME, ASHA.signing_key)


CHAIN = f"{CARD}\n{card_text(ASHA, NAME, RUTH)}"


@pytest.mark.parametrize("mangled", WORSE.values(), ids=WORSE)
def test_cards_that_follow_each_other_survive_together(
    mangled: Callable[[str], str | bytes],
) -> None:
    newest, older = read_cards(mended(_bytes(mangled(CHAIN))))
    assert (newest.succeeds, older.succeeds) == (older.signing_key, RUTH.signing_key)


def test_what_is_whole_or_no_such_text_stays_as_it_is() -> None:
    for text in (SEALED, CARD, "A page about -----BEGIN AGE ENCRYPTED FILE-----.\n", ""):
        assert mended(text.encode()) == text.encode()


def test_words_within_the_lines_are_refused_in_words() -> None:
    spoilt = re.sub(r"\n(?=\w)", "\n[image] ", SEALED, count=3).encode()
    assert reason_of(lambda: mended(spoilt)) == "armor"


def test_a_card_is_never_mended_into_another() -> None:
    for other in (CARD.replace("Zoë", "Zoe"), CARD.replace("serial: 2", "serial: 3")):
        with pytest.raises(Refused):
            read_card(mended(textwrap.indent(other, "> ").replace("\n", "\n\n").encode()))


@pytest.mark.parametrize(
    "noise", ["-", "-----BEGIN AGE ENCRYPTED FILE-----\n", "-----BEGIN MENTORJOURNAL CARD-----\n",
              "<", "=3D", "\n>", "name: ", "\r"],
)  # fmt: skip
def test_noise_is_looked_through_fast(noise: str) -> None:
    end = "-----END MENTORJOURNAL CARD-----\n"
    text = (noise * (MOST_BYTES // len(noise)))[: MOST_BYTES - len(end) - 40]
    began = time.process_time()
    for whole in (text, f"-----BEGIN MENTORJOURNAL CARD-----\n{text}{end}"):
        mended(whole.encode()[:MOST_BYTES])
    assert time.process_time() - began < 2
