"""The kinds of record there are: a new kind is a model and its place in this list."""

from collections.abc import Sequence

from mentorjournal.domain.growth import (
    CheckIn,
    Decision,
    Goal,
    Insight,
    Rating,
    Reflection,
    Resource,
    Skill,
)
from mentorjournal.domain.people import Person, Relationship, Review
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Action, Feedback, Session, Summary, Topic
from mentorjournal.domain.shapes import shapes_of

KINDS: dict[str, type[Record]] = {
    kind.KIND: kind
    for kind in (
        Session,
        Goal,
        Reflection,
        Feedback,
        Action,
        Topic,
        Insight,
        Decision,
        CheckIn,
        Skill,
        Rating,
        Resource,
        Person,
        Relationship,
        Review,
        Summary,
    )
}
"""Every kind by its word, the four of every day first."""


def statuses(kinds: Sequence[str] = ()) -> list[str]:
    """Name every status, or state, that records of these kinds can have; of all kinds for none."""
    named = [shapes_of(KINDS[kind]) for kind in kinds or KINDS]
    return list(
        dict.fromkeys(
            choice
            for shapes in named
            for field in ("status", "state")
            if field in shapes
            for choice in shapes[field].choices
        )
    )
