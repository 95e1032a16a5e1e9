"""Signatures in OpenSSH's SSHSIG form (PROTOCOL.sshsig), with Ed25519 and SHA-512 only.

``ssh-keygen -Y verify`` accepts them. The namespace keeps a signature that was made for one purpose
from being shown for another.
"""

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha512

from mentorjournal.sharing.sealed.keys import BLOB_START, RAW_SIZE, exact_base64, key_text, raw_key
from mentorjournal.sharing.sealed.refusals import Reason, refused

NAMESPACE = "summary@mentorjournal"
"""The purpose of every message, whichever kind it is of: the kind stands in the signed part."""

BEGIN = "-----BEGIN SSH SIGNATURE-----"
END = "-----END SSH SIGNATURE-----"
MOST_LETTERS = 1000
"""An armoured signature of this form has about 300."""

_MAGIC = b"SSHSIG"
_VERSION = (1).to_bytes(4, "big")
_HASH = b"sha512"
_SIGNATURE_TYPE = b"ssh-ed25519"
_SIGNATURE_SIZE = 64
_LINE = 70


def signature_over(text: bytes, seed: bytes, namespace: str = NAMESPACE) -> bytes:
    """Sign a text; give the armoured signature with its last line end."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(seed)
    public = key.public_key().public_bytes_raw()
    made = _string(_SIGNATURE_TYPE) + _string(key.sign(_signed_bytes(text, namespace)))
    blob = _start(public, namespace) + _string(made)
    letters = b64encode(blob).decode()
    lines = [letters[at : at + _LINE] for at in range(0, len(letters), _LINE)]
    return "\n".join([BEGIN, *lines, END, ""]).encode()


@dataclass(frozen=True)
class Signature:
    """A signature that was read and not yet held against a text."""

    key: str
    """The signing key that made it, as `keys.key_text` writes it."""
    made: bytes
    namespace: str

    def fits(self, text: bytes) -> bool:
        """Whether it was made over this text."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        signed = _signed_bytes(text, self.namespace)
        try:
            Ed25519PublicKey.from_public_bytes(raw_key(self.key)).verify(self.made, signed)
        except InvalidSignature:
            return False
        return True


def read_signature(letters: str, namespace: str = NAMESPACE) -> Signature:
    """Read a signature made for this purpose; raises Refused for any other.

    `letters` is the armour without line ends and without its first and last line. Only the one
    layout that `signature_over` writes is known.
    """
    try:
        blob = exact_base64(letters) if len(letters) <= MOST_LETTERS else b""
    except ValueError as error:
        raise refused(Reason.SIGNATURE_FORM) from error
    before_key = len(_MAGIC + _VERSION) + 4 + len(BLOB_START)
    public = blob[before_key : before_key + RAW_SIZE]
    made = blob[-_SIGNATURE_SIZE:]
    end = _string(_string(_SIGNATURE_TYPE) + _string(made))
    if len(public) != RAW_SIZE or not blob.endswith(end):
        raise refused(Reason.SIGNATURE_FORM)
    if blob != _start(public, namespace) + end:
        is_ours = blob.startswith(_MAGIC + _VERSION + _string(BLOB_START + public))
        raise refused(Reason.OTHER_PURPOSE if is_ours else Reason.SIGNATURE_FORM)
    return Signature(key_text(public), made, namespace)


def _start(public: bytes, namespace: str) -> bytes:
    return (
        _MAGIC
        + _VERSION
        + _string(BLOB_START + public)
        + _string(namespace.encode())
        + _string(b"")
        + _string(_HASH)
    )


def _signed_bytes(text: bytes, namespace: str) -> bytes:
    digest = sha512(text).digest()
    purpose = _string(namespace.encode())
    return _MAGIC + purpose + _string(b"") + _string(_HASH) + _string(digest)


def _string(value: bytes) -> bytes:
    """Write a string as SSH does (RFC 4251, section 5): its length before it."""
    return len(value).to_bytes(4, "big") + value
