"""A contact card: what it says is what its owner signed, whatever mail did to it."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain.plain import visible
from mentorjournal.errors import NotUnderstood, Refused
from mentorjournal.sharing.sealed.cards import BEGIN, END, Card, card_text, read_card
from mentorjournal.sharing.sealed.identity import new_identity
from mentorjournal.sharing.sealed.reading import Form, recognise
from sharing.sealed.mangling import MANGLINGS
from sharing.sealed.parties import ASHA, RUTH, STRANGER, reason_of, tried

CARD = card_text(ASHA, "Asha Whitaker")
HERS = Card("Asha Whitaker", ASHA.signing_key, ASHA.age_key, 1)


def test_a_card_says_who_and_where_to() -> None:
    assert read_card(CARD.encode()) == HERS
    assert recognise(CARD.encode()) is Form.CARD
    assert max(map(len, CARD.split("\n"))) < 76


@pytest.mark.parametrize("mangled", MANGLINGS.values(), ids=MANGLINGS)
def test_a_card_survives_mail(mangled: Callable[[str], str]) -> None:
    assert read_card(mangled(CARD).encode()) == HERS


def test_a_card_with_any_bit_turned_is_refused() -> None:
    whole = CARD.encode()
    for bit in range(8 * len(whole)):
        turned = bytearray(whole)
        turned[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Refused):
            read_card(bytes(turned))


def test_a_card_cut_anywhere_is_refused() -> None:
    for size in range(len(CARD) - 1):
        with pytest.raises(Refused):
            read_card(CARD[:size].encode())


def test_a_card_that_follows_another_is_signed_by_both() -> None:
    new = new_identity()

    card = read_card(card_text(new, "Asha Whitaker", old=ASHA).encode())

    assert card == Card("Asha Whitaker", new.signing_key, new.age_key, 1, ASHA.signing_key)


def test_nobody_can_follow_a_card_without_its_key() -> None:
    follows = card_text(STRANGER, "Asha Whitaker", old=RUTH)

    claimed = follows.replace(RUTH.signing_key, ASHA.signing_key)

    assert reason_of(lambda: read_card(claimed.encode())) == "not_a_successor"


def test_a_line_of_another_card_does_not_fit() -> None:
    other = card_text(STRANGER, "Asha Whitaker").split("\n")
    for number, line in enumerate(CARD.split("\n")):
        if line != other[number]:
            mixed = CARD.replace(line, other[number])
            with pytest.raises(Refused):
                read_card(mixed.encode())


def test_a_card_is_written_in_one_way() -> None:
    lines = CARD.split("\n")
    twice = "\n".join([*lines[:2], *lines[1:]])
    unknown = CARD.replace("serial", "phone: 1\nserial")
    padded = CARD.replace("serial: 1", "serial: 01")
    for each in (twice, unknown, padded):
        assert reason_of(partial(read_card, each.encode())) == "card_form"
    assert reason_of(lambda: read_card((CARD + CARD).encode())) == "several_cards"
    assert reason_of(lambda: read_card(b"Dear Ruth, here is my card.")) == "no_card"
    assert reason_of(lambda: read_card(b"\xff" + CARD.encode())) == "not_text"
    assert reason_of(lambda: read_card(bytes(2 << 20))) == "too_large"


@pytest.mark.parametrize("name", ["", "   ", "two\nlines", "a\x1b[31mb", "a\u202eb", "a" * 61])
def test_a_name_that_hides_something_makes_no_card(name: str) -> None:
    with pytest.raises(NotUnderstood):
        card_text(ASHA, name)


@given(st.text(min_size=1, max_size=60))
def test_whatever_name_a_card_takes_it_gives_back(name: str) -> None:
    try:
        card = card_text(ASHA, name)
    except NotUnderstood:
        return
    read = read_card(card.encode())
    assert read.name == name.strip() == visible(read.name, keep_newlines=False)


_LABELS = ["name", "signing-key", "age-key", "serial", "follows", "old-signature", "signature"]


@given(
    st.lists(
        st.one_of(
            st.sampled_from(CARD.split("\n")[1:-2]),
            st.text(max_size=90),
            st.builds("{}: {}".format, st.sampled_from(_LABELS), st.text(max_size=80)),
        ),
        max_size=14,
    )
)
def test_hostile_cards_are_refused_in_a_sentence(lines: list[str]) -> None:
    text = "\n".join([BEGIN, *lines, END, ""])

    card = tried(lambda: read_card(text.encode("utf-8", "surrogatepass")))

    assert card in (None, HERS)
