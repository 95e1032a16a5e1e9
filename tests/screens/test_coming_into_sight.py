"""Screens are filled before they are painted: nobody sees one empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.screen import Screen

from mentorjournal.interface.doors import DOORS
from mentorjournal.journal import Journal
from mentorjournal.screens.editor.session.screen import SessionScreen
from mentorjournal.screens.frame.place import PlaceScreen
from mentorjournal.screens.growth import GrowthScreen
from mentorjournal.screens.home.screen import HomeScreen
from mentorjournal.screens.record_lists import TimelineScreen
from stage import SIZES, Stage, sample_journal, seen, settle


class Painted(Stage):
    """Keep each picture of a screen that goes to the terminal."""

    def __init__(self, make: Callable[[], Screen[Any]]) -> None:
        super().__init__(make)
        self.pictures: list[str] = []

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        if renderable is not None and not self._batch_count and isinstance(screen, PlaceScreen):
            self.pictures.append(seen(screen))
        super()._display(screen, renderable)


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    journal = sample_journal(Path(tmp_path_factory.mktemp("sight"), "journal.db"))
    yield journal
    journal.close()


SCREENS: dict[str, Callable[[Journal], Screen[Any]]] = {
    "home": HomeScreen,
    "timeline": TimelineScreen,
    "growth": GrowthScreen,
    **{
        name: lambda journal, door=door: door.open(journal, "growth", None)  # type: ignore[misc]
        for name, door in DOORS.items()
        if name in ("benefits", "hours", "lifeline", "shelf", "threads", "decisions")
    },
}


@pytest.mark.parametrize("name", SCREENS)
async def test_the_first_picture_is_the_whole_one(journal: Journal, name: str) -> None:
    app = Painted(lambda: SCREENS[name](journal))

    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)

        assert app.pictures[0] == seen(app.screen)


class Counted(TimelineScreen):
    """Count how often it is read."""

    read = 0

    def reload(self) -> None:
        self.read += 1
        super().reload()


async def test_a_place_is_read_once_when_it_is_gone_to(journal: Journal) -> None:
    app = Stage(lambda: HomeScreen(journal))

    async with app.run_test() as pilot:
        app.add_mode("timeline", lambda: Counted(journal))
        await app.switch_mode("timeline")
        await settle(pilot)

        assert isinstance(app.screen, Counted)
        assert app.screen.read == 1


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_of_another_size_looks_as_if_it_had_opened_so(
    journal: Journal, name: str
) -> None:
    pictures = []
    for size in ((120, 36), (80, 24)):
        async with (app := Stage(lambda: SCREENS[name](journal))).run_test(size=size) as pilot:
            await settle(pilot)
            await pilot.resize_terminal(80, 24)
            await settle(pilot)
            pictures.append(seen(app.screen))

    assert pictures[0] == pictures[1]


LAYOUTS_OF_A_PLAN = 2
"""One, and another of the few that heard of their words meanwhile."""


class Painting(SessionScreen):
    """Count the layouts before the first picture, and keep each picture."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, fields={"status": "planned"})
        self.layouts = 0
        self.pictures: list[str] = []

    def _refresh_layout(self, *size: Any, **more: Any) -> None:
        if self.shown_form is not None:
            self.layouts += not self.pictures
        super()._refresh_layout(*size, **more)

    def _compositor_refresh(self) -> None:
        super()._compositor_refresh()
        if not self.app._batch_count:
            self.pictures.append(seen(self))


@pytest.mark.parametrize("size", SIZES)
async def test_a_plan_stands_when_it_is_first_painted(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = Stage(lambda: Painting(journal))

    async with app.run_test(size=size) as pilot:
        await settle(pilot)

        screen = app.screen
        assert isinstance(screen, Painting)
        assert screen.pictures[0] == seen(screen)
        assert screen.layouts <= LAYOUTS_OF_A_PLAN
        assert set(screen.pictures) == {seen(screen)}
