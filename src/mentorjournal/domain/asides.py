"""Private lines typed among the notes for both: parted when they are kept, woven in when shown.

A line that begins with ``~`` never stands in the shared field. It is kept at the end of the private
notes, and a number beside it says before which line of the shared notes it is shown.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_ASIDE = re.compile(r"\s*~(?!~)")
"""Two of them begin struck-out words or a fence, which are nobody's secret."""


def is_aside(line: str) -> bool:
    """Whether a line is private by the mark it begins with."""
    return bool(_ASIDE.match(line))


@dataclass(frozen=True)
class Parted:
    """What is for both, the private lines, and before which shared line each of those stands."""

    shared: str
    lines: tuple[str, ...]
    places: tuple[int, ...]


def parted(text: str) -> Parted:
    """Take the private lines out of a text; a line ends wherever a screen shows it to end."""
    shared: list[str] = []
    lines, places = [], []
    for piece in text.splitlines(keepends=True):
        if is_aside(piece):
            lines.append(piece.splitlines()[0])
            places.append(len(shared))
        else:
            shared.append(piece)
    return Parted("".join(shared), tuple(lines), tuple(places))


def woven(shared: str, lines: Sequence[str], places: Sequence[int]) -> str:
    """Put private lines back where they were typed; the last line ends without a line end."""
    pieces = shared.splitlines(keepends=True)
    there = sorted(zip(places, lines, strict=False), key=lambda each: each[0])
    out = "".join(_in_order(pieces, list(there)))
    return out if not there or (pieces and there[-1][0] < len(pieces)) else out.rstrip("\n")


def _in_order(pieces: Sequence[str], there: list[tuple[int, str]]) -> Iterator[str]:
    for at, piece in enumerate(pieces):
        while there and there[0][0] <= at:
            yield there.pop(0)[1] + "\n"
        is_last = at == len(pieces) - 1
        yield piece + ("\n" if is_last and there and not piece.endswith("\n") else "")
    yield from (line + "\n" for _, line in there)


def with_asides(private: str, lines: Iterable[str]) -> str:
    """Write private lines at the end of the private notes."""
    kept = "\n".join(lines)
    if not kept:
        return private
    return f"{private}\n{kept}" if private else kept


def without_asides(private: str, count: int) -> tuple[str, tuple[str, ...]]:
    """Part private notes into what was written there and the last ``count`` private lines.

    Where these do not stand there any more, because the notes were changed by other means, all of
    it is what was written there.
    """
    if count <= 0:
        return private, ()
    pieces = private.split("\n")
    lines = pieces[-count:]
    if len(lines) < count or not all(map(is_aside, lines)):
        return private, ()
    return "\n".join(pieces[:-count]), tuple(lines)
