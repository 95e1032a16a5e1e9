"""What is kept beside the records: settings of the journal, drafts, and the ledger."""

import json
from datetime import datetime
from typing import Any

from mentorjournal.domain import moments
from mentorjournal.domain.entries import Disclosure
from mentorjournal.storage.journal_file import JournalFile
from mentorjournal.storage.texts import storable


class Notebook:
    """Settings by name, one draft a subject, and every disclosure in order."""

    def __init__(self, journal_file: JournalFile) -> None:
        self._file = journal_file

    def setting(self, name: str, default: Any = None) -> Any:
        """Answer a setting of the journal, or the default."""
        with self._file.reading() as connection:
            query = "SELECT value FROM setting WHERE name = ?"
            row = connection.execute(query, (name,)).fetchone()
        return json.loads(row[0]) if row else default

    def settings(self) -> dict[str, Any]:
        """Answer every setting by name."""
        with self._file.reading() as connection:
            rows = connection.execute("SELECT name, value FROM setting ORDER BY name")
            return {name: json.loads(value) for name, value in rows}

    def set(self, **settings: Any) -> None:
        """Keep settings, all or none."""
        with self._file.writing() as connection:
            connection.executemany(
                "INSERT INTO setting VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                [(storable(name), storable(_json(value))) for name, value in settings.items()],
            )

    def keep_draft(self, subject: str, fields: dict[str, Any], at: datetime) -> None:
        """Keep what has been typed so far about a subject, over what was kept before."""
        with self._file.writing() as connection:
            connection.execute(
                "INSERT INTO draft VALUES (?, ?, ?)"
                " ON CONFLICT (subject) DO UPDATE SET at = excluded.at, fields = excluded.fields",
                (subject, moments.as_text(at), json.dumps(fields)),
            )

    def draft(self, subject: str) -> tuple[dict[str, Any], datetime] | None:
        """Answer the draft about a subject and when it was kept; None when there is none."""
        with self._file.reading() as connection:
            query = "SELECT fields, at FROM draft WHERE subject = ?"
            row = connection.execute(query, (subject,)).fetchone()
        return (json.loads(row[0]), moments.from_text(row[1])) if row else None

    def drafts(self) -> list[tuple[str, datetime]]:
        """List the subjects of which there is a draft, newest first."""
        with self._file.reading() as connection:
            rows = connection.execute("SELECT subject, at FROM draft ORDER BY at DESC")
            return [(subject, moments.from_text(at)) for subject, at in rows]

    def drop_draft(self, subject: str) -> None:
        """Forget the draft about a subject, if there is one."""
        with self._file.writing() as connection:
            connection.execute("DELETE FROM draft WHERE subject = ?", (subject,))

    def disclose(self, line: Disclosure) -> None:
        """Write a line into the ledger."""
        with self._file.writing() as connection:
            connection.execute(
                'INSERT INTO ledger (at, relationship, "to", title, form, sha256, summary,'
                " file_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (moments.as_text(line.at), line.relationship, storable(line.to),
                 storable(line.title), line.form, line.sha256, line.summary,
                 storable(line.file_name)),
            )  # fmt: skip

    def ledger(self) -> list[Disclosure]:
        """List every disclosure, newest first."""
        with self._file.reading() as connection:
            rows = connection.execute(
                'SELECT at, relationship, "to", title, form, sha256, summary, file_name'
                " FROM ledger ORDER BY number DESC"
            )
            return [Disclosure(moments.from_text(row[0]), *row[1:]) for row in rows]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
