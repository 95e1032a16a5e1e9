"""What a person does with a journal; no SQL, no widgets.

Lists are read through ``entries`` and whole records through ``records``; what changes a record goes
through the journal itself, which knows the clock and the writer's zone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast
from uuid import UUID

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Disclosure, Entry, Kept, Revision
from mentorjournal.errors import Ambiguous, NotFound, NotUnderstood
from mentorjournal.known_people import KnownPeople
from mentorjournal.storage import first_bytes
from mentorjournal.storage.entries import Entries
from mentorjournal.storage.journal_file import SCHEMA_VERSION, JournalFile, require
from mentorjournal.storage.letterbox import Letterbox
from mentorjournal.storage.links import Links
from mentorjournal.storage.notebook import Notebook

if TYPE_CHECKING:
    from mentorjournal.domain.days import Lean, Reading
    from mentorjournal.domain.prompts import PromptBook
    from mentorjournal.domain.record import Record
    from mentorjournal.storage.keys import Key
    from mentorjournal.storage.repository import Repository
    from mentorjournal.storage.restoring import History

R = TypeVar("R", bound="Record")

OWN_TEMPLATES = "templates"
"""The setting that holds the writer's own prompts and templates, as the lines of a book."""


@dataclass(frozen=True)
class Thread:
    """What led to a record, and what it led to."""

    came_from: Sequence[Kept[Record]]
    led_to: Sequence[Kept[Record]]


