"""Create, open, read and write one SQLCipher file."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from mentorjournal.errors import CannotWrite, JournalReplaced
from mentorjournal.storage import keys, new_file
from mentorjournal.storage.driver import (
    Interrupted,
    connect,
    dbapi,
    is_whole,
    pragma,
    require_whole,
    settle,
    translated,
)
from mentorjournal.storage.file_head import (
    existing,
    header,
    identity,
    require,
    resolved,
    writable,
)
from mentorjournal.storage.recognising import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    prove_key,
    recognise,
)

__all__ = ["APPLICATION_ID", "SCHEMA_VERSION", "Interrupted", "JournalFile", "require"]


class JournalFile:
    """One open journal: a connection that threads share, and what its file is."""

    def __init__(
        self, path: Path, key: keys.Key, connection: dbapi.Connection, *, read_only: bool
    ) -> None:
        """Take over an unlocked connection; `create` and `open` are how to get here."""
        self.path = path
        self.key = key
        self.connection = connection
        self.read_only = read_only
        self._identity = identity(path)
        self._lock = threading.RLock()
        self._writing = False
        self._interrupting = threading.Lock()
        self._interruptible = False
        self._in_transaction = False
        self._spent: list[int] = []
        self.writings = 0
        """How many writings have begun; the same number twice is one writing."""

    @classmethod
    def create(cls, path: Path, passphrase: str) -> JournalFile:
        """Make an empty journal, readable by its owner only; never put it over anything."""
        return cls.create_with(path, lambda: keys.new_key(passphrase))

    @classmethod
    def create_with(cls, path: Path, make_key: Callable[[], keys.Key]) -> JournalFile:
        """Make an empty journal under a key that is made once the place is known to be free."""
        place = resolved(path)
        new_file.refuse_taken(place)
        key = make_key()
        new_file.make(place, key, APPLICATION_ID)
        return cls._unlocked(place, key)

    @classmethod
    def open(cls, path: Path, passphrase: str, key_file: bytes = b"") -> JournalFile:
        """Open the journal at a path; a path that is a link is followed."""
        return cls.open_by(path, lambda header: keys.unlock(passphrase, header, key_file))

    @classmethod
    def open_with_key(cls, path: Path, key: bytes) -> JournalFile:
        """Open with what `keys.read_recovery_code` gave."""
        return cls.open_by(path, lambda header: keys.unlock_with(key, header))

    @classmethod
    def open_by(cls, path: Path, opens: Callable[[bytes], keys.Key]) -> JournalFile:
        """Open with what finds the key for a header."""
        place = existing(path)
        return cls._unlocked(place, opens(header(place)))

    @classmethod
    def _unlocked(cls, place: Path, key: keys.Key) -> JournalFile:
        read_only = not writable(place)
        found = identity(place)
        with ExitStack() as undo, translated(place):
            connection = connect(place, "ro" if read_only else "rw")
            undo.callback(connection.close)
            prove_key(connection, key, place)
            recognise(connection, place)
            settle(connection)
            opened = cls(place, key, connection, read_only=read_only)
            if opened._identity != found:
                raise JournalReplaced(f"The journal at {place} was replaced while it was opened.")
            undo.pop_all()
        return opened

    @property
    def recovery_code(self) -> str:
        """Write the key in the form that a person can keep on paper."""
        return keys.recovery_code(self.key.secret)

    def require_passphrase(self, passphrase: str) -> None:
        """Prove that this passphrase opens the journal, with the key file that it was opened with.

        CannotUnlock when it does not.
        """
        keys.unlock(passphrase, self.key.header, self.key.key_file)

    @property
    def version(self) -> int:
        """Read which arrangement of tables the file has; migrations move it."""
        return self._asked("user_version")

    def data_version(self) -> int:
        """Read a number that moves when another connection has changed or replaced the file."""
        there = identity(self.path)
        return hash((self._asked("data_version"), self._identity, there))

    def _asked(self, setting: str) -> int:
        with self._lock, translated(self.path):
            return pragma(self.connection, setting)

    @property
    def is_replaced(self) -> bool:
        """Whether another file is at the path now; no while this one gives way to another."""
        if not self._lock.acquire(blocking=False):
            return False
        try:
            return identity(self.path) not in (None, self._identity)
        finally:
            self._lock.release()

    def close(self) -> None:
        """Close the file, waiting for the thread that is using it; twice does no harm."""
        with self._lock:
            self.connection.close()
            self._close_spent()

    @contextmanager
    def descriptor(self) -> Iterator[int]:
        """Lend a descriptor of the file as it lies on the disk, to be read past the cipher."""
        lent = os.open(self.path, os.O_RDONLY)
        try:
            yield lent
        finally:
            self._spent.append(lent)
            # Not waiting: who holds the lock may wait for the reader, and closes it afterwards.
            if self._lock.acquire(blocking=False):
                try:
                    self._close_spent()
                finally:
                    self._lock.release()

    def _close_spent(self) -> None:
        # To close one drops every lock that this process holds on the file.
        while self._spent and not self._in_transaction:
            os.close(self._spent.pop())

    def interrupt(self) -> None:
        """Stop the reading under way, if there is one; a writing is never stopped."""
        with self._interrupting:
            if self._interruptible:
                self.connection.interrupt()

    @contextmanager
    def reading(self) -> Iterator[dbapi.Connection]:
        """Hold one consistent state of the journal; inside another block, join it."""
        with self._lock, translated(self.path):
            if self.connection.in_transaction:
                yield self.connection
                return
            with self._transaction("BEGIN"), self._open_to_interrupts():
                yield self.connection

    @contextmanager
    def writing(self) -> Iterator[dbapi.Connection]:
        """Change the journal wholly or not at all; inside another writing, be a part of it.

        A part that fails is undone alone when the outer block catches its error. A writing cannot
        begin inside a reading: what was read there could be out of date.
        """
        with self._lock, translated(self.path):
            if self._writing:
                with self._part():
                    yield self.connection
                return
            self._refuse_read_only()
            with self._transaction("BEGIN IMMEDIATE"), self._open_to_parts():
                self._refuse_replaced()
                yield self.connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[None]:
        if not is_whole(self.connection):
            self._refuse_replaced()
            self._go_on_with(JournalFile._unlocked(self.path, self.key))
        self.connection.execute(begin)
        self._in_transaction = True
        try:
            yield
            require_whole(self.connection, self.path)
            self.connection.execute("COMMIT")
        except BaseException as error:
            # Not execute("ROLLBACK"): that is interrupted too while a half-read cursor is about.
            self.connection.rollback()
            if isinstance(error, Exception):  # it may come of zeros that were read as text
                require_whole(self.connection, self.path)
            raise
        finally:
            self._in_transaction = False
            self._close_spent()

    @contextmanager
    def _part(self) -> Iterator[None]:
        self.connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            # A full disk has undone the whole transaction, savepoints and all.
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK TO part")
                self.connection.execute("RELEASE part")
            raise
        self.connection.execute("RELEASE part")

    @contextmanager
    def _open_to_parts(self) -> Iterator[None]:
        self._writing = True
        self.writings += 1
        try:
            yield
        finally:
            self._writing = False

    @contextmanager
    def _open_to_interrupts(self) -> Iterator[None]:
        self._allow_interrupts(True)
        try:
            yield
        finally:
            self._allow_interrupts(False)

    def _allow_interrupts(self, allowed: bool) -> None:
        with self._interrupting:
            self._interruptible = allowed

    def give_way(self, key: keys.Key, put_in_place: Callable[[], None]) -> None:
        """Let another file take this one's place while nobody can write, and go on with that.

        Others may read the old file meanwhile; their next write finds that it was replaced.
        """
        with self._lock:
            if self.connection.in_transaction:
                raise RuntimeError("A journal cannot give way in the middle of a transaction.")
            with self.writing():
                put_in_place()
            self._go_on_with(JournalFile._unlocked(self.path, key))

    def go_on_with(self, successor: JournalFile) -> None:
        """Take over what another one has opened, which is of no use afterwards."""
        with self._lock:
            if self.connection.in_transaction:
                raise RuntimeError("A journal cannot change in the middle of a transaction.")
            self._go_on_with(successor)

    def _go_on_with(self, successor: JournalFile) -> None:
        self.connection.close()
        self.connection, self.key = successor.connection, successor.key
        self._identity, self.read_only = successor._identity, successor.read_only

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise CannotWrite(f"The journal at {self.path} is open for reading only.")

    def _refuse_replaced(self) -> None:
        if identity(self.path) != self._identity:
            raise JournalReplaced(
                f"Another file is at {self.path} now, or none; nothing was written to it."
            )
