"""Lifting a sentence of a record into an insight: ``l`` and Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from mentorjournal.desk.lifting import lifted, sentences_of
from mentorjournal.domain.growth import Insight
from mentorjournal.screens.frame.asking import Done
from mentorjournal.screens.frame.picking import Pick
from mentorjournal.screens.frame.reporting import reporting, say

if TYPE_CHECKING:
    from textual.screen import Screen

    from mentorjournal.domain.entries import Kept
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal


async def lift_from(screen: Screen[None], journal: Journal, source: Kept[Record]) -> None:
    """Ask which sentence, the one that is selected first; keep it as an insight."""
    selected = " ".join((screen.get_selected_text() or "").split())
    there = _lifted_already(journal, source.record.id)
    found = [each for each in sentences_of(source.record) if each not in there]
    sentences = list(dict.fromkeys(filter(None, [selected, *found])))
    if not sentences:
        say(screen, "There is no sentence here that is not lifted already.")
        return
    question = Pick(
        "Which sentence do you want to keep as an insight?",
        [(each, each) for each in sentences],
        more="The page stays where it is; only this sentence may travel.",
    )
    sentence = await screen.app.push_screen_wait(question)
    if sentence:
        with reporting(screen):
            keep_lifted(screen, journal, lifted(source, sentence))


def keep_lifted(screen: Screen[None], journal: Journal, insight: Insight) -> None:
    """Keep an insight, and offer to take that back."""
    journal.keep(insight)
    screen.app.post_message(Done(f"An insight: {insight.text}"))


def _lifted_already(journal: Journal, source_id: UUID) -> set[str]:
    found = (kept.record for kept in journal.records.pointing_to(source_id))
    return {each.text for each in found if isinstance(each, Insight)}
