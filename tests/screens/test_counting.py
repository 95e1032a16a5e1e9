"""Counts are said in the words that people have for records."""

from mentorjournal.screens.frame.counting import counted_kinds


def test_what_stayed_is_counted_in_words() -> None:
    counts = {"insight": 2, "action": 1, "checkin": 3, "feedback": 2, "part of a relationship": 1}
    told = "2 insights · 1 promise · 3 check-ins · 2 feedback · part of 1 relationship"
    assert counted_kinds(counts) == told
