"""The pace of a session: its quiet clock, and the topic that is being talked about."""

from __future__ import annotations

from mentorjournal.domain import moments
from mentorjournal.domain.session_clock import SessionClock, clock_from
from mentorjournal.screens.editor.session.blanks import CLOCK, TOPICS
from mentorjournal.screens.editor.session.form import SessionForm
from mentorjournal.screens.editor.session.phases import PhaseLine, told
from mentorjournal.widgets.part_row import Part


class Pace:
    """Goes through the topics of one form, by its clock where that runs."""

    def __init__(self, form: SessionForm, template: str) -> None:
        self._form = form
        book = form.sheet.journal.prompt_book
        outline = book.templates.get(template)
        self._parts = [(each.title, each.minutes) for each in outline.parts] if outline else []
        self.clock = clock_from(form.held(CLOCK))

    def _set(self, clock: SessionClock) -> None:
        self.clock = clock
        self._form.hold(CLOCK, clock.as_text())
        self.tell()

    def start(self) -> None:
        """Let the clock count."""
        self._set(self.clock.started(moments.now()))

    def toggle(self) -> None:
        """Let the clock count, or stand still."""
        now = moments.now()
        self._set(self.clock.stopped(now) if self.clock.runs else self.clock.started(now))

    @property
    def minute(self) -> int | None:
        """Which minute of the session it is; None when the clock was not used."""
        return self.clock.minutes(moments.now()) if self.clock.was_used else None

    def tell(self) -> None:
        """Show how far the session is, and how long each topic took."""
        typed = str(self._form.field("minutes").value)
        planned = int(typed) if typed.isascii() and typed.isdecimal() else 0
        words = told(self.clock, moments.now(), planned, self._parts)
        self._form.query_one(PhaseLine).telling = words
        if self.clock.was_used:
            self._form.rows(TOPICS).refresh_asides()

    def aside(self, topic: Part) -> str:
        """Say how long a topic has been talked about; nothing while no clock runs."""
        seconds = self.clock.spent_on(topic["id"], moments.now())
        return f"{seconds // 60} min" if seconds >= 60 else ""

    def next_topic(self) -> str:
        """Turn to the next open topic; what was being talked about is done. Answers its words."""
        field = self._form.rows(TOPICS)
        rows = field.value
        here = next((at for at, row in enumerate(rows) if row["extra"] == "now"), -1)
        if here >= 0:
            rows[here]["extra"] = "discussed"
        ahead = [*range(here + 1, len(rows)), *range(here + 1)]
        following = next((at for at in ahead if rows[at]["extra"] == "open"), None)
        if following is not None:
            rows[following]["extra"] = "now"
        field.value = rows
        topic = rows[following] if following is not None else None
        self._set(self.clock.turned_to(topic["id"] if topic else "", moments.now()))
        return topic["text"] if topic else ""
