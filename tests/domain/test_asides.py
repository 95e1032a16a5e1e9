"""Private lines are parted from the notes for both, and shown again where they were typed."""

from hypothesis import example, given
from hypothesis import strategies as st

from mentorjournal.domain.asides import (
    is_aside,
    parted,
    with_asides,
    without_asides,
    woven,
)
from strategies import text

lines = st.one_of(text, text.map("~ {}".format), text.map("  ~{}".format), st.just("~~no~~"))
notes = st.lists(lines, max_size=6).map("\n".join)
places = st.lists(st.integers(-3, 9), max_size=4)


@given(notes)
@example("a\u2028~ b\x0b~ c")
def test_no_private_line_stands_in_what_is_for_both(typed: str) -> None:
    assert not any(map(is_aside, parted(typed).shared.splitlines()))


@given(notes)
def test_every_word_is_kept_in_one_of_the_two(typed: str) -> None:
    apart = parted(typed)

    assert apart.shared == "".join(p for p in typed.splitlines(True) if not is_aside(p))
    assert list(apart.lines) == [line for line in typed.splitlines() if is_aside(line)]


@given(notes)
def test_what_was_parted_is_woven_as_it_was_typed(typed: str) -> None:
    apart = parted(typed)
    again = woven(apart.shared, apart.lines, apart.places)

    assert parted(again).lines == apart.lines
    assert again.splitlines() == typed.splitlines() or typed.splitlines()[-1:] == [""]


@given(notes)
def test_notes_without_a_private_line_stay_to_the_character(typed: str) -> None:
    shared = parted(typed).shared

    assert woven(shared, (), ()) == shared
    assert parted(shared).shared == shared


@given(text, st.lists(text.map(lambda t: f"~ {t.splitlines()[0] if t else t}"), max_size=4))
def test_private_lines_are_found_again_behind_the_private_notes(
    private: str, asides: list[str]
) -> None:
    kept = with_asides(private, asides)

    if private or asides:
        assert without_asides(kept, len(asides)) == (private, tuple(asides))


@given(notes, text, places)
def test_places_that_fit_no_longer_lose_no_line(shared: str, private: str, at: list[int]) -> None:
    rest, asides = without_asides(private, len(at))
    shown = woven(shared, asides, tuple(at))

    assert all(aside in shown for aside in asides)
    assert with_asides(rest, asides) == private or not asides
    if not asides:
        assert shown == shared


def test_a_private_line_stands_where_it_was_typed() -> None:
    typed = "We spoke.\n~ worried\nShe waited."
    apart = parted(typed)

    assert apart.shared == "We spoke.\nShe waited."
    assert apart.lines == ("~ worried",)
    assert woven(apart.shared, apart.lines, apart.places) == typed
