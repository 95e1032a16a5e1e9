"""Follow a journal whose passphrase another program has changed."""

from __future__ import annotations

from pathlib import Path

from mentorjournal.config import read_settings
from mentorjournal.journal import Journal
from mentorjournal.storage import file_head, following, key_file, keys


def needs_key_file(journal: Journal) -> bool:
    """Say whether what lies at the journal's path now asks for a key file."""
    place = file_head.existing(journal.file.path)
    return keys.profile_of(file_head.header(place)).key_file


def follow_typed(journal: Journal, passphrase: str, named: Path | None = None) -> None:
    """Go on with what lies at the journal's path now; CannotUnlock when this does not open it.

    Without a name the key file is the one in the settings, or the one that was needed before.
    """

    def typed_key(header: bytes) -> keys.Key:
        if not keys.profile_of(header).key_file:
            return keys.unlock(passphrase, header)
        place = named or read_settings().key_file
        digest = key_file.read(place) if place else journal.file.key.key_file
        return keys.unlock(passphrase, header, digest)

    following.follow(journal.file, typed_key)
