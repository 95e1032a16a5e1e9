"""Answering the lines of an agreement, saying yes, and comparing its versions."""

from datetime import date

import pytest

from mentorjournal.desk.agreements import answer, look_again, say_yes, versions
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.errors import NotUnderstood
from mentorjournal.journal import Journal

TODAY = date(2026, 3, 1)


@pytest.fixture
def bond(journal: Journal) -> Relationship:
    ruth = journal.keep(Person(name="Ruth")).record
    return Relationship(person=ruth.id, my_role="mentoree", started=TODAY)


def test_the_first_answer_begins_to_agree(journal: Journal, bond: Relationship) -> None:
    said = answer(bond, "limits", "danger to somebody\n\nsomething unlawful, too\n",
                  journal.reading())  # fmt: skip
    assert said.agreement is not None
    assert said.agreement.limits == ("danger to somebody", "something unlawful, too")
    assert said.status == "agreeing"
    emptied = answer(said, "limits", " \n", journal.reading()).agreement
    assert emptied is not None
    assert emptied.limits == ()


@pytest.mark.parametrize("typed", ["often", "-3", "0", "2.5", "²", "٣x"])
def test_what_is_no_number_is_said_plainly(
    journal: Journal, bond: Relationship, typed: str
) -> None:
    with pytest.raises(NotUnderstood, match="A number is needed"):
        answer(bond, "rhythm_days", typed, journal.reading())


def test_a_rhythm_and_a_length_are_read_in_words(journal: Journal, bond: Relationship) -> None:
    said = answer(bond, "rhythm_days", "every second Thursday 17:30", journal.reading())
    said = answer(said, "minutes", "45 minutes", journal.reading())
    assert said.agreement is not None
    assert (said.agreement.rhythm_days, said.agreement.rhythm, said.agreement.minutes) == (
        None, "every second Thursday 17:30", 45,
    )  # fmt: skip
    with pytest.raises(NotUnderstood, match="no length of time"):
        answer(said, "minutes", "a while", journal.reading())


def test_a_day_is_read_as_people_write_it(journal: Journal, bond: Relationship) -> None:
    reading = journal.reading("future")
    said = answer(bond, "review_on", "+10w", reading).agreement
    assert said is not None
    assert said.review_on is not None
    assert (said.review_on - reading.today).days == 70
    with pytest.raises(NotUnderstood):
        answer(bond, "review_on", "when the river rises", reading)


def test_with_both_the_work_begins(journal: Journal, bond: Relationship) -> None:
    said = answer(bond, "how", "Video", journal.reading())
    mine = say_yes(said, "me", TODAY)
    assert mine.status == "agreeing"
    both = say_yes(mine, "partner", TODAY)
    assert both.status == "working"
    again = look_again(both, TODAY).agreement
    assert again is not None
    assert again.reviewed_on == TODAY


def test_versions_tell_what_each_changed(journal: Journal, bond: Relationship) -> None:
    said = answer(bond, "how", "Video on Tuesdays", journal.reading())
    kept = journal.keep(say_yes(say_yes(said, "me", TODAY), "partner", TODAY))
    assert [each.number for each in versions(journal, kept)] == [1]
    kept = journal.keep(answer(kept.record, "how", "Video on Fridays", journal.reading()))
    newest, first = versions(journal, kept)
    assert (newest.number, newest.note, first.number) == (2, "How you meet", 1)
    assert [change.label for change in newest.changes] == ["How you meet"]
    texts = [line.text for change in newest.changes for line in change.lines]
    assert texts == ["Video on Tuesdays", "Video on Fridays"]
