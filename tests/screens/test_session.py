"""A session from its plan to its end, written as a person does, on a real journal."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from editor_support import (
    HOSTILE,
    SIZES,
    EditorApp,
    acquaint,
    editor,
    field,
    opened,
    press,
    screen_text,
    type_in,
)
from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.domain import moments
from mentorjournal.domain.days import read_day
from mentorjournal.domain.growth import Insight
from mentorjournal.domain.people import Agreement, Person, Relationship
from mentorjournal.domain.sessions import Action, Feedback, Session, Topic
from mentorjournal.journal import Journal
from mentorjournal.screens.editor.session.phases import Phase, PhaseLine
from mentorjournal.screens.editor.session.screen import SessionScreen
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.home.screen import HomeScreen
from mentorjournal.widgets.fields import DateField
from stage import settle as settled
from support import PASSPHRASE

TODAY = moments.today()


def agenda(journal: Journal) -> tuple[Relationship, list[Topic], Action]:
    """Give Ruth a relationship with two open topics and an open promise."""
    _, relationship = acquaint(journal)
    topics = [
        Topic(text="The forum", relationship=relationship.id, on=TODAY - timedelta(days=9)),
        Topic(text="The exam", relationship=relationship.id, on=TODAY - timedelta(days=5)),
    ]
    promise = Action(text="Send the draft", on=TODAY, relationship=relationship.id)
    journal.keep_all([*topics, promise])
    return relationship, topics, promise


def letters(words: str) -> list[str]:
    return ["space" if each == " " else each for each in words]


def screen(app: EditorApp) -> SessionScreen:
    assert isinstance(app.editor, SessionScreen)
    return app.editor


class Hands:
    """Type at the program, and count every key that is no letter of the words themselves."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self._pilot = pilot
        self.keys = 0

    async def key(self, *names: str) -> None:
        self.keys += len(names)
        for name in names:
            await self._pilot.press(name)
            await settled(self._pilot)

    async def words(self, text: str) -> None:
        await self._pilot.press(*letters(text))


async def test_an_ordinary_session_takes_twelve_keys_beside_its_words(journal: Journal) -> None:
    relationship, topics, _ = agenda(journal)
    app = MentorJournal(Settings(journal=journal.file.path), journal)

    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        hands = Hands(pilot)
        await hands.key("S")
        await hands.words("We spoke about the forum.")
        await hands.key("enter", "!", "space")
        await hands.words("I rule paths out unseen")
        await hands.key("enter", "[", "]", "space")
        await hands.words("Write to the forum")
        await hands.key("alt+a", "alt+a", "enter")
        await hands.words("Ruth: read it")
        await hands.key("ctrl+s")
        assert isinstance(app.screen, HomeScreen)

    assert hands.keys <= 12
    session = journal.records.all_of(Session)[0].record
    assert (session.status, session.relationship) == ("held", relationship.id)
    assert session.notes_shared.startswith("We spoke about the forum.\n! I rule paths out unseen\n")
    made = {k.record.text: k.record for k in journal.records.all_of(Action)}
    assert made["Write to the forum"].session == session.id
    assert (made["read it"].owner, made["read it"].relationship) == ("partner", relationship.id)
    seen = journal.records.all_of(Insight)[0].record
    assert (seen.text, seen.came_from) == ("I rule paths out unseen", str(session.id))
    for topic in topics:
        kept = journal.records.get(Topic, topic.id).record
        assert (kept.state, kept.discussed_in) == ("discussed", (session.id,))


async def test_a_kind_word_takes_three_keys_from_home_and_from_a_session(journal: Journal) -> None:
    acquaint(journal)
    app = MentorJournal(Settings(journal=journal.file.path), journal)

    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        for kind_word in ("k", "alt+k"):
            hands = Hands(pilot)
            await hands.key(kind_word)
            await hands.words("You explain well")
            await hands.key("enter")
            assert hands.keys <= 3
            assert getattr(pilot.app.focused, "id", "") != "quick"
            await pilot.press("escape", "S")
            await settled(pilot)

    said = [kept.record for kept in journal.records.all_of(Feedback)]
    assert {(each.text, each.kind) for each in said} == {("You explain well", "encouragement")}
    assert len(said) == 2


