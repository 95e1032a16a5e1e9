"""The table that the bench prints, row by row."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from statistics import median

from processes import Cost, ratio

_NOTHING = float("nan")
_COLUMNS = (
    f"{'what':<16} {'against':<16} {'wall':>7} {'cpu':>7}"
    f"   {'wall s':>16} {'cpu s':>13} {'peak MiB':>13}   target"
)


@dataclass(frozen=True)
class Row:
    """What was measured of us, and of the other side if there is one."""

    what: str
    against: str
    ours: Sequence[Cost]
    theirs: Sequence[Cost] = ()
    target: str = ""

    def __str__(self) -> str:
        """Lay it out under the heading: ratios first, then our figure and theirs."""
        return (
            f"{self.what:<16} {self.against:<16} {self._ratio('wall')} {self._ratio('cpu')}"
            f"   {self._both('wall', 4):>16} {self._both('cpu', 2):>13} {self._both('peak', 0):>13}"
            f"   {self.target}"
        )

    def _ratio(self, name: str) -> str:
        ours, theirs = _values(self.ours, name), _values(self.theirs, name)
        if not theirs or isnan(ours[0]):
            return f"{'':>7}"
        return f"{ratio(ours, theirs):>6.2f}x"

    def _both(self, name: str, digits: int) -> str:
        sides = [_values(side, name) for side in (self.ours, self.theirs) if side]
        known = [f"{median(side):.{digits}f}" for side in sides if not isnan(side[0])]
        return " / ".join(known)


def heading() -> str:
    """Name the columns."""
    return f"{_COLUMNS}\n{'-' * len(_COLUMNS)}"


def lasting(seconds: Sequence[float]) -> list[Cost]:
    """Make costs of times alone, where CPU and memory were not asked for."""
    return [Cost(wall, _NOTHING, _NOTHING) for wall in seconds]


def _values(costs: Sequence[Cost], name: str) -> list[float]:
    return [getattr(cost, name) for cost in costs]
