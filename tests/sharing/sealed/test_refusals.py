"""What is not taken in, and why: each in its own plain sentence."""

from __future__ import annotations

import json
import time
from base64 import b64encode
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain.plain import visible
from mentorjournal.errors import Refused
from mentorjournal.sharing.sealed import sshsig
from mentorjournal.sharing.sealed.envelope import party
from mentorjournal.sharing.sealed.passphrase_file import passphrase_file
from mentorjournal.sharing.sealed.reading import open_message, recognise
from mentorjournal.sharing.sealed.refusals import SENTENCES, Reason
from mentorjournal.sharing.sealed.seal import seal_to_keys
from mentorjournal.sharing.sealed.strict_json import parsed
from mentorjournal.sharing.sealed.writing import signed_message
from sharing.sealed.parties import (
    ASHA,
    RUTH,
    STRANGER,
    a_page,
    altered,
    envelope,
    reason_of,
    sealed,
    signed,
    signed_again,
    taken_apart,
    tried,
)

TEXT = signed()
PAGE, TOLD = taken_apart(TEXT)


def opened_reason(text: bytes) -> str:
    """Seal a text to Ruth and name why she is refused it."""
    return reason_of(lambda: open_message(sealed(text), [RUTH]))


def test_every_reason_has_its_own_sentence() -> None:
    assert set(SENTENCES) == set(Reason)
    assert len(set(SENTENCES.values())) == len(SENTENCES)


def test_another_persons_file_is_not_opened() -> None:
    assert reason_of(lambda: open_message(sealed(), [STRANGER])) == "no_key_of_mine"
    assert reason_of(lambda: open_message(sealed(), [])) == "no_key_of_mine"


def test_a_message_to_somebody_else_that_was_sealed_again_is_not_mine() -> None:
    passed_on = seal_to_keys(TEXT, [STRANGER.age_key])

    assert reason_of(lambda: open_message(passed_on, [STRANGER])) == "other_recipient"
    assert reason_of(lambda: open_message(TEXT, [STRANGER])) == "other_recipient"


def test_what_is_sealed_to_a_key_names_its_reader() -> None:
    to_nobody = signed_message(a_page(), envelope(recipient=party("Ruth")), ASHA)

    assert opened_reason(to_nobody) == "other_recipient"


def test_nobody_can_sign_in_anothers_name() -> None:
    assert opened_reason(signed_again(PAGE, TOLD, STRANGER)) == "other_sender"


def test_a_signature_for_another_purpose_is_none() -> None:
    over = TEXT[: TEXT.index(sshsig.BEGIN.encode())]

    for purpose in ("file", "git", "card@mentorjournal"):
        text = over + sshsig.signature_over(over, ASHA.signing_seed, purpose)
        assert opened_reason(text) == "other_purpose"


def test_what_nobody_signed_is_not_believed() -> None:
    over = TEXT[: TEXT.index(sshsig.BEGIN.encode())]

    assert opened_reason(over) == "unsigned"
    assert opened_reason(PAGE) == "unsigned"
    assert opened_reason(b"") == "unsigned"


def test_the_signature_of_another_message_does_not_fit() -> None:
    other = signed()
    mixed = TEXT[: TEXT.index(sshsig.BEGIN.encode())] + other[other.index(sshsig.BEGIN.encode()) :]

    assert opened_reason(mixed) == "changed"


def test_every_byte_of_the_signed_text_counts() -> None:
    """Each of a sample of bits; all of them are turned in the slow tests."""
    for at in range(0, len(TEXT), 7):
        turned = bytearray(TEXT)
        turned[at] ^= 1 << at % 8
        with pytest.raises(Refused):
            open_message(sealed(bytes(turned)), [RUTH])


def test_a_file_cut_anywhere_is_refused() -> None:
    for file in (sealed(TEXT), sealed(TEXT, armored=True).rstrip()):
        for size in range(0, len(file), 5):
            with pytest.raises(Refused):
                open_message(file[:size], [RUTH])


def test_a_text_cut_anywhere_is_refused() -> None:
    for size in range(0, len(TEXT) - 1, 5):
        with pytest.raises(Refused):
            open_message(TEXT[:size], [RUTH])


def test_a_file_with_turned_bits_is_refused() -> None:
    file = sealed(TEXT)
    for at in range(0, len(file), 5):
        turned = bytearray(file)
        turned[at] ^= 1 << at % 8
        with pytest.raises(Refused):
            open_message(bytes(turned), [RUTH])


