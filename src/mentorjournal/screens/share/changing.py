"""The questions that change a summary: other days, other words, other names, another order."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any, cast
from uuid import UUID

from textual import work
from textual.screen import Screen

from mentorjournal.domain.plain import one_line
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking_words import AskWords
from mentorjournal.screens.frame.begun import Begun
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.screens.share.amending import (
    moved,
    nameable,
    named_otherwise,
    reworded,
    ways_to_name,
    wording_of,
)
from mentorjournal.screens.share.draft import Draft
from mentorjournal.screens.share.list import ShareList
from mentorjournal.screens.share.occasions import Occasion, occasions, typed_span
from mentorjournal.screens.share.table import Preview
from mentorjournal.sharing.material import NameChoice

DAYS = "days"


class Changing(Screen[Any]):
    """The part of Share that asks what is to be otherwise for this reader."""

    journal: Journal
    _draft: Draft | None
    _preview: Preview | None

    def change(self, draft: Draft) -> None:
        """Go on with another draft of the same page."""
        raise NotImplementedError

    def keep_draft_now(self) -> None:
        """Keep what is typed for the page."""
        raise NotImplementedError

    def choose(self, session_id: UUID) -> None:
        """Sum up this session."""
        raise NotImplementedError

    def _lay_out(self, occasion: Occasion | None = None) -> object:
        raise NotImplementedError

    @work(group="dialog")
    async def action_another(self) -> None:
        """Ask which session, or which days."""
        choices = [(DAYS, "A span of days: a month, since a day, from one to another")]
        found = await asyncio.to_thread(occasions, self.journal)
        choices += [(str(e.session.id), e.words) for e in found if e.session]
        session = self._draft.occasion.session if self._draft else None
        question = Ask("What is the summary about?", choices, str(session.id) if session else DAYS)
        answer = await self.app.push_screen_wait(question)
        if answer == DAYS:
            await self._ask_days()
        elif answer:
            self.choose(UUID(answer))

    async def _ask_days(self) -> None:
        occasion = await self._for_whom()
        if occasion is None:
            return
        typed = await self.app.push_screen_wait(
            AskWords(
                f"Which days, for {one_line(occasion.reader)}?",
                more="As in: march · since 1 may · 3 june to 19 august",
            )
        )
        if typed:
            with reporting(self):
                span = typed_span(self.journal, one_line(typed))
                self._lay_out(replace(occasion, session=None, span=span))

    async def _for_whom(self) -> Occasion | None:
        """Ask which relationship, where there are several."""
        names = self.journal.partner_names()
        bonds = [kept.record for kept in self.journal.relationships()]
        found = {str(b.id): Occasion(b, None, names.get(str(b.id), "")) for b in bonds}
        if not found:
            say(self, "There is nobody to write to yet: M with a person begins a mentoring.")
            return None
        if len(found) == 1:
            return next(iter(found.values()))
        present = str(self._draft.occasion.relationship.id) if self._draft else ""
        choices = [(key, one_line(each.reader)) for key, each in found.items()]
        answer = await self.app.push_screen_wait(Ask("For whom?", choices, present))
        return found.get(answer)

    @work(group="dialog")
    async def action_reword(self) -> None:
        """Ask for other words for the marked line; none put those of the record back."""
        draft, at = self._draft, self.query_one(ShareList).highlighted
        if draft is None or at is None:
            return
        found = wording_of(draft.material, draft.lines[at]) if draft.lines[at].depth else None
        if found is None:
            say(self, "This line has no words of yours to change; space leaves it out.")
            return
        record, name, words = found
        begun = Begun(self.journal, "reword", draft.occasion.key, record, name)
        question = AskWords(
            "In other words, for this reader alone", words,
            more="The record stays as it is.",
            go_on="Take these words",
            begun=begun,
        )  # fmt: skip
        answer = await self.app.push_screen_wait(question)
        if answer and answer != words and self._draft:
            amendments = reworded(self._draft.amendments, (record, name), answer)
            self.change(replace(self._draft, amendments=amendments))
            with reporting(self):
                self.keep_draft_now()
                begun.drop()

    @work(group="dialog")
    async def action_names(self) -> None:
        """Ask what is to stand for somebody's name."""
        page = self._preview.page if self._preview else None
        people = nameable(page) if page else []
        if page is None or not people:
            say(self, "Nobody is named here for whom something else could stand.")
            return
        answer = people[0][0]
        if len(people) > 1:
            answer = await self.app.push_screen_wait(Ask("Whose name?", people))
        if not answer:
            return
        person = UUID(answer)
        name = next(each.name for each in page.named if each.person == person)
        question = Ask(f"What is to stand for {one_line(name)}?", ways_to_name(page, person))
        way = await self.app.push_screen_wait(question)
        if way and self._draft:
            choice = cast("NameChoice", way)
            amendments = named_otherwise(self._draft.amendments, person, choice)
            self.change(replace(self._draft, amendments=amendments))

    def action_move(self, by: int) -> None:
        """Move the marked piece before or behind its neighbour."""
        listed, draft = self.query_one(ShareList), self._draft
        if draft is None or listed.highlighted is None:
            return
        line = draft.lines[listed.highlighted]
        amendments = moved(draft.amendments, draft.lines, listed.highlighted, by)
        if amendments is None or line.depth == 0:
            return
        changed = replace(draft, amendments=amendments)
        self.change(changed)
        where = next((i for i, e in enumerate(changed.lines) if e.choices == line.choices), 0)
        listed.highlighted = where

    def action_news(self) -> None:
        """Leave out what the reader has been told; again, put back what is offered."""
        if self._draft:
            self.change(self._draft.without_old())
