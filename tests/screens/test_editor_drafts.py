"""What is typed and not yet kept survives, and goes when it is kept or thrown away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from editor_support import (
    UNDECIDED,
    editor,
    field,
    opened,
    press,
    screen_text,
    settle,
    type_in,
)
from mentorjournal.domain import moments
from mentorjournal.domain.growth import Goal, Reflection
from mentorjournal.domain.sessions import Action, Session
from mentorjournal.journal import Journal
from mentorjournal.screens.editor import frame as editor_frame
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.widgets.top_bar import TopBar


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor_frame, "DRAFT_AFTER", 0.05)


async def until_draft(pilot: Any, journal: Journal, subject: str, key: str, value: Any) -> None:
    """Wait until the draft holds a value."""
    await until_kept(pilot, journal, subject, lambda draft: draft.get(key) == value)


async def until_kept(
    pilot: Any, journal: Journal, subject: str, is_it: Callable[[dict[str, Any]], bool]
) -> None:
    """Wait until the draft is what is meant."""
    for _ in range(200):
        await pilot.pause(0.02)
        draft = journal.notebook.draft(subject)
        if draft and is_it(draft[0]):
            return
    raise AssertionError(journal.notebook.draft(subject))


async def test_what_is_typed_is_soon_in_the_file_and_comes_back(journal: Journal) -> None:
    async with opened(editor(journal, "goal")) as pilot:
        await pilot.press(*"Speak")
        await type_in(pilot, "milestones", "Abstract")
        await until_draft(pilot, journal, "new:goal", "title", "Speak")
        await settle(pilot)
        await pilot.pause()
        assert "draft kept" in pilot.app.screen.query_one(TopBar).state

    async with opened(editor(journal, "goal")) as pilot:
        assert field(pilot, "title").value == "Speak"
        assert field(pilot, "milestones").value[0]["text"] == "Abstract"
        assert "is restored" in screen_text(pilot)
        await press(pilot, "ctrl+s")

    goal = journal.records.all_of(Goal)[0].record
    assert goal.title == "Speak"
    assert goal.milestones[0].title == "Abstract"
    assert journal.notebook.drafts() == []


async def test_a_draft_of_a_reflection_comes_back_with_its_template(journal: Journal) -> None:
    async with opened(editor(journal, "reflection", template="r.three")) as pilot:
        await type_in(pilot, "answer.1.text", "So")
        await until_draft(pilot, journal, "new:reflection", "answer.1.text", "So")

    async with opened(editor(journal, "reflection")) as pilot:
        assert not isinstance(pilot.app.screen, Ask)
        await press(pilot, "ctrl+s")

    reflection = journal.records.all_of(Reflection)[0].record
    assert (reflection.template, reflection.answers[0].prompt) == ("r.three", "after.sowhat")


async def test_a_restored_draft_can_be_thrown_away(journal: Journal) -> None:
    kept = journal.keep(Goal(title="Speak", on=date(2026, 1, 1)))
    journal.notebook.keep_draft(
        str(kept.record.id), {"title": "Shout", "@over": 1, "@seen": []}, moments.now()
    )

    async with opened(editor(journal, "goal", kept)) as pilot:
        assert field(pilot, "title").value == "Shout"
        await press(pilot, "alt+x")
        await press(pilot, "down", "enter")
        assert field(pilot, "title").value == "Speak"
        assert "is restored" not in screen_text(pilot)

    assert journal.notebook.drafts() == []


async def test_drafts_of_check_ins_for_two_goals_do_not_mix(journal: Journal) -> None:
    one = journal.keep(Goal(title="One", on=date(2026, 1, 1))).record
    two = journal.keep(Goal(title="Two", on=date(2026, 1, 1))).record
    async with opened(editor(journal, "checkin", goal=one.id)) as pilot:
        await type_in(pilot, "note", "mine")
        await until_draft(pilot, journal, f"new:checkin:{one.id}", "note", "mine")

    async with opened(editor(journal, "checkin", goal=two.id)) as pilot:
        assert field(pilot, "note").value == ""
        assert field(pilot, "goal").value == str(two.id)


@pytest.mark.parametrize(("downs", "titles", "drafts"), [(0, ["Speak"], 0), (1, [], 1), (2, [], 0)])
async def test_leaving_with_changes_asks_what_becomes_of_them(
    journal: Journal, downs: int, titles: list[str], drafts: int
) -> None:
    app = editor(journal, "goal")

    async with opened(app) as pilot:
        await pilot.press(*"Speak")
        await press(pilot, "escape")
        assert isinstance(app.screen, Ask)
        assert app.answer == UNDECIDED
        await press(pilot, *["down"] * downs, "enter")
        assert app.answer != UNDECIDED

    assert [kept.record.title for kept in journal.records.all_of(Goal)] == titles
    assert len(journal.notebook.drafts()) == drafts


async def test_escape_in_the_question_goes_back_to_writing(journal: Journal) -> None:
    app = editor(journal, "goal")

    async with opened(app) as pilot:
        await pilot.press(*"Speak")
        await press(pilot, "escape")
        await press(pilot, "escape")
        assert app.answer == UNDECIDED
        assert field(pilot, "title").value == "Speak"


async def test_leaving_without_changes_asks_nothing_and_leaves_nothing(journal: Journal) -> None:
    app = editor(journal, "goal")

    async with opened(app) as pilot:
        await pilot.press("a")
        await until_draft(pilot, journal, "new:goal", "title", "a")
        await pilot.press("backspace")
        await press(pilot, "escape")

    assert app.answer is None
    assert journal.notebook.drafts() == []


async def test_a_change_from_elsewhere_is_shown_and_mine_can_be_the_newest(
    journal: Journal,
) -> None:
    kept = journal.keep(Goal(title="Speak", on=date(2026, 1, 1)))
    app = editor(journal, "goal", kept)

    async with opened(app) as pilot:
        await pilot.press("!")
        journal.keep(kept.record.model_copy(update={"title": "Theirs"}))
        await press(pilot, "ctrl+s")
        shown = screen_text(pilot)
        assert "changed elsewhere" in shown
        assert "“Theirs” there, “Speak!” here" in shown
        await press(pilot, "enter")

    assert app.answer == kept.record.id
    titles = [each.body["title"] for each in journal.history(kept.record.id)]
    assert titles == ["Speak", "Theirs", "Speak!"]


async def test_long_texts_are_shown_from_where_they_differ(journal: Journal) -> None:
    long = "Give a ten-minute talk on my gauge without reading the slides"
    kept = journal.keep(Goal(title=long, on=date(2026, 1, 1)))
    async with opened(editor(journal, "goal", kept)) as pilot:
        await pilot.press("end", "!")
        journal.keep(kept.record.model_copy(update={"title": f"{long} at all"}))
        await press(pilot, "ctrl+s")
        shown = " ".join(screen_text(pilot).replace("│", " ").split())
        assert "“…g the slides at all” there, “…g the slides!” here" in shown


async def test_to_look_at_theirs_keeps_mine_as_a_draft_that_still_asks(journal: Journal) -> None:
    kept = journal.keep(Goal(title="Speak", on=date(2026, 1, 1)))
    app = editor(journal, "goal", kept)
    async with opened(app) as pilot:
        await pilot.press("!")
        journal.keep(kept.record.model_copy(update={"title": "Theirs"}))
        await press(pilot, "ctrl+s")
        await press(pilot, "down", "enter")
    assert app.answer is None

    again = editor(journal, "goal", journal.records.find(kept.record.id))
    async with opened(again) as pilot:
        assert field(pilot, "title").value == "Speak!"
        await press(pilot, "ctrl+s")
        assert "changed elsewhere" in screen_text(pilot)

    assert journal.records.get(Goal, kept.record.id).record.title == "Theirs"


async def test_a_record_put_in_the_trash_meanwhile_comes_back_with_mine(journal: Journal) -> None:
    kept = journal.keep(Goal(title="Speak", on=date(2026, 1, 1)))

    async with opened(editor(journal, "goal", kept)) as pilot:
        await pilot.press("!")
        journal.bury(kept.record.id)
        await press(pilot, "ctrl+s")
        assert "in the trash now" in screen_text(pilot)
        await press(pilot, "enter")

    there = journal.records.get(Goal, kept.record.id)
    assert (there.record.title, there.deleted) == ("Speak!", None)


async def test_a_promise_changed_elsewhere_is_not_overwritten_without_asking(
    journal: Journal,
) -> None:
    session = Session(on=date(2026, 3, 12))
    promise = Action(text="Call", on=date(2026, 3, 12), session=session.id)
    journal.keep_all([session, promise])
    app = editor(journal, "session", journal.records.find(session.id))

    async with opened(app) as pilot:
        await type_in(pilot, "purpose", "x")
        await type_in(pilot, "promises_made", "!")
        journal.keep(promise.model_copy(update={"text": "Write"}))
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, Ask)

    assert journal.records.get(Action, promise.id).record.text == "Write"
    assert journal.records.get(Session, session.id).record.purpose == ""


async def test_a_promise_made_elsewhere_is_not_removed_by_an_old_draft(journal: Journal) -> None:
    session = Session(on=date(2026, 3, 12))
    first = Action(text="Call", on=date(2026, 3, 12), session=session.id)
    journal.keep_all([session, first])
    kept = journal.records.find(session.id)
    async with opened(editor(journal, "session", kept)) as pilot:
        await type_in(pilot, "promises_made", "!")
        await until_kept(pilot, journal, str(session.id), lambda draft: "Call!" in str(draft))
    journal.keep(Action(text="Write", on=date(2026, 3, 12), session=session.id))

    async with opened(editor(journal, "session", kept)) as pilot:
        await press(pilot, "ctrl+s")

    there = {kept.record.text for kept in journal.records.all_of(Action)}
    assert there == {"Call!", "Write"}


async def test_a_draft_that_cannot_be_kept_is_said_and_tried_again(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full for a while: the real file refuses to be written, then takes it."""
    connection = journal.file.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")

    async with opened(editor(journal, "goal")) as pilot:
        await pilot.press("a")
        field(pilot, "why").value = "kestrel " * 2000
        await pilot.press("b")
        state = ""
        for _ in range(100):
            await pilot.pause(0.02)
            state = pilot.app.screen.query_one(TopBar).state
            if "not kept" in state:
                break
        assert "draft not kept yet" in state
        await press(pilot, "ctrl+s")
        assert field(pilot, "title").value == "ab"
        connection.execute("PRAGMA max_page_count = 1000000")
        await until_draft(pilot, journal, "new:goal", "title", "ab")
        await press(pilot, "ctrl+s")

    assert journal.records.all_of(Goal)[0].record.title == "ab"


