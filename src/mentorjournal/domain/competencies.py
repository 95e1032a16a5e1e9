"""The six fields of mentoring in which a mentor can follow how they grow.

The names are those in which the field speaks of mentoring; the sentences are ours.
"""

from mentorjournal.domain.growth import Skill

MENTORING_SKILLS: tuple[tuple[str, str], ...] = (
    (
        "Effective communication",
        "Hear all of it before I answer, and say what I mean in words that help.",
    ),
    (
        "Aligning expectations",
        "Say aloud what each of us hopes for, and look at it again before it hurts.",
    ),
    (
        "Assessing understanding",
        "Find out what is known already, so that I begin there and not at the beginning.",
    ),
    (
        "Addressing diversity",
        "Know what differs between us and what it costs, and let it change what I do.",
    ),
    (
        "Fostering independence",
        "Become less needed: give back the question, the choice and the credit.",
    ),
    (
        "Promoting professional development",
        "Open doors to people, places and practice; ask first, and step aside after.",
    ),
)
"""The name of each, and what it asks of a mentor."""


def missing_mentoring_skills(named: set[str]) -> list[Skill]:
    """Make the skills of the six that nobody follows yet; ``named`` is what is followed now.

    The first of the six comes last: a list shows the newest on top.
    """
    from mentorjournal.domain import moments

    followed = {name.casefold() for name in named}
    return [
        Skill(name=name, kind="mentoring", why=why, on=moments.today())
        for name, why in reversed(MENTORING_SKILLS)
        if name.casefold() not in followed
    ]
