"""Decisions that ask to be looked at again, and how sureness held against what happened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorjournal.domain.growth import Decision
from mentorjournal.views.chart import Chart, Line

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

HAPPENED = {"yes": 1.0, "partly": 0.5, "no": 0.0}
ENOUGH = 8
"""From so many decisions on, a pattern is worth a word."""
CLOSE = 10
"""Sureness and what happened agree within so many points of a hundred."""


def asking_again(decisions: Iterable[Decision], today: date) -> list[Decision]:
    """List the decisions whose day to be looked at again has come, the earliest first."""
    due = [
        each
        for each in decisions
        if each.status == "decided" and each.review_on and each.review_on <= today
    ]
    return sorted(due, key=lambda each: str(each.review_on))


def decisions(journal: Journal) -> list[Decision]:
    """List every decision, newest first."""
    return [kept.record for kept in reversed(journal.records.all_of(Decision))]


@dataclass(frozen=True)
class Bucket:
    """What one was about equally sure of, and how often it came about."""

    sure: int
    """Percent, in tens."""
    happened: int
    partly: int
    not_at_all: int

    @property
    def times(self) -> int:
        """How many decisions these are."""
        return self.happened + self.partly + self.not_at_all

    @property
    def rate(self) -> float:
        """How often it came about, in percent; partly counts as half."""
        return 100 * (self.happened + self.partly / 2) / self.times

    @property
    def words(self) -> str:
        """Say it in a sentence that judges nobody."""
        things = "the one thing" if self.times == 1 else f"{self.times} things"
        of = f"Of {things} you were about {self.sure} % sure of, "
        if self.times == 1:
            word = (
                "happened"
                if self.happened
                else "partly happened"
                if self.partly
                else "did not happen"
            )
            return f"{things.capitalize()} you were about {self.sure} % sure of {word}."
        partly = f", {self.partly} partly" if self.partly else ""
        return f"{of}{self.happened or 'none'} happened{partly}."


@dataclass(frozen=True)
class Calibration:
    """Expected against happened, over all decisions that were looked back on."""

    buckets: Sequence[Bucket]
    """The least sure first."""
    without_number: int
    """How many were looked back on without saying how sure one was, or whether it came about."""

    @property
    def times(self) -> int:
        """How many decisions are counted."""
        return sum(each.times for each in self.buckets)

    @property
    def pattern(self) -> str:
        """Say what all of them together show, once there are enough of them."""
        if not self.times:
            return ""
        if self.times < ENOUGH:
            return f"{self.times} so far; from {ENOUGH} on, a pattern is worth a word."
        sure = sum(each.sure * each.times for each in self.buckets) / self.times
        came = sum(each.rate * each.times for each in self.buckets) / self.times
        told = f"On the whole you were {sure:.0f} % sure, and {came:.0f} % came about: "
        if abs(sure - came) <= CLOSE:
            return told + "your sense of the odds is a good one."
        return told + (
            "things come about less often than you expect; ask for one more early sign."
            if sure > came
            else "things come about more often than you expect; you may trust yourself more."
        )

    @property
    def chart(self) -> Chart:
        """Draw what happened against what was expected, beside the line on which both agree."""
        if not self.buckets:
            return Chart(())
        dots = tuple((each.sure, round(each.rate)) for each in self.buckets)
        lines = (
            Line("as expected", ((0, 0), (100, 100))),
            Line("what happened", dots, joined=False),
        )
        return Chart(lines, low=0, high=100, unit="%", across_unit="%")

    def as_json(self) -> Iterable[dict[str, Any]]:
        """Give each bucket as ``--json`` prints it."""
        for each in self.buckets:
            yield {
                "sure": each.sure,
                "times": each.times,
                "happened": each.happened,
                "partly": each.partly,
                "not": each.not_at_all,
            }


def calibration(found: Iterable[Decision]) -> Calibration:
    """Hold how sure one was against what happened, for the decisions that were looked back on."""
    counted: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(HAPPENED, 0))
    without = 0
    for each in found:
        if each.status != "reviewed":
            continue
        if each.confidence_pct is None or each.came_true is None:
            without += 1
        else:
            counted[tens(each.confidence_pct)][each.came_true] += 1
    buckets = [
        Bucket(sure, many["yes"], many["partly"], many["no"])
        for sure, many in sorted(counted.items())
    ]
    return Calibration(buckets, without)


def tens(percent: int) -> int:
    """Round to tens, a five upwards."""
    return (percent + 5) // 10 * 10
