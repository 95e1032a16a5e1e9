"""Growth: the skills that are followed, the line of each, and what shows every dot on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar
from uuid import UUID

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from mentorjournal.domain import moments
from mentorjournal.domain.competencies import missing_mentoring_skills
from mentorjournal.domain.plain import visible
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.asking import Done, NewRecord, OpenRecord, Show
from mentorjournal.screens.frame.place import PlaceScreen
from mentorjournal.screens.frame.reporting import reporting
from mentorjournal.views.growth import TALENT_QUESTION, Dot, Growth, unworded, worded
from mentorjournal.widgets.card import Card
from mentorjournal.widgets.listing import Row
from mentorjournal.widgets.placing import entitle
from mentorjournal.widgets.plot import Plot
from mentorjournal.widgets.record_list import RecordList

QUIET = "$foreground 60%"
ACCENT = "$text-accent"
SIGNS = {"talent": "✦", "skill": "◇", "knowledge": "▤", "mentoring": "⚭"}


class GrowthScreen(PlaceScreen):
    """Show each skill with its line; the ratings below it lead to what shows them."""

    PLACE: ClassVar[str] = "growth"
    CRUMB: ClassVar[str] = "Growth"
    HELP: ClassVar[str] = """\
# Growth

The skills you follow, the one rated last first. The line is how you saw each at the time; ○ is
the start as you see it now. Where the line falls, the words below say what that means.

`c` puts a number on the marked skill, with what shows it; `a` follows another skill, `A` a talent:
what do people bring to you without being told to? Tab goes to the ratings, and Enter there opens
the session, the page or the milestone that shows the number.

