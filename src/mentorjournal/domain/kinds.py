"""The kinds of record there are: a new kind is a model and its place in this list."""

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
