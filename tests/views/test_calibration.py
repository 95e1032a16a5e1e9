"""Sureness against what happened, and decisions that ask to be looked at again."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorjournal.domain.growth import Decision
from mentorjournal.views.calibration import ENOUGH, asking_again, calibration

DAY = date(2026, 3, 26)


def reviewed(sure: int | None, came_true: str | None) -> Decision:
    return Decision.model_validate(
        {"question": "So?", "on": DAY, "status": "reviewed",
         "confidence_pct": sure, "came_true": came_true}
    )  # fmt: skip


def test_buckets_say_in_plain_words_what_came_about() -> None:
    told = calibration(
        [*[reviewed(68, "yes")] * 4, reviewed(72, "partly"), reviewed(71, "no"), reviewed(95, "no")]
    )
    assert [each.words for each in told.buckets] == [
        "Of 6 things you were about 70 % sure of, 4 happened, 1 partly.",
        "The one thing you were about 100 % sure of did not happen.",
    ]
    assert told.pattern == f"7 so far; from {ENOUGH} on, a pattern is worth a word."
    assert told.chart.as_json()["lines"][1]["points"] == [[70, 75], [100, 0]]


def test_a_pattern_is_worded_without_blame() -> None:
    assert (
        "a good one" in calibration([*[reviewed(50, "yes")] * 4, *[reviewed(50, "no")] * 4]).pattern
    )
    assert "less often" in calibration([reviewed(90, "no")] * 8).pattern
    assert "more often" in calibration([reviewed(10, "yes")] * 8).pattern
    assert calibration([]).pattern == ""


def test_only_what_was_looked_back_on_with_a_number_is_counted() -> None:
    decided = reviewed(70, "yes").model_copy(update={"status": "decided"})
    told = calibration([decided, reviewed(None, "yes"), reviewed(70, None)])
    assert (told.times, told.without_number) == (0, 2)
    assert told.chart.is_empty


@settings(max_examples=50)
@given(st.lists(st.tuples(st.integers(0, 100), st.sampled_from(["yes", "partly", "no"]))))
def test_every_decision_is_counted_once(many: list[tuple[int, str]]) -> None:
    told = calibration([reviewed(*each) for each in many])
    assert told.times == len(many)
    assert all(0 <= each.rate <= 100 and each.sure % 10 == 0 for each in told.buckets)
    assert sum(each["times"] for each in told.as_json()) == len(many)


def test_a_decision_asks_again_from_its_day_on_until_it_was_looked_back_on() -> None:
    def decided(question: str, day: date | None, status: str = "decided") -> Decision:
        fields = {"question": question, "on": DAY, "review_on": day, "status": status}
        return Decision.model_validate(fields)

    found = [
        decided("late", date(2026, 3, 26)),
        decided("early", date(2026, 2, 1)),
        decided("not yet", date(2026, 3, 27)),
        decided("no day", None),
        decided("done", date(2026, 2, 1), "reviewed"),
    ]
    assert [each.question for each in asking_again(found, DAY)] == ["early", "late"]
