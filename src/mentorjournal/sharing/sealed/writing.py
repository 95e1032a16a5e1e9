"""Writing a message: the readable page, the part for the program, and the signature over both."""

import json
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from uuid import UUID

from mentorjournal.domain.record import Record
from mentorjournal.errors import CannotShare
from mentorjournal.sharing.markdown_form import joined, laid_out
from mentorjournal.sharing.page import Page
from mentorjournal.sharing.sealed.envelope import MOST_LINES, Envelope, Piece
from mentorjournal.sharing.sealed.identity import Identity
from mentorjournal.sharing.sealed.pieces import Sort, pieces_among
from mentorjournal.sharing.sealed.sshsig import signature_over

BEGIN = "-----BEGIN MENTORJOURNAL RECORDS-----"
END = "-----END MENTORJOURNAL RECORDS-----"
_LINE = 64


def signed_message(
    page: Page,
    envelope: Envelope,
    identity: Identity,
    records: Mapping[UUID, Record] | None = None,
    sort: Sort = "paragraph",
) -> bytes:
    """Write a page as a signed text; its first lines are the page's Markdown, byte for byte.

    `records` are those that the page was made from: they tell which paragraphs are promises.
    The envelope's own `records` are filled in here. Raises CannotShare for too long a page.
    """
    blocks = tuple(laid_out(page))
    pieces = pieces_among(blocks, records or {}, sort)
    if blocks[-1].lines[1] > MOST_LINES:
        raise CannotShare(f"A summary has at most {MOST_LINES:,} lines; this has more.")
    letters = b64encode(_told(page, envelope, pieces)).decode()
    lines = [letters[at : at + _LINE] for at in range(0, len(letters), _LINE)]
    text = joined(blocks) + "\n".join(["", BEGIN, *lines, END, ""]).encode()
    return text + signature_over(text, identity.signing_seed)


def _told(page: Page, envelope: Envelope, pieces: tuple[Piece, ...]) -> bytes:
    """Write the part for the program; the names in it are those on the page."""
    whole = envelope.model_copy(
        update={
            "sender": envelope.sender.model_copy(update={"name": page.writer}),
            "recipient": envelope.recipient.model_copy(update={"name": page.reader}),
        }
    )
    told = whole.model_dump(mode="json", by_alias=True, exclude={"records"})
    told["records"] = [each.model_dump(mode="json", exclude_defaults=True) for each in pieces]
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def digest(signed: bytes) -> str:
    """Name a signed text by its SHA-256, in hex: for the ledger and for the next message."""
    return sha256(signed).hexdigest()
