"""What a person grows by: insights, decisions, goals, skills, reflections, resources."""

from datetime import date, time
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field, model_validator

from mentorjournal.domain.record import (
    CODE,
    Mention,
    NamedPart,
    Part,
    Record,
    Refs,
    Words,
    ZeroToTen,
)
from mentorjournal.domain.sharing_rules import ASK, ASK_ALONE, OFFER

FREE = "free"
"""The template of a reflection that follows none."""


class Insight(Record):
    """Something seen, in one sentence."""

    KIND: ClassVar = "insight"

    text: Annotated[Words, ASK]
    on: Annotated[date, ASK]
    came_from: Annotated[Mention, Field(alias="from")] = ""
    led_to: Refs = ()
    relationships: Refs = ()


class Option(Part):
    """One way a decision can go."""

    name: Annotated[Words, ASK]
    pro: Annotated[str, Field(alias="for"), ASK] = ""
    against: Annotated[str, ASK] = ""


class Decision(Record):
    """A choice, with what was expected of it, so that it can be looked back on."""

    KIND: ClassVar = "decision"
    TEXT: ClassVar = "question"

    question: Annotated[Words, ASK]
    on: Annotated[date, ASK]
    options: Annotated[tuple[Option, ...], ASK] = ()
    expect: Annotated[str, ASK] = ""
    confidence_pct: Annotated[int | None, Field(ge=0, le=100), ASK] = None
    early_sign: Annotated[str, ASK] = ""
    state_of_mind: str = ""
    choice: Annotated[str, ASK] = ""
    because: Annotated[str, ASK] = ""
    decided_on: Annotated[date | None, ASK] = None
    review_on: Annotated[date | None, ASK] = None
    outcome: Annotated[str, ASK] = ""
    came_true: Annotated[Literal["yes", "partly", "no"] | None, ASK] = None
    """Whether what was expected came about; for looking at sureness over many decisions."""
    lesson: Annotated[str, ASK] = ""
    status: Annotated[Literal["open", "decided", "reviewed"], ASK] = "open"
    came_from: Annotated[Mention, Field(alias="from")] = ""
    led_to: Refs = ()
    relationships: Refs = ()

    @property
    def gist(self) -> str:
        """What was chosen."""
        return self.choice


class Milestone(NamedPart):
    """A point on the way to a goal."""

    title: Annotated[Words, ASK]
    due: Annotated[date | None, ASK] = None
    done_on: Annotated[date | None, ASK] = None
    evidence: Mention = ""


class Strategy(NamedPart):
    """A way of going about a goal, and what trying it taught."""

    text: Annotated[Words, ASK]
    state: Annotated[Literal["trying", "kept", "dropped"], ASK] = "trying"
    learned: Annotated[str, ASK] = ""


class Reshaping(Part):
    """What a goal was, what it became, and why."""

    on: Annotated[date, ASK]
    was: Annotated[str, ASK]
    now: Annotated[str, ASK]
    because: Annotated[str, ASK] = ""


class Goal(Record):
    """Where its owner wants to get to; nobody else moves it."""

    KIND: ClassVar = "goal"
    TEXT: ClassVar = "title"

    title: Annotated[Words, ASK]
    on: date
    area: Literal["study", "career", "skill", "personal", "mentoring", "profession"] = "personal"
    why: Annotated[str, ASK_ALONE] = ""
    success: Annotated[str, ASK_ALONE] = ""
    target: Annotated[date | None, ASK] = None
    importance: ZeroToTen | None = None
    obstacle: Annotated[str, ASK_ALONE] = ""
    if_then: Annotated[str, ASK_ALONE] = ""
    status: Annotated[Literal["active", "reached", "reshaped", "released"], ASK] = "active"
    ended_on: Annotated[date | None, ASK] = None
    ended_note: Annotated[str, ASK_ALONE] = ""
    history: Annotated[tuple[Reshaping, ...], ASK_ALONE] = ()
    milestones: Annotated[tuple[Milestone, ...], ASK] = ()
    strategies: Annotated[tuple[Strategy, ...], ASK_ALONE] = ()
    skills: Refs = ()
    came_from: Annotated[Mention, Field(alias="from")] = ""
    led_to: Refs = ()
    relationships: Refs = ()

    @property
    def gist(self) -> str:
        """Its area, how many milestones are behind, and what it is for."""
        done = sum(1 for each in self.milestones if each.done_on)
        steps = f"{done} of {len(self.milestones)} milestones" if self.milestones else ""
        return " · ".join(filter(None, [self.area, self.status, steps, self.why]))


