"""The whole interface, driven by keys over a real journal."""

from pathlib import Path
from uuid import UUID

import pytest
from textual.widgets import OptionList

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.desk.correspondence.under_way import announce, finish_pages
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Filter
from mentorjournal.domain.growth import CheckIn, Goal, Insight, Reflection
from mentorjournal.domain.kind_words import kind_word
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.domain.sessions import Action, Feedback, Session
from mentorjournal.journal import Journal
from mentorjournal.screens.editor.screen import EditorScreen
from mentorjournal.screens.frame.asking import NewRecord, OpenRecord
from mentorjournal.screens.frame.choosing import AskKind
from mentorjournal.screens.frame.way_around import PLACES
from mentorjournal.screens.help import HelpScreen
from mentorjournal.screens.record_lists import SessionsScreen, TimelineScreen
from mentorjournal.screens.record_view import RecordScreen
from mentorjournal.screens.unlock import UnlockScreen
from mentorjournal.storage.generations import list_generations
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.record_list import RecordList
from stage import SIZES, Stage, opened, press, sample_journal, seen, settle
from support import PASSPHRASE

HOSTILE = "[/nope] [@click=app.quit]x[/] \x1b]52;c;AAAA\x07 \x9b2J \u202eabc e" + "\u0301" * 50


@pytest.mark.parametrize("size", [*SIZES, (60, 20), (1, 1)])
@pytest.mark.parametrize("which", ["mentoree", "mentor"])
async def test_every_place_opens_at_every_size(
    tmp_path: Path, which: str, size: tuple[int, int]
) -> None:
    journal = sample_journal(tmp_path / "journal.db", which)
    async with opened(journal, size) as pilot:
        for place in PLACES:
            await press(pilot, place.key)
            assert getattr(pilot.app.screen, "PLACE", "") == place.id
        await pilot.resize_terminal(1, 1)
        await pilot.resize_terminal(*size)
        await settle(pilot)


async def test_a_page_that_was_cut_short_is_spoken_of_at_the_start(sample: Journal) -> None:
    announce(sample, Path("/nowhere/k.age"), summary="1", title="Session", reader="Ruth")
    async with opened(sample) as pilot:
        told = [each.message for each in pilot.app._notifications]
    assert any("Write it again" in each for each in told)
    assert finish_pages(sample) == []


async def test_home_tells_what_is_promised_and_how_the_goals_go(sample: Journal) -> None:
    async with opened(sample) as pilot:
        drawn = seen(pilot.app.screen)
    assert "Promises · 2 open" in drawn
    assert "mine   30 Nov ’25 Write to Ruth in Novem" in drawn
    assert "▂▅▅▇█  10/10  reached 7 Aug ’25" in drawn
    assert "“That was a lot of hoping." in drawn


async def test_space_keeps_a_promise_and_u_takes_it_back(sample: Journal) -> None:
    def open_ones() -> int:
        return sample.entries.count(Filter(kinds=("action",), status="open"))

    async with opened(sample) as pilot:
        await press(pilot, "space")
        assert open_ones() == 1
        await press(pilot, "u")
        assert open_ones() == 2


async def test_a_passing_thought_is_a_private_reflection(sample: Journal) -> None:
    async with opened(sample) as pilot:
        await press(pilot, "3", "i", *"She waited, and [/so] did I")
        assert "a private reflection" in seen(pilot.app.screen)
        await press(pilot, "enter")
    newest = sample.entries.find(Filter(kinds=("reflection",)), 1)[0]
    assert newest.title == "She waited, and [/so] did I"


async def test_a_key_behind_a_kept_note_is_no_second_note(sample: Journal) -> None:
    async with opened(sample) as pilot:
        await press(pilot, "i", *"She waited", "enter", "4", "enter")
        assert "a private reflection" not in seen(pilot.app.screen)
    kept = sample.entries.find(Filter(kinds=("reflection",)), 2)
    assert "She waited" in [each.title for each in kept]
    assert "4" not in [each.title for each in kept]


async def test_a_promise_typed_in_passing_has_its_day_and_its_person(sample: Journal) -> None:
    async with opened(sample) as pilot:
        await press(pilot, "i", *"promise: send the draft @ruth !+2w", "enter")
    newest = sample.find(sample.entries.find(Filter(kinds=("action",), status="open"), 1)[0].id)
    assert isinstance(newest.record, Action)
    assert newest.record.due is not None
    bond = sample.relationship_with(sample.person_called("Ruth").id)
    assert bond is not None
    assert newest.record.relationship == bond.id


