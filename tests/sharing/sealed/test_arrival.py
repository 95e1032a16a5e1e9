"""Whether a message follows those before it."""

import pytest

from mentorjournal.sharing.sealed.arrival import Arrival, Seen, Turn, arrival
from mentorjournal.sharing.sealed.reading import Received, open_message
from mentorjournal.sharing.sealed.writing import digest
from sharing.sealed.parties import RUTH, sealed, signed


def course(count: int) -> list[Received]:
    """Write messages one after the other, and open each."""
    received, previous = [], ""
    for number in range(1, count + 1):
        text = signed(sequence=number, previous=previous)
        previous = digest(text)
        received.append(open_message(sealed(text), [RUTH]))
    return received


def seen(*messages: Received) -> list[Seen]:
    return [Seen(one.envelope.share, one.envelope.sequence, one.digest) for one in messages]


def test_messages_in_turn_need_no_word() -> None:
    messages = course(3)

    for number, message in enumerate(messages):
        arrived = arrival(message, seen(*messages[:number]))
        assert arrived == Arrival(Turn.NEXT)
        assert arrived.sentence == ""


def test_the_same_message_again_is_a_replay() -> None:
    first, second = course(2)

    assert arrival(first, seen(first, second)).turn is Turn.REPLAY


@pytest.mark.parametrize(("held", "missing", "words"), [(1, 1, "One message"), (0, 2, "2 mess")])
def test_what_did_not_arrive_is_counted(held: int, missing: int, words: str) -> None:
    messages = course(3)

    arrived = arrival(messages[2], seen(*messages[:held]))

    assert arrived == Arrival(Turn.GAP, missing)
    assert arrived.sentence.startswith(words)


def test_what_fills_a_gap_is_late() -> None:
    first, second, third = course(3)

    assert arrival(second, seen(first, third)).turn is Turn.LATE


def test_another_message_in_the_same_place_is_a_fork() -> None:
    first, second = course(2)
    other_first, other_second = course(2)

    assert arrival(other_first, seen(first)).turn is Turn.FORK
    assert arrival(other_second, seen(first)).turn is Turn.FORK
    assert arrival(other_second, seen(first, second)).turn is Turn.FORK
    assert arrival(other_second, seen()).turn is Turn.GAP


def test_the_same_share_with_other_words_is_a_fork() -> None:
    (first,) = course(1)
    text = signed(sequence=2, share=first.envelope.share, previous=first.digest)

    assert arrival(open_message(sealed(text), [RUTH]), seen(first)).turn is Turn.FORK