@pytest.mark.parametrize("factor", range(21, 64))
def test_a_costly_passphrase_file_is_refused_at_once(factor: int) -> None:
    file = passphrase_file(TEXT, "words", 2).replace(b" 2\n", f" {factor}\n".encode(), 1)

    started = time.process_time()
    assert reason_of(lambda: open_message(file, [], "words")) == "costly"
    assert time.process_time() - started < 0.05


def test_a_passphrase_file_is_not_opened_with_a_second_lock_on_it() -> None:
    file = passphrase_file(TEXT, "words", 2)
    first, rest = file.split(b"\n", 1)
    stanza = rest[: rest.index(b"---")]

    twice = first + b"\n" + stanza + rest

    assert reason_of(lambda: open_message(twice, [], "words")) == "header"


def _header(*lines: bytes) -> bytes:
    return b"\n".join([b"age-encryption.org/v1", *lines, b"--- " + b"A" * 43, b"", bytes(40)])


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (b"", "nothing"),
        (b" \n\n", "nothing"),
        (bytes((17 << 20) + 1), "too_large"),
        (b"age-encryption.org/v2\n-> X25519 a\n", "newer_seal"),
        (b"age-encryption.org/v1\n", "header"),
        (_header(), "header"),
        (_header(*[b"-> x y", b""] * 65), "header_too_long"),
        (b"age-encryption.org/v1\n" + b"-> x y\n\n" * 20_000, "header_too_long"),
        (_header(b"-> x " + b"y" * 70_000, b""), "header_too_long"),
        (_header(b"-> scrypt " + b"A" * 22 + b" 99999999999999999999", b"A" * 43), "costly"),
        (_header(b"-> scrypt " + b"A" * 22 + b" 0018", b"A" * 43), "header"),
        (_header(b"-> scrypt " + b"A" * 22 + "  ١٨".encode(), b"A" * 43), "header"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n", "armor"),
    ],
)
def test_a_hostile_header_is_refused(file: bytes, reason: str) -> None:
    assert reason_of(lambda: open_message(file, [RUTH], "words")) == reason
    assert reason_of(lambda: recognise(file)) == reason


Change = Callable[[dict[str, Any]], object]