async def test_a_kind_word_takes_two_keys_beside_its_words(sample: Journal) -> None:
    async with opened(sample) as pilot:
        await press(pilot, "4", "k", *"You stayed with it @ruth", "enter")
    newest = sample.find(sample.entries.find(Filter(kinds=("feedback",)), 1)[0].id)
    assert isinstance(newest.record, Feedback)
    assert (newest.record.kind, newest.record.text) == ("encouragement", "You stayed with it @ruth")


async def test_a_mentor_keeps_what_they_said_from_its_card(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path / "journal.db", "mentor")
    async with opened(journal) as pilot:
        pilot.app.screen.query_one("#said", Card).focus()
        await press(pilot, "k", *"@tamsin you asked twice", "enter")
    newest = journal.find(journal.entries.find(Filter(kinds=("feedback",)), 1)[0].id).record
    assert isinstance(newest, Feedback)
    assert (newest.direction, newest.text) == ("given", "you asked twice")


async def test_what_is_typed_while_a_page_opens_is_typed_in_its_order(sample: Journal) -> None:
    async with opened(sample) as pilot:
        pilot.app.screen.post_message(NewRecord("person"))
        await pilot.pause()
        assert isinstance(pilot.app.screen, EditorScreen)
        await press(pilot, *"Ben", "tab", "tab", *"tea")
        values = pilot.app.screen.form.values()
    assert values["name"] == "Ben"
    assert "tea" in values.values()


async def test_a_letter_leads_to_a_kind_in_the_list_of_kinds(sample: Journal) -> None:
    async with opened(sample) as pilot:
        await press(pilot, "n", "r", "r", "enter")
        assert isinstance(pilot.app.screen, EditorScreen)
        assert pilot.app.screen.kind is Relationship


@pytest.mark.parametrize("kind", ["promise", "relationship", "skill", "check-in", "review"])
async def test_a_typed_word_leads_to_the_kind_that_begins_with_it(kind: str) -> None:
    stage = Stage(AskKind)
    async with stage.run_test() as pilot:
        await settle(pilot)
        await pilot.press(*(letter.replace("-", "minus") for letter in kind), "enter")
        await settle(pilot)
    assert stage.answer == kind_word(kind)


async def test_words_that_are_nowhere_are_said_to_be(sample: Journal) -> None:
    async with opened(sample) as pilot:
        await press(pilot, "slash", *"zzzz")
        assert "Nothing here has these words" in seen(pilot.app.screen)
        await press(pilot, "escape", "escape")
        assert "Nothing here" not in seen(pilot.app.screen)


async def test_search_narrows_the_timeline_as_one_types(sample: Journal) -> None:
    async with opened(sample) as pilot:
        await press(pilot, "slash", *"talloway envel")
        shown = pilot.app.screen.query_one(RecordList)
        assert isinstance(pilot.app.screen, TimelineScreen)
        assert 0 < len(shown) < 5
        await press(pilot, "enter", "enter")
        assert isinstance(pilot.app.screen, RecordScreen)
        await press(pilot, "escape")
        assert pilot.app.screen.query_one("#search", Line).value == "talloway envel"


async def test_back_goes_back_to_the_row_one_came_from(sample: Journal) -> None:
    async with opened(sample) as pilot:
        await press(pilot, "3", *["down"] * 7, "enter", "escape")
        assert isinstance(pilot.app.screen, SessionsScreen)
        assert pilot.app.screen.query_one(RecordList).cursor == 7


async def test_the_thread_leads_from_record_to_record(sample: Journal) -> None:
    insight = sample.entries.find(Filter(kinds=("insight",), words="gap"))[0]
    async with opened(sample) as pilot:
        pilot.app.screen.post_message(OpenRecord(UUID(insight.id)))
        await settle(pilot)
        drawn = seen(pilot.app.screen)
        assert insight.title[:30] in drawn
        assert "↑ from" in drawn
        assert "↓ led to" in drawn
        await press(pilot, "tab", "down", "enter")
        assert len(pilot.app.screen_stack) == 3
        await press(pilot, "1")
        assert len(pilot.app.screen_stack) == 1


async def test_who_was_there_stands_once_in_the_thread_and_led_to_nothing(sample: Journal) -> None:
    training = sample.entries.find(Filter(kinds=("session",), words="training"))[0]
    async with opened(sample) as pilot:
        pilot.app.screen.post_message(OpenRecord(UUID(training.id)))
        await settle(pilot)
        lines = [line for line in seen(pilot.app.screen).splitlines() if " person " in line]
        assert len(lines) == 1
        assert "from" not in lines[0]
        assert "led to" not in lines[0]


async def test_the_trash_takes_a_record_and_gives_it_back(sample: Journal) -> None:
    async with opened(sample) as pilot:
        before = sample.entries.count(Filter(kinds=("goal",)))
        await press(pilot, "4", "enter", "x")
        assert sample.entries.count(Filter(kinds=("goal",))) == before - 1
        await press(pilot, "u")
        assert sample.entries.count(Filter(kinds=("goal",))) == before


