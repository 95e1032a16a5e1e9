"""The public test vectors of the age format (C2SP/CCTV, 143 of them), each through our reader."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

import pytest

from mentorjournal.errors import DamagedJournal, Refused
from mentorjournal.sharing.sealed.identity import Identity, identity_from_text
from mentorjournal.sharing.sealed.seal import opened

VECTORS = sorted((Path(__file__).parent / "age-testkit").iterdir())
COUNT = 143

REASONS = {
    "success": {"success"},
    "no match": {"no_key_of_mine", "wrong_passphrase"},
    "HMAC failure": {"damaged"},
    "payload failure": {"damaged"},
    "armor failure": {"armor", "header"},
    "header failure": {"header", "newer_seal", "costly"},
}

LENIENT = "mail puts prose around armour and spaces behind its lines; what is inside is as strict"
POST_QUANTUM = "the library has no post-quantum identities, so none is held and none fits"
LATER = "the library finds the point of low order itself, and calls it damage"
EMPTY = "there is no file inside the armour, so that its header is not looked for"
CUT = "a file that was cut short behind its header is told to be damaged, wherever it was cut"

OTHERWISE = {
    "armor_garbage_leading": ("success", LENIENT),
    "armor_garbage_trailing": ("success", LENIENT),
    "armor_whitespace_eol": ("success", LENIENT),
    "armor_whitespace_last_line": ("success", LENIENT),
    "armor_empty": ("armor", EMPTY),
    "armor_hybrid": ("no_key_of_mine", POST_QUANTUM),
    "hybrid": ("no_key_of_mine", POST_QUANTUM),
    "hybrid_and_x25519": ("no_key_of_mine", POST_QUANTUM),
    "hybrid_extra_argument": ("no_key_of_mine", POST_QUANTUM),
    "hybrid_grease": ("no_key_of_mine", POST_QUANTUM),
    "hybrid_identity": ("no_key_of_mine", POST_QUANTUM),
    "hybrid_long_file_key": ("no_key_of_mine", POST_QUANTUM),
    "hybrid_long_share": ("no_key_of_mine", POST_QUANTUM),
    "hybrid_low_order": ("no_key_of_mine", POST_QUANTUM),
    "hybrid_multiple_recipients": ("no_key_of_mine", POST_QUANTUM),
    "hybrid_not_canonical_enc": ("no_key_of_mine", POST_QUANTUM),
    "hybrid_short_share": ("no_key_of_mine", POST_QUANTUM),
    "stream_no_nonce": ("damaged", CUT),
    "stream_short_nonce": ("damaged", CUT),
    "x25519_identity": ("damaged", LATER),
    "x25519_low_order": ("damaged", LATER),
}
"""Each vector that ends otherwise than the table above says: how, and why."""


def test_all_vectors_are_here() -> None:
    assert len(VECTORS) == COUNT
    assert set(OTHERWISE) <= {path.name for path in VECTORS}


@pytest.mark.parametrize("path", VECTORS, ids=lambda path: path.name)
def test_a_vector_ends_as_it_says(path: Path) -> None:
    told, file = _vector(path)

    ended = _ended(told, file)

    if path.name in OTHERWISE:
        assert ended == OTHERWISE[path.name][0]
        assert ended not in REASONS[told["expect"][0]]
    else:
        assert ended in REASONS[told["expect"][0]]


def _vector(path: Path) -> tuple[dict[str, list[str]], bytes]:
    head, _, file = path.read_bytes().partition(b"\n\n")
    told: dict[str, list[str]] = defaultdict(list)
    for line in head.decode().split("\n"):
        name, _, value = line.partition(": ")
        told[name].append(value)
    return told, zlib.decompress(file) if told["compressed"] else file


def _ended(told: dict[str, list[str]], file: bytes) -> str:
    """Open a vector; what opens must be what was sealed, wherever the vector says what that was."""
    try:
        plain = opened(file, _identities(told), "".join(told["passphrase"][:1]))
    except Refused as error:
        return error.reason
    assert not told["payload"] or told["payload"] == [sha256(plain).hexdigest()]
    return "success"


def _identities(told: dict[str, list[str]]) -> list[Identity]:
    return [each for secret in told["identity"] for each in _held(secret)]


def _held(secret: str) -> list[Identity]:
    """Hold an age key of which we know the sort; the others nobody can have here."""
    kept = {"format": "mentorjournal-identity/1", "signing": "00" * 32, "age": secret, "serial": 1}
    try:
        return [identity_from_text(json.dumps(kept))]
    except DamagedJournal:
        assert secret.startswith("AGE-SECRET-KEY-PQ-")
        return []
