"""Safety numbers: what two people read to each other to know that no key was exchanged on the way.

The numbers are made as Signal's NumericFingerprintGenerator makes its own: SHA-512, 5,200 times,
and of the first 30 bytes each five as five digits. The two halves stand in the order of their
digits, so that both people see the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha512

from mentorjournal.sharing.sealed.keys import raw_key

ITERATIONS = 5200
GROUP = 5
GROUPS_IN_A_HALF = 6
_VERSION = b"\x00\x00"
_PURPOSE = b"mentorjournal"


@dataclass(frozen=True)
class SafetyNumber:
    """Two halves of 30 digits."""

    halves: tuple[str, str]

    @property
    def digits(self) -> str:
        """All 60 digits, as the QR code holds them."""
        return "".join(self.halves)

    @property
    def lines(self) -> tuple[str, str]:
        """Each half in groups of five."""
        first, second = (
            " ".join(half[at : at + GROUP] for at in range(0, len(half), GROUP))
            for half in self.halves
        )
        return first, second


def safety_number(one_key: str, other_key: str) -> SafetyNumber:
    """Make the number of two signing keys; which of them comes first makes no difference."""
    first, second = sorted((_half(one_key), _half(other_key)))
    return SafetyNumber((first, second))


def _half(key: str) -> str:
    raw = raw_key(key)
    turned = _VERSION + raw + _PURPOSE
    for _ in range(ITERATIONS):
        turned = sha512(turned + raw).digest()
    chunks = (turned[at : at + GROUP] for at in range(0, GROUP * GROUPS_IN_A_HALF, GROUP))
    return "".join(f"{int.from_bytes(chunk, 'big') % 10**GROUP:0{GROUP}}" for chunk in chunks)


def qr_lines(text: str) -> tuple[str, ...]:
    """Draw a QR code with half blocks, two rows a line, dark letters on a light ground.

    The quiet zone of four modules is a part of it (ISO/IEC 18004); a terminal with light letters on
    a dark ground shows it the right way round, as the light modules are what is drawn.
    """
    import segno

    rows = [tuple(row) for row in segno.make_qr(text, error="m").matrix_iter(border=4)]
    if len(rows) % 2:
        rows.append((0,) * len(rows[0]))
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return tuple("".join(_drawn(*both) for both in zip(*pair, strict=True)) for pair in pairs)


def _drawn(upper: int, lower: int) -> str:
    """Draw two modules one above the other; what is light is filled."""
    return {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}[bool(upper), bool(lower)]
