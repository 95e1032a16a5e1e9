"""What must hold of what lies inside a sealed message, for any journal and any choice."""

from __future__ import annotations

import json
import re
import subprocess
from base64 import b64decode
from dataclasses import replace
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorjournal.domain.growth import Answer, Insight, Reflection
from mentorjournal.domain.sessions import Session
from mentorjournal.sharing.calendar_form import as_calendar
from mentorjournal.sharing.choices import Selection, selected
from mentorjournal.sharing.material import Material
from mentorjournal.sharing.render import FORMS
from mentorjournal.sharing.sealed.envelope import Envelope, Kind, party
from mentorjournal.sharing.sealed.identity import Identity, new_identity
from mentorjournal.sharing.sealed.reading import open_message
from mentorjournal.sharing.sealed.seal import seal_to_keys
from mentorjournal.sharing.sealed.writing import signed_message
from mentorjournal.sharing.summary import compose
from sharing.desk import DAY, PROMISE, SESSION, WITH_RUTH, material
from sharing.test_composing import Case, cases

SHARE = UUID("3f2a91bc-0000-4000-8000-000000000001")
RUN = 12


@cache
def writer() -> Identity:
    return new_identity()


@cache
def reader() -> Identity:
    return new_identity()


def signed(table: Material, selection: Selection) -> bytes:
    """Write the message with everything fixed that is drawn by chance."""
    envelope = Envelope(
        kind=Kind.SUMMARY,
        share=SHARE,
        sequence=1,
        sender=party("Asha", [writer().signing_key]),
        recipient=party("Ruth", [reader().signing_key]),
    )
    return signed_message(compose(table, selection, "Dear Ruth,"), envelope, writer(), table.table)


def for_the_program(text: bytes) -> str:
    """Read the part for the program as whoever holds the file can."""
    found = re.search(rb"MENTORJOURNAL RECORDS-----\n(.*?)-----END", text, re.DOTALL)
    assert found
    return json.dumps(json.loads(b64decode(found[1])), ensure_ascii=False)


@settings(max_examples=60)
@given(cases())
def test_nothing_unchosen_is_inside(case: Case) -> None:
    text = signed(case.material, case.selection)
    for each in (text.decode(), for_the_program(text)):
        assert not {word for word in case.unwanted if word in each}
    for record in case.material.records:
        assert str(record.id) not in for_the_program(text)


@settings(max_examples=60)
@given(cases())
def test_it_is_the_same_when_everything_else_is_gone_and_begins_with_the_preview(
    case: Case,
) -> None:
    chosen = {record for record, _ in case.selection}
    left = tuple(each for each in case.material.records if each.id in chosen)
    bare = replace(case.material, records=left, roots=())
    text = signed(case.material, case.selection)
    page = compose(case.material, case.selection, "Dear Ruth,")
    assert signed(bare, case.selection) == text
    assert text.startswith(FORMS["md"].render(page))
    assert as_calendar(compose(bare, case.selection)) == as_calendar(
        compose(case.material, case.selection)
    )


_said = st.lists(st.sampled_from(["river", "gauge", "slow", "bank", "stone"]), min_size=RUN,
                 max_size=30).map(" ".join)  # fmt: skip


@settings(max_examples=60)
@given(chosen=_said, kept=st.lists(_said, min_size=4, max_size=4))
def test_no_run_of_twelve_words_of_an_unchosen_text_is_in_the_file(
    chosen: str, kept: list[str]
) -> None:
    bond = (WITH_RUTH.id,)
    insight = Insight(text=chosen, on=DAY, relationships=bond)
    session = Session(on=DAY, relationship=WITH_RUTH.id, notes_private=kept[0])
    unchosen = Insight(text=kept[1], on=DAY, relationships=bond, share=None)
    reflection = Reflection(on=DAY, answers=(Answer(text=kept[2]),))
    private = PROMISE.model_copy(update={"result": kept[3]})
    table = material(session, insight, unchosen, reflection, private)
    selection = selected(table, [(insight.id, None)], [(private.id, "result")])
    opened = open_message(seal_to_keys(signed(table, selection), [reader().age_key]), [reader()])
    said = f"{opened.page}\n{opened.envelope.model_dump_json()}"
    for text in kept:
        words = text.split()
        for at in range(len(words) - RUN + 1):
            run = " ".join(words[at : at + RUN])
            assert run in chosen or run not in said


@pytest.fixture
def file(tmp_path: Path) -> Path:
    table = material(SESSION, PROMISE)
    sealed = seal_to_keys(signed(table, selected(table)), [reader().age_key])
    path = tmp_path / "page.age"
    path.write_bytes(sealed)
    return path


def test_the_stock_programs_open_it_and_verify_who_signed(file: Path, tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    keys.write_text(reader().age_secret + "\n")
    opened = subprocess.run(["age", "-d", "-i", keys, file], capture_output=True, check=True).stdout
    assert opened.startswith(b"# Session of 19 August 2025\n")
    at = opened.index(b"-----BEGIN SSH SIGNATURE")
    (tmp_path / "sig").write_bytes(opened[at:])
    (tmp_path / "allowed").write_text(f"asha ssh-ed25519 {writer().signing_key}\n")
    verify = ["ssh-keygen", "-Y", "verify", "-f", str(tmp_path / "allowed"), "-I", "asha",
              "-n", "summary@mentorjournal", "-s", str(tmp_path / "sig")]  # fmt: skip
    ended = subprocess.run(verify, input=opened[:at], capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr
    changed = opened[:at].replace(b"draft", b"craft")
    assert subprocess.run(verify, input=changed, capture_output=True, check=False).returncode
