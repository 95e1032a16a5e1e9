"""Time sealing and opening a summary against what the age library alone takes for the same bytes.

    python bench/seals.py seal|open BYTES RUNS

The signature and every check of what is received are in our figure. Each pair of seconds is printed
on a line, ours first.
"""

import sys
import time
from collections.abc import Callable

import pyrage

from mentorjournal.sharing.page import Page, Paragraph, Section, Style
from mentorjournal.sharing.sealed import sshsig
from mentorjournal.sharing.sealed.envelope import Envelope, Kind, new_share, party
from mentorjournal.sharing.sealed.identity import Identity, new_identity
from mentorjournal.sharing.sealed.reading import open_message
from mentorjournal.sharing.sealed.seal import seal_to_keys
from mentorjournal.sharing.sealed.writing import signed_message
from processes import in_turn

_PARAGRAPH = "We went over the draft, and agreed on one small step before Friday. " * 14


def written(size: int, writer: Identity, reader: Identity) -> bytes:
    """Write and sign a summary of about this many bytes."""
    count = size // len(_PARAGRAPH)
    paragraphs = tuple(Paragraph(Style.BLOCK, _PARAGRAPH.strip()) for _ in range(count))
    page = Page("A summary", "Asha", "Ruth", sections=(Section("Notes", paragraphs),))
    envelope = Envelope(
        kind=Kind.SUMMARY,
        share=new_share(),
        sequence=1,
        sender=party("Asha", [writer.signing_key]),
        recipient=party("Ruth", [reader.signing_key]),
    )
    return signed_message(page, envelope, writer)


def timed(act: Callable[[], object]) -> Callable[[], float]:
    """Make a measure of the wall time of an act."""

    def measure() -> float:
        start = time.perf_counter()
        act()
        return time.perf_counter() - start

    return measure


def main() -> None:
    """Seal or open in turn with the library, and print the pairs."""
    what, size, runs = sys.argv[1:]
    writer, reader = new_identity(), new_identity()
    key = pyrage.x25519.Identity.from_str(reader.age_secret)
    text = written(int(size), writer, reader)
    body = text[: text.index(sshsig.BEGIN.encode())]
    file = seal_to_keys(text, [reader.age_key])

    def seal() -> bytes:
        signature = sshsig.signature_over(body, writer.signing_seed)
        return seal_to_keys(body + signature, [reader.age_key])

    sides: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "seal": (seal, lambda: pyrage.encrypt(text, [key.to_public()])),
        "open": (lambda: open_message(file, [reader]), lambda: pyrage.decrypt(file, [key])),
    }
    ours, theirs = sides[what]
    ours()
    theirs()
    for pair in zip(*in_turn(int(runs), timed(ours), timed(theirs)), strict=True):
        print(*pair)


if __name__ == "__main__":
    main()