async def test_a_failed_save_keeps_neither_the_record_nor_half_of_it(journal: Journal) -> None:
    connection = journal.file.connection
    async with opened(editor(journal, "session")) as pilot:
        await type_in(pilot, "promises_made", "Call")
        field(pilot, "notes_shared").value = "kestrel " * 4000
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
        await press(pilot, "ctrl+s")
        assert journal.records.all_of(Session) == []
        assert journal.records.all_of(Action) == []
        connection.execute("PRAGMA max_page_count = 1000000")
        await press(pilot, "ctrl+s")

    assert len(journal.records.all_of(Session)) == 1
    assert journal.records.all_of(Action)[0].record.text == "Call"


async def test_the_program_can_keep_the_draft_as_it_goes(journal: Journal) -> None:
    app = editor(journal, "goal")

    async with opened(app) as pilot:
        await pilot.press(*"Speak")
        app.editor.keep_draft_now()

    draft = journal.notebook.draft("new:goal")
    assert draft is not None
    assert draft[0]["title"] == "Speak"


@pytest.mark.parametrize(
    "values",
    [
        {"title": 7, "milestones": "x", "on": None, "strategies": [{"id": 1}], "nothing": "x"},
        {"milestones": [{"id": "a", "done": "no", "text": "x", "extra": ""}], "@seen": "ab"},
    ],
)
async def test_a_draft_that_no_longer_fits_does_no_harm(
    journal: Journal, values: dict[str, Any]
) -> None:
    journal.notebook.keep_draft("new:goal", values, moments.now())

    async with opened(editor(journal, "goal")) as pilot:
        await pilot.press(*"Speak")
        await press(pilot, "ctrl+s")

    assert journal.records.all_of(Goal)[0].record.title == "Speak"
