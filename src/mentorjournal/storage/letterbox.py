"""What letters need beside the records: own keys, contacts' cards, and which message was which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, fields
from datetime import datetime
from typing import Any

from mentorjournal.domain import moments
from mentorjournal.domain.letters import HeldCard, Letter
from mentorjournal.storage.driver import dbapi
from mentorjournal.storage.journal_file import JournalFile
from mentorjournal.storage.texts import storable

_LETTER = ", ".join(each.name for each in fields(Letter))
_CARD = ", ".join(each.name for each in fields(HeldCard))


class Letterbox:
    """Own keys with the newest last, cards by person, and every message in order."""

    def __init__(self, journal_file: JournalFile) -> None:
        self._file = journal_file

    def own_keys(self) -> list[str]:
        """List the writer's own keys as they were kept, oldest first; the last is in use."""
        with self._file.reading() as connection:
            rows = connection.execute("SELECT text FROM own_key ORDER BY number")
            return [text for (text,) in rows]

    def keep_own_key(self, text: str, at: datetime) -> None:
        """Keep new keys; the earlier ones stay, to open what was sealed to them."""
        with self._file.writing() as connection:
            connection.execute(
                "INSERT INTO own_key (at, text) VALUES (?, ?)", (moments.as_text(at), text)
            )

    def cards(self, person: str = "") -> list[HeldCard]:
        """List the cards of a person, or of everybody, those in use first."""
        with self._file.reading() as connection:
            rows = connection.execute(
                f"SELECT {_CARD} FROM contact_card WHERE ?1 = '' OR person = ?1"
                " ORDER BY retired IS NOT NULL, number DESC",
                (person,),
            )
            return [_card(row) for row in rows]

    def keep_card(self, card: HeldCard) -> None:
        """Keep a card, over what was known of the same key of the same person."""
        with self._file.writing() as connection:
            connection.execute(
                f"INSERT INTO contact_card ({_CARD}) VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (person, signing_key) DO UPDATE SET"
                " text = excluded.text, verified = excluded.verified, retired = excluded.retired",
                _stored(card),
            )

    def forget_cards(self, person: str) -> int:
        """Remove every card of a person; answer how many there were."""
        with self._file.writing() as connection:
            query = "DELETE FROM contact_card WHERE person = ?"
            return connection.execute(query, (person,)).rowcount

    def letters(self, **wanted: str) -> list[Letter]:
        """List the messages whose fields are as wanted, oldest first."""
        where = " AND ".join(f"{_name(each)} = ?" for each in wanted) or "1"
        with self._file.reading() as connection:
            rows = connection.execute(
                f"SELECT {_LETTER} FROM letter WHERE {where} ORDER BY number",
                tuple(wanted.values()),
            )
            return [_letter(row) for row in rows]

    def keep_letter(self, letter: Letter) -> None:
        """Note a message; a second one of the same share id takes no place."""
        marks = ", ".join("?" for _ in fields(Letter))
        with self._file.writing() as connection:
            connection.execute(
                f"INSERT OR IGNORE INTO letter ({_LETTER}) VALUES ({marks})", _stored(letter)
            )

    def rewrite_envelope(self, share: str, envelope: str) -> None:
        """Put what may still be known of a message in the place of what was."""
        with self._file.writing() as connection:
            _overwriting(connection)
            connection.execute(
                "UPDATE letter SET envelope = ? WHERE share = ? AND direction = 'received'",
                (envelope, share),
            )

    def erase_versions(self, record_ids: Sequence[str]) -> None:
        """Put what a record says now in the place of what its earlier versions said, for good.

        The versions themselves stay, so that each still follows the one before it.
        """
        with self._file.writing() as connection:
            _overwriting(connection)
            those = [(each,) for each in record_ids]
            connection.executemany(
                "UPDATE revision SET body = (SELECT json_set(body, '$.tags', json(tags))"
                " FROM record WHERE record.id = revision.id) WHERE id = ?",
                those,
            )
            connection.executemany("DELETE FROM draft WHERE subject = ?", those)


def _overwriting(connection: dbapi.Connection) -> None:
    """Let the pages that words stood on be overwritten, and not only set free."""
    connection.execute("PRAGMA secure_delete = ON").fetchall()


def _name(field: str) -> str:
    """Let only the names of columns into the text of a query."""
    if field not in {each.name for each in fields(Letter)}:
        raise LookupError(field)
    return field


def _stored(value: HeldCard | Letter) -> tuple[Any, ...]:
    return tuple(
        moments.as_text(each) if isinstance(each, datetime)
        else storable(each) if isinstance(each, str)
        else each
        for each in astuple(value)
    )  # fmt: skip


def _card(row: tuple[Any, ...]) -> HeldCard:
    person, text, signing_key, added, verified, retired = row
    return HeldCard(
        person, text, signing_key, moments.from_text(added), _moment(verified), _moment(retired)
    )


def _letter(row: tuple[Any, ...]) -> Letter:
    values = dict(zip((each.name for each in fields(Letter)), row, strict=True))
    return Letter(**{**values, "at": moments.from_text(values["at"])})


def _moment(text: str | None) -> datetime | None:
    return moments.from_text(text) if text else None
