"""A keyring of the tests' own, on the system's side of the keyring library: one file of JSON."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError


class FileRing(KeyringBackend):
    """Keeps entries in the file that TEST_KEYRING names, across processes."""

    priority = 5

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library's

    @property
    def _place(self) -> Path:
        return Path(os.environ["TEST_KEYRING"])

    def entries(self) -> dict[str, str]:
        """Read all of it."""
        found: dict[str, str] = json.loads(self._place.read_text()) if self._place.exists() else {}
        return found

    def get_password(self, service: str, username: str) -> str | None:
        """Answer an entry."""
        return self.entries().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep an entry."""
        self._place.write_text(json.dumps({**self.entries(), f"{service} {username}": password}))

    def delete_password(self, service: str, username: str) -> None:
        """Remove an entry that is there."""
        entries = self.entries()
        if entries.pop(f"{service} {username}", None) is None:
            raise PasswordDeleteError(username)
        self._place.write_text(json.dumps(entries))
