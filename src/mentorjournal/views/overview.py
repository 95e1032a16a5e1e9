"""What a person wants to know on opening the journal: who is next, what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Entry, Filter
from mentorjournal.domain.growth import CheckIn, Goal
from mentorjournal.domain.sessions import Action, Session
from mentorjournal.views.kind_words import KindWord, newest
from mentorjournal.views.looks import Look, looks
from mentorjournal.views.relationships import Standing, standings
from mentorjournal.views.serving import OwnPath, Serving, own_path, question_to_bring, serving

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

GOALS_SHOWN = 5
LATELY_SHOWN = 14
BEGIN_WITH = ("relationship", "goal", "reflection")
"""Three things to try; a session comes once there is somebody to meet."""
LATELY_KINDS = (
    "session", "goal", "reflection", "feedback", "action", "topic", "insight", "decision",
    "summary",
)  # fmt: skip
LOOKED_THROUGH = 40
"""How many of the newest sessions are looked through for the one that is meant."""


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
    """The last one: to a mentor the last that was said, to others the last that was told them."""
    jar: KindWord | None
    """The last kind word one was told."""
    standings: Sequence[Standing]
    """The relationships that go on."""
    to_answer: Entry | None
    """The last page that came from a mentoree, when nothing was written back since."""
    serving: Sequence[Serving]
    own_path: OwnPath
    question: str
    """A question for a mentor to bring; empty where nobody is mentored."""
    looks: Sequence[Look]
    """A few lines that ask to be looked at."""
    to_try: Sequence[str]
    """The kinds of record to begin with, until the first session stands there."""
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

    def standing_of(self, session: Session | None) -> Standing | None:
        """Find how the relationship of a session stands, where it has one that goes on."""
        wanted = session.relationship if session else None
        return next((each for each in self.standings if each.relationship.id == wanted), None)

    @property
    def driven(self) -> Standing | None:
        """The relationship in which the writer drives and topics were raised, the first one."""
        drives = (s for s in self.standings if s.relationship.my_role != "mentor")
        return next((each for each in drives if each.topics.all), None)


def overview(journal: Journal) -> Overview:
    """Gather the facts for Home."""
    today = moments.today()
    planned = _next_session(journal, today)
    is_mentor = comes_as_mentor(journal)
    going_on = standings(journal, closed=False)
    served = serving(journal, going_on)
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
        lately=journal.entries.find(Filter(kinds=LATELY_KINDS, last=today), LATELY_SHOWN),
        kind_word=newest(journal, "given" if is_mentor else "received"),
        jar=newest(journal, "received"),
        standings=going_on,
        to_answer=next(filter(None, (_unanswered(s.standing) for s in served)), None),
        serving=served,
        own_path=own_path(journal),
        question=question_to_bring(journal, today, served[0].standing.name) if served else "",
        looks=looks(journal, going_on, today),
        to_try=_to_try(journal),
        drafts=[each for each in journal.notebook.drafts() if not each[0].startswith("@")],
    )


def comes_as_mentor(journal: Journal) -> bool:
    """Tell whether the writer comes first of all as a mentor."""
    roles = (kept.record.my_role for kept in journal.relationships())
    return [*journal.roles, *roles][:1] == ["mentor"]


def _to_try(journal: Journal) -> list[str]:
    """List what a new journal begins with and has nothing of yet."""
    if journal.entries.count(Filter(kinds=("session",))):
        return []
    found = ((kind, journal.entries.count(Filter(kinds=(kind,)))) for kind in BEGIN_WITH)
    return [kind for kind, count in found if not count]


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
    """Find the last session that waits for its page: a mentor's waits for the mentoree's."""
    mine = {k.record.id for k in journal.relationships() if k.record.my_role != "mentor"}
    held = _sessions(journal, Filter(kinds=("session",), status="held"))
    last = next((each for each in held if each.relationship in mine), None)
    if last is None:
        return None
    about = journal.entries.find(Filter(kinds=("summary",), related=(str(last.id),)))
    return None if about else last


def _unanswered(standing: Standing) -> Entry | None:
    last = standing.last_summary
    return last if last and last.body.get("direction") == "received" else None


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
