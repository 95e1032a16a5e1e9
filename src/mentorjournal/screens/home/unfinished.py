"""What stands in the line for a passing thought and is not kept yet."""

from mentorjournal.domain import moments
from mentorjournal.journal import Journal

UNFINISHED = "@quick note"
"""The subject of the draft that holds what stands in the line."""

BESIDE = " · "
"""What parts it from what another window holds."""


class Unfinished:
    """The draft of one line, which every open window of the journal shares."""

    def __init__(self, journal: Journal) -> None:
        self._notebook = journal.notebook
        self._held = ""
        """What the draft held when this window last saw it."""

    def found(self) -> str:
        """Answer what the line is to begin with."""
        self._held = self._there()
        return self._held

    def keep(self, typed: str) -> None:
        """Let the draft hold what is typed, and still what another window put there."""
        there = self._there()
        if there != self._held:
            if typed in there:
                return
            typed = f"{there}{BESIDE}{typed}" if there else typed
        if typed and typed != there:
            self._notebook.keep_draft(UNFINISHED, {"text": typed}, moments.now())
        elif there and not typed:
            self._notebook.drop_draft(UNFINISHED)
        self._held = typed

    def _there(self) -> str:
        draft = self._notebook.draft(UNFINISHED)
        return str(draft[0].get("text", "")) if draft else ""
