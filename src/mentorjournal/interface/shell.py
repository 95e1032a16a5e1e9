"""Textual, made fit to hold secrets: no report with values, no screenshot, an orderly end."""

import asyncio
import select
import signal
import sys
from collections.abc import Iterable
from functools import partial
from typing import Any, ClassVar, TextIO

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.widget import Widget

from mentorjournal.errors import JournalError
from mentorjournal.interface import layouts  # noqa: F401  takes effect by being imported
from mentorjournal.interface.stylesheet import SteadyStylesheet, kinds_below
from mentorjournal.interface.typing_ahead import KeysInOrder

GONE_WRONG = (
    "mentorjournal stopped because of a mistake of its own ({what}, {where}).\n"
    "What you had saved is safe, and what you were writing {draft}."
)


LOOK_AT_TERMINAL = 1.0
"""Seconds between two looks at whether the terminal is still there.

A terminal can go without a signal: only the one that a process was started from sends it. The
library would read from the one that is gone for ever, as fast as it can.
"""
NOT_KEPT = "What you were writing could not be kept as a draft. {}"


class Shell(KeysInOrder):
    """An app that tells nothing of what it holds to terminal, disk or clipboard by itself."""

    # Before anything else: a key typed right behind Tab belongs to the next field, and where fields
    # are private or shared it must not land in the one before.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "Next", id="app.next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "Previous", id="app.previous", show=False,
                priority=True),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self._noticed: dict[str, str] = {}  # what a notice is about, by its words
        self.stylesheet = self.sheets = SteadyStylesheet(self.get_css_variables())

    def delay_update(self, delay: float = 0.0) -> None:
        """Paint as soon as there is something to paint: our screens hold their picture till then.

        The library holds it for a set time, at each change of place.
        """

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        """Note that a screen about to be styled needs no styling anew, nor the one it covers."""
        super()._load_screen_css(screen)
        screen._css_update_count = self._css_update_count

    def update_styles(self, node: DOMNode, animate: bool = True) -> None:
        """Style what is there; what has no place in the tree yet is styled when it takes one."""
        if node is self or node.is_attached:
            super().update_styles(node, animate=animate)

    async def read_sheets_ahead(self) -> None:
        """Read the sheets of all widgets that are loaded, before the first screen asks for them."""
        kinds = list(dict.fromkeys(kinds_below(Widget)))
        await asyncio.to_thread(self.sheets.read_ahead, kinds)
        self.sheets.take_in(kinds)
        await asyncio.to_thread(self.sheets.sort_out, kinds)

    def get_driver_class(self) -> type[Driver]:
        """Take bytes from the terminal that are no text in stride."""
        return patient(super().get_driver_class())

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
        about: str = "",
    ) -> None:
        """Show a notice in the place of the last one about the same: they pile up on nobody.

        A remark on what was kept stays beside the word that it was kept.
        """
        shown = list(self._notifications)
        self._noticed = {each.message: self._noticed.get(each.message, "") for each in shown} | {
            message: about
        }
        for each in shown:
            if (each.severity, self._noticed[each.message]) == (severity, about):
                del self._notifications[each]
        super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def heed_signals(self) -> None:
        """Leave in order when the terminal goes away or the system asks us to."""
        if sys.platform != "win32":
            for each in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(each, partial(self._obey, each))
            if not self.is_headless:
                self.set_interval(LOOK_AT_TERMINAL, self._look_at_terminal)

    def _obey(self, number: signal.Signals) -> None:
        self.leave(128 + number)  # what a shell says of a killed command

    def _look_at_terminal(self) -> None:
        if has_hung_up(sys.__stdin__):
            self._obey(signal.SIGHUP)

    def leave(self, return_code: int = 0) -> None:
        """Keep every draft, then go; say in the end if one could not be kept."""
        try:
            self.keep_drafts()
        except JournalError as error:
            self.exit(return_code=return_code or 1, message=NOT_KEPT.format(error))
        else:
            self.exit(return_code=return_code)

    async def leave_on_request(self) -> None:
        """Keep every draft, then go; stay with one that cannot be kept, unless it is given up."""
        try:
            self.keep_drafts()
        except JournalError as error:
            if not await self._is_given_up(str(error)):
                return
        self.exit()

    async def _is_given_up(self, trouble: str) -> bool:
        from mentorjournal.screens.frame.dialogs import Ask

        if isinstance(self.screen, Ask):  # it is being asked
            return False
        question = Ask(
            "What you were writing cannot be kept just now.",
            [("", "Stay, and go on with it"), ("go", "Leave, and lose it")],
            more=trouble,
        )
        return await self.push_screen_wait(question) == "go"

    def keep_drafts(self) -> None:
        """Keep every draft; when one cannot be, keep the others and then say so."""
        trouble: JournalError | None = None
        for stack in self._screen_stacks.values():  # the library lists one mode's screens only
            for screen in stack:
                try:
                    getattr(screen, "keep_draft_now", _nothing)()
                except JournalError as error:
                    trouble = error
        if trouble:
            raise trouble

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """List the commands of the palette: the colours and our own; no screenshot."""
        yield SystemCommand("Colours", "Choose another theme", self.action_change_theme)
        told = set()
        for _, binding in self._bindings:
            is_offered = self.check_action(binding.action.partition("(")[0], ())
            if binding.tooltip and is_offered and binding.action not in told:
                told.add(binding.action)
                yield SystemCommand(binding.description, binding.tooltip, self._runner(binding))

    def _runner(self, binding: Binding) -> Any:
        return lambda: self.call_later(self.run_action, binding.action)

    def _fatal_error(self) -> None:
        """Say what went wrong without a single value: Textual's own report prints what was typed.

        The library offers no public way to replace its report.
        """
        error = self._exception
        draft = "is kept as a draft" if self._save_what_can_be() else "could not be kept"
        self.panic(
            GONE_WRONG.format(what=type(error).__name__, where=_place_of(error), draft=draft)
        )

    def _save_what_can_be(self) -> bool:
        """Keep the drafts of screens of which one is broken; answer whether all could be."""
        try:
            self.keep_drafts()
        except Exception:  # noqa: BLE001  what is broken may break here again
            return False
        return True


def has_hung_up(stream: TextIO | None) -> bool:
    """Tell whether nothing will come from a stream any more; on a system that can tell."""
    if stream is None:
        return True
    watch = select.poll()
    watch.register(stream.fileno(), 0)  # ends and errors are told without being asked for
    return bool(watch.poll(0))


def _nothing() -> None:
    """Keep nothing, for a screen on which nothing is written."""


def _place_of(error: BaseException | None) -> str:
    """Name the innermost of our own lines that an error came through."""
    place, trace = "outside our own code", error.__traceback__ if error else None
    while trace:
        name = str(trace.tb_frame.f_globals.get("__name__", ""))
        if name.startswith("mentorjournal"):
            place = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


class _Patient(Driver):
    """Go on reading after bytes that are no text; Textual's own driver ends the program there."""

    def run_input_thread(self) -> None:
        """Read keys until the program ends."""
        while True:
            try:
                super().run_input_thread()  # type: ignore[misc]  # the driver mixed in has it
            except UnicodeDecodeError:
                continue
            return


def patient(driver: type[Driver]) -> type[Driver]:
    """Give the driver of this platform more patience, where it reads keys in a thread."""
    if not hasattr(driver, "run_input_thread"):
        return driver
    return type(f"Patient{driver.__name__}", (_Patient, driver), {})
