"""Reading what was received, each check before what it protects.

The order: size, the age header, opening in memory, the signature, who it is from and to, then all
that the part for the program says, and last the characters of the page. Whether it was seen before
is for `arrival`, which is told what came earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import ValidationError

from mentorjournal.domain.plain import visible
from mentorjournal.sharing.sealed import age_header, armor, cards, signed_text, strict_json
from mentorjournal.sharing.sealed.envelope import FORMAT, MOST_LINES, Envelope, Piece
from mentorjournal.sharing.sealed.identity import Identity
from mentorjournal.sharing.sealed.pieces import says, stands_on
from mentorjournal.sharing.sealed.refusals import Reason, refused
from mentorjournal.sharing.sealed.seal import MOST_BYTES, bare, opened
from mentorjournal.sharing.sealed.writing import digest

MOST_UNSIGNED = 2 << 20
"""Bytes of a text that nobody signed."""
_HEAD = 3
"""The title, an empty line, and who wrote to whom."""


class Form(StrEnum):
    """What something that was received looks like, before it is opened."""

    TO_KEYS = "to_keys"
    TO_PASSPHRASE = "to_passphrase"  # noqa: S105 (a form, no secret)
    SIGNED = "signed"
    """Signed, and readable by whoever holds it."""
    CARD = "card"
    READABLE = "readable"
    """A text that nobody signed."""


@dataclass(frozen=True)
class Received:
    """A message whose signature fits; whether its signer is known is for the journal to say."""

    envelope: Envelope
    page: str
    """The readable page as Markdown, safe to show."""
    signer: str
    """The signing key, as `keys.key_text` writes it."""
    digest: str
    """As the writer's own ledger has it."""
    form: Form
    was_cleaned: bool
    """Whether something on the page had to be made visible."""

    def words(self, piece: Piece) -> str:
        """Give the lines of the page that a piece names, as Markdown."""
        first, last = piece.lines
        return "\n".join(self.page.split("\n")[first - 1 : last])


@dataclass(frozen=True)
class Unsigned:
    """A readable text for which nobody vouches."""

    page: str
    was_cleaned: bool


def recognise(file: bytes) -> Form:
    """Tell what this is without opening it; raises Refused for what is nothing of ours."""
    return _looked_at(file)[0]


def _looked_at(file: bytes) -> tuple[Form, bytes]:
    """Tell what this is, and give it without the armour of age."""
    if len(file) > MOST_BYTES:
        raise refused(Reason.TOO_LARGE)
    binary = bare(file)
    if binary.startswith(age_header.MAGIC) or binary is not file:
        is_passphrase = age_header.read_header(binary).is_passphrase
        return (Form.TO_PASSPHRASE if is_passphrase else Form.TO_KEYS), binary
    if signed_text.is_signed(file):
        return Form.SIGNED, file
    _require_text(file)
    return (Form.CARD if cards.is_card(file) else Form.READABLE), file


def _require_text(file: bytes) -> None:
    """Refuse what cannot be read by eye either; what was damaged at its start is such a file."""
    if len(file) > MOST_UNSIGNED:
        raise refused(Reason.TOO_LARGE)
    if not file.strip():
        raise refused(Reason.NOTHING)
    try:
        file.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refused(Reason.NOT_TEXT) from error


def open_message(file: bytes, mine: Sequence[Identity], passphrase: str = "") -> Received:
    """Open and check a message that was sealed or at least signed; raises Refused.

    `mine` are all my identities: of this journal, and older ones. Something unsigned is refused,
    too; `read_unsigned` reads that.
    """
    form, whole = _looked_at(file)
    if form in (Form.TO_KEYS, Form.TO_PASSPHRASE):
        found = signed_text.exact(opened(whole, mine, passphrase))
    elif form is Form.SIGNED:
        found = signed_text.found_in(whole)
    else:
        raise refused(Reason.UNSIGNED)
    return _checked(found, [each.signing_key for each in mine], form)


def read_unsigned(file: bytes, mine: Sequence[Identity] = (), passphrase: str = "") -> Unsigned:
    """Take a readable text as it is, made safe to show; raises Refused when it is no text.

    It may have been sealed by someone without the program, as `age` does: then only I can read it,
    and still nobody vouches for it. What is signed is refused: `open_message` reads that.
    """
    form, whole = _looked_at(file)
    if form in (Form.TO_KEYS, Form.TO_PASSPHRASE):
        whole = opened(whole, mine, passphrase)
        if whole.startswith(age_header.MAGIC) or armor.is_armored(whole):
            raise refused(Reason.SEALED_TWICE)
    if signed_text.is_signed(whole):
        raise refused(Reason.CHANGED)
    _require_text(whole)
    page, was_cleaned = _page(whole.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"))
    return Unsigned(page, was_cleaned)


def _checked(found: signed_text.SignedText, mine: Sequence[str], form: Form) -> Received:
    told = strict_json.parsed(found.records)
    _require_parties(told, found.signer, mine, form)
    envelope = _envelope(found.records)
    if found.page.count(b"\n") > MOST_LINES:
        raise refused(Reason.TOO_LARGE)
    _require_agreement(envelope, found.page.decode("utf-8", "replace").split("\n"))
    page, was_cleaned = _page(found.page)
    return Received(envelope, page, found.signer, digest(found.whole), form, was_cleaned)


def _require_agreement(envelope: Envelope, lines: list[str]) -> None:
    """Refuse a part for the program that says what a reader of the page does not see."""
    names = (envelope.sender.name, envelope.recipient.name)
    is_said = says("".join(lines[:_HEAD]), names)
    if not is_said or not all(stands_on(piece, lines) for piece in envelope.records):
        raise refused(Reason.DISAGREES)


def _require_parties(told: dict[str, object], signer: str, mine: Sequence[str], form: Form) -> None:
    """Refuse what was written by or to somebody else, before the rest is looked at."""
    if told.get("format") != FORMAT:
        is_later = str(told.get("format")).startswith(FORMAT.partition("/")[0])
        raise refused(Reason.NEWER_FORMAT if is_later else Reason.SHAPE)
    if _keys(told.get("from")) != [signer]:
        raise refused(Reason.OTHER_SENDER)
    readers = _keys(told.get("to"))
    is_bound = bool(readers) or form is Form.TO_KEYS
    if is_bound and not set(readers) & set(mine):
        raise refused(Reason.OTHER_RECIPIENT)


def _keys(side: object) -> list[str]:
    keys = side.get("keys") if isinstance(side, dict) else None
    if not isinstance(keys, list) or not all(isinstance(each, str) for each in keys):
        raise refused(Reason.SHAPE)
    return keys


def _envelope(plain: bytes) -> Envelope:
    try:
        return Envelope.model_validate_json(plain)
    except ValidationError as error:
        raise refused(Reason.SHAPE) from error


def _page(plain: bytes) -> tuple[str, bool]:
    """Make a page safe to show; lines stay where they are, so that pieces find theirs."""
    try:
        text = plain.decode("utf-8")
    except UnicodeDecodeError as error:
        raise refused(Reason.NOT_TEXT) from error
    shown = visible(text.replace("\r", "\N{SYMBOL FOR CARRIAGE RETURN}"))
    return shown, shown != text
