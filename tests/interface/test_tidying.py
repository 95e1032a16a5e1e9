"""Garbage is looked for while nobody waits, and pictures of what is gone are let go."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from textual._styles_cache import StylesCache
from textual.color import Color

from mentorjournal.interface import stylesheet, tidying
from mentorjournal.interface.tidying import Tidying


@pytest.fixture(autouse=True)
def _python_as_it_was() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


class Ring:
    """Something that only a look for garbage takes away."""

    def __init__(self) -> None:
        self.itself = self
        self.rest: list[list[int]] = [[] for _ in range(2 * tidying.SOME)]


def test_the_new_is_looked_through_at_a_rest_and_not_before() -> None:
    now = 0.0
    broom = Tidying(lambda: now)
    gc.collect(1)
    lost = weakref.ref(Ring())

    now = tidying.REST / 2
    broom.look()
    assert lost() is not None

    now = 1.0
    broom.touch()
    broom.look()
    assert lost() is not None

    now += 2 * tidying.REST
    broom.look()
    assert lost() is None


def test_what_grew_old_is_looked_through_at_a_long_rest() -> None:
    now = 0.0
    broom = Tidying(lambda: now)
    ring = Ring()
    lost = weakref.ref(ring)
    for _ in range(tidying.LOOKS_BEFORE_ALL):
        gc.collect(1)
    del ring

    now = tidying.LONG_REST / 2
    broom.look()
    assert lost() is not None

    now = tidying.LONG_REST
    broom.look()
    assert lost() is None


def test_what_painted_a_widget_is_let_go_with_it() -> None:
    assert stylesheet.inner_and_outer.cache_info().maxsize
    painter = StylesCache()
    grounds = painter.get_inner_outer(Color(0, 0, 0), Color(9, 9, 9, 0.5))
    gone = weakref.ref(painter)
    del painter

    assert gone() is None
    assert [each.background for each in grounds] == [
        Color(0, 0, 0) + Color(9, 9, 9, 0.5),
        Color(0, 0, 0),
    ]
