"""The interface: which screens there are, and what passes between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.command import CommandPalette

from mentorjournal.interface.coming_in import ComingIn
from mentorjournal.reopening import reopen_locked
from mentorjournal.resources import FIRST_STYLESHEETS, stylesheets
from mentorjournal.screens.frame.asking import GoTo
from mentorjournal.screens.frame.way_around import PLACES

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorjournal.config import Settings
    from mentorjournal.journal import Journal

OF_A_PLACE = frozenset(
    {"go", "kind_word", "new", "quick_note", "search", "share", "show", "redo", "undo"}
)
"""What can be done at a place of the open journal."""


class MentorJournal(ComingIn):
    """The journal as a program to look at. Heavy modules load when their screen is first asked."""

    TITLE = "mentorjournal"
    LEADING = frozenset({"kind_word", "new", "quick_note", "search"})
    WRITING = frozenset(
        {"add", "add_here", "add_milestone", "add_strategy", "ask", "begin", "check_in", "edit"}
        | {"lift", "link", "plan", "prepare", "write"}
    )
    CSS_PATH = stylesheets(FIRST_STYLESHEETS)
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (90, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-lowest"), (18, "-short"), (28, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "quick_note", "Note", id="app.quick_note", tooltip="Take a passing thought."),
        Binding("n", "new", "New", id="app.new", tooltip="Write a record of any kind."),
        Binding("slash", "search", "Search", id="app.search", tooltip="Search everything."),
        Binding("s", "share", "Share", id="app.share", tooltip="Compose a summary."),
        Binding("k", "kind_word", "Kind word", id="app.kind_word", tooltip="Keep a kind word."),
        Binding("u", "undo", "Undo", id="app.undo", tooltip="Take the last step back."),
        Binding("ctrl+r", "redo", "Redo", id="app.redo", show=False,
                tooltip="Take the step again that was taken back."),
        Binding("comma", "go('settings')", "Settings", id="app.settings", show=False,
                tooltip="Your name, the keys, where the journal lies."),
        Binding("question_mark,f1", "help", "Help", id="app.help", tooltip="Show the keys here."),
        Binding("ctrl+q", "leave", "Quit", id="app.quit", show=False, priority=True,
                tooltip="Keep every draft and leave."),
        *[
            Binding(place.key, f"go('{place.id}')", place.name, id=f"app.{place.id}", show=False,
                    tooltip=f"Go to {place.name}.")
            for place in PLACES
        ],
    ]  # fmt: skip

    def on_mount(self) -> None:
        """Ask for the passphrase, or for what a new journal needs, or go straight in."""
        if self.settings.theme in self.available_themes:
            self.theme = self.settings.theme
        self.set_keymap(dict(self.settings.keys))
        self.heed_signals()
        self.come_in()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what leads elsewhere at places only: not while locked, not while writing."""
        if action in OF_A_PLACE and not self.is_at_a_place:
            return False
        return super().check_action(action, parameters)

    @property
    def is_at_a_place(self) -> bool:
        """Whether what is open is a place, with nothing but the palette over it."""
        if self._journal is None:
            return False
        below = [each for each in self.screen_stack if not isinstance(each, CommandPalette)]
        return hasattr(below[-1], "PLACE")

    @on(GoTo)
    async def _go_to(self, event: GoTo) -> None:
        await self.action_go(event.place_id)

    def action_new(self) -> None:
        """Ask which kind of record, then write it."""
        self.write("", {})
        self.arrived()

    async def action_share(self) -> None:
        """Go to the summary that is due."""
        await self.action_go("share")

    async def action_search(self) -> None:
        """Go to the line that searches everything."""
        await self._type_at("timeline", "#search", "")

    async def action_quick_note(self) -> None:
        """Go to the line that takes a thought."""
        await self._type_at("home", "#quick", "")

    async def action_kind_word(self) -> None:
        """Go to the line that takes a thought, as a kind word."""
        begins = getattr(self.screen, "kind_word_begins", "kind: ")
        await self._type_at("home", "#quick", begins)

    async def _type_at(self, place: str, line: str, words: str) -> None:
        from mentorjournal.widgets.inputs import Line

        if self.current_mode != place:
            await self.action_go(place)
        await self.action_go(place)  # within the place, back to its first page
        for found in self.screen.query(line).results(Line):
            found.focus()
            if words and not found.value:
                found.value = words
                found.cursor_position = len(words)
        self.call_later(self.arrived)  # the line takes the focus by then

    def action_help(self) -> None:
        """Show the keys that work here, and what this screen is for."""
        from mentorjournal.screens.help import HelpScreen, Key

        self.dress()
        keys = [
            Key(self.get_key_display(each.binding), each.binding.description, each.tooltip)
            for each in self.screen.active_bindings.values()
        ]
        self.push_screen(HelpScreen(keys, getattr(self.screen, "HELP", None) or ""))

    @work(group="dialog")
    async def action_leave(self) -> None:
        """Keep every draft and leave."""
        await self.leave_on_request()


def run(
    settings: Settings,
    journal: Journal | None = None,
    look_around: Callable[[], int] | None = None,
    *,
    can_lock: bool = True,
    told: str = "",
) -> int:
    """Show the interface, with a word to begin with, until it is left; answer the exit code.

    ``look_around`` opens a sample journal, for a person who asks for that before making their own.
    Where the journal is locked, the process begins anew and this does not return.
    """
    app = MentorJournal(settings, journal, can_lock=can_lock, told=told)
    app.run()
    if app.locked:
        reopen_locked(settings.journal, app.locked)
    if app.wants_to_look_around and look_around:
        return look_around()
    return app.return_code or 0
