"""A session from its plan to its end: one screen, in which nothing has to be copied."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from mentorjournal.desk.entering import enter
from mentorjournal.domain.sessions import Feedback
from mentorjournal.screens.editor.session.asking import AskWords
from mentorjournal.screens.editor.session.blanks import FROM_LAST, TOPICS
from mentorjournal.screens.editor.session.frame import SessionFrame
from mentorjournal.screens.editor.session.goals import NO_GOALS
from mentorjournal.screens.editor.session.phases import PHASES, Phase
from mentorjournal.screens.frame.begun import Begun
from mentorjournal.screens.frame.reporting import reporting, say

MINE = "said:"
KIND_WORD = f"A kind word, as it was said; begin with “{MINE}” when you said it"


def _alt(letter: str, action: str, words: str, name: str, tooltip: str) -> Binding:
    """Bind Alt and a letter before anything else.

    A terminal says of them that they are that letter, too, and a text would take it.
    """
    return Binding(
        f"alt+{letter}", action, words, id=f"session.{name}", tooltip=tooltip, priority=True
    )


class SessionScreen(SessionFrame):
    """Prepare a session, write while it goes on, and see what follows from it."""

    HELP: ClassVar[str] = """\
# A session

**Alt+N** goes on from *Before* to *During* to *After*, **Alt+P** goes back. **Ctrl+S** keeps
everything and leaves, from any of the three; what you type is held in the encrypted journal within
two seconds, also if the terminal closes.

Before: two prompts (**Alt+Q** brings another two), the one thing worth the hour, and the open list:
what was promised, what there is to talk about. Type a topic below the list and press Enter.

During: write. A line that begins with a mark becomes what it says when you leave it, and can be
changed at the side; the line stays as you typed it.

* `[] Send the draft !fri` is a promise, with its day. `[] Ruth: read it` is hers.
* `! I rule paths out unseen` is an insight, `? How do I say no` is a topic to talk about.
* `~ worried about the exam` is private: it is kept with what is for you alone, and only shown here.

**Alt+A** turns to the next topic, **Alt+D** goes to the promises of last time, **Alt+G** to the
goals that were touched (Space ticks one), **Alt+Q** asks you one question, **Alt+C** starts a quiet
clock or stops it, **Alt+K** keeps a kind word, also one that you said, **Alt+M** notes the minute
of a mentor's first advice, **Alt+X** says that it was called off.

In the lists, Space says *done* or *talked about*, `c` that a topic goes on next time, `p` parks it,
`d` drops it, `m` says that a promise was moved. The same key again takes that back. `J` and `K`
move a topic down and up; that order is the open list's, for this session and those to come.

A plan may be of several: say how many and in which rhythm, and every day stands there before it is
kept. Each is a session of its own afterwards.

