"""The stylesheet that remembers comes to the same styles as the library's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.containers import Vertical
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Static

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.stack import Stack
from stage import sample_journal, settle
from widget_support import Holder


def styled(screen: Screen[object]) -> list[dict[str, object]]:
    """Give what every widget, and every part that one draws, is styled with by the sheets."""
    nodes: list[DOMNode] = list(screen.walk_children(with_self=True))
    parts = [part.node for node in nodes for part in node._component_styles.values()]
    return [dict(node.styles.base.get_rules()) for node in [*nodes, *filter(None, parts)]]


@pytest.mark.parametrize("keys", [["4", "a"], ["3", "p"], ["3", "a"], ["9"], ["1", "p"]])
async def test_what_is_remembered_is_what_the_library_would_find(
    tmp_path: Path, keys: list[str]
) -> None:
    journal = sample_journal(tmp_path / "journal.db")
    app = MentorJournal(Settings(journal=journal.file.path), journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        await pilot.press("tab", "tab", "shift+tab")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        found = styled(app.screen)

        own = Stylesheet(variables=app.get_css_variables())
        own.source = dict(app.stylesheet.source)
        own.parse()
        for node in app.screen.walk_children(with_self=True):
            own.apply(node)

        assert found == styled(app.screen)


async def test_what_is_hidden_in_a_stack_comes_in_its_place_when_it_is_shown() -> None:
    first, hidden, last = (
        Static(id="first"),
        Vertical(Line(id="line"), id="hidden"),
        Line(id="last"),
    )
    hidden.display = False
    stack = Stack(first, hidden, last)
    app = Holder(lambda: [stack])
    async with app.run_test() as pilot:
        await pilot.pause()
        assert not hidden.is_attached

        hidden.display = True
        stack.bring_out()
        await stack.stand()

        assert list(stack.children) == [first, hidden, last]
        assert hidden.query_one(Line).focusable
        await pilot.pause()
