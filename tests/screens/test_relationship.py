"""A relationship, its agreement, its halfway numbers and its ending, walked by keys."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.domain import moments
from mentorjournal.domain.agreement import QUESTIONS
from mentorjournal.domain.entries import Filter
from mentorjournal.domain.people import Agreement, Person, Relationship
from mentorjournal.journal import Journal
from mentorjournal.screens.editor.screen import EditorScreen
from mentorjournal.screens.home.screen import HomeScreen
from mentorjournal.screens.jar import JarScreen
from mentorjournal.screens.person import PersonScreen
from mentorjournal.screens.relationship.agreement import AgreementScreen
from mentorjournal.screens.relationship.ending import EndingScreen
from mentorjournal.screens.relationship.halfway import HalfwayScreen
from mentorjournal.screens.relationship.screen import RelationshipScreen
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.top_bar import TopBar
from stage import SIZES, burst, opened, press, sample_journal, seen, settle
from support import PASSPHRASE

HOSTILE = "[/nope] [@click=app.quit]x[/] \x1b]52;c;AAAA\x07 \x9b2J \u202eabc"
DOORS = ("relationship", "agreement", "halfway", "ending")


async def show(pilot: Pilot[None], door: str, record: Relationship | Person) -> None:
    app = pilot.app
    assert isinstance(app, MentorJournal)
    app.show(door, record.id)
    await settle(pilot)


@pytest.fixture
def fresh(journal: Journal) -> Journal:
    """A journal with one relationship that has just begun."""
    ruth = Person(name="Ruth Halloran")
    journal.keep_all(
        [ruth, Relationship(person=ruth.id, my_role="mentoree", started=moments.today())]
    )
    return journal


def bond_of(journal: Journal) -> Relationship:
    return journal.relationships()[0].record


def agreement_of(journal: Journal) -> Agreement:
    found = bond_of(journal).agreement
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("which", "size"), [*zip(("mentor", "mentoree", "mentor"), SIZES, strict=True)]
)
async def test_every_screen_about_people_opens_at_every_size(
    tmp_path: Path, which: str, size: tuple[int, int]
) -> None:
    journal = sample_journal(tmp_path / "journal.db", which)
    closed = journal.relationships()[-1].record
    async with opened(journal, size) as pilot:
        for door in DOORS:
            await show(pilot, door, closed)
            assert type(pilot.app.screen).__name__.lower().startswith(door)
            await press(pilot, "escape")
        await show(pilot, "person", journal.person_called("Marguerite"))
        assert "Marguerite Sole" in seen(pilot.app.screen)


async def test_a_relationship_opens_from_people_and_says_how_it_stands(sample: Journal) -> None:
    async with opened(sample) as pilot:
        await press(pilot, "7", "end", "enter")
        assert isinstance(pilot.app.screen, RelationshipScreen)
        drawn = seen(pilot.app.screen)
        for words in ("Ruth Halloran", f"version 2 · 15 of {len(QUESTIONS)} lines", "11 of 15 mine",
                      "Postcard in November", "8 held"):  # fmt: skip
            assert words in drawn
        await press(pilot, "o")
        assert isinstance(pilot.app.screen, PersonScreen)
        await press(pilot, "escape", "enter")
        assert isinstance(pilot.app.screen, AgreementScreen)


async def test_words_typed_in_one_burst_before_a_key_stay_with_their_question(
    fresh: Journal,
) -> None:
    async with opened(fresh) as pilot:
        await show(pilot, "agreement", bond_of(fresh))
        burst(pilot, *"danger", "alt+n", *"between", "alt+n")
        await settle(pilot)
        assert agreement_of(fresh).limits == ("danger",)
        assert agreement_of(fresh).confidential == "between"


async def test_a_new_agreement_begins_with_its_limits_and_is_walked(fresh: Journal) -> None:
    async with opened(fresh) as pilot:
        await show(pilot, "agreement", bond_of(fresh))
        assert "What could you not keep to yourselves?" in seen(pilot.app.screen)
        await press(pilot, *"danger", "enter", *"harm")
        burst(pilot, "alt+n")
        await settle(pilot)
        assert "What stays between the two of you?" in seen(pilot.app.screen)
        await press(pilot, *"All of it", "ctrl+s")
        assert bond_of(fresh).status == "agreeing"
        assert agreement_of(fresh).limits == ("danger", "harm")
        await press(pilot, "y", "Y")
        assert bond_of(fresh).status == "working"
        await press(pilot, "enter", "backspace", "ctrl+s")
        assert (agreement_of(fresh).version, agreement_of(fresh).confirmed_by_me) == (2, None)
        await press(pilot, "V")
        drawn = seen(pilot.app.screen)
        assert "Version 2" in drawn
        assert "+ All of i" in drawn


async def test_what_no_day_can_be_planned_from_is_said_and_kept(fresh: Journal) -> None:
    async with opened(fresh) as pilot:
        await show(pilot, "agreement", bond_of(fresh))
        screen = pilot.app.screen
        assert isinstance(screen, AgreementScreen)
        told: list[str] = []
        for line, words in (("rhythm", "when the moon is blue"), ("minutes", "2000")):
            screen._walk([each.line for each in QUESTIONS].index(line))
            await press(pilot, *words, "ctrl+s")
            told += [each.message for each in pilot.app._notifications]
    assert agreement_of(fresh).rhythm == "when the moon is blue"
    assert any("in your words" in each for each in told)
    assert any("33.3 hours" in each for each in told)


async def test_what_is_no_number_stays_in_its_line_with_a_sentence(fresh: Journal) -> None:
    journal = fresh
    journal.keep(bond_of(fresh).model_copy(update={"agreement": Agreement(how="Video")}))
    async with opened(journal) as pilot:
        await show(pilot, "agreement", bond_of(journal))
        at = [each.line for each in QUESTIONS].index("rhythm_days")
        await press(pilot, *["down"] * at, "enter", *"often", "alt+n")
        drawn = seen(pilot.app.screen)
        assert "A number is needed here, such as 21." in drawn
        assert "often" in drawn
        await press(pilot, *["backspace"] * 5, *"21", "alt+n")
        assert agreement_of(journal).rhythm_days == 21


async def test_a_line_that_was_not_kept_is_there_when_one_comes_back(fresh: Journal) -> None:
    async with opened(fresh) as pilot:
        await show(pilot, "agreement", bond_of(fresh))
        await press(pilot, "alt+n", *"between us")
        screen = pilot.app.screen
        assert isinstance(screen, AgreementScreen)
        screen.keep_draft_now()
    again = MentorJournal(Settings(journal=fresh.file.path), fresh)
    async with again.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await show(pilot, "agreement", bond_of(fresh))
        drawn = seen(pilot.app.screen)
        assert "What stays between the two of you?" in drawn
        assert "between us" in drawn


async def test_a_first_private_note_says_gently_what_comes_first(fresh: Journal) -> None:
    async with opened(fresh) as pilot:
        await press(pilot, "S")
        assert "Before the first confidence with Ruth Halloran" in seen(pilot.app.screen)
        await press(pilot, "escape")
        assert "Before the first confidence" in seen(pilot.app.screen)
        bond = bond_of(fresh).model_copy(update={"agreement": Agreement(limits=("danger",))})
        fresh.keep(bond)
        await press(pilot, "S")
        assert isinstance(pilot.app.screen, EditorScreen)
        assert "Before the first confidence" not in seen(pilot.app.screen)


async def test_halfway_each_writes_alone_and_the_widest_gap_stands_first(fresh: Journal) -> None:
    async with opened(fresh) as pilot:
        await show(pilot, "halfway", bond_of(fresh))
        for numbers in ("7988", "8768"):
            await press(pilot, "a")
            screen = pilot.app.screen
            assert isinstance(screen, EditorScreen)
            for key, number in zip(("truth", "matters", "promises", "worth"), numbers, strict=True):
                screen.form.field(key).value = number
            await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, HalfwayScreen)
        card = pilot.app.screen.query_one("#numbers", Card)
        apart = [line.plain.splitlines()[0].rsplit("   ", 1)[1] for line in card.lines]
        assert apart == ["2 apart", "2 apart", "1 apart", "the same"]
        await press(pilot, "A")
        assert isinstance(pilot.app.screen, AgreementScreen)
    theirs = [e for e in fresh.entries.find(Filter(kinds=("review",))) if e.body["by"] == "partner"]
    assert [each.body["share"] for each in theirs] == ["never"]


async def test_a_relationship_rests_without_a_reason_and_goes_on(fresh: Journal) -> None:
    async with opened(fresh) as pilot:
        await show(pilot, "relationship", bond_of(fresh))
        await press(pilot, "W", "enter")
        until = bond_of(fresh).paused_until
        assert until is not None
        assert "resting until" in seen(pilot.app.screen)
        await press(pilot, "W")
        assert bond_of(fresh).paused_until is None
        await press(pilot, "u")
        assert bond_of(fresh).paused_until == until


async def test_an_ending_is_announced_and_said_and_closed(fresh: Journal) -> None:
    async with opened(fresh) as pilot:
        await show(pilot, "relationship", bond_of(fresh))
        await press(pilot, "E", "enter")
        assert isinstance(pilot.app.screen, EndingScreen)
        assert (bond_of(fresh).status, bond_of(fresh).ending_announced) == (
            "closing", moments.today(),
        )  # fmt: skip
        await press(pilot, "down", "enter")
        assert pilot.app.screen.query_one(TopBar).crumb == "Feedback › new"
        await press(pilot, "escape", "down", "enter", *"a postcard", "enter")
        assert bond_of(fresh).redefined_as == "a postcard"
        await press(pilot, "end", "down", "down", "down", "enter")
        assert (bond_of(fresh).status, bond_of(fresh).ended) == ("closed", moments.today())
        await press(pilot, "u")
        assert bond_of(fresh).status == "closing"


async def test_consent_is_one_key_and_having_written_is_another(sample: Journal) -> None:
    tevita = sample.person_called("Tevita")
    async with opened(sample) as pilot:
        await show(pilot, "person", tevita)
        assert "asked, no answer yet" in seen(pilot.app.screen)
        await press(pilot, "y")
        assert sample.person_called("Tevita").name_consent == "granted"
        await press(pilot, "u", "w", "enter")
        after = sample.person_called("Tevita")
        assert (after.name_consent, after.last_contact) == ("asked", moments.today())
        assert after.next_contact is not None


async def test_the_jar_gives_one_kind_word_at_a_time(sample: Journal) -> None:
    async with opened(sample) as pilot:
        await press(pilot, "6", "J")
        assert isinstance(pilot.app.screen, JarScreen)
        first = seen(pilot.app.screen)
        assert "That was a lot of hoping" in first
        await press(pilot, "space")
        assert pilot.app.screen.query_one("#jar-word").is_attached
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, JarScreen)


async def test_feedback_is_asked_for_first(sample: Journal) -> None:
    async with opened(sample) as pilot:
        await press(pilot, "6", "A")
        screen = pilot.app.screen
        assert isinstance(screen, EditorScreen)
        values = screen.form.values()
        assert (values["status"], values["direction"]) == ("asked", "received")


async def test_a_mentors_home_serves(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path / "journal.db", "mentor")
    async with opened(journal) as pilot:
        assert isinstance(pilot.app.screen, HomeScreen)
        shown = [card.id for card in pilot.app.screen.query(Card) if card.display]
        assert shown[:2] == ["serve", "bring"]
        drawn = seen(pilot.app.screen)
        for words in ("Whose session is next", "Tamsin W.", "A question to bring",
                      "The last kind thing I said", "My own path"):  # fmt: skip
            assert words in drawn
        pilot.app.screen.query_one("#serve", Card).focus()
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, RelationshipScreen)


async def test_a_mentorees_home_drives_and_leads_to_what_asks(sample: Journal) -> None:
    async with opened(sample) as pilot:
        shown = [card.id for card in pilot.app.screen.query(Card) if card.display]
        assert shown[:2] == ["next", "looks"]
        pilot.app.screen.query_one("#looks", Card).focus()
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, EndingScreen)
        await press(pilot, "escape")
        pilot.app.screen.query_one("#jar", Card).focus()
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, JarScreen)


async def test_somebody_deleted_is_named_as_such_and_nothing_breaks(sample: Journal) -> None:
    ruth = sample.person_called("Ruth")
    sample.bury(ruth.id)
    bond = sample.relationships()[-1].record
    async with opened(sample) as pilot:
        await press(pilot, "7", "end")
        assert "someone you deleted" in seen(pilot.app.screen)
        for door in DOORS:
            await show(pilot, door, bond)
            assert "someone you deleted" in seen(pilot.app.screen)
        await press(pilot, "6", "enter", "1")
        assert "someone you deleted" in seen(pilot.app.screen)


async def test_hostile_words_are_only_words(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "journal.db", PASSPHRASE, role="mentor")
    person = Person(name=HOSTILE, where=HOSTILE, note_private=HOSTILE, can_help_with=HOSTILE)
    bond = Relationship(
        person=person.id, my_role="mentor", started=moments.today(), programme=HOSTILE,
        redefined_as=HOSTILE, agreement=Agreement(how=HOSTILE, limits=(HOSTILE,)),
    )  # fmt: skip
    journal.keep_all([person, bond])
    async with opened(journal, (80, 24)) as pilot:
        for door in DOORS:
            await show(pilot, door, bond)
            assert not set("\x1b\x07\x9b\u202e") & set(seen(pilot.app.screen))
            await press(pilot, "enter", "escape", "escape")
        await show(pilot, "person", person)
        assert not set("\x1b\x07\x9b\u202e") & set(seen(pilot.app.screen))


async def test_two_people_of_one_name_are_told_apart_in_the_list(fresh: Journal) -> None:
    fresh.keep_all([Person(name="Ben", where="Dryland"), Person(name="Ben", where="Northmarch")])
    async with opened(fresh) as pilot:
        await press(pilot, "7")
        drawn = seen(pilot.app.screen)
    assert "Ben (Dryland)" in drawn
    assert "Ben (Northmarch)" in drawn
