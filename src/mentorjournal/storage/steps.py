"""What was done last in a journal, noted so that it can be taken back, also after a restart.

A step is what one writing changed: the versions that its records had before and after.
"""

from mentorjournal.storage.driver import dbapi

MOST_STEPS = 100
"""How many steps can be taken back."""


def note(connection: dbapi.Connection, number: int, at: str, record_id: str, version: int) -> None:
    """Note the version that a record came to as part of a step.

    The first of a step forgets all that was taken back.
    """
    made = connection.execute("INSERT OR IGNORE INTO step VALUES (?, ?, 0)", (number, at))
    if made.rowcount:
        connection.execute("DELETE FROM step WHERE undone OR number <= ?", (number - MOST_STEPS,))
    follow(connection, record_id, version - 1)
    connection.execute(
        "INSERT INTO step_change VALUES (?1, ?2, ?3, ?4, ?4)"
        " ON CONFLICT DO UPDATE SET after = excluded.after, present = excluded.present",
        (number, record_id, version - 1, version),
    )


def next_number(connection: dbapi.Connection) -> int:
    """Answer the number of the next step."""
    return int(connection.execute("SELECT ifnull(max(number), 0) + 1 FROM step").fetchone()[0])


def follow(connection: dbapi.Connection, record_id: str, version: int) -> None:
    """Let every step that expects a version of a record expect the next one.

    A change that is no step is not followed, and so it is noticed.
    """
    connection.execute(
        "UPDATE step_change SET present = present + 1 WHERE id = ? AND present = ?",
        (record_id, version),
    )
