"""A passphrase file of the age format at a cost of our choosing (age-encryption.org/v1).

The library measures the machine and picks the cost itself. On a fast one it picks more than careful
readers accept, ours among them; only then the file is made here.
"""

import hmac
import secrets
from base64 import b64encode

_LABEL = b"age-encryption.org/v1/scrypt"
_CHUNK = 64 << 10
_NO_NONCE = bytes(12)


def passphrase_file(plain: bytes, passphrase: str, factor: int) -> bytes:
    """Seal with a passphrase that costs 2^factor rounds of scrypt; give a binary age file."""
    file_key = secrets.token_bytes(16)
    header = _header(file_key, passphrase.encode(), factor)
    mac = hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")
    nonce = secrets.token_bytes(16)
    payload = _stream(_derived(file_key, nonce, b"payload"), plain)
    return header + b" " + _unpadded(mac) + b"\n" + nonce + payload


def _header(file_key: bytes, passphrase: bytes, factor: int) -> bytes:
    """Wrap the file's key; what the MAC covers ends with the three dashes."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    salt = secrets.token_bytes(16)
    key = Scrypt(salt=_LABEL + salt, length=32, n=1 << factor, r=8, p=1).derive(passphrase)
    body = ChaCha20Poly1305(key).encrypt(_NO_NONCE, file_key, None)
    words = b" ".join([b"-> scrypt", _unpadded(salt), str(factor).encode()])
    return b"\n".join([b"age-encryption.org/v1", words, _unpadded(body), b"---"])


def _stream(key: bytes, plain: bytes) -> bytes:
    """Encrypt chunk by chunk; the last nonce byte marks the last chunk."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    cipher, starts = ChaCha20Poly1305(key), range(0, len(plain) or 1, _CHUNK)
    return b"".join(
        cipher.encrypt(
            number.to_bytes(11, "big") + bytes([start == starts[-1]]),
            plain[start : start + _CHUNK],
            None,
        )
        for number, start in enumerate(starts)
    )


def _derived(file_key: bytes, salt: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, purpose).derive(file_key)


def _unpadded(plain: bytes) -> bytes:
    return b64encode(plain).rstrip(b"=")
