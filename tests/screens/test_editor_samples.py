"""Every record of the sample journals can be laid out as a form and read back as itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorjournal.domain.entries import Kept
from mentorjournal.domain.growth import Goal
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Session, Summary
from mentorjournal.exchange import jsonl
from mentorjournal.journal import Journal
from mentorjournal.resources import data_file
from mentorjournal.screens.editor.promises import Aftermath
from mentorjournal.screens.editor.reading import written
from mentorjournal.screens.editor.session.laying import session_sheet
from mentorjournal.screens.editor.sheet import Sheet, laid_out
from support import PASSPHRASE

SAMPLES = ("sample-mentoree.jsonl", "sample-mentor.jsonl")


def filled(path: Path, sample: str) -> Journal:
    journal = Journal.create(path, PASSPHRASE)
    lines = data_file(sample).read_text("utf-8").splitlines()
    journal.keep_all(jsonl.read(lines, None, journal.reading()).records)
    return journal


def sheet_of(journal: Journal, kept: Kept[Record]) -> Sheet:
    if isinstance(kept.record, Session):
        return session_sheet(journal, kept, {})[0]
    return laid_out(journal, type(kept.record), kept, {})


def sheets(journal: Journal) -> list[tuple[Kept[Record], Sheet]]:
    everything = [kept for kind in KINDS.values() for kept in journal.records.all_of(kind)]
    return [
        (kept, sheet_of(journal, kept))
        for kept in everything
        if not isinstance(kept.record, Summary)
    ]


@pytest.mark.parametrize("sample", SAMPLES)
def test_what_nobody_touched_is_read_back_as_it_was(tmp_path: Path, sample: str) -> None:
    laid = sheets(filled(tmp_path / "journal.db", sample))

    assert len(laid) > 100
    for kept, sheet in laid:
        whole = written(sheet, dict(sheet.initial))
        assert whole.record == kept.record
        assert whole.aftermath == Aftermath()
        assert whole.newcomers == ()


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_value_shown_is_understood_as_what_it_shows(tmp_path: Path, sample: str) -> None:
    """Each blank is read anew, as if a person had typed into it what it shows."""
    for kept, sheet in sheets(filled(tmp_path / "journal.db", sample)):
        typed = dict(sheet.initial)
        same = {"promises_made", "insights_had", "topics_here", "from_last"}
        same |= {"status", "because"} if isinstance(kept.record, Goal) else set()
        sheet.initial = {key: typed[key] if key in same else ... for key in typed}

        assert written(sheet, typed).record == kept.record, kept.record.headline
