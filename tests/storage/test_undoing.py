"""The last steps are taken back and taken again, from any process, and nothing is lost by it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from mentorjournal.desk.undoing import take_again, take_back
from mentorjournal.domain import moments
from mentorjournal.domain.growth import Insight
from mentorjournal.journal import Journal
from mentorjournal.storage import checking, steps
from support import PASSPHRASE

DAY = date(2026, 3, 1)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal.create(tmp_path / "journal.db", PASSPHRASE)
    yield journal
    assert checking.check(journal.file, deep=True).sound
    journal.close()


def insight(journal: Journal, text: str) -> UUID:
    return journal.keep(Insight(text=text, on=DAY)).record.id


def reword(journal: Journal, record_id: UUID, text: str) -> None:
    kept = journal.records.get(Insight, record_id)
    journal.keep(kept.record.model_copy(update={"text": text}))


def standing(journal: Journal, record_id: UUID) -> tuple[str, bool]:
    kept = journal.records.get(Insight, record_id)
    return kept.record.text, kept.deleted is not None


def test_each_sort_of_step_is_taken_back_and_again(journal: Journal) -> None:
    made = insight(journal, "one")
    reword(journal, made, "two")
    journal.bury(made)
    journal.unbury(made)
    told = [take_back(journal) for _ in range(5)]
    assert told == [
        "In the trash again: “two”.",
        "Out of the trash again: “two”.",
        "As it was before the change: “two”.",
        "Taken back, and in the trash: “one”.",
        "",
    ]
    assert standing(journal, made) == ("one", True)
    assert take_again(journal) == "There again: “one”."
    assert standing(journal, made) == ("one", False)
    assert take_again(journal) == "Changed again: “one”."
    assert standing(journal, made) == ("two", False)
    take_again(journal)
    assert standing(journal, made) == ("two", True)
    take_again(journal)
    assert standing(journal, made) == ("two", False)
    assert take_again(journal) == ""


def test_a_step_outlives_a_restart(journal: Journal) -> None:
    made = insight(journal, "one")
    reword(journal, made, "two")
    again = Journal.open(journal.file.path, PASSPHRASE)
    take_back(again)
    assert standing(again, made) == ("one", False)
    again.close()
    take_again(journal)
    assert standing(journal, made) == ("two", False)


def test_a_new_step_forgets_what_was_taken_back(journal: Journal) -> None:
    made = insight(journal, "one")
    reword(journal, made, "two")
    take_back(journal)
    reword(journal, made, "three")
    assert take_again(journal) == ""
    take_back(journal)
    assert standing(journal, made) == ("one", False)


def test_what_was_changed_since_stays_and_is_named(journal: Journal) -> None:
    made = insight(journal, "one")
    reword(journal, made, "two")
    kept = journal.records.get(Insight, made)
    changed = kept.record.model_copy(update={"text": "from elsewhere"})
    journal.keep_all([changed])  # which is no step
    assert "“from elsewhere”" in take_back(journal)
    assert standing(journal, made) == ("from elsewhere", False)
    assert [each.body["text"] for each in journal.history(made)] == ["one", "two", "from elsewhere"]


def test_a_change_from_elsewhere_between_two_steps_is_never_written_over(journal: Journal) -> None:
    made = insight(journal, "one")
    reword(journal, made, "two")
    kept = journal.records.get(Insight, made)
    journal.keep_all([kept.record.model_copy(update={"text": "from elsewhere"})])
    reword(journal, made, "three")
    assert take_back(journal) == "As it was before the change: “three”."
    assert "Left as it is" in take_back(journal)
    assert standing(journal, made) == ("from elsewhere", False)


def test_what_one_writing_changed_is_one_step(journal: Journal) -> None:
    first = insight(journal, "one")
    with journal.file.writing():
        reword(journal, first, "two")
        reword(journal, first, "three")
        second = insight(journal, "beside it")
        journal.bury(first)
    assert take_back(journal) == "Taken back, and in the trash: “beside it” and 1 more."
    assert standing(journal, first) == ("one", False)
    assert standing(journal, second) == ("beside it", True)
    take_again(journal)
    assert standing(journal, first) == ("three", True)
    assert standing(journal, second) == ("beside it", False)


def test_a_part_that_fails_is_no_part_of_the_step(journal: Journal) -> None:
    class Stopped(Exception):
        pass

    first = insight(journal, "one")
    with journal.file.writing():
        with suppress(Stopped), journal.file.writing():
            reword(journal, first, "never")
            raise Stopped
        second = insight(journal, "after it")
    take_back(journal)
    assert standing(journal, first) == ("one", False)
    assert standing(journal, second) == ("after it", True)


def test_what_is_gone_for_good_is_passed_over(journal: Journal) -> None:
    first, second = insight(journal, "one"), insight(journal, "two")
    journal.bury(second)
    journal.empty_trash()
    assert take_back(journal) == "Taken back, and in the trash: “one”."
    assert standing(journal, first) == ("one", True)


def test_only_so_many_steps_are_remembered(journal: Journal) -> None:
    made = insight(journal, "0")
    for number in range(1, steps.MOST_STEPS + 10):
        reword(journal, made, str(number))
    with journal.file.reading() as connection:
        noted = connection.execute("SELECT count(*) FROM step_change").fetchone()
    assert noted == (steps.MOST_STEPS,)
    while take_back(journal):
        pass
    assert standing(journal, made) == ("9", False)


def test_an_import_is_no_step(journal: Journal) -> None:
    made = insight(journal, "one")
    journal.keep_all(Insight(text=f"taken in {n}", on=DAY) for n in range(50))
    assert take_back(journal) == "Taken back, and in the trash: “one”."
    assert standing(journal, made) == ("one", True)
    assert journal.records.get(Insight, made).updated <= moments.now()
