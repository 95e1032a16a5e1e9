"""What holds in every editor: every size, every kind, every mistake, hostile words."""

from __future__ import annotations

from datetime import date

import pytest

from editor_support import (
    HOSTILE,
    SIZES,
    acquaint,
    editor,
    field,
    opened,
    press,
    screen_text,
    settle,
    type_in,
)
from mentorjournal.domain.growth import Goal
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.sessions import Session
from mentorjournal.journal import Journal
from mentorjournal.widgets.fields import WritingField


@pytest.mark.parametrize("size", SIZES[::2])
@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"summary"}))
async def test_every_kind_but_the_summary_can_be_opened(
    journal: Journal, kind: str, size: tuple[int, int]
) -> None:
    acquaint(journal, HOSTILE)
    journal.keep_all(
        [Goal(title=HOSTILE, on=date(2026, 1, 1)), Session(on=date(2026, 1, 2), title=HOSTILE)]
    )
    template = {"reflection": "r.skill"}.get(kind, "")
    app = editor(journal, kind, template=template) if template else editor(journal, kind)

    async with opened(app, size) as pilot:
        form = app.screen.query_one("Form")
        assert form.values() == app.editor.sheet.initial  # type: ignore[attr-defined]
        assert "\x1b" not in screen_text(pilot)
        assert "\u202e" not in screen_text(pilot)
        await press(pilot, "escape")

    assert app.answer is None


async def test_what_is_wrong_stands_under_its_field_and_nothing_is_lost(journal: Journal) -> None:
    app = editor(journal, "goal")

    async with opened(app) as pilot:
        await type_in(pilot, "why", "Because")
        await type_in(pilot, "target", "31 feb")
        await press(pilot, "ctrl+s")
        assert "no such day" in field(pilot, "target").error
        assert app.focused in [*field(pilot, "title").query("*")]
        assert field(pilot, "title").error != ""
        assert field(pilot, "why").value == "Because"
        await pilot.press(*"Speak")
        await type_in(pilot, "target", "")
        await pilot.press("ctrl+u", *"12", "space", *"dec")
        await press(pilot, "ctrl+s")

    goal = journal.records.all_of(Goal)[0].record
    assert (goal.title, goal.why) == ("Speak", "Because")
    assert goal.target is not None
    assert (goal.target.month, goal.target.day) == (12, 12)


async def test_a_mistake_behind_more_is_brought_into_sight(journal: Journal) -> None:
    app = editor(journal, "action")

    async with opened(app, (80, 24)) as pilot:
        await pilot.press(*"Call")
        field(pilot, "on").value = "never"
        await press(pilot, "ctrl+s")
        assert field(pilot, "on").error
        assert field(pilot, "on").region.height > 0
        assert app.focused in [*field(pilot, "on").query("*")]


async def test_what_is_private_says_so_in_words_and_border(journal: Journal) -> None:
    async with opened(editor(journal, "session")) as pilot:
        private, shared = field(pilot, "notes_private"), field(pilot, "notes_shared")
        assert isinstance(private, WritingField)
        assert isinstance(shared, WritingField)
        assert "private, never shared" in str(private.writing.border_title)
        assert "may go into a summary" in str(shared.writing.border_title)
        assert private.writing.styles.border_top[0] == "heavy"
        assert shared.writing.styles.border_top[0] == "round"
        assert private.region.y == shared.region.bottom


async def test_a_letter_where_nothing_is_typed_does_not_lead_away(journal: Journal) -> None:
    app = editor(journal, "goal")

    async with opened(app) as pilot:
        await type_in(pilot, "area", "i1")

    assert app.notes == 0


async def test_a_note_of_a_megabyte_is_pasted_and_kept(journal: Journal) -> None:
    long = "kestrel over the river\n" * 48_000
    app = editor(journal, "session")

    async with opened(app) as pilot:
        notes = field(pilot, "notes_shared")
        assert isinstance(notes, WritingField)
        notes.writing.insert(long)
        await settle(pilot)
        await press(pilot, "ctrl+s")

    assert journal.records.all_of(Session)[0].record.notes_shared == long


async def test_hostile_words_are_kept_exactly(journal: Journal) -> None:
    kept = journal.keep(
        Session(on=date(2026, 3, 12), title=HOSTILE, notes_shared=f"a\r\n{HOSTILE}")
    )
    app = editor(journal, "session", kept)

    async with opened(app) as pilot:
        await type_in(pilot, "purpose", "x")
        assert "\x1b" not in screen_text(pilot)
        await press(pilot, "ctrl+s")

    again = journal.records.get(Session, kept.record.id).record
    assert again == kept.record.model_copy(update={"purpose": "x"})
