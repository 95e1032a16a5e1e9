"""Keys that the keyring of the system holds for a while, so that nobody is asked each time.

The entry of a journal is named by its header, which is no secret, and holds when it ends, the key
and when it began; never the passphrase. Beside it a file of the same name in a folder of ours says
that there is one, so that nothing of the keyring has to be loaded where there is none. That file is
empty: what counts is what the keyring says.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from mentorjournal.domain import moments
from mentorjournal.errors import CannotUnlock, CannotWrite
from mentorjournal.storage import keys

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

LONGEST = timedelta(days=1)
ADJUSTED = timedelta(minutes=1)
"""How far a clock may be set back by what keeps it right; further, and a held key is over."""

SERVICE = "mentorjournal"


@dataclass(frozen=True)
class HeldKeys:
    """The keys that are held for the person at this machine."""

    folder: Path
    """Where the empty files are that say for which journals."""

    def hold(self, key: keys.Key, until: datetime) -> None:
        """Have the keyring hold a key; CannotWrite where there is no keyring that is one."""
        ring, mark = _keyring(), self._mark(key.header)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            mark.touch(mode=0o600)  # first: an entry that nobody knows of would never be removed
        except OSError as error:
            raise CannotWrite(f"{mark} cannot be written: {error.strerror}.") from error
        try:
            began = moments.as_text(moments.now())
            entry = f"{moments.as_text(until)} {key.secret.hex()} {began}"
            ring.set_password(SERVICE, key.header.hex(), entry)
        except _refusals() as error:
            mark.unlink(missing_ok=True)
            raise CannotWrite(f"The keyring did not take the key: {_why(error)}.") from error

    def require_keyring(self) -> None:
        """Refuse a system on which no key can be held."""
        _keyring()

    def find(self, header: bytes, now: datetime) -> keys.Key | None:
        """Give the key of the journal with this header; one whose time is over is removed."""
        if not self._mark(header).exists():
            return None
        with suppress(CannotWrite):  # locked, not running or gone: then a person is asked
            key = _read(_entry(_keyring(), header), header, now)
            if key is None:
                self.forget(header)
            return key
        return None

    def forget(self, header: bytes) -> bool:
        """Remove the key of one journal; answer whether there was one."""
        mark = self._mark(header)
        if not mark.exists():
            return False
        ring = _keyring()
        there = bool(_entry(ring, header))
        try:
            if there:
                ring.delete_password(SERVICE, header.hex())
        except _refusals() as error:
            raise CannotWrite(f"The keyring still holds the key: {_why(error)}.") from error
        mark.unlink(missing_ok=True)
        return True

    def forget_all(self) -> int:
        """Remove every key; answer how many there were."""
        marks = sorted(self.folder.glob("*")) if self.folder.exists() else []
        headers = [mark.name for mark in marks if len(mark.name) == 2 * keys.HEADER_SIZE]
        return sum(self.forget(bytes.fromhex(name)) for name in headers)

    def _mark(self, header: bytes) -> Path:
        return self.folder / header.hex()


def _entry(ring: KeyringBackend, header: bytes) -> str:
    try:
        return ring.get_password(SERVICE, header.hex()) or ""
    except _refusals() as error:
        raise CannotWrite(f"The keyring cannot be read: {_why(error)}.") from error


def _read(entry: str, header: bytes, now: datetime) -> keys.Key | None:
    """Read what the keyring holds; None when it is over, of another journal, or damaged."""
    with suppress(ValueError, CannotUnlock):
        ends, secret, *began = entry.split(" ")
        # A clock that was set back must not keep a key for longer than was said.
        is_set_back = any(now < moments.from_text(each) - ADJUSTED for each in began)
        if not is_set_back and now < moments.from_text(ends) <= now + LONGEST:
            return keys.unlock_with(bytes.fromhex(secret), header)
    return None


def _keyring() -> KeyringBackend:
    """Find the keyring of the system; CannotWrite without one that guards what it holds."""
    try:
        import keyring
        from keyring.backends import chainer
    except ImportError as error:
        raise CannotWrite(
            "Keeping the key needs the package keyring: `pip install 'mentorjournal[keyring]'`."
        ) from error
    chosen = keyring.get_keyring()
    several = chosen.backends if isinstance(chosen, chainer.ChainerBackend) else [chosen]
    for each in several:
        if _guards(each):
            return each
    raise CannotWrite("This system has no keyring that keeps a secret; nothing was kept.")


def _guards(ring: KeyringBackend) -> bool:
    """Tell a keyring of a system from one that fails, forgets, or writes plain or home-made files.

    The library gives those a priority below 1, and recommends none of them.
    """
    try:
        return float(ring.priority) >= 1
    except RuntimeError:  # it says by this that it does not work here
        return False


def _refusals() -> tuple[type[Exception], ...]:
    from keyring.errors import InitError, KeyringError

    return (KeyringError, InitError, OSError, RuntimeError)


def _why(error: Exception) -> str:
    return str(error).rstrip(".") or type(error).__name__