After: what you saw, the promises, the next day (`+` takes the day of your rhythm). **Ctrl+T** puts
an outline into empty notes.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        _alt("n", "phase(1)", "Go on", "next", "From before to during to after."),
        _alt("p", "phase(-1)", "Back", "previous", "The phase before."),
        _alt("a", "next_topic", "Next topic", "topic",
             "Turn to the next topic; the present one has been talked about."),
        _alt("q", "question", "Question", "question",
             "One question of the book, then another; before a session two prompts."),
        _alt("d", "from_last", "Last time", "from_last", "Go to what was promised before."),
        _alt("g", "goals", "Goals", "goals", "Say which goals this touched; Space ticks one."),
        _alt("o", "topic_line", "Add topic", "add_topic", "Go to the line that adds a topic."),
        _alt("c", "clock", "Clock", "clock", "Start the quiet clock, or stop it."),
        _alt("m", "first_advice", "First advice", "first_advice",
             "Note the minute in which you first gave advice."),
        _alt("k", "kind_word", "Kind word", "kind_word",
             "Keep a kind word that was just said."),
        _alt("x", "call_off", "Called off", "call_off",
             "It did not or will not take place; again takes that back."),
        Binding("escape", "put_away", "Leave", id="session.leave",
                tooltip="Put a question away, or go back; asks first."),
    ]  # fmt: skip

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is to do in this phase."""
        if self.shown_form is None:
            return action == "put_away"
        form = self.session_form
        called_off = form.phase is Phase.CANCELLED
        if action == "phase":
            at = PHASES.index(form.phase) if not called_off else -9
            return 0 <= at + int(str(parameters[0])) < len(PHASES)
        if action in ("turn", "leave"):  # other actions have their keys here
            return False
        if action in ("outline", "goals"):
            return form.phase in (Phase.DURING, Phase.AFTER)
        if action == "first_advice":
            return not called_off and self._advises()
        if action in ("next_topic", "question", "from_last", "topic_line", "clock"):
            return not called_off
        return super().check_action(action, parameters)

    def _advises(self) -> bool:
        if self.relationship is not None:
            return self.relationship.my_role == "mentor"
        return "mentor" in self.journal.roles

    def action_phase(self, way: int) -> None:
        """Go on to the next phase, or back; beginning today's session starts its clock."""
        form = self.session_form
        self.finish_typing()
        before, phase = form.phase, PHASES[PHASES.index(form.phase) + way]
        if self.pace and (before, phase) == (Phase.BEFORE, Phase.DURING) and self.is_today():
            self.pace.start()
        self.begin_phase(phase)
        form.fold_details()
        form.go_to(form.first_of(phase))
        form.scroll_home(animate=False)
        self.refresh_bindings()

    def action_next_topic(self) -> None:
        """Turn to the next open topic; where there is none, to the line that adds one."""
        form = self.session_form
        if not form.rows(TOPICS).value:
            self.action_topic_line()
            return
        if form.phase is not Phase.DURING:
            form.turn_to(Phase.DURING)
        topic = self.pace.next_topic() if self.pace else ""
        self.note_change()
        if not topic:
            say(self, "That was the last open topic.")

    def action_question(self) -> None:
        """Bring a question of the book."""
        if self.bank:
            self.bank.another()

    def action_from_last(self) -> None:
        """Go to what was promised before."""
        form = self.session_form
        if form.rows(FROM_LAST).value:
            form.go_to(form.field(FROM_LAST))
        else:
            say(self, "No promise was open before this session.")

    def action_goals(self) -> None:
        """Go to the goals that this may have touched."""
        form = self.session_form
        if form.goals.offers:
            form.go_to(form.goals)
        else:
            say(self, NO_GOALS)

    def action_topic_line(self) -> None:
        """Go to the line that adds a topic."""
        form = self.session_form
        form.go_to(form.field(TOPICS), form.rows(TOPICS).adding)

    def action_clock(self) -> None:
        """Start the clock, or stop it."""
        if self.pace:
            self.pace.toggle()
            self.note_change()

    def action_first_advice(self) -> None:
        """Note the minute by the clock; where none runs, let it be typed."""
        form = self.session_form
        minute = self.pace.minute if self.pace else None
        field = form.field("minute_of_first_advice")
        if minute is None:
            form.go_to(field)
            return
        field.value = str(minute)
        self.note_change()
        say(self, f"First advice in minute {minute}.")

    def action_call_off(self) -> None:
        """Say that it is called off, or take that back."""
        form = self.session_form
        status = form.field("status")
        off = status.value == "cancelled"
        standing = self.sheet.initial["status"]
        before = standing if standing != "cancelled" else "planned"
        status.value = before if off else "cancelled"
        phase = Phase.BEFORE if before == "planned" else Phase.DURING
        self.begin_phase(phase if off else Phase.CANCELLED)
        self.note_change()
        form.go_to(form.first_of(form.phase))
        self.refresh_bindings()

    @work(group="dialog")
    async def action_kind_word(self) -> None:
        """Keep a kind word without leaving the notes."""
        begun = Begun(self.journal, "kind word", self.partner or "")
        words = await self.app.push_screen_wait(AskWords(KIND_WORD, begun))
        mine = words.casefold().startswith(MINE)
        words = words[len(MINE) :].strip() if mine else words
        if words:
            with reporting(self):
                way = "given" if mine else "received"
                fields = {"text": words, "kind": "encouragement", "direction": way}
                said = enter(self.journal, Feedback, fields, partner=self.partner)
                self.journal.keep(said)
                say(self, "Kept as what you said." if mine else "Kept for a bad day.")
                begun.drop()
        else:
            begun.drop()

    def action_put_away(self) -> None:
        """Put a question away; where there is none, leave."""
        if self.shown_form and self.session_form.asks:
            self.session_form.ask("")
        else:
            self.action_leave()
