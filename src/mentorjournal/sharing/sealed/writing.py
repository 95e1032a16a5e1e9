"""Writing a message: the readable page, the part for the program, and the signature over both."""

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from uuid import UUID

from mentorjournal.domain.record import Record
from mentorjournal.errors import CannotShare
from mentorjournal.sharing.markdown_form import as_markdown
from mentorjournal.sharing.page import Page
from mentorjournal.sharing.sealed.envelope import MOST_PIECES, Envelope
from mentorjournal.sharing.sealed.identity import Identity
from mentorjournal.sharing.sealed.pieces import Sort, pieces_of
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
    pieces = pieces_of(page, records or {}, sort)
    if len(pieces) > MOST_PIECES:
        raise CannotShare(f"A summary has at most {MOST_PIECES:,} paragraphs; this has more.")
    told = envelope.model_copy(update={"records": pieces})
    letters = b64encode(told.model_dump_json(by_alias=True).encode()).decode()
    lines = [letters[at : at + _LINE] for at in range(0, len(letters), _LINE)]
    text = as_markdown(page) + "\n".join(["", BEGIN, *lines, END, ""]).encode()
    return text + signature_over(text, identity.signing_seed)


def digest(signed: bytes) -> str:
    """Name a signed text by its SHA-256, in hex: for the ledger and for the next message."""
    return sha256(signed).hexdigest()
