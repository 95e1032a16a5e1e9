"""What a person wants to know on opening the journal: who is next, what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Entry, Filter
from mentorjournal.domain.growth import CheckIn, Goal
from mentorjournal.domain.people import Person
from mentorjournal.domain.sessions import Action, Feedback, Session

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

GOALS_SHOWN = 5
LATELY_SHOWN = 14
LATELY_KINDS = (
    "session", "goal", "reflection", "feedback", "action", "topic", "insight", "decision",
    "summary",
)  # fmt: skip
LOOKED_THROUGH = 40
"""How many of the newest sessions or kind words are looked through for the one that is meant."""


@dataclass(frozen=True)
class GoalProgress:
    """A goal and its check-ins, oldest first."""

    goal: Goal
    checkins: Sequence[CheckIn]

    @property
    def next_milestone(self) -> str:
        """The title of the first milestone that is not behind."""
        return next((m.title for m in self.goal.milestones if not m.done_on), "")


@dataclass(frozen=True)
class KindWord:
    """Something kind that was said, and by or to whom."""

    feedback: Feedback
    person: str

    @property
    def words(self) -> str:
        """The exact words where there are any, else what was seen and did good."""
        said = self.feedback
        return said.text or ". ".join(filter(None, [said.behaviour, said.impact]))


@dataclass(frozen=True)
class Overview:
    """The facts for Home, all of them records or counted from records."""

    today: date
    name: str
    is_mentor: bool
    """Whether the writer comes first of all as a mentor."""
    partners: dict[str, str]
    """The other person's name, by relationship."""
    next_session: Session | None
    agreed: tuple[date, Session] | None
    """The next day that was agreed in the last session, when nothing is planned yet."""
    to_summarise: Session | None
    """The last session held, when no summary of it has been sent."""
    promises: Sequence[Action]
    """The open ones: those with a day first, the nearest first."""
    goals: Sequence[GoalProgress]
    lately: Sequence[Entry]
    kind_word: KindWord | None
    drafts: Sequence[tuple[str, datetime]]
    """What was begun and not kept: the subject and when; the newest first.

    A subject that begins with @ is no record: the program keeps something of its own there.
    """

    def with_whom(self, session: Session) -> str:
        """Name the partner of a session, or its title where there is none."""
        return self.partners.get(str(session.relationship), session.headline)

    def owner_of(self, promise: Action) -> str:
        """Say whose promise it is: ``mine``, the partner's name, or ``both``."""
        if promise.owner == "partner":
            return self.partners.get(str(promise.relationship), "theirs")
        return {"me": "mine", "both": "both"}[promise.owner]


def overview(journal: Journal) -> Overview:
    """Gather the facts for Home."""
    today = moments.today()
    people = {kept.record.id: kept.record for kept in journal.people()}
    relationships = [kept.record for kept in journal.relationships()]
    planned = _next_session(journal, today)
    is_mentor = [*journal.roles, *(r.my_role for r in relationships)][:1] == ["mentor"]
    return Overview(
        today=today,
        name=journal.name,
        is_mentor=is_mentor,
        partners=journal.partner_names(),
        next_session=planned,
        agreed=None if planned else _agreed(journal, today),
        to_summarise=_to_summarise(journal),
        promises=_promises(journal),
        goals=_goals(journal),
        lately=journal.entries.find(Filter(kinds=LATELY_KINDS), LATELY_SHOWN),
        kind_word=_kind_word(journal, people, "given" if is_mentor else "received"),
        drafts=[each for each in journal.notebook.drafts() if not each[0].startswith("@")],
    )


def _sessions(journal: Journal, wanted: Filter, limit: int = LOOKED_THROUGH) -> list[Session]:
    found = [journal.record_of(e) for e in journal.entries.find(wanted, limit)]
    return [each for each in found if isinstance(each, Session)]


def _next_session(journal: Journal, today: date) -> Session | None:
    ahead = _sessions(journal, Filter(kinds=("session",), status="planned", first=today), -1)
    return min(ahead, key=lambda each: (each.on, each.clock), default=None)


def _agreed(journal: Journal, today: date) -> tuple[date, Session] | None:
    """Find the nearest day ahead that a session held lately named as the next one."""
    held = _sessions(journal, Filter(kinds=("session",), status="held"))
    ahead = [(each.next_on, each) for each in held if each.next_on and each.next_on >= today]
    return min(ahead, key=lambda each: each[0], default=None)


def _to_summarise(journal: Journal) -> Session | None:
    held = _sessions(journal, Filter(kinds=("session",), status="held"))
    last = next((each for each in held if each.relationship), None)
    if last is None:
        return None
    about = journal.entries.find(Filter(kinds=("summary",), related=(str(last.id),)))
    return None if about else last


def _promises(journal: Journal) -> list[Action]:
    wanted = Filter(kinds=("action",), status="open")
    found = [journal.record_of(entry) for entry in journal.entries.each(wanted)]
    promises = [each for each in found if isinstance(each, Action)]
    return sorted(promises, key=lambda each: (each.due is None, each.due or each.on))


def _goals(journal: Journal) -> list[GoalProgress]:
    wanted = Filter(kinds=("goal",))
    goals = [journal.record_of(e) for e in journal.entries.find(wanted, LOOKED_THROUGH)]
    found = [each for each in goals if isinstance(each, Goal)]
    found.sort(key=lambda goal: goal.status != "active")
    return [progress_of(journal, goal) for goal in found[:GOALS_SHOWN]]


def progress_of(journal: Journal, goal: Goal) -> GoalProgress:
    """Gather the check-ins of a goal, oldest first."""
    about = Filter(kinds=("checkin",), related=(str(goal.id),))
    checkins = [journal.record_of(entry) for entry in reversed(journal.entries.find(about))]
    return GoalProgress(goal, [each for each in checkins if isinstance(each, CheckIn)])


def _kind_word(journal: Journal, people: dict[UUID, Person], direction: str) -> KindWord | None:
    for entry in journal.entries.find(Filter(kinds=("feedback",)), LOOKED_THROUGH):
        said = journal.record_of(entry)
        if not isinstance(said, Feedback):
            continue
        if said.kind == "encouragement" and said.direction == direction:
            person = people.get(said.person)
            return KindWord(said, person.name if person else "")
    return None
