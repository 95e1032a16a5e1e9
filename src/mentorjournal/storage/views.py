"""A read-only view for each kind, so that a stranger with a SQLCipher tool reads plain columns."""

from sqlite_utils import Database

from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.record import Record
from mentorjournal.domain.shapes import shapes_of

ENVELOPE = ("id", "on", "title", "tags", "created", "updated", "version")


def columns_of(kind: type[Record]) -> dict[str, str]:
    """Name the columns of a kind's view, each with the expression that fills it."""
    columns = {name: f'"{name}"' for name in ENVELOPE}
    columns.update(
        {name: f"body ->> '$.{name}'" for name in shapes_of(kind) if name not in columns}
    )
    return columns


def refresh(db: Database) -> None:
    """Make every view anew from the models; a migration calls it whenever a model has changed."""
    for word, kind in KINDS.items():
        columns = ", ".join(f'{expr} AS "{name}"' for name, expr in columns_of(kind).items())
        db.execute(f'DROP VIEW IF EXISTS "{word}"')
        db.execute(
            f'CREATE VIEW "{word}" AS SELECT {columns} FROM record'
            f" WHERE kind = '{word}' AND deleted IS NULL"
        )
