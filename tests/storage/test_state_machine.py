"""Whatever is done in whatever order, the store holds what a dictionary would."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import closing
from copy import deepcopy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    precondition,
    rule,
)

from mentorjournal.domain.entries import Filter
from mentorjournal.domain.growth import Insight
from mentorjournal.domain.record import Record, references
from mentorjournal.domain.sessions import Summary
from mentorjournal.errors import ChangedMeanwhile, NotUnderstood
from mentorjournal.journal import Journal
from mentorjournal.storage import generations, putting_back, undoing
from mentorjournal.storage.journal_file import JournalFile
from strategies import records
from support import PASSPHRASE, cheap_keys

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


class Store(RuleBasedStateMachine):
    """A journal, and beside it every version of every record as a list."""

    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        cheap_keys()
        self.folder = Path(tempfile.mkdtemp())
        self.journal = Journal.create(self.folder / "journal.db", PASSPHRASE)
        self.unhurried()
        self.versions: dict[UUID, list[tuple[Record, bool]]] = {}
        self.linked: dict[UUID, set[tuple[str, UUID]]] = {}
        self.moment = BEGINNING
        self.done: list[tuple[UUID, int, int]] = []
        """The steps that can be taken back: of which record, from which version to which."""
        self.taken_back: list[tuple[UUID, int, int]] = []
        self.copies: list[tuple[Path, Any]] = []

    def unhurried(self) -> None:
        self.journal.file.connection.execute("PRAGMA synchronous = OFF")

    def teardown(self) -> None:
        self.journal.close()
        shutil.rmtree(self.folder)

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def wrote(self, record: Record, *, deleted: bool) -> None:
        versions = self.versions.setdefault(record.id, [])
        versions.append((record, deleted))
        self.done.append((record.id, len(versions) - 1, len(versions)))
        self.taken_back.clear()

    def link(self, record: Record) -> None:
        self.linked[record.id] = {each for each in references(record) if each[1] in self.versions}

    @initialize(target=ids, record=records())
    def begin(self, record: Record) -> UUID:
        return self.keep_new(record)

    @rule(target=ids, record=records())
    def keep(self, record: Record) -> UUID:
        return self.keep_new(record) if record.id not in self.versions else record.id

    def keep_new(self, record: Record) -> UUID:
        assert self.journal.records.keep([record], self.now(), "+00:00") == 1
        self.wrote(record, deleted=False)
        self.link(record)
        return record.id

    @rule(record_id=ids, data=st.data())
    def change(self, record_id: UUID, data: st.DataObject) -> None:
        before, deleted = self.versions[record_id][-1]
        changed = data.draw(records(type(before))).model_copy(update={"id": record_id})
        kept = self.journal.records.keep([changed], self.now(), "+00:00", self.version(record_id))
        assert kept == (changed != before)
        if kept:
            self.wrote(changed, deleted=deleted)
            self.link(changed)

    @rule(record_id=ids, other=ids)
    def point(self, record_id: UUID, other: UUID) -> None:
        before, deleted = self.versions[record_id][-1]
        field = next((f for f in ("led_to", "about", "relationships") if hasattr(before, f)), "")
        if field:
            changed = before.model_copy(update={field: (other,)})
            if self.journal.records.keep([changed], self.now(), "+00:00"):
                self.wrote(changed, deleted=deleted)
                self.link(changed)

    @rule(record_id=ids)
    def keep_unchanged(self, record_id: UUID) -> None:
        assert self.journal.keep_all([self.versions[record_id][-1][0]]) == 0

    @rule(record_id=ids, record=records())
    def change_over_an_older_version(self, record_id: UUID, record: Record) -> None:
        if record.id in self.versions:
            return
        mine = self.versions[record_id][-1][0].model_copy(update={"tags": ("mine",)})
        try:
            self.journal.records.keep([record, mine], self.now(), "+00:00", 0)
        except ChangedMeanwhile:
            return
        raise AssertionError

    @rule(record_id=ids, into=st.booleans())
    def bury_or_unbury(self, record_id: UUID, into: bool) -> None:
        record, deleted = self.versions[record_id][-1]
        act: Any = self.journal.records.bury if into else self.journal.records.unbury
        act(record_id, self.now())
        if into is not deleted:
            self.wrote(record, deleted=into)

    @rule(record_id=ids, data=st.data())
    def revert(self, record_id: UUID, data: st.DataObject) -> None:
        number = data.draw(st.integers(1, self.version(record_id)))
        kept = self.journal.records.find(record_id)
        assert kept is not None
        older = self.versions[record_id][number - 1][0]
        if type(older) is not type(kept.record):
            return
        if isinstance(older, Summary):
            with pytest.raises(NotUnderstood, match="is finished"):
                self.journal.revert(kept, number)
            return
        self.journal.revert(kept, number)
        if older != kept.record:
            self.wrote(older, deleted=kept.deleted is not None)
            self.link(older)

    @rule()
    def restart(self) -> None:
        self.journal.close()
        self.journal = Journal.open(self.folder / "journal.db", PASSPHRASE)
        self.unhurried()

    @rule(words=st.text(st.characters(codec="utf-8"), max_size=40))
    def lock(self, words: str) -> None:
        self.journal.notebook.keep_draft("@unfinished", {"words": words}, self.now())
        self.restart()
        draft = self.journal.notebook.draft("@unfinished")
        assert draft is not None
        assert draft[0] == {"words": words}

    @rule()
    def take_back(self) -> None:
        taken = undoing.take_back(self.journal.file, self.now(), "+00:00")
        assert (taken is not None) == bool(self.done)
        if taken:
            assert not taken.left
            step = self.done.pop()
            self.taken_back.append(step)
            self.bring_to(step[0], step[1])

    @rule()
    def take_again(self) -> None:
        taken = undoing.take_again(self.journal.file, self.now(), "+00:00")
        assert (taken is not None) == bool(self.taken_back)
        if taken:
            assert not taken.left
            step = self.taken_back.pop()
            self.done.append(step)
            self.bring_to(step[0], step[2])

    def bring_to(self, record_id: UUID, version: int) -> None:
        versions = self.versions[record_id]
        record, deleted = versions[version - 1] if version else (versions[-1][0], True)
        versions.append((record, deleted))
        self.link(record)

    @rule()
    def back_up(self) -> None:
        kept = generations.keep_generation(self.journal.file, "asked", self.now())
        whole = (self.versions, self.linked, self.done, self.taken_back)
        self.copies.append((kept.path, deepcopy(whole)))

    @precondition(lambda self: self.copies)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        path, whole = data.draw(st.sampled_from(self.copies))
        known = set(self.versions)
        with closing(JournalFile.open(path, PASSPHRASE)) as source:
            putting_back.restore(self.journal.file, source, self.now())
        self.unhurried()
        self.versions, self.linked, self.done, self.taken_back = deepcopy(whole)
        # What was made since is not there any more, and is kept anew.
        for gone in known - set(self.versions):
            self.keep_new(Insight(id=gone, text="again", on=BEGINNING.date()))

    @precondition(lambda self: len(self.versions) > 3)
    @rule(record_id=consumes(ids))
    def leave_alone(self, record_id: UUID) -> None:
        """Change this record no more, so that old ones are looked at too."""

    def version(self, record_id: UUID) -> int:
        return len(self.versions[record_id])

    @invariant()
    def every_record_is_there_with_its_past(self) -> None:
        for record_id, versions in self.versions.items():
            kept = self.journal.records.find(record_id)
            assert kept is not None
            assert (kept.record, kept.deleted is not None) == versions[-1]
            assert kept.version == len(versions)
            past = self.journal.records.revisions(record_id)
            assert [each.version for each in past] == list(range(1, len(versions)))
            for revision, (record, deleted) in zip(past, versions, strict=False):
                assert revision.deleted is deleted
                whole = {**revision.body, "id": record_id}
                assert type(record).model_validate(whole) == record

    @invariant()
    def lists_hold_what_is_not_in_the_trash(self) -> None:
        for trash in (False, True):
            there = {str(i) for i, versions in self.versions.items() if versions[-1][1] is trash}
            assert {entry.id for entry in self.journal.entries.find(Filter(trash=trash))} == there

    @invariant()
    def links_are_those_of_the_last_change(self) -> None:
        with self.journal.file.reading() as connection:
            rows = connection.execute("SELECT from_id, role, to_id FROM link").fetchall()
        links = {(UUID(one), role, UUID(other)) for one, role, other in rows}
        expected = {(one, role, to) for one, linked in self.linked.items() for role, to in linked}
        assert links == expected

    @invariant()
    def the_index_knows_the_records_alone(self) -> None:
        with self.journal.file.reading() as connection:
            indexed = {seq for (seq,) in connection.execute("SELECT rowid FROM search")}
            seqs = {seq for (seq,) in connection.execute("SELECT seq FROM record")}
        assert indexed == seqs


TestStore = Store.TestCase
TestStore.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
