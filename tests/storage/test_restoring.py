"""Archives of a journal come back whole, and a merge loses nothing of either side."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorjournal.domain.growth import Insight
from mentorjournal.domain.record import Record
from mentorjournal.exchange import archive, jsonl
from mentorjournal.exchange.arrival import Whole
from mentorjournal.journal import Journal
from strategies import records
from support import PASSPHRASE


def copied(source: Journal, path: Path) -> Journal:
    """Take a journal through the lines of its archive into a new one."""
    copy = Journal.create(path, PASSPHRASE)
    take_in(source, copy)
    return copy


def take_in(source: Journal, target: Journal) -> int:
    whole = (Whole(kept, tuple(past)) for kept, past in source.histories())
    lines = archive.lines(whole, source.notebook.settings(), source.notebook.ledger()[::-1])
    arrival = jsonl.read(lines, None, source.reading())
    changed = target.restore((each.kept, each.revisions) for each in arrival.whole)
    assert not arrival.refused
    return changed


def state(journal: Journal) -> list[object]:
    return [(kept, list(past)) for kept, past in journal.histories()]


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kept=st.lists(records(), max_size=6, unique_by=lambda each: each.id), data=st.data())
def test_an_archive_gives_an_equal_journal(
    tmp_path_factory: pytest.TempPathFactory, kept: list[Record], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    journal = Journal.create(folder / "a.db", PASSPHRASE)
    journal.keep_all(kept)
    for record in kept:
        if data.draw(st.booleans()):
            journal.bury(record.id)
    copy = copied(journal, folder / "b.db")
    assert state(copy) == state(journal)
    assert take_in(journal, copy) == 0
    assert state(copy) == state(journal)


def insight(journal: Journal, text: str) -> Insight:
    return journal.keep(Insight(text=text, on=journal.reading().today)).record


def test_a_later_change_elsewhere_becomes_the_present_one(tmp_path: Path) -> None:
    ours = Journal.create(tmp_path / "a.db", PASSPHRASE)
    first = insight(ours, "one")
    theirs = copied(ours, tmp_path / "b.db")
    theirs.keep(first.model_copy(update={"text": "two"}))
    theirs.keep(first.model_copy(update={"text": "three"}))
    assert take_in(theirs, ours) == 1
    assert state(ours) == state(theirs)


def test_changes_on_both_sides_are_all_kept(tmp_path: Path) -> None:
    ours = Journal.create(tmp_path / "a.db", PASSPHRASE)
    first = insight(ours, "one")
    theirs = copied(ours, tmp_path / "b.db")
    theirs.keep(first.model_copy(update={"text": "theirs"}))
    ours.keep(first.model_copy(update={"text": "ours"}))
    take_in(theirs, ours)
    assert [each.body["text"] for each in ours.history(first.id)] == ["one", "theirs", "ours"]
    assert take_in(theirs, ours) == 0
