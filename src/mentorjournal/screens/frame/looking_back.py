"""Looking back on a decision, in one dialog: what came of it, and what that teaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.desk.decisions import looked_back_on
from mentorjournal.domain.growth import Decision
from mentorjournal.screens.frame.asking import Done
from mentorjournal.screens.frame.filling_in import FillIn, Typed
from mentorjournal.widgets.fields import ChoiceField, WritingField

if TYPE_CHECKING:
    from mentorjournal.domain.entries import Kept
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal
    from mentorjournal.screens.frame.place import PlaceScreen

CAME_TRUE = (("yes", "yes"), ("partly", "partly"), ("no", "no"), ("", "not said"))


def look_back(screen: PlaceScreen, journal: Journal, kept: Kept[Record]) -> None:
    """Ask what came of a decision and keep it with its lesson; u takes it back."""
    decision = kept.record
    assert isinstance(decision, Decision)

    def keep(typed: Typed) -> None:
        told = looked_back_on(decision, typed["came_true"], typed["outcome"], typed["lesson"])
        journal.keep(told, over=kept.version)
        screen.app.post_message(Done(f"Looked back on: {decision.question}"))

    dialog = FillIn(
        journal, f"look back:{decision.id}", decision.question, _fields(decision), keep,
        more=_then(decision),
    )  # fmt: skip
    screen.app.push_screen(dialog, lambda _: screen.refresh_journal())


def _fields(decision: Decision) -> list[ChoiceField | WritingField]:
    return [
        ChoiceField("came_true", "Did it come about as you expected?", CAME_TRUE,
                    value=decision.came_true or ""),
        WritingField("outcome", "What came of it", value=decision.outcome, links=True),
        WritingField("lesson", "What that teaches you", value=decision.lesson, links=True),
    ]  # fmt: skip


def _then(decision: Decision) -> str:
    """Say what was chosen then, and what was expected of it."""
    sure = f" ({decision.confidence_pct} % sure)" if decision.confidence_pct is not None else ""
    lines = (
        ("You chose: ", decision.choice, ""),
        ("You expected: ", decision.expect, sure),
        ("Early sign: ", decision.early_sign, ""),
    )
    return "\n".join(f"{label}{text}{behind}" for label, text, behind in lines if text)
