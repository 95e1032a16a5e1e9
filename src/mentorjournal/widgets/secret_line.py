"""One line for a secret: nothing of it is shown, and nothing of it is copied."""

from __future__ import annotations

import asyncio

from textual.widgets import Input

LONGEST_WAIT = 30
"""Seconds; the first wait is one, and each next one twice as long."""


class SecretLine(Input):
    """Take a passphrase; copying and cutting do nothing, so that no clipboard ever holds it."""

    ALLOW_SELECT = False

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(placeholder=placeholder, password=True, select_on_focus=False, id=id)
        self._wait = 1

    def next_wait(self) -> int:
        """Count one more wrong secret; answer how many seconds the next one has to wait."""
        wait = self._wait
        self._wait = min(2 * wait, LONGEST_WAIT)
        return wait

    async def ask_again(self) -> None:
        """Wait as long as a wrong secret has to, then take another."""
        await asyncio.sleep(self.next_wait())
        self.disabled = False
        self.clear()
        self.focus()

    def action_copy(self) -> None:
        """Copy nothing."""

    def action_cut(self) -> None:
        """Cut nothing."""
