"""One read-only view for each kind, with the fields of its model as columns."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings

from mentorjournal.domain.growth import Insight
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.record import Record
from mentorjournal.domain.shapes import shapes_of
from mentorjournal.journal import Journal
from mentorjournal.storage.driver import dbapi
from mentorjournal.storage.journal_file import SCHEMA_VERSION
from mentorjournal.storage.views import ENVELOPE, columns_of
from storage.stores import empty, quick_journal
from strategies import records

COLUMNS_OF_VERSION = {4: "ac263c0fafbe137b", 5: "2e2efcec185e3d9b"}
"""By schema version, what `fingerprint` is when a journal of that version is made."""


def fingerprint() -> str:
    """Tell every column of every view in a few letters."""
    columns = {word: sorted(columns_of(kind).items()) for word, kind in sorted(KINDS.items())}
    return sha256(json.dumps(columns).encode()).hexdigest()[:16]


def test_a_field_that_comes_or_goes_brings_a_migration_of_its_view() -> None:
    assert fingerprint() == COLUMNS_OF_VERSION.get(SCHEMA_VERSION), (
        "The fields of a kind have changed, and the views of the journals that are there have not:"
        " append a step to migrations.py that calls views.refresh, raise SCHEMA_VERSION, and"
        " add the new fingerprint here."
    )


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Journal]:
    with quick_journal(tmp_path) as made:
        yield made


def test_there_is_a_view_for_each_kind_and_no_other(kept: Journal) -> None:
    with kept.file.reading() as connection:
        views = connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
    assert {name for (name,) in views} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_view_has_the_fields_of_the_model(kept: Journal, kind: type[Record]) -> None:
    with kept.file.reading() as connection:
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{kind.KIND}")')]
    assert len(columns) == len(set(columns))
    assert set(columns) == {*ENVELOPE, *shapes_of(kind)}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_view_shows_what_the_fields_hold(kept: Journal, kind: type[Record]) -> None:
    @settings(max_examples=8)
    @given(record=records(kind))
    def check(record: Record) -> None:
        empty(kept)
        kept.keep(record)
        with kept.file.reading() as connection:
            cursor = connection.execute(f'SELECT * FROM "{kind.KIND}"')
            shown = dict(zip([each[0] for each in cursor.description], *cursor, strict=True))
        body = json.loads(record.model_dump_json(by_alias=True))
        for name in shapes_of(kind).keys() - {"title", "tags"}:
            held, seen = body[name], shown[name]
            if isinstance(held, list | dict):
                assert json.loads(seen) == held
            elif not (isinstance(held, str) and "\0" in held):  # SQL ends a text there
                assert seen == held if name != "on" else seen.startswith(held)
        assert shown["title"] == record.headline
        assert json.loads(shown["tags"]) == list(record.tags)

    check()


def test_a_view_leaves_the_trash_out(kept: Journal) -> None:
    seen = kept.keep(Insight(text="seen", on=date(2026, 1, 1)))
    kept.bury(seen.record.id)
    with kept.file.reading() as connection:
        assert connection.execute("SELECT count(*) FROM insight").fetchone() == (0,)


def test_a_view_cannot_be_written(kept: Journal) -> None:
    with pytest.raises(dbapi.OperationalError), kept.file.writing() as connection:
        connection.execute("DELETE FROM insight")