async def test_what_another_program_adds_appears_by_itself(sample: Journal) -> None:
    other = Journal.open(sample.file.path, PASSPHRASE)
    async with opened(sample) as pilot:
        await press(pilot, "2")
        other.keep(Insight(text="Seen from elsewhere", on=other.reading().today))
        for _ in range(40):
            await pilot.pause(0.1)
            if "Seen from elsewhere" in seen(pilot.app.screen):
                return
    pytest.fail("The new record did not appear.")


async def test_a_copy_is_kept_at_the_first_opening_of_a_day(sample: Journal) -> None:
    for _ in range(2):
        async with opened(sample) as pilot:
            assert getattr(pilot.app.screen, "PLACE", "") == "home"
        (kept,) = list_generations(sample.file.path)
        assert kept.why == "daily"
        assert (kept.at - moments.now()).days == -1


async def test_a_journal_that_no_copy_can_be_made_of_still_opens(sample: Journal) -> None:
    (sample.file.path.parent / "backups").write_text("in the way")
    async with opened(sample) as pilot:
        assert getattr(pilot.app.screen, "PLACE", "") == "home"
        assert any("backups" in each.message for each in pilot.app._notifications)


async def test_n_asks_which_kind_and_opens_its_editor(sample: Journal) -> None:
    async with opened(sample) as pilot:
        await press(pilot, "n")
        assert pilot.app.screen.query_one(OptionList).option_count == 15
        await press(pilot, "down", "down", "enter")
        assert isinstance(pilot.app.screen, EditorScreen)
        assert "Goals › new" in seen(pilot.app.screen)


async def test_no_key_of_a_place_leaves_an_editor(sample: Journal) -> None:
    async with opened(sample) as pilot:
        await press(pilot, "S", "tab", "tab", "tab", "tab", *"12nsku")
        assert isinstance(pilot.app.screen, EditorScreen)


async def test_every_screen_has_help_in_words_and_keys(sample: Journal) -> None:
    async with opened(sample) as pilot:
        for place in PLACES:
            await press(pilot, place.key, "f1")
            assert isinstance(pilot.app.screen, HelpScreen)
            await press(pilot, "escape")
            assert getattr(pilot.app.screen, "HELP", "")


async def test_the_palette_offers_no_screenshot(sample: Journal) -> None:
    async with opened(sample) as pilot:
        commands = list(pilot.app.get_system_commands(pilot.app.screen))
    titles = {command.title for command in commands}
    assert {"New", "Search", "Share", "Settings", "Quit", "Home", "Sessions"} <= titles
    assert not any("creenshot" in title for title in titles)


async def test_a_locked_journal_offers_help_and_leaving_only(sample: Journal) -> None:
    path = sample.file.path
    sample.close()
    async with MentorJournal(Settings(journal=path)).run_test() as pilot:
        await settle(pilot)
        assert isinstance(pilot.app.screen, UnlockScreen)
        app = pilot.app
        assert [app.check_action(each, ()) for each in ("new", "go", "help")] == [
            False,
            False,
            True,
        ]
        await pilot.press(*PASSPHRASE, "enter")
        for _ in range(50):
            await settle(pilot)
            if getattr(pilot.app.screen, "PLACE", "") == "home":
                return
    pytest.fail("The passphrase did not open the journal.")


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_records_show_harmlessly_on_every_screen(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    journal = Journal.create(tmp_path / "journal.db", PASSPHRASE, name=HOSTILE)
    today = journal.reading().today
    person = Person(name=HOSTILE)
    bond = Relationship(person=person.id, my_role="mentoree", started=today, programme=HOSTILE)
    goal = Goal(title=HOSTILE, on=today, why=HOSTILE, relationships=(bond.id,))
    journal.keep_all(
        [
            person,
            bond,
            goal,
            CheckIn(goal=goal.id, on=today, progress=3, confidence=4, note=HOSTILE),
            Session(on=today, title=HOSTILE, notes_shared=HOSTILE, relationship=bond.id),
            Action(text=HOSTILE, on=today, relationship=bond.id),
            Reflection(on=today, title=HOSTILE, answers=({"text": HOSTILE},)),  # type: ignore[arg-type]
            Feedback(person=person.id, on=today, text=HOSTILE, kind="encouragement"),
        ]
    )
    async with opened(journal, size) as pilot:
        for place in PLACES:
            await press(pilot, place.key)
            for _ in range(2):
                await press(pilot, "enter", "f1", "escape", "escape", "down")
            assert not set("\x1b\x07\x9b\u202e") & set(seen(pilot.app.screen))
