"""What mail does to a text, undone: line ends, a mark at the start, quoting, prose around."""

import re

_BOM = "\ufeff"
_QUOTING = re.compile(r"(?:> ?)*")


def as_lines(text: str) -> list[str]:
    """Part a text into lines, whichever line ends it was given on its way.

    A carriage return that stands alone is no line end: no mail makes one.
    """
    return text.removeprefix(_BOM).replace("\r\n", "\n").split("\n")


def unquoted(lines: list[str], marker: str) -> list[str]:
    """Take off the quoting that stands before a marker from every line that has it."""
    depth = next((_depth(line) for line in lines if _bare(line) == marker), 0)
    return [_without(line, depth) for line in lines] if depth else lines


def block(lines: list[str], begin: str, end: str) -> list[list[str]]:
    """Find what stands between each pair of markers, without its quoting and ends of spaces."""
    found: list[list[str]] = []
    inside: list[str] | None = None
    for line in unquoted(lines, begin):
        bare = line.rstrip(" \t")
        if bare == begin:
            inside = []
        elif bare == end and inside is not None:
            found.append(inside)
            inside = None
        elif inside is not None:
            inside.append(bare)
    return found


def _bare(line: str) -> str:
    return line[_quoting(line) :].rstrip(" \t")


def _quoting(line: str) -> int:
    found = _QUOTING.match(line)
    return found.end() if found else 0


def _depth(line: str) -> int:
    return line[: _quoting(line)].count(">")


def _without(line: str, depth: int) -> str:
    for _ in range(depth):
        if not line.startswith(">"):
            return line
        line = line[1:].removeprefix(" ")
    return line
