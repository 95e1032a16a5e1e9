"""`u` and `ctrl+r` take the last step back and again, also one that another program took."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.domain.entries import Filter
from mentorjournal.domain.growth import Insight
from mentorjournal.journal import Journal
from stage import SIZES, settle
from support import PASSPHRASE


def app_on(journal: Journal) -> MentorJournal:
    return MentorJournal(Settings(journal.file.path), journal)


def said(app: MentorJournal) -> str:
    return "\n".join(each.message for each in app._notifications)


@pytest.mark.parametrize("size", SIZES)
async def test_a_step_of_another_program_is_taken_back_and_again(
    sample: Journal, size: tuple[int, int]
) -> None:
    other = Journal.open(sample.file.path, PASSPHRASE)
    made = other.keep(Insight(text="I rule paths out unseen", on=date(2026, 3, 1))).record.id
    other.close()
    app = app_on(sample)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert "Taken back, and in the trash: “I rule paths out unseen”." in said(app)
        assert sample.records.get(Insight, made).deleted
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert "There again: “I rule paths out unseen”." in said(app)
        assert not sample.records.get(Insight, made).deleted
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert "There is nothing to do again." in said(app)


async def test_a_record_thrown_away_comes_back_after_a_restart(sample: Journal) -> None:
    app = app_on(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("4", "enter")
        await settle(pilot)
        await pilot.press("x")
        await settle(pilot)
        assert "u takes it back" in said(app)
    assert len(sample.entries.order(Filter(trash=True))) == 1
    again = app_on(sample)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert "Out of the trash again" in said(again)
    assert sample.entries.order(Filter(trash=True)) == []