@pytest.mark.parametrize("size", SIZES)
async def test_a_private_line_is_kept_apart_and_shown_in_its_place(
    journal: Journal, size: tuple[int, int]
) -> None:
    acquaint(journal)
    app = editor(journal, "session")
    async with opened(app, size) as pilot:
        await type_in(pilot, "notes_private", "Tired.")
        await type_in(pilot, "notes_shared", "We spoke.")
        await pilot.press("enter", *letters("~ worried about her"))
        await pilot.pause()
        assert "◆ worried about her" in screen_text(pilot)
        assert "this line is private, never shared" in screen_text(pilot) or size[0] < 60
        assert field(pilot, "notes_shared").query_one("SessionNotes").has_class("-aside")
        await pilot.press("enter", "enter", *letters("She waited."))
        await press(pilot, "ctrl+s")

    kept = journal.records.all_of(Session)[0]
    assert kept.record.notes_shared == "We spoke.\nShe waited."
    assert kept.record.notes_private == "Tired.\n~ worried about her"
    async with opened(editor(journal, "session", kept), size) as pilot:
        assert field(pilot, "notes_shared").value == "We spoke.\n~ worried about her\nShe waited."
        assert field(pilot, "notes_private").value == "Tired."
        await press(pilot, "escape")
    assert journal.records.get(Session, kept.record.id).version == kept.version


async def test_marks_become_rows_that_follow_their_lines(journal: Journal) -> None:
    acquaint(journal)
    app = editor(journal, "session")

    async with opened(app) as pilot:
        await pilot.press(*letters("[] Call Chen !fri"), "enter", *letters("? How to say no"))
        await pilot.pause()
        (row,) = field(pilot, "promises_made").value
        assert row["text"] == "Call Chen"
        assert row["extra"] >= TODAY.isoformat()
        assert field(pilot, "notes_shared").value == "[] Call Chen !fri\n? How to say no"
        await pilot.press("up", "end", *letters(" or sat"), "down")
        await pilot.pause()
        assert [each["text"] for each in field(pilot, "topics_here").value] == ["How to say no"]
        assert len(field(pilot, "promises_made").value) == 1, "an edited line is the same promise"
        await type_in(pilot, "promises_made", "!!")
        await type_in(pilot, "notes_shared", "")
        await pilot.press("ctrl+end", "ctrl+u")
        await type_in(pilot, "purpose", "x")
        assert field(pilot, "promises_made").value[0]["text"].endswith("!!"), "changed by hand"
        await press(pilot, "ctrl+s")

    assert journal.records.all_of(Topic) == [], "its line was emptied before it was kept"
    assert len(journal.records.all_of(Action)) == 1


async def test_a_line_that_goes_takes_its_row_along_until_it_is_kept(journal: Journal) -> None:
    acquaint(journal)
    app = editor(journal, "session")

    async with opened(app) as pilot:
        await pilot.press(*letters("! I see"), "enter")
        await pilot.pause()
        assert len(field(pilot, "insights_had").value) == 1
        await pilot.press("ctrl+a", "up", "ctrl+u", *letters("words"), "down")
        await pilot.pause()
        assert field(pilot, "insights_had").value == []
        await press(pilot, "ctrl+s")

    assert journal.records.all_of(Insight) == []


async def test_alt_and_a_letter_is_no_letter_in_the_notes(journal: Journal) -> None:
    """A terminal says of Alt and a that it is an a, too."""
    agenda(journal)
    app = editor(journal, "session")

    async with opened(app) as pilot:
        app.post_message(events.Key("alt+a", "a"))
        await press(pilot, "alt+c")
        assert field(pilot, "notes_shared").value == ""
        assert field(pilot, "topics_here").value[0]["extra"] == "now"
        assert "0 of 60 min" in screen(app).query_one(PhaseLine).telling


async def test_the_open_list_is_changed_in_place(journal: Journal) -> None:
    _, (forum, exam), promise = agenda(journal)
    app = editor(journal, "session")

    async with opened(app) as pilot:
        await press(pilot, "alt+d")
        await press(pilot, "m")
        await press(pilot, "alt+o")
        await pilot.press(*letters("A new one"), "enter")
        await pilot.press("shift+tab", "home", "c", "down", "p")
        await press(pilot, "ctrl+s")

    session = journal.records.all_of(Session)[0].record
    assert journal.records.get(Action, promise.id).record.status == "moved"
    carried = journal.records.get(Topic, forum.id).record
    assert (carried.state, carried.discussed_in) == ("open", (session.id,))
    assert journal.records.get(Topic, exam.id).record.state == "parked"
    assert {k.record.text for k in journal.records.all_of(Topic)} >= {"A new one"}


