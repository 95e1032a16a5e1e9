"""What to say of a journal whose file has further names, before its passphrase changes and after.

A change makes a new file under one name. We cannot find the others, and to write into the file
that they share would leave nothing to go back to: so it is said, and left to the person.
"""

from __future__ import annotations

from mentorjournal.journal import Journal
from mentorjournal.storage.file_head import other_names


def names_besides(journal: Journal) -> int:
    """Count the names by which the journal's file can be reached besides its own."""
    return other_names(journal.file.path)


def before_change(names: int) -> str:
    """Say what a change of passphrase does not reach; empty where there is one name only."""
    if not names:
        return ""
    return (
        f"The file of this journal has {_named(names)} (hard links). The change is made under this"
        " name alone: what lies there stays as it is, and opens with the old passphrase."
    )


def after_change(names: int, path: str) -> str:
    """Say what was not reached, and whose it is to remove."""
    if not names:
        return ""
    what = "The other name" if names == 1 else f"The {names} other names"
    return (
        f"{what} of the file did not change: the old passphrase and the old recovery code open what"
        f" lies there, and nothing written there comes into {path}. Remove it yourself if somebody"
        " may know the old passphrase."
    )


def _named(names: int) -> str:
    return "one other name" if names == 1 else f"{names} other names"
