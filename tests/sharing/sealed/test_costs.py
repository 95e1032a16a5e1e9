"""What a hostile message costs: little time and little memory, whatever it is made of."""

from sharing.sealed.costs import HOSTILE
from support import run_python

MOST_MILLISECONDS = 100
MOST_MEGABYTES = 50


def test_a_hostile_file_is_refused_soon_and_in_little_room() -> None:
    told = run_python("from sharing.sealed.costs import costs; costs()")

    lines = [line.split("\t") for line in told.splitlines()]

    assert [name for name, *_ in lines] == list(HOSTILE)
    for name, reason, milliseconds, megabytes in lines:
        assert reason != "opened", name
        assert int(milliseconds) < MOST_MILLISECONDS, told
        assert int(megabytes) < MOST_MEGABYTES, told
