"""Hours: what counts toward an award, kept up and written out as evidence."""

from __future__ import annotations

import stat
import sys
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from growing import HOSTILE, at_growth
from mentorjournal.desk.schemes import keep_scheme
from mentorjournal.domain.people import Person
from mentorjournal.domain.schemes import Category, Scheme
from mentorjournal.domain.sessions import Counted, Session
from mentorjournal.journal import Journal
from mentorjournal.screens.editor.counted import (
    categories_to_choose,
    counted_of,
    counted_value,
)
from mentorjournal.screens.hours.evidence import EvidenceDialog
from mentorjournal.screens.hours.scheme import UNFINISHED, SchemeDialog
from mentorjournal.screens.hours.screen import HoursScreen
from mentorjournal.screens.record_view import RecordScreen
from mentorjournal.views.hours import schemes
from mentorjournal.widgets.fields import TextField
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.record_list import RecordList
from stage import SIZES, press_each, sample_journal, seen

BOTH_SAMPLES = list(zip(("mentoree", "mentor", "mentoree"), SIZES, strict=True))
DAY = date(2026, 3, 5)
AWARD = Scheme(id="a", name="Award", target=2, categories=(Category(id="c", name="Learning"),))


@pytest.fixture
def journal(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """A home in the test's own folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    return journal


def counted(journal: Journal, **fields: object) -> Session:
    keep_scheme(journal, AWARD)
    counts = Counted(scheme="a", category="c")
    made = Session.model_validate({"on": DAY, "counts_toward": counts, "minutes": 100, **fields})
    return journal.keep(made).record


def words(pilot: Pilot[None]) -> str:
    return " ".join(seen(pilot.app.screen).replace("│", " ").split())


@pytest.mark.parametrize(("which", "size"), BOTH_SAMPLES)
async def test_the_samples_say_how_far_the_award_is(
    tmp_path: Path, which: str, size: tuple[int, int]
) -> None:
    sample = sample_journal(tmp_path / "sample.db", which)
    async with at_growth(sample, size, "H") as pilot:
        short = {"mentoree": "20 minutes short", "mentor": "42 h 25 min short"}[which]
        assert short in words(pilot)
        assert "▇" in words(pilot)
        assert len(pilot.app.screen.query_one(RecordList)) > 10
        await press_each(pilot, "enter")
        assert isinstance(pilot.app.screen, RecordScreen)


async def test_an_award_is_made_on_the_screen(journal: Journal) -> None:
    async with at_growth(journal, (120, 36), "H") as pilot:
        assert "Press a to say what the award asks for" in words(pilot)
        await press_each(
            pilot, "a", [*"Award"], "tab", [*"60"], "tab", "tab", [*"Learning,Care"], "ctrl+s"
        )
        assert "0 min of 60 h confirmed · 60 h short" in words(pilot)
    (made,) = schemes(journal)
    assert [each.name for each in made.categories] == ["Learning", "Care"]


async def test_what_cannot_be_an_award_is_said_at_its_field(journal: Journal) -> None:
    counted(journal)
    async with at_growth(journal, (120, 36), "H", "a", [*"award"], "tab", "0", "ctrl+s") as pilot:
        dialog = pilot.app.screen
        assert isinstance(dialog, SchemeDialog)
        told = {field.key: field.error for field in dialog.query(TextField)}
        assert told["name"] == "There is a scheme of this name already." or not told["name"]
        assert told["target"] == "The target is a number above 0, such as 60."
        assert told["categories"].startswith("An award needs at least one category")
        await press_each(pilot, "escape", "down", "enter")
        assert isinstance(pilot.app.screen, HoursScreen)
    assert schemes(journal) == [AWARD]


async def test_a_form_that_was_broken_off_is_gone_on_with(journal: Journal) -> None:
    async with at_growth(journal, (120, 36), "H", "a", [*"Half"]) as pilot:
        dialog = pilot.app.screen
        assert isinstance(dialog, SchemeDialog)
        dialog.keep_draft_now()
    async with at_growth(journal, (120, 36), "H") as pilot:
        assert isinstance(pilot.app.screen, SchemeDialog)
        assert pilot.app.screen.typed["name"] == "Half"
        await press_each(pilot, "escape", "down", "enter")
    assert journal.notebook.draft(UNFINISHED) is None


async def test_space_asks_who_confirmed_and_takes_it_back(journal: Journal) -> None:
    session = counted(journal)
    journal.keep_all([Person(name="Ann"), Person(name="Zoe", roles=("verifier",))])
    async with at_growth(journal, (80, 24), "H", "space") as pilot:
        await press_each(pilot, "enter")
        verifier = journal.records.get(Session, session.id).record.verifier
        assert verifier
        assert journal.records.get(Person, verifier).record.name == "Zoe", (
            "who confirms stands first"
        )
        assert "1 h 40 min of 2 h confirmed · 20 minutes short" in words(pilot)
        await press_each(pilot, "space")
        assert journal.records.get(Session, session.id).record.verifier is None
        await press_each(pilot, "u")
        assert journal.records.get(Session, session.id).record.verifier == verifier


async def test_o_turns_to_the_other_award_and_x_takes_one_away(journal: Journal) -> None:
    counted(journal)
    keep_scheme(journal, AWARD.model_copy(update={"id": "b", "name": "Second"}))
    async with at_growth(journal, (80, 24), "H") as pilot:
        assert "Award" in words(pilot)
        await press_each(pilot, "o")
        assert "Second" in words(pilot)
        await press_each(pilot, "X", "down", "enter")
        assert [each.name for each in schemes(journal)] == ["Award"]


async def test_evidence_is_seen_then_written_for_its_owner_alone(
    journal: Journal, tmp_path: Path
) -> None:
    counted(journal, title="kestrelmarker", notes_private="kestrelmarker")
    async with at_growth(journal, (120, 36), "H", "w") as pilot:
        assert isinstance(pilot.app.screen, EvidenceDialog)
        assert "laid out to be printed" in words(pilot)
        assert "kestrelmarker" not in words(pilot)
        await press_each(pilot, "enter")
        assert isinstance(pilot.app.screen, HoursScreen), "the default writes nothing"
        assert not list(tmp_path.glob("hours-*"))
        await press_each(pilot, "w", "tab", "enter")
        (path,) = tmp_path.glob("hours-*.html")
        assert b"kestrelmarker" not in path.read_bytes()
        if sys.platform != "win32":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_no_file_is_overwritten_and_an_empty_place_is_refused(
    journal: Journal, tmp_path: Path
) -> None:
    counted(journal)
    there = tmp_path / "there.html"
    there.write_text("mine")
    async with at_growth(journal, (120, 36), "H", "w") as pilot:
        for place in (str(there), "", str(tmp_path / "none" / "x.html")):
            pilot.app.screen.query_one(Line).value = place
            pilot.app.screen.query_one("#evidence-write").focus()
            await press_each(pilot, "enter")
            assert isinstance(pilot.app.screen, EvidenceDialog)
    assert there.read_text() == "mine"


async def test_hostile_words_are_only_words(journal: Journal) -> None:
    bad = AWARD.model_copy(
        update={"name": HOSTILE, "categories": (Category(id="c", name=HOSTILE),), "rules": HOSTILE}
    )
    counted(journal, title=HOSTILE)
    keep_scheme(journal, bad)
    async with at_growth(journal, (80, 24), "H") as pilot:
        for key in ("w", "escape", "e"):
            assert not set("\x1b\x07\u202e") & set(seen(pilot.app.screen))
            await press_each(pilot, key)
        assert isinstance(pilot.app.screen, SchemeDialog)


def test_a_session_may_count_toward_an_award_that_is_no_longer_here(journal: Journal) -> None:
    keep_scheme(journal, AWARD)
    held = counted_value(Counted(scheme="gone", category="c"))
    choices = categories_to_choose(journal, held)
    assert [words for _, words in choices] == [
        "Award · Learning",
        "an award that is no longer here",
    ]
    assert [counted_of(value) for value, _ in choices] == [
        Counted(scheme="a", category="c"),
        Counted(scheme="gone", category="c"),
    ]
    assert counted_of(counted_value(None)) is None