async def test_where_the_agenda_is_empty_its_key_leads_to_the_line_that_adds(
    journal: Journal,
) -> None:
    acquaint(journal)
    app = editor(journal, "session")

    async with opened(app) as pilot:
        await press(pilot, "alt+a")
        await pilot.press(*letters("The forum"))
        await press(pilot, "ctrl+s")

    assert [k.record.text for k in journal.records.all_of(Topic)] == ["The forum"]


async def test_a_topic_half_typed_is_kept_too(journal: Journal) -> None:
    agenda(journal)
    async with opened(editor(journal, "session")) as pilot:
        await press(pilot, "alt+o")
        await pilot.press(*letters("No enter"))
        await press(pilot, "ctrl+s")

    assert "No enter" in {k.record.text for k in journal.records.all_of(Topic)}


async def test_the_next_session_is_planned_by_the_rhythm(journal: Journal) -> None:
    person, relationship = acquaint(journal)
    agreed = Agreement(rhythm="every second Thursday 17:30", minutes=45)
    last = TODAY - timedelta(days=(TODAY.weekday() - 3) % 7)
    session = Session(on=last, relationship=relationship.id, people=(person.id,))
    journal.keep_all([relationship.model_copy(update={"agreement": agreed}), session])
    app = editor(journal, "session", status="planned")

    async with opened(app) as pilot:
        assert field(pilot, "on").value == (last + timedelta(days=14)).isoformat()
        assert "a Thursday every 2 weeks" in screen_text(pilot)
        await type_in(pilot, "purpose", "Speak or not?")
        await press(pilot, "ctrl+s")

    planned = next(k.record for k in journal.records.all_of(Session) if k.record.id != session.id)
    assert (planned.status, planned.start, planned.minutes) == ("planned", time(17, 30), 45)
    assert (planned.purpose, planned.relationship) == ("Speak or not?", relationship.id)


async def test_a_plan_without_a_day_asks_for_one(journal: Journal) -> None:
    acquaint(journal)
    async with opened(editor(journal, "session", status="planned")) as pilot:
        await press(pilot, "ctrl+s")
        assert field(pilot, "on").error == "For which day is it?"
        await press(pilot, "escape")


async def test_a_day_without_its_year_lies_ahead_for_a_plan_and_behind_for_what_was_held(
    journal: Journal,
) -> None:
    acquaint(journal)
    ahead = TODAY + timedelta(days=7)
    async with opened(editor(journal, "session", status="planned")) as pilot:
        await type_in(pilot, "on", f"{ahead:%d %B}")
        field(pilot, "status").value = "held"
        await pilot.pause()
        day = field(pilot, "on")
        assert isinstance(day, DateField)
        assert day.understand(f"{ahead:%d %B}") == moments.spoken(
            read_day(f"{ahead:%d %B}", journal.reading("past"))
        )
        field(pilot, "status").value = "planned"
        await press(pilot, "ctrl+s")

    assert journal.records.all_of(Session)[0].record.on == ahead


async def test_the_notes_of_a_plan_that_begins_are_in_sight(journal: Journal) -> None:
    acquaint(journal)
    planned = editor(journal, "session", status="planned", on=TODAY.isoformat())
    async with opened(planned, (80, 24)) as pilot:
        await press(pilot, "alt+n")
        await pilot.pause()
        assert field(pilot, "notes_shared").region.y < 12
        await press(pilot, "escape")


async def test_after_a_session_what_is_said_already_is_not_typed_into(journal: Journal) -> None:
    acquaint(journal)
    async with opened(editor(journal, "session")) as pilot:
        await pilot.press(*letters("! I wait"), "enter", "alt+n")
        await pilot.pause()
        await pilot.press(*letters("Ruth: read it"))
        await press(pilot, "ctrl+s")

    assert [each.record.text for each in journal.records.all_of(Insight)] == ["I wait"]
    assert [each.record.text for each in journal.records.all_of(Action)] == ["read it"]