CHANGES: dict[str, tuple[Change, str]] = {
    "later format": (lambda told: told.update(format="mentorjournal-message/2"), "newer_format"),
    "no format": (lambda told: told.pop("format"), "shape"),
    "unknown field": (lambda told: told.update(run="rm"), "shape"),
    "unknown field of a piece": (lambda told: told["records"][0].update(html="<b>"), "shape"),
    "unknown kind": (lambda told: told.update(kind="command"), "shape"),
    "a sequence of none": (lambda told: told.update(sequence=0), "shape"),
    "a sequence in words": (lambda told: told.update(sequence="1"), "shape"),
    "no share id": (lambda told: told.pop("share"), "shape"),
    "a path as share id": (lambda told: told.update(share="../../etc/passwd"), "shape"),
    "no sender": (lambda told: told.pop("from"), "shape"),
    "a second sender": (lambda told: told["from"]["keys"].append(RUTH.signing_key), "other_sender"),
    "a sender in words": (lambda told: told.update({"from": "Asha"}), "shape"),
    "keys that are numbers": (lambda told: told["to"].update(keys=[1]), "shape"),
    "another name": (lambda told: told["from"].update(name="Mallory"), "disagrees"),
    "a hidden name": (lambda told: told["from"].update(name="As\x1b[2Jha"), "shape"),
    "another promise": (lambda told: told["records"][2].update(text="Pay me"), "disagrees"),
    "another day": (lambda told: told["records"][2].update(due="2030-01-01"), "disagrees"),
    "lines beyond the page": (
        lambda told: told["records"][-1].update(lines=[900, 901]),
        "disagrees",
    ),
    "lines backwards": (lambda told: told["records"][0].update(lines=[9, 5]), "shape"),
    "lines twice": (lambda told: told["records"][1].update(lines=[5, 5]), "shape"),
    "pieces out of order": (lambda told: told["records"].reverse(), "shape"),
    "a piece twice": (lambda told: told["records"][1].update(id="p1"), "shape"),
    "words that are no promise": (lambda told: told["records"][0].update(text="Pay me"), "shape"),
    "a promise without words": (lambda told: told["records"][0].update(sort="promise"), "shape"),
    "a previous that is no hash": (lambda told: told.update(previous="abc"), "shape"),
    "about a path": (lambda told: told.update(about=["../p1"]), "shape"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_hostile_part_for_the_program_is_refused(name: str) -> None:
    change, reason = CHANGES[name]

    assert opened_reason(altered(change)) == reason


@pytest.mark.parametrize(
    ("plain", "reason"),
    [
        (b'{"a":' * 9 + b"1" + b"}" * 9, "too_deep"),
        (b'{"a":' + b"[" * 20_000 + b"]" * 20_000 + b"}", "too_deep"),
        (b'{"a":' + b"[" * 20_000, "too_deep"),
        (b"[" * 1_000_000, "too_large"),
        (b'{"a":1,"a":2}', "said_twice"),
        (b'{"a":{"b":1,"\\u0062":2}}', "said_twice"),
        (b'{"a":NaN}', "number"),
        (b'{"a":-Infinity}', "number"),
        (b'{"a":1.5}', "number"),
        (b'{"a":1e400}', "number"),
        (b'{"a":' + b"9" * 5000 + b"}", "number"),
        (b'{"a":"\\ud800"}', "half_character"),
        (b'{"\\uDFFF":1}', "half_character"),
        (b'{"a":"\xed\xa0\x80"}', "not_json"),
        (b'{"a":"\xff"}', "not_json"),
        (b'\xef\xbb\xbf{"a":1}', "not_json"),
        (b'{"a":1}{"a":1}', "not_json"),
        (b'{"a":"\n"}', "not_json"),
        (b"{'a':1}", "not_json"),
        (b"", "not_json"),
        (b"[]", "shape"),
        (b"null", "shape"),
        (b'"' + b"a" * (5 << 20) + b'"', "too_large"),
        (b"[" + b"0," * 500_000 + b"0]", "too_large"),
        (b'{"a":"' + b"[" * 20 + b'"', "not_json"),
    ],
)
def test_json_that_readers_differ_about_is_refused(plain: bytes, reason: str) -> None:
    started = time.process_time()
    assert reason_of(lambda: parsed(plain)) == reason
    assert time.process_time() - started < 0.1


def test_brackets_in_a_text_are_no_depth() -> None:
    plain = json.dumps({"a": "[" * 100 + '"\\' + "{" * 100, "b": "\U0001f600"}).encode()

    assert parsed(plain)["b"] == "\U0001f600"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(sorted(json.loads(TOLD))), _JSON, min_size=1, max_size=4))
def test_no_hostile_json_gets_further_than_a_sentence(told: dict[str, Any]) -> None:
    text = altered(lambda own: own.update(told))

    received = tried(lambda: open_message(text, [RUTH]))

    assert received is None or received.signer == ASHA.signing_key


@given(st.binary(max_size=300))
def test_no_hostile_bytes_get_further_than_a_sentence(told: bytes) -> None:
    for text in (told, signed_again(PAGE, told), signed_again(told, TOLD)):
        received = tried(partial(open_message, text, [RUTH]))
        assert received is None or received.page == visible(received.page)


def test_what_could_command_a_terminal_is_made_visible() -> None:
    page = PAGE.replace(b"March", b"\x1b]52;c;cm0=\x07March\r\xe2\x80\xae\xc2\x9b2J")

    received = open_message(sealed(signed_again(page, TOLD)), [RUTH])

    assert received.was_cleaned
    assert not set(received.page) & set("\x1b\x07\r\u202e\x9b")
    assert received.page == visible(received.page)
    assert received.words(received.envelope.records[-1]).startswith("We meet again")


def test_a_page_that_holds_the_markers_is_still_read() -> None:
    inside = f"{PAGE.decode()}\n{TEXT.decode()}".encode()

    received = open_message(sealed(signed_again(inside, TOLD)), [RUTH])

    assert received.page.encode() == inside


_MAGIC = b64encode(b"SSHSIG").decode()


@pytest.mark.parametrize("letters", ["", "AAAA", "AAAA" * 400, "====", _MAGIC])
def test_a_signature_of_another_form_is_refused(letters: str) -> None:
    assert reason_of(lambda: sshsig.read_signature(letters)) == "signature_form"
