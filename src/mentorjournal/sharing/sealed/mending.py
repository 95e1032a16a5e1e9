"""Sealed texts and cards that mail left in a worse state, put back as they were written.

Beyond quoting and line ends, mail programs indent, wrap, put empty lines between, make dashes long,
send HTML, and encode as quoted-printable (RFC 2045) or UTF-16. Nothing is lost by undoing that: the
seal and the signature tell whether it was undone rightly.
"""

from __future__ import annotations

import re
from base64 import b64decode
from html import unescape
from quopri import decodestring

from mentorjournal.errors import Refused
from mentorjournal.sharing.sealed import armor, cards
from mentorjournal.sharing.sealed.foreign import unwrapped
from mentorjournal.sharing.sealed.refusals import Reason, refused

MOST_BYTES = armor.MOST_UNTIDY
"""Of a text that is mended; mail carries no larger ones."""

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_ARMOR, _CARD = "AGE ENCRYPTED FILE", "MENTORJOURNAL CARD"
_MOST_MENTIONS = 5
"""How often a text may speak of a marker before the marker itself."""

_TAG = re.compile(r"<[^<>\n]{1,80}>")
_LINE_START = re.compile(r"[\r\n][>|\s]*")
_NO_ROOM = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_LABELLED = re.compile(
    r"(?:^|\s)(?P<label>name|signing-key|age-key|serial|follows|old-signature|signature):"
)


def mended(file: bytes) -> bytes:
    """Give a sealed text or a card as it was written; all else, and what is whole, as it is.

    What another program wrapped is taken out first. Raises Refused where the lines of a sealed text
    cannot be put back, and for what cannot be a page.
    """
    file = unwrapped(file)
    if len(file) > MOST_BYTES:
        return file
    text = _as_text(file)
    if body := _between(text, _ARMOR)[0]:
        return file if _is_whole(file) else _armor(body)
    bodies = _cards(text)
    whole, reason = _read(file)
    if whole < len(bodies):
        fixed = b"\n".join(map(_card, bodies))
        return fixed if reason in _SPOILT or _read(fixed)[0] > whole else file
    return file


def _cards(text: str) -> list[str]:
    bodies: list[str] = []
    while len(bodies) < cards.MOST_CARDS:
        body, text = _between(text, _CARD)
        if not body:
            break
        bodies.append(body)
    return bodies


def _between(text: str, what: str) -> tuple[str, str]:
    """Give what stands between two markers with any dashes, and what follows them."""
    at = -1
    for _ in range(_MOST_MENTIONS):
        at = text.find(f"BEGIN {what}", at + 1)
        end = text.find(f"END {what}", at)
        if at < 0 or end < 0:
            break
        before = text[max(0, at - 3) : at].rstrip()[-2:]
        if len(before) == len(before.strip(_DASHES)) + 2:
            rest = text[end + len(f"END {what}") :]
            return text[at + len(f"BEGIN {what}") : end].strip(f"{_DASHES} "), rest
    return "", ""


def _as_text(file: bytes) -> str:
    is_wide = file.startswith((b"\xff\xfe", b"\xfe\xff"))
    return file.decode("utf-16" if is_wide else "utf-8", errors="replace")


def _is_whole(file: bytes) -> bool:
    try:
        return armor.is_armored(file) and bool(armor.taken_off(file))
    except Refused:
        return False


_SPOILT = (Reason.CARD_FORM, Reason.NO_CARD, Reason.NOT_TEXT)


def _read(file: bytes) -> tuple[int, str]:
    """Count the cards that can be read in a text; where there are none, say for which reason."""
    try:
        return len(cards.read_cards(file)), ""
    except Refused as error:
        return 0, error.reason


def _armor(body: str) -> bytes:
    letters = "".join(_decoded(body).split())
    try:
        return armor.put_on(b64decode(letters, validate=True))
    except ValueError as error:
        raise refused(Reason.ARMOR) from error


def _card(body: str) -> bytes:
    """Write each label with what follows it on a line of its own."""
    parts = _LABELLED.split(_decoded(body))
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    lines = [
        f"{label}: {' '.join(words.split()) if label == 'name' else ''.join(words.split())}"
        for label, words in pairs
    ]
    return "\n".join([cards.BEGIN, *lines, cards.END, ""]).encode()


def _decoded(body: str) -> str:
    """Take off encoding, tags, quoting and what takes no room."""
    if "=3D" in body:
        body = decodestring(body.encode()).decode("utf-8", errors="replace")
    plain = unescape(_TAG.sub("", body)).translate(_NO_ROOM)
    return _LINE_START.sub("\n", plain)
