"""What a person may honestly mean is kept, and said plainly: the screens' part of it.

Lengths and clashes of sessions are in ``test_session``, milestones after their goal's end in
``test_goal``, template files with a mistake in ``test_decisions``, deleted people in
``test_relationship``.
"""

from __future__ import annotations

from datetime import date

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.domain.growth import Decision, Goal, Insight
from mentorjournal.domain.people import Person
from mentorjournal.domain.sessions import Feedback
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import OpenRecord
from mentorjournal.screens.record_view import RecordScreen
from mentorjournal.screens.thread import ThreadScreen
from stage import press_each, seen, settle

DAY = date(2026, 3, 5)


async def test_a_circle_of_links_is_walked_and_ends(journal: Journal) -> None:
    insight, decision = Insight(text="I wait", on=DAY), Decision(question="Speak?", on=DAY)
    goal = Goal(title="Speak first", on=DAY, led_to=(insight.id,))
    journal.keep_all(
        [
            goal,
            insight.model_copy(update={"led_to": (decision.id,)}),
            decision.model_copy(update={"led_to": (goal.id,)}),
        ]
    )
    app = MentorJournal(Settings(journal=journal.file.path), journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        app.screen.post_message(OpenRecord(insight.id))
        await press_each(pilot, "t", *["right"] * 5)
        assert isinstance(app.screen, ThreadScreen)
        assert all(each in seen(app.screen) for each in ("I wait", "Speak?", "Speak first"))
        await press_each(pilot, "escape")
        assert isinstance(app.screen, RecordScreen)


async def test_two_people_of_one_name_are_told_apart(journal: Journal) -> None:
    hydrologist = Person(name="Ben Aziz", where="Water office")
    teacher = Person(name="Ben Aziz", where="School")
    journal.keep_all(
        [hydrologist, teacher, Feedback(text="Clear and kind", person=teacher.id, on=DAY)]
    )
    app = MentorJournal(Settings(journal=journal.file.path), journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await press_each(pilot, "6")
        assert "School" in seen(app.screen)
        assert "Water office" not in seen(app.screen)