`M` adds the six mentoring skills. `H` shows the hours that count toward an award, `B` what answers
each line of the programme, `L` the shelf of resources.
"""
    EMPTY: ClassVar[str] = "Skills you follow over time stand here. Press a to name the first one."
    AUTO_FOCUS = "#skills"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "rate", "Rate", id="growth.rate", tooltip="Put a number on this skill."),
        Binding("a", "add('skill')", "Add skill", id="growth.add", tooltip="Follow a skill."),
        Binding("A", "add('talent')", "Talent", id="growth.talent", show=False,
                tooltip=TALENT_QUESTION),
        Binding("M", "add_mentoring", "Mentoring skills", id="growth.mentoring", show=False,
                tooltip="Add the six skills of a mentor that you do not follow yet."),
        Binding("H", "show('hours')", "Hours", id="growth.hours",
                tooltip="What counts toward an award."),
        Binding("B", "show('benefits')", "Benefits", id="growth.benefits",
                tooltip="What answers each line of the programme."),
        Binding("L", "show('shelf')", "Shelf", id="growth.shelf",
                tooltip="What is worth reading or using."),
    ]  # fmt: skip

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._grown: Sequence[Growth] = ()
        self._shown: Growth | None = None

    def page(self) -> Iterable[Widget]:
        """Give the list of skills, and beside it what is known of the marked one."""
        with Container(classes="two-sides"):
            with Container(classes="one-side"):
                yield RecordList(lines=2, empty=self.EMPTY, id="skills")
                yield Static(id="growth-asks")
            with VerticalScroll(classes="other-side", can_focus=False):
                yield Plot(id="growth-line", empty="No rating yet. c puts the first number.")
                yield Static(id="growth-means")
                yield Card(
                    "Ratings",
                    id="ratings",
                    hint="enter opens what shows it",
                    pick=True,
                    ticks=False,
                    empty="Each rating stands here with what shows it.",
                )

    def reload(self) -> None:
        """Gather the skills and their ratings anew."""
        self.gather(unworded, self._show)

    def _show(self, grown: Sequence[Growth]) -> None:
        self._grown = grown
        skills = self.query_one("#skills", RecordList)
        skills.show(SkillRows(grown))
        asks = self.query_one("#growth-asks", Static)
        asks.update(self._asked())
        asks.display = bool(self._asked())
        self._show_one()

    def _asked(self) -> Content:
        """Ask what is not there yet: a talent, and for a mentor the skills of one."""
        kinds = {each.skill.kind for each in self._grown}
        asked = []
        if "talent" not in kinds:
            asked.append(_asking(TALENT_QUESTION, "A", "names a talent"))
        if "mentor" in self.journal.roles and "mentoring" not in kinds:
            asked.append(_asking("To follow your own practice:", "M", "adds six mentoring skills"))
        return Content("\n").join(asked)

    @on(RecordList.Highlighted, "#skills")
    def _mark(self, event: RecordList.Highlighted) -> None:
        event.stop()
        if self.marked is not self._shown:
            self._show_one()

    @property
    def marked(self) -> Growth | None:
        """The skill under the cursor."""
        at = self.query_one("#skills", RecordList).cursor
        return self._grown[at] if at < len(self._grown) else None

    def _show_one(self) -> None:
        one = self._shown = self.marked
        self.query_one(".other-side").display = one is not None
        if one is None:
            return
        one = worded(self.journal, one)
        plot = self.query_one(Plot)
        plot.show(one.chart)
        entitle(plot, one.skill.name, one.span)
        self.query_one("#growth-means", Static).update(_explained(one))
        self.query_one("#ratings", Card).show([_dot_line(each) for each in reversed(one.dots)])

    @on(RecordList.Opened, "#skills")
    def _open_skill(self, event: RecordList.Opened) -> None:
        event.stop()
        self.post_message(OpenRecord(UUID(event.row.id)))

    @on(Card.Opened, "#ratings")
    def _open_evidence(self, event: Card.Opened) -> None:
        event.stop()
        one = self.marked
        if one and 0 <= event.index < len(one.dots):
            self.post_message(OpenRecord(one.dots[-1 - event.index].leads_to))

    def action_rate(self) -> None:
        """Ask for a rating of the marked skill."""
        if self.marked is None:
            self.action_add("skill")
        else:
            self.post_message(NewRecord("rating", {"skill": str(self.marked.skill.id)}))

    def action_add(self, kind: str) -> None:
        """Ask for a new skill of a kind."""
        self.post_message(NewRecord("skill", {"kind": kind}))

    def action_show(self, door: str) -> None:
        """Open hours, benefits or the shelf."""
        self.post_message(Show(door))

    def action_add_mentoring(self) -> None:
        """Add those of the six mentoring skills that are not followed yet; u takes them back."""
        with reporting(self):
            added = missing_mentoring_skills({each.skill.name for each in self._grown})
            if added:
                self.journal.records.keep(added, moments.now(), moments.here())
                self.post_message(Done(f"Added {len(added)} mentoring skills"))
            self.reload()


class SkillRows:
    """The skills as rows of a list."""

    def __init__(self, grown: Sequence[Growth]) -> None:
        self._grown = grown

    def __len__(self) -> int:
        return len(self._grown)

    def fetch(self, start: int, stop: int) -> Sequence[Row]:
        """Word the skills from ``start`` up to ``stop``."""
        return [_row(each) for each in self._grown[start:stop]]


def _row(grown: Growth) -> Row:
    skill = grown.skill
    last = grown.dots[-1].rating.on if grown.dots else None
    return Row(
        id=str(skill.id),
        day=moments.brief(last, moments.today()) if last else "",
        mark=SIGNS[skill.kind],
        label=skill.kind,
        title=skill.name,
        detail=grown.span.replace("looking back ", "○ "),
    )


def _asking(question: str, key: str, does: str) -> Content:
    return Content.assemble((f"{question} ", QUIET), (key, ACCENT), (f" {does}.", QUIET))


def _explained(one: Growth) -> Content:
    """Say why the skill is followed, and what a falling line means."""
    why = [Content.assemble(("Why  ", QUIET), visible(one.skill.why))] if one.skill.why else []
    return Content("\n\n").join([*why, *map(Content, one.explained(moments.today()))])


def _dot_line(dot: Dot) -> Content:
    sign, view = ("○", " looking back") if dot.is_looking_back else ("●", "")
    day = moments.brief(dot.rating.on, moments.today())
    return Content.assemble(
        (f"{sign} ", ACCENT),
        (f"{day:<10} ", QUIET),
        (f"{dot.rating.level:>2}/10{view}  ", "bold"),
        visible(dot.evidence, keep_newlines=False) or Content.styled("nothing noted", QUIET),
    )