class CheckIn(Record):
    """How far a goal is, and how sure its owner is of this one task."""

    KIND: ClassVar = "checkin"
    TEXT: ClassVar = "note"

    goal: UUID
    on: Annotated[date, ASK]
    progress: Annotated[ZeroToTen, ASK]
    confidence: Annotated[ZeroToTen, ASK]
    note: Annotated[str, ASK] = ""
    session: UUID | None = None

    @property
    def headline(self) -> str:
        """The two numbers."""
        return f"Progress {self.progress}/10 · confidence {self.confidence}/10"

    @property
    def gist(self) -> str:
        """The note."""
        return self.note


class Answer(Part):
    """The answer to one prompt: a text, a number, or points along a line."""

    prompt: Annotated[str, CODE] = ""
    """The prompt's id; empty for free writing."""
    text: str = ""
    value: ZeroToTen | None = None
    points: tuple[tuple[int, int, str], ...] = ()
    """Points of a lifeline: year, height from -5 to 5, a few words."""


class Reflection(Record):
    """A page for oneself. Nothing of it has a sharing rule, so nothing of it can leave."""

    KIND: ClassVar = "reflection"

    on: date
    at: time | None = None
    title: str = ""
    template: Annotated[str, CODE] = FREE
    answers: tuple[Answer, ...] = ()
    about: Refs = ()
    relationship: UUID | None = None

    @property
    def headline(self) -> str:
        """Its title, else its first line."""
        return self.title or next(iter(self.gist.strip().splitlines()), "") or "Reflection"

    @property
    def gist(self) -> str:
        """The first answer that has words."""
        return next((each.text for each in self.answers if each.text.strip()), "")

    @property
    def clock(self) -> str:
        """When it was written, where that is known."""
        return self.at.strftime("%H:%M") if self.at else ""

    @property
    def never_leaves(self) -> bool:
        """Say so, whatever the record's own share claims."""
        return True

    @model_validator(mode="after")
    def _says_something(self) -> "Reflection":
        if not (self.title.strip() or any(_answered(each) for each in self.answers)):
            raise ValueError("A reflection needs at least one answer.")
        return self


def _answered(answer: Answer) -> bool:
    return bool(answer.text.strip() or answer.points) or answer.value is not None


class Skill(Record):
    """A talent, a skill or a field of knowledge that is being followed."""

    KIND: ClassVar = "skill"
    TEXT: ClassVar = "name"

    name: Annotated[Words, ASK]
    on: date
    kind: Annotated[Literal["talent", "skill", "knowledge", "mentoring"], ASK] = "skill"
    why: Annotated[str, ASK] = ""
    relationships: Refs = ()

    @property
    def gist(self) -> str:
        """Why it is followed."""
        return self.why


class Rating(Record):
    """A level of a skill on a day, seen then or seen with hindsight."""

    KIND: ClassVar = "rating"
    TEXT: ClassVar = "evidence"

    skill: UUID
    on: Annotated[date, ASK]
    level: Annotated[ZeroToTen, ASK]
    view: Annotated[Literal["now", "looking_back"], ASK] = "now"
    evidence: Mention = ""

    @property
    def headline(self) -> str:
        """The level."""
        return f"{self.level}/10" + (" looking back" if self.view == "looking_back" else "")


class Resource(Record):
    """Something worth reading, using or asking, and what it gave."""

    KIND: ClassVar = "resource"
    TEXT: ClassVar = "title"

    title: Annotated[Words, OFFER]
    on: date
    kind: Annotated[str, OFFER] = ""
    where: Annotated[Mention, OFFER] = ""
    came_from: Annotated[Mention, Field(alias="from")] = ""
    why: Annotated[str, OFFER] = ""
    state: Annotated[str, OFFER] = ""
    takeaway: Annotated[str, OFFER] = ""
    goals: Refs = ()
    relationships: Refs = ()

    @property
    def gist(self) -> str:
        """What was taken from it."""
        return self.takeaway or self.why
