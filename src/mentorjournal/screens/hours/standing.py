"""The card of one award: how far it is, and a bar for each category, as wide as the card."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from mentorjournal.domain.plain import visible
from mentorjournal.views.hours import Hours
from mentorjournal.widgets.lined import Lined
from mentorjournal.widgets.plot import bar_lines

QUIET = "$foreground 60%"
NARROWEST = 20
"""Below this many cells the bars are cut rather than drawn smaller."""


class StandingCard(Lined):
    """Show how an award stands; without one, what there is to do."""

    ALLOW_SELECT = False
    award: reactive[Hours | None] = reactive(None, layout=True)

    def __init__(self, empty: str, *, id: str) -> None:  # noqa: A002  Textual's word
        super().__init__(id=id, classes="panel")
        self._empty = empty

    def height_at(self, width: int) -> int:
        """Count the lines that the standing and its bars take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Write how it stands, over the bars."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        if self.award is None:
            said = [Content.styled(self._empty, QUIET)]
        else:
            first, *more = [visible(each, keep_newlines=False) for each in self.award.standing]
            said = [Content.styled(first, "bold")]
            said += [Content.styled(each, QUIET) for each in more]
            said += bar_lines(self.award.bars, max(NARROWEST, width))
        return [line for each in said for line in each.wrap(max(1, width))]
