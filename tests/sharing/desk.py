"""A small journal for the tests of sharing: Asha writes to Ruth; Jodie is behind a wall."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from mentorjournal.domain.growth import Answer as ReflectionAnswer
from mentorjournal.domain.growth import Goal, Insight, Milestone, Reflection, Strategy
from mentorjournal.domain.people import Agreement, Person, Relationship
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Action, Session
from mentorjournal.sharing.choices import selected
from mentorjournal.sharing.material import Material
from mentorjournal.sharing.page import Page
from mentorjournal.sharing.render import FORMS
from mentorjournal.sharing.summary import compose

DAY = date(2025, 8, 19)

RUTH = Person(name="Ruth Halloran", name_consent="granted")
JODIE = Person(name="Jodie Farrant", name_consent="asked")
TEVITA = Person(name="Tevita Lolohea", name_consent="asked")
TAMSIN = Person(name="Tamsin W.", name_consent="refused", shown_as="a second mentoree")
DAHL = Person(name="Dr Sunniva Dahl", name_consent="granted")

WITH_RUTH = Relationship(
    person=RUTH.id,
    my_role="mentoree",
    programme="Even Ground",
    started=date(2025, 3, 4),
    agreement=Agreement(
        agreed_on=date(2025, 3, 6),
        purpose="Choose my next step.",
        boundaries=("Nan, unless I bring it up", "Ruth's colleagues by name"),
    ),
)
WITH_JODIE = Relationship(person=JODIE.id, my_role="mentor", started=date(2025, 3, 17))

SESSION = Session(
    on=DAY,
    relationship=WITH_RUTH.id,
    notes_shared="We read the March letter together.",
    notes_private="She looked away when she talked.",
    next_on=date(2025, 11, 28),
)
PROMISE = Action(
    text="Send the draft",
    on=DAY,
    due=date(2025, 8, 29),
    relationship=WITH_RUTH.id,
    session=SESSION.id,
)
THEIRS = Action(text="Look at the options", on=DAY, owner="partner", relationship=WITH_RUTH.id)
INSIGHT = Insight(text="There is no gap.", on=DAY, relationships=(WITH_RUTH.id,))
GOAL = Goal(
    title="Speak at the forum",
    on=DAY,
    why="To be heard.",
    obstacle="I turn to the screen.",
    importance=8,
    milestones=(Milestone(title="Abstract in", due=DAY, done_on=DAY, evidence=str(SESSION.id)),),
    strategies=(Strategy(text="No notes", learned="Dogs forgive."),),
    relationships=(WITH_RUTH.id,),
)
REFLECTION = Reflection(
    on=DAY, answers=(ReflectionAnswer(text="I was afraid."),), relationship=WITH_RUTH.id
)


def material(*records: Record, **changed: Any) -> Material:
    """Lay records on the table between Asha and Ruth."""
    usual = Material(
        writer="Asha",
        reader="Ruth",
        relationship=WITH_RUTH,
        records=records,
        people=(RUTH, JODIE, TEVITA, TAMSIN, DAHL),
        relationships=(WITH_RUTH, WITH_JODIE),
    )
    return replace(usual, **{"last_summary": DAY} | changed)


def page_of(
    *records: Record, picks: Iterable[tuple[UUID, str | None]] = (), cover: str = "", **changed: Any
) -> Page:
    """Compose what is offered and what is picked."""
    table = material(*records, **changed)
    return compose(table, selected(table, picks), cover)


def all_forms(page: Page) -> Mapping[str, str]:
    """Render the page in every form there is."""
    return {name: form.render(page).decode() for name, form in FORMS.items()}


def markdown(page: Page) -> str:
    """Render the page in the form for eyes."""
    return all_forms(page)["md"]
