"""Which screen stands at each place."""

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.screen import Screen

from mentorjournal.config import Settings
from mentorjournal.journal import Journal
from mentorjournal.screens.growth import GrowthScreen
from mentorjournal.screens.home.screen import HomeScreen
from mentorjournal.screens.inbox.screen import InboxScreen
from mentorjournal.screens.record_lists import (
    FeedbackScreen,
    GoalsScreen,
    PeopleScreen,
    ReflectionsScreen,
    SessionsScreen,
    TimelineScreen,
)
from mentorjournal.screens.settings import SettingsScreen
from mentorjournal.screens.share.screen import ShareScreen

Room = Callable[[], Screen[Any]]


def rooms(journal: Journal, settings: Settings) -> dict[str, Room]:
    """Give, by place, what makes its screen when it is first gone to."""
    plain = (
        HomeScreen,
        TimelineScreen,
        SessionsScreen,
        GoalsScreen,
        ReflectionsScreen,
        FeedbackScreen,
        PeopleScreen,
        GrowthScreen,
        ShareScreen,
        InboxScreen,
    )
    made: dict[str, Room] = {each.PLACE: partial(each, journal) for each in plain}
    return made | {"settings": partial(SettingsScreen, journal, settings)}