@pytest.mark.parametrize("size", SIZES)
async def test_it_is_prepared_with_two_prompts_and_the_open_list(
    journal: Journal, size: tuple[int, int]
) -> None:
    relationship, _, _ = agenda(journal)
    kept = journal.keep(
        Session(on=TODAY, status="planned", start=time(17, 30), relationship=relationship.id)
    )
    app = editor(journal, "session", kept)

    async with opened(app, size) as pilot:
        prompts = screen(app).query_one("#session-prompts")
        first = str(prompts.render())
        assert first.count("◇") == 2
        await press(pilot, "alt+q")
        assert str(prompts.render()) != first
        await type_in(pilot, "purpose", "The forum")
        await press(pilot, "alt+n")
        assert screen(app).session_form.phase is Phase.DURING
        assert field(pilot, "status").value == "held"
        assert screen(app).pace is not None
        assert "of 60 min" in screen(app).query_one(PhaseLine).telling
        await press(pilot, "alt+q")
        question = str(screen(app).query_one("#session-question").render())
        await press(pilot, "alt+q")
        assert str(screen(app).query_one("#session-question").render()) != question
        await press(pilot, "escape")
        assert not screen(app).session_form.asks
        await press(pilot, "alt+n")
        assert screen(app).session_form.phase is Phase.AFTER
        await press(pilot, "ctrl+s")

    session = journal.records.get(Session, kept.record.id).record
    assert (session.status, session.purpose) == ("held", "The forum")


async def test_the_next_day_of_the_rhythm_is_taken_by_a_sign_and_never_by_itself(
    journal: Journal,
) -> None:
    _, relationship = acquaint(journal)
    agreed = Agreement(rhythm_days=14)
    journal.keep(relationship.model_copy(update={"agreement": agreed}))

    async with opened(editor(journal, "session")) as pilot:
        await press(pilot, "ctrl+s")
    async with opened(editor(journal, "session")) as pilot:
        await type_in(pilot, "next_on", "+")
        await press(pilot, "ctrl+s")

    days = {k.record.next_on for k in journal.records.all_of(Session)}
    assert days == {None, TODAY + timedelta(days=14)}


async def test_what_is_called_off_is_planned_again(journal: Journal) -> None:
    relationship, _, _ = agenda(journal)
    kept = journal.keep(
        Session(on=TODAY, status="planned", start=time(9), relationship=relationship.id)
    )
    app = editor(journal, "session", kept)

    async with opened(app) as pilot:
        await press(pilot, "alt+x")
        assert "it happens" in screen_text(pilot)
        await type_in(pilot, "moves_to", "+1w")
        await type_in(pilot, "reason", "Flood roster")
        await press(pilot, "ctrl+s")

    off = journal.records.get(Session, kept.record.id).record
    assert (off.status, off.reason) == ("cancelled", "Flood roster")
    assert off.moved_to is not None
    again = journal.records.get(Session, off.moved_to).record
    assert (again.status, again.on, again.start) == ("planned", TODAY + timedelta(days=7), time(9))
    assert again.relationship == relationship.id


async def test_what_may_not_be_meant_is_remarked_and_kept(journal: Journal) -> None:
    person, _ = acquaint(journal)
    journal.keep_all(
        [
            person.model_copy(update={"zone": "Asia/Tokyo"}),
            Session(on=TODAY, start=time(9), minutes=60, title="Workshop"),
        ]
    )
    app = editor(journal, "session")

    async with opened(app) as pilot:
        for key, words in (("minutes", "2000"), ("start", "9:30"), ("next_on", "2026-01-05")):
            field(pilot, key).value = ""
            await type_in(pilot, key, words)
            await pilot.pause()
        text = screen_text(pilot)
        told = {
            key: str(field(pilot, key)._remark.render()) for key in ("minutes", "start", "next_on")
        }
        assert "33.3 hours" in told["minutes"]
        assert "At the same time: Workshop" in told["start"]
        assert "for Ruth Halloran" in told["start"]
        assert "before this session" in told["next_on"]
        assert "✗" not in text
        await press(pilot, "ctrl+s")

    kept = next(k.record for k in journal.records.all_of(Session) if k.record.relationship)
    assert (kept.minutes, kept.next_on) == (2000, date(2026, 1, 5))


async def test_one_of_several_partners_is_asked_for_and_a_wall_stands_between(
    journal: Journal,
) -> None:
    agenda(journal)
    _, with_tevita = acquaint(journal, "Tevita Fa")
    app = editor(journal, "session")

    async with opened(app) as pilot:
        assert isinstance(app.screen, Ask)
        await press(pilot, "enter")
        who = field(pilot, "who").value
        other = {"Ruth Halloran": "Tevita Fa", "Tevita Fa": "Ruth Halloran"}[who]
        await type_in(pilot, "notes_shared", "Hello")
        field(pilot, "who").value = ""
        await type_in(pilot, "who", other)
        await pilot.pause()
        texts = {each["text"] for each in field(pilot, "topics_here").value}
        assert texts == ({"The forum", "The exam"} if other == "Ruth Halloran" else set())
        await press(pilot, "ctrl+s")

    session = journal.records.all_of(Session)[0].record
    assert (session.relationship == with_tevita.id) == (other == "Tevita Fa")


