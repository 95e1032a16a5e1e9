"""What a session's screen begins with, and what it says of what is typed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from textual import on

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.people import Agreement, Relationship
from mentorjournal.domain.plain import one_line
from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Session
from mentorjournal.errors import NotUnderstood
from mentorjournal.journal import Journal
from mentorjournal.screens.editor.screen import EditorScreen
from mentorjournal.screens.editor.session.asking import ask_for_partner
from mentorjournal.screens.editor.session.bank import Bank
from mentorjournal.screens.editor.session.blanks import FROM_LAST, RHYTHM, SERIES, TOPICS
from mentorjournal.screens.editor.session.form import SessionForm
from mentorjournal.screens.editor.session.laying import relationship_in, session_sheet, turn_to
from mentorjournal.screens.editor.session.marking import Marking
from mentorjournal.screens.editor.session.notes import SessionNotes
from mentorjournal.screens.editor.session.pace import Pace
from mentorjournal.screens.editor.session.phases import Phase
from mentorjournal.screens.editor.session.remarks import day_of, remarks
from mentorjournal.screens.editor.sheet import Sheet
from mentorjournal.screens.frame.reporting import say
from mentorjournal.views.planning import Plan, phase_of, rhythm_of, template_for
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.part_row import Part
from mentorjournal.widgets.rows import PartsField
from mentorjournal.widgets.top_bar import TopBar

WENT_TO = {"promise": "a promise", "insight": "an insight", "topic": "on the agenda"}
REMARKED = frozenset({"who", "on", "start", "minutes", "status", "next_on", *SERIES})
"""The blanks that what is remarked on follows from."""

LOOK_AT_THE_CLOCK = 5.0
"""Seconds between two looks: the clock tells minutes."""


class SessionFrame(EditorScreen):
    """Lay a session out, keep its rows in step with its notes, and remark on what may be meant."""

    def __init__(
        self,
        journal: Journal,
        kind: type[Record] = Session,
        kept: Kept[Record] | None = None,
        fields: Mapping[str, Any] | None = None,
    ) -> None:
        given = dict(fields or {})
        self._begins_now = bool(given.pop(BEGINS_NOW, ""))
        super().__init__(journal, kind, kept, given)
        self._with = ""
        self._plan: Plan | None = None
        self._marking: Marking | None = None
        self.relationship: Relationship | None = None
        self.pace: Pace | None = None
        self.bank: Bank | None = None

    async def show_form(self, template: str) -> None:
        """Ask with whom it is, where that is not plain, and lay the form out."""
        if self._is_with_nobody_yet():
            self._with = await ask_for_partner(self.app, self.journal)
        self.pace = None
        await super().show_form(template)
        self._enliven()

    def _is_with_nobody_yet(self) -> bool:
        is_new = self.kept is None and self.draft is None and not self._with
        return is_new and not {"who", "people", "person", "relationship"} & set(self.given)

    def concerned(self, sheet: Sheet) -> UUID | None:
        """Say with whom the session is laid out."""
        found = relationship_in(sheet, str(sheet.initial["who"]))
        return found.id if found else None

    def lay_out(self, template: str) -> Sheet:  # noqa: ARG002  a session follows no template
        """Gather the session, the open list it is about, and the plan of a new one."""
        given = {**self.given, **({"relationship": self._with} if self._with else {})}
        if self.draft is not None and self.kept is None:
            given["who"] = str(self.draft.values.get("who", ""))
        sheet, self._plan = session_sheet(self.journal, self.kept, given)
        self.relationship = relationship_in(sheet, str(sheet.initial["who"]))
        return sheet

    def make_form(self, sheet: Sheet, values: Mapping[str, Any]) -> SessionForm:
        """Make the form, in the phase the session is in."""
        form = SessionForm(sheet, values, self._topic_aside)
        form.begin_in(self._phase_at_first(sheet, values))
        return form

    def _phase_at_first(self, sheet: Sheet, values: Mapping[str, Any]) -> Phase:
        if values["status"] == "cancelled":
            return Phase.CANCELLED
        is_written = values["notes_shared"] != sheet.initial["notes_shared"]
        if self._begins_now or is_written:
            return Phase.DURING
        if values["status"] == "planned":
            return Phase.BEFORE
        return Phase.DURING if self.kept is None else Phase.AFTER

    @property
    def session_form(self) -> SessionForm:
        """The form; asked for only once it is shown."""
        form = self.form
        assert isinstance(form, SessionForm)
        return form

    @property
    def partner(self) -> str:
        """The name of whom it is with; empty for nobody, or for several."""
        return self.sheet.partners[0] if len(self.sheet.partners) == 1 else ""

    def _topic_aside(self, topic: Part) -> str:
        """Say who raised a topic, how often it was talked about, and for how long now."""
        found = [each.record for each in self.sheet.topics if str(each.record.id) == topic["id"]]
        asides = []
        for each in found:
            asides.append("mine" if each.raised_by == "me" else self.partner or "theirs")
            before = [i for i in each.discussed_in if self.kept is None or i != self.kept.record.id]
            times = {0: "", 1: "came up before"}.get(len(before), f"came up {len(before)} times")
            asides.append(times)
        asides.append(self.pace.aside(topic) if self.pace else "")
        return " · ".join(filter(None, asides))

    def _enliven(self) -> None:
        """Bring what the form shows in step with what it holds."""
        form = self.session_form
        self._marking = Marking(form)
        phase = phase_of(self.relationship)
        outlines = [t.id for t in self.journal.prompt_book.templates.values() if t.parts]
        self.pace = Pace(form, template_for(phase, outlines))
        self.bank = Bank(self.journal, form, self.relationship, self.partner)
        self.bank.show_prompts()
        self._offer_next_day()
        self._remark()
        self.set_interval(LOOK_AT_THE_CLOCK, self._tell)
        self.begin_phase(form.phase)

    def begin_phase(self, phase: Phase) -> None:
        """Show a phase, and what belongs to its beginning."""
        form = self.session_form
        form.turn_to(phase)
        form.ask("")
        if phase is Phase.DURING and self._is_due() and form.field("status").value == "planned":
            form.field("status").value = "held"
            self._note_change()
        self._tell()

    def is_today(self) -> bool:
        """Whether the session is today's."""
        return day_of(self.sheet, self.form.values()) == moments.today()

    def note_change(self) -> None:
        """Let the draft be kept: something changed that was not typed into a field."""
        self._note_change()

    def _is_due(self) -> bool:
        day = day_of(self.sheet, self.form.values())
        return day is not None and day <= moments.today()

    def _tell(self) -> None:
        if self.pace and self.is_current:
            self.pace.tell()

    def _offer_next_day(self) -> None:
        """Let the next day of the rhythm be taken with a plus sign; nothing is filled in by it."""
        agreement = self.relationship.agreement if self.relationship else None
        rhythm, day = rhythm_of(agreement or Agreement()), day_of(self.sheet, self.form.values())
        if rhythm is None or day is None:
            return
        try:
            following = rhythm.next_after(day, moments.today())
        except NotUnderstood:
            return
        form = self.session_form
        form.offer_next(following, rhythm.spoken)

    @on(SessionNotes.LineLeft)
    def _follow_marks(self, event: SessionNotes.LineLeft) -> None:
        event.stop()
        self.finish_typing()

    @on(PartsField.Left)
    def _put_in_place(self, event: PartsField.Left) -> None:
        event.stop()
        self.finish_typing()

    def finish_typing(self) -> None:
        """Make what the marked lines say, wherever they were typed."""
        if self._marking is None:
            return
        gone = self._marking.put_in_place()
        for each in gone:
            say(self, f"“{one_line(each.words, 40)}” is {WENT_TO[each.sort]} now.")
        if self._marking.follow() or gone:
            self._note_change()

    @on(Field.Edited)
    def _heed(self, event: Field.Edited) -> None:
        if event.key == "who":
            self._turn_to_others()
        if event.key == "status":
            self._follow_status(str(event.field.value))
        if event.key in REMARKED:
            self._remark()

    def _turn_to_others(self) -> None:
        """Take up the open list of whoever is named now."""
        values = self.form.values()
        found = relationship_in(self.sheet, str(values["who"]))
        if (found and found.id) == (self.relationship and self.relationship.id):
            return
        self.relationship = found
        turn_to(self.sheet, found)
        for key in (TOPICS, FROM_LAST):
            self.form.field(key).value = self.sheet.initial[key]
        self.session_form.offer_goals()

    def _follow_status(self, status: str) -> None:
        form = self.session_form
        form.explain_day()
        if status == "cancelled":
            form.turn_to(Phase.CANCELLED)
        elif form.phase is Phase.CANCELLED:
            form.turn_to(Phase.BEFORE if status == "planned" else Phase.AFTER)
        self.refresh_bindings()

    def _remark(self) -> None:
        form, values = self.session_form, self.form.values()
        told = remarks(self.sheet, values)
        if self._plan and self._plan.because and values["on"] == self.sheet.initial["on"]:
            told["on"] = self._plan.because
        if not values["next_on"].strip():
            told.setdefault("next_on", form.next_because)
        for key in ("on", "start", "minutes", "next_on", RHYTHM):
            form.remark(key, told.get(key, ""))
        self._entitle(values)

    def _entitle(self, values: Mapping[str, Any]) -> None:
        day = day_of(self.sheet, values)
        when = f"{day:%a} {moments.brief(day, moments.today())}" if day else ""
        self.session_form.entitle_details(when)
        with_whom = str(values["who"]) or ("" if self.kept else "new")
        crumb = " · ".join(filter(None, [with_whom, when]))
        self.query_one(TopBar).crumb = f"Sessions › {crumb}"


BEGINS_NOW = "begins"
"""Given to a planned session that is opened to be written down."""
