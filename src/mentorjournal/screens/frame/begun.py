"""Words that were begun for a question and are used nowhere yet: a draft in the journal."""

from __future__ import annotations

from contextlib import suppress

from mentorjournal.domain import moments
from mentorjournal.errors import JournalError
from mentorjournal.journal import Journal

IS_BACK = "What you had begun here is back."


class Begun:
    """The draft of one question, which outlasts a lock, a crash and what the words lead to."""

    def __init__(self, journal: Journal, question: str, *about: object) -> None:
        """Know it by the question and by what it is about, such as the id of a page."""
        self._notebook = journal.notebook
        self._subject = "@" + ":".join(["words", question, *map(str, about)])

    def words(self) -> str:
        """Answer what was begun; empty when nothing was, or nothing can be read."""
        found = None
        with suppress(JournalError):
            found = self._notebook.draft(self._subject)
        return str(found[0].get("text", "")) if found else ""

    def keep(self, words: str) -> None:
        """Let the draft hold these words; none, and there is no draft."""
        if words.strip():
            self._notebook.keep_draft(self._subject, {"text": words}, moments.now())
        else:
            self.drop()

    def drop(self) -> None:
        """Forget them, as they stand where they were meant, or were thrown away."""
        self._notebook.drop_draft(self._subject)