class Journal(KnownPeople):
    """An open journal. It may be used from several threads."""

    def __init__(self, journal_file: JournalFile) -> None:
        self.file = journal_file
        self.entries = Entries(journal_file)
        self.links = Links(journal_file)
        self.notebook = Notebook(journal_file)
        self.letterbox = Letterbox(journal_file)

    @classmethod
    def create(cls, path: Path, passphrase: str, name: str = "", role: str = "") -> Journal:
        """Make a new journal at a path where nothing is yet."""
        return cls._named(JournalFile.create(path, passphrase), name, role)

    @classmethod
    def create_with(
        cls, path: Path, make_key: Callable[[], Key], name: str = "", role: str = ""
    ) -> Journal:
        """Make a new journal under a key that is more than a passphrase of the usual profile."""
        return cls._named(JournalFile.create_with(path, make_key), name, role)

    @classmethod
    def _named(cls, journal_file: JournalFile, name: str, role: str) -> Journal:
        journal = cls._usable(journal_file)
        journal.notebook.set(name=name, roles=[role] if role else [])
        return journal

    @staticmethod
    def require(path: Path) -> bytes:
        """Refuse a place where no journal can be, before anybody is asked for a passphrase.

        Answers the header of the journal, which says what opens it.
        """
        return require(path)

    @classmethod
    def open(cls, path: Path, passphrase: str, key_file: bytes = b"") -> Journal:
        """Open a journal with its passphrase; the derivation of the key takes a moment."""
        return cls._usable(JournalFile.open(path, passphrase, key_file))

    @classmethod
    def open_by(cls, path: Path, opens: Callable[[bytes], Key]) -> Journal:
        """Open a journal with what finds the key for its header."""
        return cls._usable(JournalFile.open_by(path, opens))

    @classmethod
    def open_with_key(cls, path: Path, key: bytes) -> Journal:
        """Open a journal with the key that its recovery code spells."""
        return cls._usable(JournalFile.open_with_key(path, key))

    @classmethod
    def _usable(cls, journal_file: JournalFile) -> Journal:
        if journal_file.version < SCHEMA_VERSION:
            from mentorjournal.storage.migrations import migrate  # slow, and rarely needed

            migrate(journal_file, SCHEMA_VERSION)
        first_bytes.note(journal_file)
        return cls(journal_file)

    def close(self) -> None:
        """Close the file; the journal is of no use afterwards."""
        self.file.close()

    @cached_property
    def records(self) -> Repository:
        """Whole records; the models behind them load when they are first asked for."""
        from mentorjournal.storage.repository import Repository

        return Repository(self.file)

    @property
    def prompt_book(self) -> PromptBook:
        """The prompts and templates: those that ship with the program, and the writer's own."""
        own = self.notebook.setting(OWN_TEMPLATES)
        return self._shipped_book.with_own(own) if own else self._shipped_book

    @cached_property
    def _shipped_book(self) -> PromptBook:
        from mentorjournal.domain.prompts import PromptBook
        from mentorjournal.resources import data_file

        text = data_file("prompts.jsonl").read_text(encoding="utf-8")
        return PromptBook.read(text.splitlines())

    @property
    def name(self) -> str:
        """The writer's name, as it stands on summaries; may be empty."""
        return str(self.notebook.setting("called") or self.notebook.setting("name", ""))

    @property
    def roles(self) -> list[str]:
        """How the writer comes to mentoring: mentoree, mentor or both; may be empty."""
        return list(self.notebook.setting("roles", []))

    def reading(self, lean: Lean = "past") -> Reading:
        """Say how typed days are to be read now."""
        from mentorjournal.domain.days import Reading

        day_first = self.notebook.setting("day_first", True)
        return Reading(moments.today(), lean, bool(day_first))

    def keep(self, record: R, over: int | None = None) -> Kept[R]:
        """Keep one record and answer it as kept.

        ``over`` is the version the writer saw; ChangedMeanwhile when there is a newer one.
        """
        self.records.keep([record], moments.now(), moments.here(), over)
        return self.records.get(type(record), record.id)

    def keep_all(self, records: Iterable[Record]) -> int:
        """Take in records, all or none, not as a step; answer how many were new or changed."""
        return self.records.take_in(records, moments.now(), moments.here())

    def histories(self) -> Iterator[History]:
        """Go through every record with its past, in the order of making, the trash included."""
        from mentorjournal.storage.restoring import histories

        return histories(self.records, self.file)

    def restore(self, incoming: Iterable[History]) -> int:
        """Take in records with their past, all or none; answer how many changed anything."""
        from mentorjournal.storage.restoring import restore

        return restore(self.file, incoming)

    def restore_ledger(self, lines: Iterable[Disclosure]) -> int:
        """Take in ledger lines, oldest first, that are not there yet; answer how many."""
        from mentorjournal.storage.restoring import restore_ledger

        return restore_ledger(self.file, lines)

    def find(self, prefix: str) -> Kept[Record]:
        """Open the one record whose id begins with this; NotFound or Ambiguous otherwise."""
        return self.opened(self.entry(prefix))

    def entry(self, prefix: str) -> Entry:
        """Find the one entry whose id begins with this; NotFound or Ambiguous otherwise."""
        word = prefix.strip().casefold()
        found = self.entries.begins_with(word) if word else []
        if not found:
            raise NotFound(f"There is no record whose id begins with “{prefix}”.")
        if len(found) > 1:
            short = self.entries.short_ids([each.id for each in found])
            several = ", ".join(f"{short[each.id]} ({each.kind})" for each in found)
            raise Ambiguous(f"More than one id begins with “{prefix}”: {several}.")
        return found[0]

    def record_of(self, entry: Entry) -> Record:
        """Make the record that an entry is the envelope of; DamagedJournal when it is none."""
        from mentorjournal.storage.repository import from_body

        return from_body(entry.kind, entry.id, entry.tags, entry.body)

    def opened(self, entry: Entry) -> Kept[Record]:
        """Open the record of an entry."""
        kept = self.records.find(UUID(entry.id))
        if kept is None:
            raise NotFound("That record is no longer there.")
        return kept

    def bury(self, record_id: UUID) -> None:
        """Move a record to the trash."""
        self.records.bury(record_id, moments.now())

    def unbury(self, record_id: UUID) -> None:
        """Take a record out of the trash."""
        self.records.unbury(record_id, moments.now())

    def empty_trash(self) -> int:
        """Remove what is in the trash for good; answer how many records that were."""
        return self.records.empty_trash()

    def history(self, record_id: UUID) -> list[Revision]:
        """List every version of a record, the present one last."""
        kept = self.records.find(record_id)
        if kept is None:
            raise NotFound("There is no such record.")
        body = kept.record.model_dump(mode="json", by_alias=True, exclude={"id"})
        present = Revision(kept.version, kept.updated, kept.deleted is not None, body)
        return [*self.records.revisions(record_id), present]

    def revert(self, kept: Kept[R], version: int) -> Kept[R]:
        """Take a record back to an earlier version; that makes a new one. NotFound without it.

        NotUnderstood for a page that went or came: it is finished.
        """
        if kept.record.KIND == "summary":
            raise NotUnderstood(
                "A page that went or came is finished and has nothing to revert to."
            )
        found = next((r for r in self.history(kept.record.id) if r.version == version), None)
        if found is None:
            raise NotFound(f"There is no version {version} of that record.")
        return self.keep(self.as_it_was(kept.record, found), kept.version)

    def as_it_was(self, record: R, version: Revision) -> R:
        """Make the record that an earlier version of it was; DamagedJournal when it is none."""
        from mentorjournal.storage.repository import from_body

        body = dict(version.body)
        tags = body.pop("tags", ())
        return cast("R", from_body(record.KIND, str(record.id), tags, body))

    def thread(self, record: Record) -> Thread:
        """Gather what a record points back to and what came of it, oldest first."""
        from mentorjournal.domain.inline_links import IN_A_TEXT
        from mentorjournal.domain.record import only_in_a_text, references

        pointed = [each for each in references(record) if each[0] != IN_A_TEXT]
        onward = {to for role, to in pointed if _leads_on(record, role)}
        back = dict.fromkeys(to for role, to in pointed if to not in onward)
        later = {
            kept.record.id: kept
            for kept in self.records.pointing_to(record.id)
            if not only_in_a_text(kept.record, record.id)
        }
        from_there = {
            key
            for key, kept in later.items()
            if any(
                _leads_on(kept.record, role) and to == record.id
                for role, to in references(kept.record)
            )
        }
        back.update(dict.fromkeys(from_there))
        onward.update(set(later) - from_there)
        return Thread(
            came_from=_in_order(self.records.find_all([i for i in back if i != record.id])),
            led_to=_in_order(self.records.find_all([i for i in onward if i != record.id])),
        )


def _leads_on(record: Record, role: str) -> bool:
    """Whether a record says by this role what came after it, as a session of a goal it touched."""
    return role == "led_to" or (role == "goals" and record.KIND == "session")


def _in_order(found: Sequence[Kept[Record]]) -> list[Kept[Record]]:
    there = [kept for kept in found if kept.deleted is None]
    return sorted(there, key=lambda kept: (str(kept.record.day or ""), kept.created))
