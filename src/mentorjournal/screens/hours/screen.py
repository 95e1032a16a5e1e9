"""Hours: what counts toward an award, confirmed and not, by category."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar
from uuid import UUID

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widget import Widget

from mentorjournal.desk.schemes import remove_scheme
from mentorjournal.domain import moments
from mentorjournal.domain.amounts import spoken_minutes
from mentorjournal.domain.choice_words import spoken_choice
from mentorjournal.domain.sessions import Session
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import Done, OpenRecord
from mentorjournal.screens.frame.dialogs import Ask
from mentorjournal.screens.frame.over import BACK, OverPlace
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.screens.hours.evidence import EvidenceDialog
from mentorjournal.screens.hours.scheme import UNFINISHED, SchemeDialog
from mentorjournal.screens.hours.standing import StandingCard
from mentorjournal.views.evidence import evidence
from mentorjournal.views.hours import Activity, Hours, hours, schemes
from mentorjournal.widgets.listing import Row
from mentorjournal.widgets.placing import entitle
from mentorjournal.widgets.record_list import RecordList

QUIET = "$foreground 60%"


class HoursScreen(OverPlace):
    """Show one award at a time: how far it is, its categories, and every activity."""

    DOOR: ClassVar[str] = "hours"
    CRUMB: ClassVar[str] = "Growth › Hours"
    HELP: ClassVar[str] = """\
# Hours

An award, a log or anything else that asks for time: `a` adds one, `e` changes it, `X` takes it
away, `o` turns to the next. What counts is chosen in a session, under *More*.

✓ is confirmed, ○ is not yet. Space on an activity asks who confirmed it, or takes that back.

