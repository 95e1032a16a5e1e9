"""The line at the top: the program, where one is, and whether all is saved."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.domain.plain import visible
from mentorjournal.widgets.cells import cut, fitted

BRAND = "▞ mentorjournal"
GAP = 2


class TopBar(Widget, can_focus=False):
    """Show brand, crumb and state in one line; the state is the last to be cut.

    In a narrow window the brand shrinks to its sign, then the crumb is cut.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"top-bar--brand", "top-bar--crumb", "top-bar--state"}
    ALLOW_SELECT = False

    crumb: reactive[str] = reactive("")
    """Where one is, as in "Sessions › 14 · Amira"."""

    state: reactive[str] = reactive("")
    """What holds now, as in "✓ saved"."""

    warning: reactive[str] = reactive("")
    """What is about to happen, as in "locks in 0:51"; it stands behind the state."""

    def render(self) -> Content:
        """Lay the three parts out for the width there is."""
        width = self.content_size.width
        words = " · ".join(filter(None, [self.state, self.warning]))
        state = cut(visible(words, keep_newlines=False), width)
        room = max(0, width - cell_len(state))
        crumb = visible(self.crumb, keep_newlines=False)
        full = cell_len(BRAND) + cell_len(crumb) + 2 * GAP <= room
        brand = cut(BRAND if full else BRAND[0], room)
        room -= cell_len(brand)
        shown = cut(crumb, room - 2 * GAP)
        return Content.assemble(
            (brand, self.get_visual_style("top-bar--brand")),
            (fitted(" " * GAP + shown, room), self.get_visual_style("top-bar--crumb")),
            (state, self.get_visual_style("top-bar--state")),
        )
