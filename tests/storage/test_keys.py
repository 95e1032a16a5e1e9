"""Passphrases, keys, headers and recovery codes."""

from __future__ import annotations

import re
import string
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.errors import CannotUnlock, NewerJournal, NotAJournal, NotUnderstood
from mentorjournal.storage import keys
from support import CHEAP_PROFILE, PASSPHRASE, TESTS, python_environment

HEX = string.digits + "abcdef"
SECRETS = st.binary(min_size=keys.KEY_SIZE, max_size=keys.KEY_SIZE)


def digits_of(secret: bytes) -> str:
    return keys.recovery_code(secret).replace("-", "")


def test_the_passphrase_gives_the_same_key_again() -> None:
    made = keys.new_key(PASSPHRASE)
    assert keys.unlock(PASSPHRASE, made.header) == made
    assert len(made.secret) == keys.KEY_SIZE


def test_the_header_names_the_journal_and_the_profile_and_is_new_each_time() -> None:
    headers = {keys.new_key(PASSPHRASE).header for _ in range(20)}
    assert len(headers) == 20
    assert {header[:3] for header in headers} == {b"MJ" + bytes([CHEAP_PROFILE])}
    assert {len(header) for header in headers} == {keys.HEADER_SIZE}


@given(st.text(min_size=1, max_size=20).filter(lambda text: text != PASSPHRASE))
def test_another_passphrase_is_refused(guess: str) -> None:
    header = keys.new_key(PASSPHRASE).header
    with pytest.raises(CannotUnlock):
        keys.unlock(guess, header)


def test_an_accent_may_be_typed_either_way() -> None:
    composed, decomposed = "caf\u00e9", "cafe\u0301"
    assert keys.unlock(decomposed, keys.new_key(composed).header).secret


@pytest.mark.parametrize("passphrase", ["", "half a \ud800 pair"])
def test_a_passphrase_that_is_none_is_not_understood(passphrase: str) -> None:
    with pytest.raises(NotUnderstood):
        keys.new_key(passphrase)


def test_a_profile_that_is_not_in_the_list_belongs_to_a_later_version() -> None:
    header = bytearray(keys.new_key(PASSPHRASE).header)
    header[2] = 99
    with pytest.raises(NewerJournal):
        keys.unlock(PASSPHRASE, bytes(header))


@pytest.mark.parametrize("header", [b"", b"MJ\x01", b"SQLite format 3\x00"])
def test_a_header_of_another_kind_is_no_journal(header: bytes) -> None:
    with pytest.raises(NotAJournal):
        keys.unlock(PASSPHRASE, header)


def test_a_key_shows_no_secret() -> None:
    made = keys.new_key(PASSPHRASE)
    shown = f"{made!r} {made}"
    assert "secret" not in shown
    assert repr(made.secret) not in shown
    assert made.secret.hex() not in shown


def test_a_recovery_code_fits_its_own_journal_only() -> None:
    made, other = keys.new_key(PASSPHRASE), keys.new_key(PASSPHRASE)
    assert keys.unlock_with(made.secret, made.header) == made
    with pytest.raises(CannotUnlock):
        keys.unlock_with(made.secret, other.header)


def test_a_recovery_code_is_seventeen_groups_of_four_and_starts_with_the_key() -> None:
    secret = bytes(range(32))
    code = keys.recovery_code(secret)
    assert re.fullmatch(r"([0-9a-f]{4}-){16}[0-9a-f]{4}", code)
    assert code.replace("-", "").startswith(secret.hex())


@given(SECRETS, st.data())
def test_a_recovery_code_is_read_in_any_case_and_spacing(
    secret: bytes, data: st.DataObject
) -> None:
    separators = st.text(alphabet=" -\n\t\u2013\u2011\u00a0", max_size=2)
    cases = st.sampled_from([str.upper, str.lower])
    typed = "".join(data.draw(separators) + data.draw(cases)(digit) for digit in digits_of(secret))
    assert keys.read_recovery_code(typed) == secret


@given(SECRETS)
def test_every_single_slip_in_a_recovery_code_is_caught(secret: bytes) -> None:
    digits = digits_of(secret)
    for place, right in enumerate(digits):
        for wrong in set(HEX) - {right}:
            with pytest.raises(NotUnderstood):
                keys.read_recovery_code(digits[:place] + wrong + digits[place + 1 :])


@given(SECRETS)
def test_every_swap_of_neighbours_in_a_recovery_code_is_caught(secret: bytes) -> None:
    digits = digits_of(secret)
    for place, (first, second) in enumerate(pairwise(digits)):
        if first != second:
            with pytest.raises(NotUnderstood):
                keys.read_recovery_code(digits[:place] + second + first + digits[place + 2 :])


@pytest.mark.parametrize("change", ["missing", "doubled", "letter", "other digits"])
def test_a_recovery_code_of_another_form_is_not_understood(change: str) -> None:
    digits = digits_of(bytes(range(32)))
    changed = {
        "missing": digits[1:],
        "doubled": digits[0] + digits,
        "letter": "o" + digits[1:],
        "other digits": "\u0660" + digits[1:],
    }
    with pytest.raises(NotUnderstood):
        keys.read_recovery_code(changed[change])


def test_the_real_profile_works_and_costs_what_the_standard_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keys, "USUAL_PROFILE", 1)
    made = keys.new_key(PASSPHRASE)
    assert keys.PROFILES[1] == keys.Argon2Profile(memory_kib=65536, passes=3, lanes=4)
    assert made.header[2] == 1
    assert keys.unlock(PASSPHRASE, made.header) == made


def test_a_program_without_the_tests_knows_the_real_profile_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("PROFILE", "KEY_PROFILE", "USUAL_PROFILE", "CHEAP_KEYS", "KDF"):
        monkeypatch.setenv(f"MENTORJOURNAL_{name}", str(CHEAP_PROFILE))
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "from mentorjournal.storage import keys; print([*keys.PROFILES], keys.USUAL_PROFILE)",
        ],
        env=python_environment(),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told == "[1, 2, 4, 7] 1\n"


def test_nothing_in_the_program_chooses_or_adds_a_profile() -> None:
    source = TESTS.parent / "src"
    key_module = source / "mentorjournal/storage/keys.py"
    changes = re.compile(r"USUAL_PROFILE\s*=|PROFILES\s*(\[[^]]*\]\s*=|\.(update|setdefault))")
    for module in source.rglob("*.py"):
        if module != key_module:
            assert not changes.search(module.read_text()), module
    assert not re.search(rf"\b{CHEAP_PROFILE}\b|environ|getenv|argv", key_module.read_text())
    assert "cheap" not in key_module.read_text()


@pytest.mark.parametrize("bit", range(8))
def test_a_turned_bit_that_asks_for_a_key_file_does_not_hide_the_key(bit: int) -> None:
    key = keys.new_key(PASSPHRASE)
    turned = bytearray(key.header)
    turned[len(keys.MAGIC)] ^= 1 << bit
    assert keys.unlock_damaged(PASSPHRASE, bytes(turned)) == key
