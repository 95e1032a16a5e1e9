"""The query language of search, and the index behind it.

Words are looked for anywhere, accents and case folded; a phrase stands in quotes; a star ends the
beginning of a word. What is typed never reaches FTS5 as its own syntax.
"""

import re

from mentorjournal.storage.driver import dbapi
from mentorjournal.storage.texts import storable

_TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')

_LONGEST = 4_096
"""How many characters are looked for: FTS5 takes the square of a query's length in time."""


def match_expression(words: str, *, last_unfinished: bool = False) -> str:
    """Translate typed words to an FTS5 query; an empty one when there is nothing to look for."""
    terms = []
    for found in _TERM.finditer(storable(words[:_LONGEST]).replace("\0", " ")):
        phrase = found[1] if found[1] is not None else found[2]
        star = found[1] is None and phrase.endswith("*")
        phrase = phrase.rstrip("*") if star else phrase
        if any(character.isalnum() for character in phrase):
            terms.append((phrase, star))
    if terms and last_unfinished and not words.rstrip().endswith('"') and not words[-1:].isspace():
        terms[-1] = (terms[-1][0], True)
    return " ".join(f'"{phrase}"' + ("*" if star else "") for phrase, star in terms)


def tag_expression(tag: str) -> str:
    """Translate a tag to an FTS5 query that finds at least all records with it; empty if none can.

    FTS5 knows the letters of an older Unicode than Python does, but surely those of ASCII.
    """
    if len(tag) > _LONGEST or not any(each.isascii() and each.isalnum() for each in tag):
        return ""
    phrase = storable(tag).replace("\0", " ").replace('"', '""')
    return f'tags : "{phrase}"'


def index(connection: dbapi.Connection, seq: int, title: str, words: str, tags: str) -> None:
    """Put a record's words into the index, in the transaction that keeps the record."""
    connection.execute("INSERT INTO search (rowid, title, words, tags) VALUES (?, ?, ?, ?)",
                       (seq, title, words, tags))  # fmt: skip


def forget(connection: dbapi.Connection, seq: int) -> None:
    """Take a record's words out of the index."""
    connection.execute("DELETE FROM search WHERE rowid = ?", (seq,))
