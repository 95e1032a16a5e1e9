"""Measure what refusing a hostile file costs this process, in time and in memory (Linux)."""

import re
import time
from collections.abc import Callable
from pathlib import Path

from mentorjournal.errors import Refused
from mentorjournal.sharing.sealed.armor import put_on
from mentorjournal.sharing.sealed.passphrase_file import passphrase_file
from mentorjournal.sharing.sealed.reading import open_message
from mentorjournal.sharing.sealed.seal import seal_to_keys
from sharing.sealed.parties import RUTH, sealed, signed, signed_again, taken_apart

MB = 1 << 20
_PAGE, _TOLD = taken_apart(signed())


def noise() -> bytes:
    """Make 11 MB of anything."""
    return bytes(range(256)) * (4 * 11 * 1024)


def to_ruth(plain: bytes) -> bytes:
    """Seal anything to Ruth, as anyone could who has her card."""
    return seal_to_keys(plain, [RUTH.age_key])


def told(plain: bytes) -> bytes:
    """Sign any part for the program, and seal it."""
    return to_ruth(signed_again(_PAGE, plain))


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing but noise": noise,
    "more than is read": lambda: noise() * 3,
    "a header without end": lambda: b"age-encryption.org/v1\n-> x y\n" + b"A" * 16 * MB,
    "stanzas without end": lambda: b"age-encryption.org/v1\n" + b"-> x y\n\n" * 2 * MB,
    "armour around noise": lambda: put_on(noise()),
    "armour without end": lambda: put_on(noise())[:-20],
    "quoted armour around noise": lambda: b"> " + put_on(noise()).replace(b"\n", b"\n> "),
    "a large file cut short": lambda: to_ruth(noise())[:-1],
    "a large armoured file cut short": lambda: put_on(to_ruth(noise())[:-1]),
    "a large file that nobody signed": lambda: to_ruth(noise()),
    "a large page that was changed": lambda: to_ruth(signed_again(b"# page\n" * MB, _TOLD)[1:]),
    "a page of empty lines": lambda: to_ruth(signed_again(b"\n" * 11 * MB, _TOLD)),
    "many objects": lambda: told(b'{"a":[' + b'{"a":1},' * 24_000 + b"{}]}"),
    "many lists": lambda: told(b'{"a":[' + b"[]," * 24_000 + b"[]]}"),
    "many texts": lambda: told(b'{"a":[' + b'"a",' * 190_000 + b"0]}"),
    "many marks": lambda: told(b'{"a":' + b'"' * 2 * MB + b"}"),
    "a page that begins again and again": lambda: b"# a\n" * 200_000 + signed()[1:],
    "a costly passphrase": lambda: passphrase_file(b"", "words", 2).replace(b" 2\n", b" 40\n"),
}


def refusal(file: bytes) -> str:
    """Name why Ruth is refused a file."""
    try:
        open_message(file, [RUTH], "words")
    except Refused as error:
        return error.reason
    return "opened"


def costs() -> None:
    """Print a line for each hostile file: its name, why it is refused, and what that took."""
    open_message(sealed(), [RUTH])
    for name, make in HOSTILE.items():
        file = make()
        Path("/proc/self/clear_refs").write_text("5")
        before, reason = _peak(), refusal(file)
        more = _peak() - before
        spent = min(_seconds(file) for _ in range(3))
        print(name, reason, round(spent * 1000), round(more), sep="\t")


def _seconds(file: bytes) -> float:
    """Time a refusal by the processor's clock: others use the machine, too."""
    started = time.process_time()
    refusal(file)
    return time.process_time() - started


def _peak() -> float:
    """Answer the most memory since the last reset, in MB."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    assert found
    return int(found[1]) / 1024
