"""The schema's history, append-only: a step is never edited once it has been shipped.

The number of steps is the file's ``user_version``. A step must never rebuild a table that holds
people's records (``transform``, ``alter=True``): a renamed column would lose its words in silence.
"""

from mentorjournal.domain import moments
from mentorjournal.errors import CannotWrite
from mentorjournal.storage import driver  # noqa: F401  sqlite_utils must find our driver
from mentorjournal.storage.journal_file import JournalFile

from sqlite_utils import Database, Migrations  # isort: skip

from mentorjournal.storage import generations, views  # isort: skip

migrations = Migrations("mentorjournal")

_TABLES = """
CREATE TABLE record (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  "on" TEXT NOT NULL,
  title TEXT NOT NULL,
  tags TEXT NOT NULL,
  created TEXT NOT NULL,
  updated TEXT NOT NULL,
  zone TEXT NOT NULL,
  version INTEGER NOT NULL,
  deleted TEXT,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX record_by_day ON record ("on", seq) WHERE deleted IS NULL;
CREATE INDEX record_by_kind ON record (kind, "on", seq) WHERE deleted IS NULL;
CREATE INDEX record_in_trash ON record ("on", seq) WHERE deleted IS NOT NULL;

CREATE TABLE revision (
  id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  at TEXT NOT NULL,
  deleted INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT;

CREATE TABLE link (
  from_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  to_id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  role TEXT NOT NULL,
  PRIMARY KEY (from_id, to_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_back ON link (to_id);

CREATE VIRTUAL TABLE search USING fts5 (
  title, words, tags,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE draft (
  subject TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  fields TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE ledger (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  relationship TEXT NOT NULL,
  "to" TEXT NOT NULL,
  title TEXT NOT NULL,
  form TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  summary TEXT NOT NULL,
  file_name TEXT NOT NULL
) STRICT;
"""


_STEPS = """
CREATE TABLE step (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  undone INTEGER NOT NULL
) STRICT;
CREATE TABLE step_change (
  step INTEGER NOT NULL REFERENCES step (number) ON DELETE CASCADE,
  id TEXT NOT NULL REFERENCES record (id) ON DELETE CASCADE,
  "before" INTEGER NOT NULL,
  "after" INTEGER NOT NULL,
  present INTEGER NOT NULL,
  PRIMARY KEY (step, id)
) STRICT, WITHOUT ROWID;
"""


@migrations()
def m001_records(db: Database) -> None:
    """Make the tables and a view for each kind."""
    _make(db, _TABLES)
    views.refresh(db)


@migrations()
def m002_steps(db: Database) -> None:
    """Make the tables of what can be taken back."""
    _make(db, _STEPS)


_LETTERS = """
CREATE TABLE own_key (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE contact_card (
  number INTEGER PRIMARY KEY,
  person TEXT NOT NULL,
  text TEXT NOT NULL,
  signing_key TEXT NOT NULL,
  added TEXT NOT NULL,
  verified TEXT,
  retired TEXT,
  UNIQUE (person, signing_key)
) STRICT;

CREATE TABLE letter (
  number INTEGER PRIMARY KEY,
  direction TEXT NOT NULL,
  kind TEXT NOT NULL,
  share TEXT NOT NULL,
  person TEXT NOT NULL,
  relationship TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  digest TEXT NOT NULL,
  previous TEXT NOT NULL,
  signing_key TEXT NOT NULL,
  in_reply_to TEXT NOT NULL,
  at TEXT NOT NULL,
  summary TEXT NOT NULL,
  envelope TEXT NOT NULL,
  UNIQUE (direction, share)
) STRICT;
"""


@migrations()
def m003_letters(db: Database) -> None:
    """Make room for own keys, contacts' cards, and the messages that go and come."""
    _make(db, _LETTERS)


@migrations()
def m004_views(db: Database) -> None:
    """Give the views the fields that the kinds have got since the first version."""
    views.refresh(db)


@migrations()
def m005_views(db: Database) -> None:
    """Give the views what came with links in texts, goals of a session and the agenda's order."""
    views.refresh(db)


def _make(db: Database, statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            db.execute(statement)


def migrate(journal_file: JournalFile, schema_version: int) -> None:
    """Take the file to the newest schema, in one transaction; keep a copy of it as it was.

    No copy is kept of a file in which there are no tables yet.
    """
    if journal_file.read_only:
        raise CannotWrite(
            f"An earlier version wrote {journal_file.path}, which is read-only here;"
            " copy it to where it may be written, and open that."
        )
    with journal_file.writing() as connection:
        version = journal_file.version
        if 0 < version < schema_version:
            keep_as_it_was(journal_file)
        migrations.apply(Database(connection, execute_plugins=False))
        connection.execute(f"PRAGMA user_version = {schema_version:d}")


def keep_as_it_was(journal_file: JournalFile) -> None:
    """Keep a copy before the tables change, unless one is there of the file as it is now.

    A migration that fails each time must not fill the disk with copies.
    """
    newest = next(iter(generations.list_generations(journal_file.path)), None)
    changed = journal_file.path.stat().st_mtime
    if newest and newest.why == "migration" and newest.path.stat().st_mtime >= changed:
        return
    generations.keep_unthinned(journal_file, "migration", moments.now())
