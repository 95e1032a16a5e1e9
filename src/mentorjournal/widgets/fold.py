"""What is rarely wanted, folded away under its title."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual import on
from textual.widget import Widget
from textual.widgets import Collapsible


class Fold(Collapsible):
    """Hold widgets back until it is first opened: what is folded away costs no time."""

    def __init__(
        self,
        parts: Sequence[Widget],
        keys: Collection[str] = (),
        *,
        title: str,
        collapsed: bool = True,
        id: str | None = None,  # noqa: A002
    ) -> None:
        there = () if collapsed else parts
        super().__init__(*there, title=title, collapsed=collapsed, id=id)
        self.keys = frozenset(keys)
        """The fields that it holds, by their keys."""
        self._held = list(parts) if collapsed else []

    async def unfold(self) -> None:
        """Open it; all that it holds stands there when this returns."""
        self.collapsed = False
        await self._bring_out()

    @on(Collapsible.Expanded)
    async def _bring_out(self) -> None:
        held, self._held = self._held, []
        if held:
            await self.query_one(Collapsible.Contents).mount_all(held)
