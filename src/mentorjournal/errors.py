"""Every error that mentorjournal raises on purpose.

JournalError
├── NotUnderstood        what was typed does not fit: a date, a field, an option
│   └── Ambiguous        it fits more than one thing
├── NotFound             there is no such record, person or version
├── CannotUnlock         the passphrase or the recovery code is not this journal's
├── DamagedJournal       the file is a journal, and part of it cannot be read
├── NotAJournal          the file is something else
├── NewerJournal         a later version of the program wrote the file
├── NoJournal            there is no file at that place
├── JournalExists        there is one already
├── JournalBusy          another program holds the journal for longer than we wait
├── Interrupted          a reading was stopped because its answer is no longer wanted
├── ChangedMeanwhile     somebody else changed the record since it was read
├── JournalReplaced      the path now leads to another file than the one that was opened
├── CannotWrite          the disk, the folder or the file refuses to be written
├── CannotShare          this may not leave the journal
└── Refused              what was received is not taken in; its ``reason`` tells why

The text of each is one plain sentence for the person; it has no markup and no exit code.
"""

from collections.abc import Mapping


class JournalError(Exception):
    """The root of the tree; its text can be shown as it is."""


class NotUnderstood(JournalError):
    """What was typed does not fit; ``fields`` tells by field what is wrong, where that is known."""

    def __init__(self, sentence: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.fields = dict(fields or {})


class Ambiguous(NotUnderstood):
    """What was typed fits more than one thing."""


class NotFound(JournalError):
    """There is no such record, person or version."""


class CannotUnlock(JournalError):
    """The passphrase or the recovery code does not belong to this journal."""


class DamagedJournal(JournalError):
    """The file is a journal, and part of it cannot be read."""


class NotAJournal(JournalError):
    """The file is something else."""


class NewerJournal(JournalError):
    """A later version of the program wrote the file."""


class NoJournal(JournalError):
    """There is no file at that place."""


class JournalExists(JournalError):
    """There is a file at that place already."""


class JournalBusy(JournalError):
    """Another program holds the journal for longer than we wait."""


class Interrupted(JournalError):
    """A reading was stopped because its answer is no longer wanted."""


class ChangedMeanwhile(JournalError):
    """Somebody else, another window perhaps, changed the record since it was read."""


class JournalReplaced(JournalError):
    """The path now leads to another file than the one that was opened."""


class CannotWrite(JournalError):
    """The disk, the folder or the file refuses to be written."""


class CannotShare(JournalError):
    """This may not leave the journal."""


class Refused(JournalError):
    """What was received is not taken in; ``reason`` is a name for it, the same in every version."""

    def __init__(self, sentence: str, reason: str) -> None:
        super().__init__(sentence)
        self.reason = reason
