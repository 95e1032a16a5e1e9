"""Change the passphrase of a journal: a new key, a new file, and at every moment one that opens.

Not ``PRAGMA rekey``: a kill in the middle of one can leave a file that nobody opens any more.
"""

from __future__ import annotations

from pathlib import Path

from mentorjournal.errors import DamagedJournal
from mentorjournal.storage import keys, new_file, page_copy
from mentorjournal.storage.driver import pragma
from mentorjournal.storage.journal_file import JournalFile
from mentorjournal.storage.seals_beside import SealsBeside

_COPYING = 0.9
"""The share of the time that the copy takes; the rest ends the proof that went on beside it."""


def change_passphrase(
    journal_file: JournalFile,
    new_passphrase: str,
    told: page_copy.Told = page_copy.untold,
    key_file: bytes = b"",
    profile: int = 0,
) -> None:
    """Make a new key of a passphrase and go on with the journal encrypted anew under it.

    A key file has to be given again, or the journal needs none any more. Without a profile the
    new key is never cheaper to guess than the old one.

    Others can read meanwhile; writers wait, and then find that the file was replaced. The
    recovery code is another one afterwards. Copies made before keep the old passphrase.
    """
    chosen = profile or keys.next_profile(journal_file.key.header)
    encrypt_anew(journal_file, keys.new_key(new_passphrase, key_file, chosen), told)


def encrypt_anew(journal_file: JournalFile, key: keys.Key, told: page_copy.Told) -> None:
    """Let a proven copy under another key take the journal's place, and go on with it."""

    def fill(making: Path) -> None:
        with page_copy.reader_of(journal_file) as reader:
            with SealsBeside(making, key, pragma(reader, "page_count")) as seals:

                def written(done: float) -> None:
                    seals.written(done)
                    told(done * _COPYING)

                page_copy.copy(reader, making, key, written)
                is_whole = seals.all_hold()
            # Page for page the same, and each seal read back: how they fit together is the same.
            if not is_whole or page_copy.counted(making, key) != page_copy.counts(reader):
                raise DamagedJournal("The new file does not hold what the old one does.")
        told(1.0)

    journal_file.give_way(key, lambda: new_file.rebuild(journal_file.path, fill))