`w` writes evidence: days, kinds, times, categories and who confirmed, and not one word of what was
spoken about. Only who agreed to be named is; you see the file before it is written.
"""
    EMPTY: ClassVar[str] = (
        "Time that counts toward an award is added up here. Press a to say what the award asks for."
    )
    NOTHING: ClassVar[str] = (
        "Nothing counts yet. Edit a session: under More, choose what it counts toward."
    )
    AUTO_FOCUS = "RecordList"
    BINDINGS: ClassVar[list[BindingType]] = [
        BACK,
        Binding("w", "write", "Evidence", id="hours.write", tooltip="Write what proves the hours."),
        Binding("space", "confirm", "Confirmed", id="hours.toggle",
                tooltip="Say who confirmed this, or take that back."),
        Binding("a", "add", "Add award", id="hours.add", tooltip="Say what an award asks for."),
        Binding("e", "edit", "Edit award", id="hours.edit", tooltip="Change this award."),
        Binding("o", "other", "Other award", id="hours.other", tooltip="Turn to the next one."),
        Binding("X", "remove", "Remove", id="hours.remove", show=False,
                tooltip="Take this award away; asks first."),
    ]  # fmt: skip

    def __init__(self, journal: Journal, place: str) -> None:
        super().__init__(journal, place)
        self._all: Sequence[Hours] = ()
        self._at = 0

    def page(self) -> Iterable[Widget]:
        """Give the standing with its bars, and the activities below."""
        yield StandingCard(self.EMPTY, id="hours-standing")
        yield RecordList(lines=2, empty=self.NOTHING)

    def on_mount(self) -> None:
        """Go on with an award whose writing was broken off."""
        with reporting(self):
            draft = self.journal.notebook.draft(UNFINISHED)
            if draft is not None:
                self._edit(None)

    def reload(self) -> None:
        """Add everything up anew."""
        self._all = [hours(self.journal, each) for each in schemes(self.journal)]
        self._at = min(self._at, max(0, len(self._all) - 1))
        self._show()
        self.refresh_bindings()

    @property
    def shown(self) -> Hours | None:
        """The award that is turned to."""
        return self._all[self._at] if self._all else None

    def _show(self) -> None:
        self._show_standing()
        activities = self.query_one(RecordList)
        activities.display = self.shown is not None
        activities.show(ActivityRows(self.shown.activities if self.shown else ()))

    def _show_standing(self) -> None:
        card, one = self.query_one(StandingCard), self.shown
        several = f"{self._at + 1} of {len(self._all)}" if len(self._all) > 1 else ""
        if one is None:
            entitle(card, "Hours", "a adds an award")
        else:
            entitle(card, one.scheme.name, several)
        card.award = one

    def check_action(
        self,
        action: str,
        parameters: tuple[object, ...],  # noqa: ARG002  Textual's signature
    ) -> bool | None:
        """Offer only what there is something for."""
        if action == "other":
            return len(self._all) > 1
        if action in ("write", "edit", "remove", "confirm"):
            return self.shown is not None
        return True

    @on(RecordList.Opened)
    def _open(self, event: RecordList.Opened) -> None:
        event.stop()
        self.post_message(OpenRecord(UUID(event.row.id)))

    def action_other(self) -> None:
        """Turn to the next award."""
        self._at = (self._at + 1) % len(self._all)
        self._show()

    # ---- who confirmed

    @work(group="dialog")
    async def action_confirm(self) -> None:
        """Ask who confirmed the marked activity; of a confirmed one, take that back."""
        row = self.query_one(RecordList).row
        if row is None:
            return
        session_id = UUID(row.id)
        verifier = None
        if not self.journal.records.get(Session, session_id).record.verifier:
            chosen = await self.app.push_screen_wait(Ask("Who confirmed it?", self._verifiers()))
            if not chosen:
                return
            verifier = UUID(chosen)
        self._set_verifier(session_id, verifier)

    def _verifiers(self) -> list[tuple[str, str]]:
        """List the people, those who confirm such things first."""
        people = [kept.record for kept in self.journal.people()]
        people.sort(key=lambda each: ("verifier" not in each.roles, each.name.casefold()))
        choices = [(str(each.id), f"{each.name} · {each.where}".rstrip(" ·")) for each in people]
        return choices or [("", "Nobody yet: add the person first, under 7 People")]

    def _set_verifier(self, session_id: UUID, verifier: UUID | None) -> None:
        with reporting(self):
            kept = self.journal.records.get(Session, session_id)
            changed = kept.record.model_copy(update={"verifier": verifier})
            self.journal.keep(changed, over=kept.version)
            words = "Confirmed" if verifier else "Not confirmed"
            self.post_message(Done(f"{words}: {kept.record.headline}"))
            self.refresh_journal()

    # ---- the award itself

    def action_add(self) -> None:
        """Say what another award asks for."""
        self._edit(None)

    def action_edit(self) -> None:
        """Change the award that is shown."""
        self._edit(self.shown)

    @work(group="dialog")
    async def _edit(self, before: Hours | None) -> None:
        dialog = SchemeDialog(self.journal, before.scheme if before else None)
        kept = await self.app.push_screen_wait(dialog)
        if kept is None:
            return
        self.refresh_journal()
        ids = [each.scheme.id for each in self._all]
        self._at = ids.index(kept.id) if kept.id in ids else self._at
        self._show()

    @work(group="dialog")
    async def action_remove(self) -> None:
        """Ask, then take the award away; sessions stay as they are."""
        if self.shown is None:
            return
        scheme = self.shown.scheme
        question = Ask(
            f"Take away {scheme.name}?",
            [("", "No, leave it"), ("yes", "Take it away")],
            more="The sessions that counted toward it stay as they are.",
        )
        if await self.app.push_screen_wait(question) == "yes":
            with reporting(self):
                remove_scheme(self.journal, scheme)
                say(self, f"Taken away: {scheme.name}")
                self.refresh_journal()

    @work(group="dialog")
    async def action_write(self) -> None:
        """Show the evidence, and write it where the person says."""
        if self.shown is None:
            return
        sheet = evidence(self.journal, self.shown)
        path = await self.app.push_screen_wait(EvidenceDialog(self.journal, sheet))
        if path is not None:
            say(self, f"Written: {path}. Whoever holds it can read it; the ledger notes it.")


class ActivityRows:
    """The activities as rows of a list, the newest first."""

    def __init__(self, activities: Sequence[Activity]) -> None:
        self._activities = activities[::-1]

    def __len__(self) -> int:
        return len(self._activities)

    def fetch(self, start: int, stop: int) -> Sequence[Row]:
        """Word the activities from ``start`` up to ``stop``."""
        return [_row(each) for each in self._activities[start:stop]]


def _row(activity: Activity) -> Row:
    session = activity.session
    state = (
        f"confirmed by {activity.confirmed_by}" if activity.is_confirmed else "not confirmed yet"
    )
    return Row(
        id=str(session.id),
        day=moments.brief(session.on, moments.today()),
        mark="✓" if activity.is_confirmed else "○",
        label="volunteered" if session.kind == "volunteering" else spoken_choice(session.kind),
        title=session.headline,
        detail=f"{spoken_minutes(session.minutes)} · {state} · {activity.category}",
    )
