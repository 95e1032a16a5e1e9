"""Signing keys as texts: the middle word of an OpenSSH public key, ``AAAAC3NzaC1lZDI1NTE5…``."""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64

RAW_SIZE = 32
_TYPE = b"ssh-ed25519"
BLOB_START = len(_TYPE).to_bytes(4, "big") + _TYPE + RAW_SIZE.to_bytes(4, "big")
"""RFC 8709, section 4: the key type and the length of the key, before its 32 bytes."""


def key_text(raw: bytes) -> str:
    """Write the 32 bytes of an Ed25519 public key as OpenSSH does."""
    return b64encode(BLOB_START + raw).decode()


def raw_key(text: str) -> bytes:
    """Read a key that `key_text` wrote; raises ValueError for any other spelling."""
    blob = exact_base64(text)
    raw = blob.removeprefix(BLOB_START)
    if len(raw) != RAW_SIZE or len(blob) != len(BLOB_START) + RAW_SIZE:
        raise ValueError("not an Ed25519 key")
    return raw


def exact_base64(text: str) -> bytes:
    """Decode base64 of which there is one spelling only; raises ValueError for every other."""
    try:
        plain = b64decode(text.encode("ascii"), validate=True)
    except (NotBase64, UnicodeEncodeError) as error:
        raise ValueError("not base64") from error
    if b64encode(plain).decode() != text:
        raise ValueError("not the one spelling")
    return plain
