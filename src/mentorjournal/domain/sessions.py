"""What happens between two people: sessions, topics, promises, feedback, summaries."""

from datetime import date, time
from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Field, model_validator

from mentorjournal.domain.choice_words import spoken_choice
from mentorjournal.domain.record import CODE, Mention, Part, Record, Refs, Words
from mentorjournal.domain.sharing_rules import ASK, OFFER


class Counted(Part):
    """Toward which award, and which of its categories, time is counted."""

    scheme: Annotated[str, CODE]
    category: Annotated[str, CODE]


class Session(Record):
    """A meeting, a workshop, a day of shadowing: time that was given to something."""

    KIND: ClassVar = "session"
    TEXT: ClassVar = "notes_private"
    PERSON: ClassVar = "people"

    title: str = ""
    kind: Literal[
        "one_to_one", "group", "workshop", "event", "shadowing", "volunteering", "learning"
    ] = "one_to_one"
    status: Literal["planned", "held", "cancelled"] = "held"
    on: Annotated[date, OFFER]
    start: time | None = None
    minutes: int = Field(default=60, ge=0, le=1_000_000)
    mode: str = ""
    relationship: UUID | None = None
    people: Refs = ()
    goals: Refs = ()
    """The writer's own goals that were touched."""
    number: int | None = None
    purpose: str = ""
    agenda: str = ""
    notes_shared: Annotated[str, OFFER] = ""
    notes_private: str = ""
    next_on: Annotated[date | None, OFFER] = None
    asides: tuple[int, ...] = ()
    """Before which line of the shared notes each of the last private lines is shown.

    The lines themselves stand at the end of ``notes_private`` and nowhere else.
    """
    called_off_by: Literal["me", "partner", "both"] | None = None
    reason: str = ""
    """Why it was cancelled or moved."""
    moved_to: UUID | None = None
    minute_of_first_advice: int | None = None
    counts_toward: Counted | None = None
    verifier: UUID | None = None

    @property
    def headline(self) -> str:
        """Its title, else what it was for, else the kind of meeting it was."""
        return self.title or self.purpose or spoken_choice(self.kind).capitalize()

    @property
    def gist(self) -> str:
        """What of the notes may be shared; the private ones are not shown in a list."""
        if self.status == "cancelled":
            return "moved" if self.moved_to else "cancelled"
        planned = f"planned · {self.purpose}" if self.purpose else "planned"
        return self.notes_shared or (planned if self.status == "planned" else "")

    @property
    def clock(self) -> str:
        """When it starts."""
        return self.start.strftime("%H:%M") if self.start else ""


class Topic(Record):
    """Something to talk about, until it has been talked about."""

    KIND: ClassVar = "topic"

    text: Annotated[Words, OFFER]
    relationship: UUID
    on: date
    raised_by: Literal["me", "partner"] = "me"
    state: Literal["open", "discussed", "parked", "dropped"] = "open"
    discussed_in: Refs = ()
    place: Annotated[int | None, CODE] = None
    """Where it was put in the open list; None stands behind those that were put somewhere."""
    note_private: str = ""

    @property
    def gist(self) -> str:
        """Who raised it and what became of it."""
        return f"raised by {self.raised_by} · {self.state}"


class Action(Record):
    """A promise: who does what by when."""

    KIND: ClassVar = "action"

    text: Annotated[Words, OFFER]
    on: date
    owner: Annotated[Literal["me", "partner", "both"], OFFER] = "me"
    due: Annotated[date | None, OFFER] = None
    status: Annotated[Literal["open", "done", "moved", "dropped"], OFFER] = "open"
    done_on: Annotated[date | None, OFFER] = None
    result: Annotated[str, OFFER] = ""
    relationship: UUID | None = None
    session: UUID | None = None
    goal: UUID | None = None
    came_from: Annotated[Mention, Field(alias="from")] = ""

    @property
    def gist(self) -> str:
        """What came of it."""
        return self.result


class Feedback(Record):
    """An idea, an observation or an encouragement, given or received."""

    KIND: ClassVar = "feedback"
    PERSON: ClassVar = "person"

    direction: Annotated[Literal["given", "received"], ASK] = "received"
    kind: Annotated[Literal["idea", "observation", "encouragement"], ASK] = "observation"
    person: UUID
    on: Annotated[date, ASK]
    asked: Annotated[str, ASK] = ""
    asked_on: Annotated[date | None, ASK] = None
    situation: Annotated[str, ASK] = ""
    behaviour: Annotated[str, ASK] = ""
    impact: Annotated[str, ASK] = ""
    more_of: Annotated[str, ASK] = ""
    text: Annotated[str, ASK] = ""
    status: Annotated[Literal["asked", "answered", "used", "sent"], ASK] = "answered"
    reply: Annotated[str, ASK] = ""
    my_response: str = ""
    response_on: date | None = None
    relationship: UUID | None = None
    session: UUID | None = None
    goal: UUID | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "Feedback":
        words = (self.text, self.behaviour, self.asked, self.situation, self.impact, self.more_of)
        if not any(each.strip() for each in words):
            raise ValueError("Feedback needs words: what was said, or what was seen.")
        return self

    @property
    def headline(self) -> str:
        """The words themselves, else what they were about."""
        words = (self.text, self.behaviour, self.asked, self.situation, self.impact, self.more_of)
        return next(each for each in words if each.strip())

    @property
    def gist(self) -> str:
        """Which way it went, how far it is, and what it did."""
        stage = {"asked": "asked, waiting", "used": "used"}.get(self.status, "")
        return " · ".join(filter(None, [f"{self.kind}, {self.direction}", stage, self.impact]))


class SummaryItem(Part):
    """Which fields of which record went into a summary."""

    ref: UUID
    fields: tuple[str, ...] = ()


class TakeBack(Part):
    """A request to delete a part of a summary, and the answer."""

    on: date
    what: str
    asked: str = ""
    answer: str = ""
    answered_on: date | None = None


class Summary(Record):
    """A page that was sent or received: plain, dated and finished."""

    KIND: ClassVar = "summary"
    TEXT: ClassVar = "title"

    direction: Literal["sent", "received"]
    relationship: UUID
    session: UUID | None = None
    on: date
    title: Words
    body: Words
    items: tuple[SummaryItem, ...] = ()
    held_back: dict[str, int] = {}
    """How much of what stayed behind, by kind; known on the writer's own side only."""
    exchange: Annotated[str, CODE] = ""
    form: Annotated[str, CODE] = ""
    sent_by: str = ""
    received_on: date | None = None
    opened_on: date | None = None
    take_backs: tuple[TakeBack, ...] = ()
    note_private: str = ""

    @property
    def gist(self) -> str:
        """Which way it went."""
        return f"{self.direction} · {self.body}"
