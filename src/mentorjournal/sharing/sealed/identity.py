"""The keys of one person's journal: one to sign with, one to be written to."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field, replace

from mentorjournal.errors import DamagedJournal
from mentorjournal.sharing.sealed.keys import key_text

_FORMAT = "mentorjournal-identity/1"


@dataclass(frozen=True)
class Identity:
    """Both secret keys; the repr shows neither."""

    signing_seed: bytes = field(repr=False)
    """The 32 secret bytes of an Ed25519 key (RFC 8032)."""
    age_secret: str = field(repr=False)
    """``AGE-SECRET-KEY-1…``."""
    signing_key: str
    """The public half, as `keys.key_text` writes it: whose name it is on messages."""
    age_key: str
    """``age1…``: what others seal to."""
    serial: int = 1
    """Of several cards with one signing key the highest serial holds."""

    def as_text(self) -> str:
        """Write it down for the encrypted journal, and for nowhere else."""
        return json.dumps(
            {
                "format": _FORMAT,
                "signing": self.signing_seed.hex(),
                "age": self.age_secret,
                "serial": self.serial,
            }
        )

    def renumbered(self) -> Identity:
        """Count one up, for a card that says something new."""
        return replace(self, serial=self.serial + 1)


def new_identity() -> Identity:
    """Draw both keys by chance."""
    from pyrage import x25519

    return _identity(secrets.token_bytes(32), str(x25519.Identity.generate()), 1)


def identity_from_text(text: str) -> Identity:
    """Read what `Identity.as_text` wrote; raises DamagedJournal for anything else."""
    try:
        told = json.loads(text)
        if told["format"] != _FORMAT:
            raise ValueError("not an identity")
        return _identity(bytes.fromhex(told["signing"]), told["age"], int(told["serial"]))
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedJournal("Your own keys in this journal cannot be read.") from error


def _identity(seed: bytes, age_secret: str, serial: int) -> Identity:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from pyrage import IdentityError, x25519

    try:
        age_key = str(x25519.Identity.from_str(age_secret).to_public())
    except IdentityError as error:
        raise ValueError("not an age key") from error
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    return Identity(seed, age_secret, key_text(public), age_key, serial)
