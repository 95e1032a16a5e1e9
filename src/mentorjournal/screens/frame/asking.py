"""What screens ask of the app: to go somewhere, to open, to make, to take back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from textual.message import Message


class GoTo(Message):
    """Go to a place."""

    def __init__(self, place_id: str) -> None:
        super().__init__()
        self.place_id = place_id


class LookAround(Message):
    """Open a sample journal, to look around before making one."""


class OpenRecord(Message):
    """Show a record whole."""

    def __init__(self, record_id: UUID) -> None:
        super().__init__()
        self.record_id = record_id


class EditRecord(OpenRecord):
    """Change a record."""


class Show(Message):
    """Open a screen over the place, by the name of its door; some are about one record."""

    def __init__(self, door: str, record_id: UUID | None = None) -> None:
        super().__init__()
        self.door = door
        self.record_id = record_id


class ChangePassphrase(Message):
    """Give the journal a new passphrase."""


class NewRecord(Message):
    """Make a record; without a kind, ask which."""

    def __init__(self, kind: str = "", fields: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self.kind = kind
        self.fields = dict(fields or {})


class ShareSession(Message):
    """Compose a summary; without a session, of the last one that was held."""

    def __init__(self, session_id: UUID | None = None) -> None:
        super().__init__()
        self.session_id = session_id


class Done(Message):
    """Something was done, which can be taken back."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words
