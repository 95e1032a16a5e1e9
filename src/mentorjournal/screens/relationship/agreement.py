"""The agreement: read as a whole, or walked line by line, one question at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static, TextArea

from mentorjournal.desk.agreements import answer, look_again, say_yes, versions
from mentorjournal.domain import moments
from mentorjournal.domain.agreement import QUESTIONS, Question, Side, answered, said
from mentorjournal.errors import JournalError
from mentorjournal.screens.frame.drafting import Drafting
from mentorjournal.screens.frame.reporting import reporting, say
from mentorjournal.screens.relationship.agreement_lines import (
    asked,
    below,
    line_of,
    why,
    words_of_versions,
)
from mentorjournal.screens.relationship.bond import BondScreen
from mentorjournal.screens.relationship.lines import STRONG, plain
from mentorjournal.views.planning import about_agreed
from mentorjournal.views.relationships import agreement_state
from mentorjournal.widgets.card import Card, SignCard
from mentorjournal.widgets.page_scroll import PageScroll
from mentorjournal.widgets.top_bar import TopBar
from mentorjournal.widgets.writing import Writing

if TYPE_CHECKING:
    from uuid import UUID

    from mentorjournal.journal import Journal

READING, WALKING, VERSIONS = "reading", "walking", "versions"


class AgreementScreen(BondScreen):
    """Read the agreement, walk it line by line, say yes to it, look at its versions."""

    DOOR = "agreement"
    HELP: ClassVar[str] = """\
# The agreement

How the two of you want to work, one question at a time: Enter opens the marked line, **Alt+N**
keeps what you wrote and asks the next, **Alt+P** goes back, **Escape** shows all lines. A line left
empty was not talked about, which is allowed. The limits of confidentiality come first.

