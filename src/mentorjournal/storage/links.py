"""The thread as it is stored: which record led to which, read without opening a model."""

from collections.abc import Sequence
from typing import NamedTuple

from mentorjournal.domain.inline_links import IN_A_TEXT
from mentorjournal.storage.journal_file import JournalFile

_THREAD = "(role = 'from' OR role LIKE 'from#%' OR role LIKE 'led_to%' OR role = 'goal')"
_TOUCHED = "(role = 'goals' AND f.kind = 'session')"


class Link(NamedTuple):
    """One record points to another, in a role."""

    pointing: str
    target: str
    role: str
    pointing_kind: str


class Bead(NamedTuple):
    """What is known of a record of the thread without opening it."""

    id: str
    kind: str
    on: str
    title: str
    status: str
    area: str


class Links:
    """The links of the thread: what came from what, what led to what."""

    def __init__(self, journal_file: JournalFile) -> None:
        self._file = journal_file

    def of_thread(self) -> list[Link]:
        """List every link of the thread between records that are not in the trash."""
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT from_id, to_id, role, f.kind FROM link"
                " JOIN record f ON f.id = from_id JOIN record t ON t.id = to_id"
                f" WHERE ({_THREAD} OR {_TOUCHED}) AND f.deleted IS NULL AND t.deleted IS NULL"
            )
            return [Link(*row) for row in rows]

    def beads(self, kinds: Sequence[str], related: Sequence[str] = ()) -> list[Bead]:
        """List the records of some kinds, newest first; only those that point to ``related``."""
        marks = ",".join("?" * len(kinds))
        where = f"kind IN ({marks}) AND deleted IS NULL"
        if related:
            where += f" AND id IN (SELECT from_id FROM link WHERE to_id IN ({_marks(related)}))"
        with self._file.reading() as connection:
            rows = connection.execute(
                "SELECT id, kind, \"on\", title, coalesce(body ->> '$.status', ''),"
                f" coalesce(body ->> '$.area', '') FROM record WHERE {where}"
                ' ORDER BY "on" DESC, seq DESC',
                (*kinds, *related),
            )
            return [Bead(*row) for row in rows]

    def mentioning(self, record_id: str) -> list[str]:
        """List the ids of what links to a record in its text, newest first, without the trash."""
        return self._ids(
            "SELECT id FROM record JOIN link ON from_id = id WHERE to_id = ? AND role = ?"
            ' AND deleted IS NULL GROUP BY id ORDER BY "on" DESC, seq DESC',
            (record_id, IN_A_TEXT),
        )

    def called(self, title: str) -> list[str]:
        """List the ids of what is not in the trash and is called by a title, with any capitals."""
        return self._ids(
            "SELECT id FROM record WHERE title = ? COLLATE NOCASE AND deleted IS NULL", (title,)
        )

    def _ids(self, query: str, values: Sequence[str]) -> list[str]:
        with self._file.reading() as connection:
            return [row[0] for row in connection.execute(query, values)]


def _marks(values: Sequence[str]) -> str:
    return ",".join("?" * len(values))
