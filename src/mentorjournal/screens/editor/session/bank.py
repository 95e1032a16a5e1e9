"""The questions of the book that a session brings up: two before it, one at a time during it."""

from __future__ import annotations

from collections.abc import Sequence

from mentorjournal.domain import moments
from mentorjournal.domain.people import Relationship
from mentorjournal.domain.prompts import Prompt
from mentorjournal.journal import Journal
from mentorjournal.screens.editor.session.form import SessionForm
from mentorjournal.screens.editor.session.phases import Phase
from mentorjournal.views.planning import phase_ahead, prompts_before, questions_during

AT_ONCE = 2
"""How many prompts are on the screen before a session: eight would be an exam."""


class Bank:
    """Turns over the questions that fit one session, each in its turn."""

    def __init__(
        self, journal: Journal, form: SessionForm, relationship: Relationship | None, partner: str
    ) -> None:
        phase = phase_ahead(journal, relationship)
        role = relationship.my_role if relationship else next(iter(journal.roles), "")
        book = journal.prompt_book
        first = form.sheet.kept.record.id.int if form.sheet.kept else moments.today().toordinal()
        self._form, self._partner = form, partner.split(" ", maxsplit=1)[0]
        self._before = prompts_before(book, role, phase)
        self._during = questions_during(book, phase, first)
        self._at = {Phase.BEFORE: 0, Phase.DURING: -1}

    def show_prompts(self) -> None:
        """Show the two prompts whose turn it is."""
        at = self._at[Phase.BEFORE]
        two = [self._before[(at + n) % len(self._before)] for n in range(AT_ONCE)]
        self._form.show_prompts(self._asked(two))

    def another(self) -> None:
        """Bring another two prompts before a session, another question later."""
        if self._form.phase is Phase.BEFORE:
            self._at[Phase.BEFORE] += AT_ONCE
            self.show_prompts()
            return
        self._at[Phase.DURING] += 1
        prompt = self._during[self._at[Phase.DURING] % len(self._during)]
        self._form.ask("\n".join(filter(None, [f"? {self._asked([prompt])[0]}", prompt.hint])))

    def _asked(self, prompts: Sequence[Prompt]) -> list[str]:
        return [each.asked(self._partner) for each in prompts]
