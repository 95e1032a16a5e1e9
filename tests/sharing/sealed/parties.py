"""Two people who write to each other, and what one of them wrote."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

import pytest

from mentorjournal.domain.record import Record
from mentorjournal.errors import Refused
from mentorjournal.sharing.page import Page
from mentorjournal.sharing.sealed import sshsig
from mentorjournal.sharing.sealed.envelope import Envelope, Kind, new_share, party
from mentorjournal.sharing.sealed.identity import Identity, new_identity
from mentorjournal.sharing.sealed.refusals import SENTENCES, Reason
from mentorjournal.sharing.sealed.seal import seal_to_keys
from mentorjournal.sharing.sealed.writing import BEGIN, END, signed_message
from sharing.desk import GOAL, INSIGHT, PROMISE, SESSION, THEIRS, page_of

T = TypeVar("T")

ASHA = new_identity()
RUTH = new_identity()
STRANGER = new_identity()

RECORDS: dict[UUID, Record] = {each.id: each for each in (SESSION, PROMISE, THEIRS, INSIGHT, GOAL)}


def a_page(cover: str = "A few lines about Tuesday.") -> Page:
    """Compose what Asha offers Ruth."""
    return page_of(*RECORDS.values(), cover=cover)


def envelope(sender: Identity = ASHA, *readers: Identity, **changed: Any) -> Envelope:
    """Address a message, to Ruth if nobody else is named."""
    keys = [each.signing_key for each in readers or (RUTH,)]
    usual: dict[str, Any] = {
        "kind": Kind.SUMMARY,
        "share": new_share(),
        "sequence": 1,
        "sender": party("Asha", [sender.signing_key]),
        "recipient": party("Ruth", keys),
    }
    return Envelope(**usual | changed)


def signed(**changed: Any) -> bytes:
    """Write Asha's page to Ruth."""
    return signed_message(a_page(), envelope(**changed), ASHA, RECORDS)


def sealed(text: bytes | None = None, armored: bool = False) -> bytes:
    """Seal a text to Ruth; Asha's page, if no other."""
    return seal_to_keys(signed() if text is None else text, [RUTH.age_key], armored)


def taken_apart(text: bytes) -> tuple[bytes, bytes]:
    """Give the page and the JSON of a signed text."""
    page, _, rest = text.partition(f"\n{BEGIN}\n".encode())
    letters, _, _ = rest.partition(f"{END}\n".encode())
    return page, b64decode(letters)


def signed_again(page: bytes, told: bytes, signer: Identity = ASHA) -> bytes:
    """Sign any page with any part for the program, as a hostile writer could."""
    letters = b64encode(told)
    lines = [letters[at : at + 64] for at in range(0, len(letters), 64)]
    text = b"\n".join([page, BEGIN.encode(), *lines, END.encode(), b""])
    return text + sshsig.signature_over(text, signer.signing_seed)


def altered(change: Callable[[dict[str, Any]], object], page: bytes | None = None) -> bytes:
    """Sign Asha's page with her part for the program changed."""
    own, plain = taken_apart(signed())
    told = json.loads(plain)
    change(told)
    return signed_again(own if page is None else page, json.dumps(told).encode())


def tried(act: Callable[[], T]) -> T | None:
    """Do what may be refused, but in one of the known sentences only; None says that it was."""
    try:
        return act()
    except Refused as error:
        told = error
    assert str(told) == SENTENCES[Reason(told.reason)]
    return None


def reason_of(act: Callable[[], object]) -> str:
    """Do what must be refused, and name the reason; its sentence is plain."""
    with pytest.raises(Refused) as refusal:
        act()
    sentence = str(refusal.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return refusal.value.reason