async def test_the_draft_of_a_session_holds_its_rows_and_its_clock(journal: Journal) -> None:
    _, topics, _ = agenda(journal)
    app = editor(journal, "session")
    async with opened(app) as pilot:
        await press(pilot, "alt+c", "alt+a")
        await pilot.press(*letters("[] Call"), "enter", *letters("~ tired"))
        await pilot.pause()
        app.editor.keep_draft_now()

    again = editor(journal, "session")
    async with opened(again) as pilot:
        assert field(pilot, "notes_shared").value == "[] Call\n~ tired"
        assert [each["text"] for each in field(pilot, "promises_made").value] == ["Call"]
        assert field(pilot, "topics_here").value[0]["extra"] == "now"
        pace = screen(again).pace
        assert pace is not None
        assert pace.clock.runs
        assert pace.clock.topic == str(topics[0].id)
        await press(pilot, "ctrl+s")

    assert len(journal.records.all_of(Action)) == 2
    assert len(journal.records.all_of(Topic)) == 2
    session = journal.records.all_of(Session)[0].record
    assert (session.notes_shared, session.notes_private) == ("[] Call\n", "~ tired")


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_harm_no_phase(journal: Journal, size: tuple[int, int]) -> None:
    _, relationship = acquaint(journal, HOSTILE)
    made: list[Any] = [
        Topic(text=HOSTILE, relationship=relationship.id, on=TODAY),
        Action(text=HOSTILE, relationship=relationship.id, on=TODAY),
    ]
    journal.keep_all(made)
    kept = journal.keep(
        Session(
            on=TODAY, status="planned", relationship=relationship.id, purpose=HOSTILE,
            notes_shared=f"! {HOSTILE}\n[] {HOSTILE}", notes_private=f"~ {HOSTILE}", asides=(7,),
        )
    )  # fmt: skip

    async with opened(editor(journal, "session", kept), size) as pilot:
        for _ in range(3):
            await press(pilot, "alt+n")
            assert "\x1b" not in screen_text(pilot)
            assert "\u202e" not in screen_text(pilot)
        await press(pilot, "alt+x")
        await press(pilot, "escape")


async def test_the_minute_of_a_first_advice_is_a_mentors(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "mentor.db", PASSPHRASE, role="mentor")
    _, relationship = acquaint(journal)
    journal.keep(relationship.model_copy(update={"my_role": "mentor"}))

    async with opened(editor(journal, "session")) as pilot:
        await press(pilot, "alt+c", "alt+m")
        await press(pilot, "ctrl+s")

    assert journal.records.all_of(Session)[0].record.minute_of_first_advice == 0


async def test_the_limits_unsaid_with_one_are_no_matter_of_another(journal: Journal) -> None:
    _, relationship = acquaint(journal)
    journal.keep(relationship.model_copy(update={"agreement": Agreement(limits=("harm",))}))
    ben = journal.keep(Person(name="Ben")).record
    with_ben = Relationship(person=ben.id, my_role="mentor", started=TODAY)
    journal.keep(with_ben)

    async with opened(editor(journal, "session", relationship=str(relationship.id))) as pilot:
        assert "Ben" not in screen_text(pilot)
    async with opened(editor(journal, "session", relationship=str(with_ben.id))) as pilot:
        assert "Before the first confidence with Ben" in screen_text(pilot)


def test_no_key_of_a_session_is_one_a_terminal_takes_for_moving_by_words() -> None:
    keys = {str(getattr(each, "key", "")) for each in SessionScreen.BINDINGS}
    assert not keys & {"alt+f", "alt+b"}


async def test_writing_down_goes_on_with_the_session_planned_for_today(journal: Journal) -> None:
    relationship, _, _ = agenda(journal)
    planned = journal.keep(Session(on=TODAY, status="planned", relationship=relationship.id))
    app = MentorJournal(Settings(journal=journal.file.path), journal)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await Hands(pilot).key("S")
        await Hands(pilot).words("We met.")
        await Hands(pilot).key("ctrl+s")

    session = journal.records.all_of(Session)[0].record
    assert (session.id, session.status) == (planned.record.id, "held")
    assert session.notes_shared == "We met."
