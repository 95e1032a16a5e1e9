"""Sealed messages against every bit, the library's own passphrase cost, and a long fuzz."""

from __future__ import annotations

import random
import time
from collections import Counter
from functools import partial

import pyrage
import pytest

from mentorjournal.errors import Refused
from mentorjournal.sharing.sealed.age_header import HIGHEST_FACTOR, read_header
from mentorjournal.sharing.sealed.cards import card_text, read_card
from mentorjournal.sharing.sealed.passphrase_file import passphrase_file
from mentorjournal.sharing.sealed.reading import open_message, read_unsigned, recognise
from mentorjournal.sharing.sealed.seal import opened, seal_to_passphrase
from sharing.sealed.parties import (
    ASHA,
    RUTH,
    reason_of,
    sealed,
    signed,
    signed_again,
    taken_apart,
    tried,
)
from slow.conftest import Tell

pytestmark = pytest.mark.slow

TEXT = signed()
PAGE, TOLD = taken_apart(TEXT)
FUZZED = 60_000


def _reason(file: bytes) -> str:
    try:
        open_message(file, [RUTH], "words")
    except Refused as error:
        return error.reason
    return "opened"


def test_every_bit_of_the_signed_text_counts(tell: Tell) -> None:
    told: Counter[str] = Counter()
    for bit in range(8 * len(TEXT)):
        turned = bytearray(TEXT)
        turned[bit // 8] ^= 1 << bit % 8
        told[_reason(sealed(bytes(turned)))] += 1

    tell(f"{8 * len(TEXT)} turned bits of a signed text", str(dict(told)))
    assert "opened" not in told


def test_every_bit_of_a_sealed_file_counts(tell: Tell) -> None:
    file = sealed(TEXT)
    told: Counter[str] = Counter()
    for bit in range(8 * len(file)):
        turned = bytearray(file)
        turned[bit // 8] ^= 1 << bit % 8
        told[_reason(bytes(turned))] += 1

    tell(f"{8 * len(file)} turned bits of a sealed file", str(dict(told)))
    assert "opened" not in told


def test_a_message_cut_at_every_byte_is_refused(tell: Tell) -> None:
    told: Counter[str] = Counter()
    for file in (sealed(TEXT), sealed(TEXT, armored=True).rstrip(b"\n"), TEXT.rstrip(b"\n")):
        for size in range(len(file)):
            told[_reason(file[:size])] += 1

    tell(f"{told.total()} cuts", str(dict(told)))
    assert "opened" not in told


def test_whatever_is_made_of_a_message_is_refused_in_a_sentence(tell: Tell) -> None:
    """Fuzz the readers with pieces of real messages put together at random."""
    chance = random.Random(5)
    seeds = [TEXT, TOLD, PAGE, sealed(TEXT), sealed(TEXT, armored=True)]
    seeds += [card_text(ASHA, "Asha").encode(), passphrase_file(TEXT, "words", 2)]
    told: Counter[str] = Counter()
    for _ in range(FUZZED):
        file = _fuzzed(chance, seeds)
        for text in (file, signed_again(PAGE, file), sealed(signed_again(file, TOLD))):
            told[_reason(text)] += 1
        for read in (recognise, read_card, read_unsigned):
            tried(partial(read, file))

    tell(f"{told.total()} fuzzed messages", str(dict(told)))
    assert told["opened"] < told.total() / 2


def _fuzzed(chance: random.Random, seeds: list[bytes]) -> bytes:
    """Change a message in one to four places."""
    file = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 4)):
        at, end = sorted(chance.choices(range(len(file) + 1), k=2))
        end = min(end, at + chance.choice([0, 1, 8, 400]))
        other = chance.choice(seeds)
        start = chance.randrange(len(other))
        file[at:end] = chance.choice(
            [b"", chance.randbytes(4), other[start : start + 60], bytes(file[at : at + 200]) * 2]
        )
    return bytes(file)


def test_the_librarys_own_cost_is_what_a_reader_accepts(tell: Tell) -> None:
    started = time.process_time()
    file = seal_to_passphrase(TEXT, "six plain words", armored=True)
    sealing = time.process_time() - started

    started = time.process_time()
    assert open_message(file, [RUTH], "six plain words").page.encode() == PAGE
    opening = time.process_time() - started

    tell("a passphrase file", f"{sealing:.1f} s to seal, {opening:.1f} s to open")
    assert reason_of(lambda: open_message(file, [RUTH], "other words")) == "wrong_passphrase"


def test_a_fast_machine_does_not_seal_what_no_reader_opens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by_library = passphrase_file(TEXT, "six plain words", 2)
    costly = by_library.replace(b" 2\n", f" {HIGHEST_FACTOR + 1}\n".encode(), 1)
    monkeypatch.setattr(pyrage.passphrase, "encrypt", lambda *_, **__: costly)

    file = seal_to_passphrase(TEXT, "six plain words")

    assert read_header(file).factor == HIGHEST_FACTOR
    assert opened(file, [], "six plain words") == TEXT
