"""Contact cards: a name and two keys as a short text that its owner signed.

A person with several devices has a card for each; a contact may hold several. A card that follows
another, after its key was changed, carries the old key and that key's signature. Where keys were
renewed more than once, the cards between stand below the newest: whoever holds any of them can
follow from there.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from itertools import pairwise

from mentorjournal.domain.plain import visible
from mentorjournal.errors import NotUnderstood
from mentorjournal.sharing.sealed.identity import Identity
from mentorjournal.sharing.sealed.keys import exact_base64, raw_key
from mentorjournal.sharing.sealed.mail import as_lines, block
from mentorjournal.sharing.sealed.refusals import Reason, refused

BEGIN = "-----BEGIN MENTORJOURNAL CARD-----"
END = "-----END MENTORJOURNAL CARD-----"
MOST_BYTES = 1 << 20
"""A card is short, and the mail around it may be long."""
MOST_CARDS = 50
"""Of one person in one text: one for each time that the keys were renewed."""
LONGEST_NAME = 60
HIGHEST_SERIAL = 10**6

_PURPOSE = "mentorjournal card 1\n"
_HALF = 44
"""A signature has 88 letters; mail breaks lines that are longer than 76."""


@dataclass(frozen=True)
class Card:
    """What a person tells others about how to write to them."""

    name: str
    signing_key: str
    age_key: str
    serial: int
    succeeds: str = ""
    """The signing key that this one follows, which signed the card as well; empty for the first."""


def card_text(identity: Identity, name: str, old: Identity | None = None) -> str:
    """Write a person's card; with their `old` identity it is that one's successor.

    Raises NotUnderstood for a name that is empty, too long or not one line.
    """
    card = Card(
        _name(name),
        identity.signing_key,
        identity.age_key,
        identity.serial,
        old.signing_key if old else "",
    )
    body = _body(card)
    if old:
        body += _signed("old-signature", old.signing_seed, body)
    return "\n".join([BEGIN, *body, *_signed("signature", identity.signing_seed, body), END, ""])


def read_card(data: bytes) -> Card:
    """Find the one card in a text, as it is or as mail left it; raises Refused."""
    return read_cards(data)[0]


def read_cards(data: bytes) -> list[Card]:
    """Find a card in a text, and below it those that it came after, each signed by the next.

    Raises Refused, also for several cards that do not follow each other.
    """
    found = [_read(each) for each in _blocks(data)]
    if any(new.succeeds != old.signing_key for new, old in pairwise(found)):
        raise refused(Reason.SEVERAL_CARDS)
    return found


def card_texts(data: bytes) -> list[str]:
    """Give each card in a text alone, without the mail around it."""
    return ["\n".join([BEGIN, *lines, END, ""]) for lines in _blocks(data)]


def _blocks(data: bytes) -> list[list[str]]:
    if len(data) > MOST_BYTES:
        raise refused(Reason.TOO_LARGE)
    try:
        found = block(as_lines(data.decode("utf-8")), BEGIN, END)
    except UnicodeDecodeError as error:
        raise refused(Reason.NOT_TEXT) from error
    if not 1 <= len(found) <= MOST_CARDS:
        raise refused(Reason.SEVERAL_CARDS if found else Reason.NO_CARD)
    return found


def is_card(file: bytes) -> bool:
    """Whether a text holds a contact card, or a part of one."""
    return BEGIN.encode() in file


def _name(name: str) -> str:
    if not name.strip() or len(name.strip()) > LONGEST_NAME or not _is_name(name.strip()):
        raise NotUnderstood(f"A card needs a name: one line of at most {LONGEST_NAME} letters.")
    return name.strip()


def _is_name(name: str) -> bool:
    """Whether a name is one line in which nothing hides."""
    return bool(name) and name == " ".join(visible(name, keep_newlines=False).split())


def _body(card: Card) -> list[str]:
    follows = [f"follows: {card.succeeds}"] if card.succeeds else []
    return [
        f"name: {card.name}",
        *_halved("signing-key", card.signing_key),
        f"age-key: {card.age_key}",
        f"serial: {card.serial}",
        *follows,
    ]


def _signed(label: str, seed: bytes, lines: list[str]) -> list[str]:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    made = Ed25519PrivateKey.from_private_bytes(seed).sign(_message(lines))
    return _halved(label, b64encode(made).decode())


def _halved(label: str, letters: str) -> list[str]:
    return [f"{label}: {letters[:_HALF]}", f"{label}: {letters[_HALF:]}"]


def _message(lines: list[str]) -> bytes:
    return (_PURPOSE + "\n".join(lines)).encode()


def _read(lines: list[str]) -> Card:
    """Read the lines between the markers; only what `card_text` writes is a card."""
    told = _fields(lines)
    card = Card(
        told["name"],
        told["signing-key"],
        told["age-key"],
        _serial(told["serial"]),
        told.get("follows", ""),
    )
    body = _body(card)
    if lines[: len(body)] != body or not _is_name(card.name) or len(card.name) > LONGEST_NAME:
        raise refused(Reason.CARD_FORM)
    _require_keys(card)
    if card.succeeds:
        _require(card.succeeds, told["old-signature"], body, Reason.NOT_A_SUCCESSOR)
        body += _halved("old-signature", told["old-signature"])
    _require(card.signing_key, told["signature"], body, Reason.CARD_CHANGED)
    if lines != body + _halved("signature", told["signature"]):
        raise refused(Reason.CARD_FORM)
    return card


_LABELS = ("name", "signing-key", "age-key", "serial", "follows", "old-signature", "signature")
_NEEDED = {"name", "signing-key", "age-key", "serial", "signature"}
_FOLLOWING = {"follows", "old-signature"}


def _fields(lines: list[str]) -> dict[str, str]:
    """Join the lines by their label; raises Refused unless the labels are those of a card."""
    told: dict[str, str] = {}
    for line in lines:
        label, parted, value = line.partition(": ")
        if not parted or label not in _LABELS or not value:
            raise refused(Reason.CARD_FORM)
        told[label] = told.get(label, "") + value
    if told.keys() not in (_NEEDED, _NEEDED | _FOLLOWING):
        raise refused(Reason.CARD_FORM)
    return told


def _serial(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 8 and int(text) <= HIGHEST_SERIAL):
        raise refused(Reason.CARD_FORM)
    return int(text)


def _require_keys(card: Card) -> None:
    from pyrage import RecipientError, x25519

    try:
        raw_key(card.signing_key)
        if str(x25519.Recipient.from_str(card.age_key)) != card.age_key:
            raise refused(Reason.CARD_KEY)
    except (RecipientError, ValueError) as error:
        raise refused(Reason.CARD_KEY) from error


def _require(key: str, letters: str, lines: list[str], reason: Reason) -> None:
    """Refuse lines that were not signed with this key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(raw_key(key)).verify(
            exact_base64(letters), _message(lines)
        )
    except (InvalidSignature, ValueError) as error:
        raise refused(reason) from error
