"""Looking back on a decision: what came of it, and what that teaches."""

from __future__ import annotations

from mentorjournal.domain.growth import Decision
from mentorjournal.errors import NotUnderstood


def looked_back_on(decision: Decision, came_true: str, outcome: str, lesson: str) -> Decision:
    """Give a decision as it is once it has been looked back on; it can be done again later.

    Raises NotUnderstood when nothing is said of what came of it.
    """
    if not (outcome.strip() or came_true):
        words = "Say what came of it, in a few words."
        raise NotUnderstood(words, {"outcome": words})
    typed = {"came_true": came_true or None, "outcome": outcome.strip(), "lesson": lesson.strip()}
    return Decision.model_validate(
        {**decision.model_dump(by_alias=True), **typed, "status": "reviewed"}
    )