`y` says that you agree to what stands here, `Y` that the other person does; again takes it back.
Once it was agreed, a change makes a new version, and asks both of you anew. `L` notes that you
looked at it again together. `V` shows the versions and what each one changed.
"""
    AUTO_FOCUS = "#lines"
    # Before the text takes them: from a terminal Alt and a letter come as that letter, too.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+n", "step(1)", "Keep, next", id="agreement.next", priority=True,
                tooltip="Keep this line and ask the next question."),
        Binding("alt+p", "step(-1)", "Back one", id="agreement.previous", priority=True,
                tooltip="Keep this line and go back to the one before."),
        Binding("ctrl+s", "stop", "Keep", id="agreement.keep", tooltip="Keep it and show all."),
        Binding("y", "yes('me')", "I agree", id="agreement.mine",
                tooltip="Say that you agree to this version, or take it back."),
        Binding("Y", "yes('partner')", "They agree", id="agreement.theirs",
                tooltip="Note that the other person agrees, or take it back."),
        Binding("L", "look_again", "Looked again", id="agreement.look_again",
                tooltip="Note that you looked at it again together."),
        Binding("V", "versions", "Versions", id="agreement.versions",
                tooltip="See every version and what it changed."),
    ]  # fmt: skip

    _mode = READING
    _at = 0
    _began = False

    def __init__(self, journal: Journal, record_id: UUID, place: str) -> None:
        super().__init__(journal, record_id, place)
        self._drafting = Drafting(self, self.keep_draft_now)

    def page(self) -> Iterable[Widget]:
        """Give the lines, the question, and the versions; one of them is shown at a time."""
        yield Static(id="headline")
        yield SignCard(
            "The agreement", id="lines", pick=True, ticks=False, wrap=True, classes="-grow"
        )
        with VerticalScroll(id="question", can_focus=False):
            yield Static(id="asks")
            yield Writing(id="answer", title="In your words")
            yield Static(id="trouble")
            yield Static(id="example")
        with PageScroll(id="versions"), Vertical(classes="panel"):
            yield Static(id="told")

    def reload(self) -> None:
        """Read the agreement anew; what is being typed stays."""
        if not self.read():
            return
        stands, agreement = self.standing, self.relationship.agreement
        self.query_one(TopBar).crumb = f"Agreement › {stands.name}"
        state = agreement_state(agreement, stands.today)
        self.query_one("#headline", Static).update(
            Content.assemble((f"How you work with {plain(stands.name)}\n", STRONG),
                             (plain(state), "$foreground 60%"))
        )  # fmt: skip
        self.query_one("#lines", Card).show([line_of(q, agreement) for q in QUESTIONS])
        said_yes = below(agreement, stands.name, stands.today)
        self.query_one("#lines", Card).entitle("The agreement", said_yes)
        if not self._began:
            self._began = True
            self._begin()

    def _begin(self) -> None:
        """Go on where something was left unkept; begin with the first question when all is new."""
        draft = self.journal.notebook.draft(self._subject)
        if draft is not None:
            lines = [each.line for each in QUESTIONS]
            self._walk(lines.index(draft[0]["line"]))
            self.query_one("#answer", Writing).value = draft[0]["text"]
        elif not answered(self.relationship.agreement):
            self._walk(0)
        else:
            self._show(READING)

    @property
    def _subject(self) -> str:
        return f"@agreement:{self.record_id}"

    def _show(self, mode: str) -> None:
        self._mode = mode
        for name, shown in (("#lines", READING), ("#question", WALKING), ("#versions", VERSIONS)):
            self.query_one(name).display = mode == shown
        first = {READING: "#lines", WALKING: "#answer", VERSIONS: "#versions"}[mode]
        self.query_one(first).focus()
        self.refresh_bindings()

    @property
    def _question(self) -> Question:
        return QUESTIONS[self._at]

    def _walk(self, at: int) -> None:
        """Ask one question."""
        self._at = at
        question = self._question
        self.query_one("#asks", Static).update(asked(question, at))
        self.query_one("#example", Static).update(why(question))
        writing = self.query_one("#answer", Writing)
        writing.value = said(self.relationship.agreement, question.line)
        writing.private = question.line == "boundaries"
        writing.move_cursor(writing.document.end)
        self._complain("")
        self._show(WALKING)

    def _complain(self, sentence: str) -> None:
        trouble = self.query_one("#trouble", Static)
        trouble.update(Content(f"✗ {plain(sentence)}" if sentence else ""))
        trouble.display = bool(sentence)

    @on(Card.Opened, "#lines")
    def _open(self, event: Card.Opened) -> None:
        event.stop()
        self._walk(event.index)

    def _keep_line(self) -> bool:
        """Keep what is typed; False, and a sentence beneath it, when it is not understood."""
        typed = self.query_one("#answer", Writing).value
        self._forget_draft()
        if typed.strip() == said(self.relationship.agreement, self._question.line).strip():
            return True
        reading = self.journal.reading("future")
        try:
            changed = answer(self.relationship, self._question.line, typed, reading)
            self.journal.keep(changed, over=self.kept.version if self.kept else None)
        except JournalError as error:
            self._complain(str(error))
            return False
        self.refresh_journal()
        if changed.agreement and (remark := about_agreed(self._question.line, changed.agreement)):
            say(self, remark)
        return True

    def action_step(self, way: int) -> None:
        """Keep the line and go to the next question, or the one before."""
        if not self._keep_line():
            return
        at = self._at + way
        if 0 <= at < len(QUESTIONS):
            self._walk(at)
            return
        self._show(READING)
        if way > 0:
            say(self, "That was the last line. y says that you agree, Y that they do.")

    def action_stop(self) -> None:
        """Keep the line and show the whole agreement."""
        if self._keep_line():
            self.query_one("#lines", Card).cursor = self._at
            self._show(READING)

    def action_leave(self) -> None:
        """Go back to the lines, and from there to where one was."""
        if self._mode == WALKING and self.relationship.agreement is not None:
            self.action_stop()
        elif self._mode == VERSIONS:
            self._show(READING)
        elif self._mode == READING or self._keep_line():
            self.dismiss()

    def action_yes(self, side: Side) -> None:
        """Note a yes, or take it back."""
        before = self.relationship.agreement
        if not answered(before):
            say(self, "There is nothing to agree to yet: answer a line first.")
            return
        after = say_yes(self.relationship, side, self.standing.today)
        agreement = after.agreement
        given = agreement and getattr(agreement, f"confirmed_by_{side}")
        whose = "You" if side == "me" else self.standing.name
        words = f"{whose}: yes to this version" if given else f"{whose}: the yes is taken back"
        self.change(words, agreement=agreement, status=after.status)

    def action_look_again(self) -> None:
        """Note that the two looked at it together, and ask what changes."""
        if answered(self.relationship.agreement):
            after = look_again(self.relationship, self.standing.today)
            words = "Looked at again: what changes? Enter opens a line; what may stay, stays"
            self.change(words, agreement=after.agreement)

    def action_versions(self) -> None:
        """Show every version and what it changed."""
        if self.kept is not None:
            told = words_of_versions(versions(self.journal, self.kept))
            self.query_one("#told", Static).update(told)
            self._show(VERSIONS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what belongs to reading or to walking."""
        if action in ("step", "stop"):
            return self._mode == WALKING
        if action in ("yes", "look_again", "versions"):
            return self._mode == READING
        return super().check_action(action, parameters)

    @on(TextArea.Changed, "#answer")
    def _keep_draft_soon(self) -> None:
        if self._mode == WALKING:
            self._drafting.soon()

    def keep_draft_now(self) -> None:
        """Keep what is typed and not kept yet."""
        if self._mode != WALKING or self._standing is None:
            return
        typed = self.query_one("#answer", Writing).value
        if typed != said(self.relationship.agreement, self._question.line):
            fields = {"line": self._question.line, "text": typed}
            self.journal.notebook.keep_draft(self._subject, fields, moments.now())

    def _forget_draft(self) -> None:
        self._drafting.stop()
        with reporting(self):
            if self.journal.notebook.draft(self._subject):
                self.journal.notebook.drop_draft(self._subject)
