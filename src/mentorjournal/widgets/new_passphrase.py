"""A new passphrase: typed twice, judged as it is typed, with words drawn by chance on offer."""

from __future__ import annotations

import asyncio
from typing import Unpack

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from mentorjournal.domain.passphrases import (
    LEVELS,
    Strength,
    strength,
    suggested,
    suggested_bits,
)
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.placing import Placing
from mentorjournal.widgets.secret_field import SecretField

A_MOMENT = 0.25
"""Seconds after a key before a passphrase is judged."""

_ADVICE = "Four words or more that do not belong together make a good one. F2 suggests some."


class NewPassphrase(VerticalGroup):
    """Two lines for the same passphrase, and between them how strong it is."""

    class Entered(Message):
        """Enter was pressed on the second line."""

    def __init__(self, **placing: Unpack[Placing]) -> None:
        super().__init__(**placing)
        self._first = SecretField("passphrase", "Passphrase", classes="passphrase--first")
        self._again = SecretField("again", "The same again")
        self._judged: tuple[str, Strength] | None = None
        self._accepted_weak = ""

    def compose(self) -> ComposeResult:
        """Put the meter between the lines."""
        yield self._first
        yield Static(_ADVICE, classes="passphrase--strength")
        yield self._again

    @property
    def value(self) -> str:
        """What stands in the first line."""
        return self._first.value

    def clear(self) -> None:
        """Forget what was typed."""
        self._first.value = self._again.value = ""
        self._say("")

    def suggest(self) -> None:
        """Put words drawn by chance into the first line; the second is for the hand."""
        words = suggested()
        self._first.value, self._again.value = words, ""
        self._judged = (words, Strength(LEVELS, "drawn by chance"))
        self._say(
            f"➤ {words}\nDrawn by chance, {suggested_bits()} bits: nobody will guess it."
            " Write it on paper, then type it below."
        )
        self._again.line.focus()

    def is_complete(self) -> bool:
        """Say beside a line what is missing and go there; answer whether nothing is."""
        self._first.error = "" if self.value else "Without a passphrase nothing is encrypted."
        differ = bool(self.value) and self.value != self._again.value
        self._again.error = "This is not the same as above." if differ else ""
        for field in (self._first, self._again):
            if field.error:
                field.line.focus()
                return False
        return True

    async def is_accepted(self, again: str) -> bool:
        """Warn once of a weak passphrase; whoever presses ``again`` has heard it."""
        typed = self.value
        if self._judged is None or self._judged[0] != typed:
            self._judged = (typed, await asyncio.to_thread(strength, typed))
        if not self._judged[1].is_weak or self._accepted_weak == typed:
            return True
        self._accepted_weak = typed
        self._first.error = (
            f"This one is easy to guess. Take a longer one, or press {again} again to keep it."
        )
        return False

    @on(Field.Edited)
    def _look_at(self, event: Field.Edited) -> None:
        event.stop()
        if event.key == "passphrase":
            self._judge(self.value)

    @work(exclusive=True, group="judge")
    async def _judge(self, typed: str) -> None:
        await asyncio.sleep(A_MOMENT)
        judged = await asyncio.to_thread(strength, typed) if typed else None
        self._judged = (typed, judged) if judged else None
        if self.is_attached:
            self._say(_meter(judged) if judged else "")

    def _say(self, words: str) -> None:
        self.query_one(".passphrase--strength", Static).update(Content(words or _ADVICE))

    @on(Input.Submitted)
    def _go_on(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input is self._again.line:
            self.post_message(self.Entered())
        else:
            self._again.line.focus()


def _meter(judged: Strength) -> str:
    bars = "▰" * judged.level + "▱" * (LEVELS - judged.level)
    return "\n".join(filter(None, [f"{bars} {judged.words}", judged.advice]))
