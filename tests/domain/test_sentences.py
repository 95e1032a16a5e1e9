"""Sentences are stretches of the text they are lifted from, and none is lost."""

import pytest
from hypothesis import given

from mentorjournal.domain.sentences import sentence_at, sentences
from strategies import text


@given(text)
def test_every_sentence_stands_in_the_text_as_it_is(written: str) -> None:
    found = sentences(written)
    assert all(each in written for each in found)
    assert all(each == each.strip() and each for each in found)


@given(text)
def test_the_sentence_at_any_place_is_one_of_the_sentences(written: str) -> None:
    places = range(0, len(written) + 1, max(1, len(written) // 5))
    assert {sentence_at(written, place) for place in places} <= {*sentences(written), ""}


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("She waited. I thought out loud!", ["She waited.", "I thought out loud!"]),
        ("“Is it mine?” I asked.", ["“Is it mine?”", "I asked."]),
        ("- one thing\n- [ ] another\n\n## A head", ["one thing", "another", "A head"]),
        ("At 6.1 metres we stop", ["At 6.1 metres we stop"]),
        (" \n ", []),
    ],
)
def test_sentences_and_lines_are_parted(written: str, found: list[str]) -> None:
    assert sentences(written) == found
