"""Which screens open over a place, by the name under which they are asked for."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any
from uuid import UUID

from textual.screen import Screen

from mentorjournal.journal import Journal


@dataclass(frozen=True)
class Door:
    """Where a screen's class stands; with a title, the palette leads there too."""

    module: str
    screen: str
    title: str = ""
    about: str = ""
    shows: str = ""
    """The kind of record that is opened here, when it has a screen of its own."""

    def open(self, journal: Journal, place: str, record_id: UUID | None) -> Screen[Any]:
        """Make the screen for a place, about a record where it is about one."""
        made = getattr(import_module(f"mentorjournal.screens.{self.module}"), self.screen)
        about = () if record_id is None else (record_id,)
        screen: Screen[Any] = made(journal, *about, place)
        return screen


DOORS: dict[str, Door] = {
    "record": Door("record_view", "RecordScreen"),
    "goal": Door("goal.screen", "GoalScreen", shows="goal"),
    "thread": Door("thread", "ThreadScreen"),
    "threads": Door(
        "thread", "WholeThreadScreen", "Thread", "Walk from insights to decisions, goals, promises"
    ),
    "decisions": Door(
        "decisions", "DecisionsScreen", "Decisions", "Look back on decisions, and on your sureness"
    ),
    "lifeline": Door("lifeline", "LifelineScreen", "Lifeline", "See the path so far as a line"),
    "templates": Door(
        "templates", "TemplatesScreen", "Templates", "See the templates, and make your own"
    ),
    "history": Door("history", "HistoryScreen"),
    "trash": Door("record_lists", "TrashScreen", "Trash", "See what was thrown away"),
    "backups": Door(
        "backups", "BackupsScreen", "Backups", "See the kept copies, make one, go back to one"
    ),
    "person": Door("person", "PersonScreen", shows="person"),
    "relationship": Door("relationship.screen", "RelationshipScreen", shows="relationship"),
    "agreement": Door("relationship.agreement", "AgreementScreen"),
    "halfway": Door("relationship.halfway", "HalfwayScreen"),
    "ending": Door("relationship.ending", "EndingScreen"),
    "page": Door("inbox.page", "PageScreen", shows="summary"),
    "receive": Door(
        "inbox.receive", "ReceiveScreen", "Receive a page", "Take in a file or a pasted text"
    ),
    "contacts": Door(
        "contacts.screen", "ContactsScreen", "Contacts", "My card, cards of others, safety numbers"
    ),
    "ledger": Door(
        "ledger", "LedgerScreen", "Ledger", "What went to whom, and what you hold of others"
    ),
    "jar": Door("jar", "JarScreen", "Encouragement jar", "Read a kind word, for a bad day"),
    "hours": Door("hours.screen", "HoursScreen", "Hours", "See what counts toward an award"),
    "benefits": Door(
        "benefits", "BenefitsScreen", "Benefits", "See what answers each line of the programme"
    ),
    "shelf": Door("shelf", "ShelfScreen", "Shelf", "See what is worth reading or using"),
}
"""A screen with a title is about no record."""


def door_of(kind: str) -> str:
    """Name the door through which a record of a kind is opened."""
    return next((name for name, door in DOORS.items() if door.shows == kind), "record")


LOADED_EARLY: tuple[str, ...] = (
    "mentorjournal.screens.editor.session.screen",
    "mentorjournal.screens.editor.opening",
    *dict.fromkeys(f"mentorjournal.screens.{door.module}" for door in DOORS.values()),
    "mentorjournal.screens.help",
    "mentorjournal.widgets.drawing",
)
"""What is loaded in the background once the journal is open, before anybody goes there."""
