"""Keeping the rows beside the notes in step with the marked lines in them."""

from __future__ import annotations

from mentorjournal.domain.session_marks import MarkSort
from mentorjournal.screens.editor.session.blanks import INSIGHTS, MARKS, PROMISES, TOPICS
from mentorjournal.screens.editor.session.form import SessionForm
from mentorjournal.screens.editor.session.marks import (
    Link,
    Moved,
    Rows,
    followed,
    in_their_place,
    links_as_text,
    links_at_first,
    links_from,
)

_KEYS: dict[MarkSort, str] = {"promise": PROMISES, "insight": INSIGHTS, "topic": TOPICS}


class Marking:
    """What has become of the marked lines of one form; it goes into the draft with them."""

    def __init__(self, form: SessionForm) -> None:
        self._form = form
        self._reading = form.sheet.journal.reading("future")
        sheet = form.sheet
        kept = (*sheet.promises, *sheet.insights, *sheet.topics)
        self._kept = [str(each.record.id) for each in kept]
        self._links: list[Link] = self._at_first()

    def _at_first(self) -> list[Link]:
        """Take what the draft says; without one, the lines that stand there are no news."""
        held = links_from(self._form.held(MARKS))
        if held is not None:
            return held
        before = str(self._form.sheet.initial["notes_shared"])
        return links_at_first(before, self._rows(), self._reading)

    def _rows(self) -> Rows:
        return {sort: self._form.field(key).value for sort, key in _KEYS.items()}

    def put_in_place(self) -> list[Moved]:
        """Move what was typed with a mark into the box for another sort; answer what went where."""
        rows = self._rows()
        new, gone = in_their_place(rows, self._reading)
        for sort, key in _KEYS.items():
            if new[sort] != rows[sort]:
                self._form.field(key).value = new[sort]
        return gone

    def follow(self) -> bool:
        """Make rows of what is marked now; answer whether any row changed."""
        text, rows = self._form.field("notes_shared").value, self._rows()
        links, new = followed(text, self._links, rows, self._reading, self._kept)
        changed = [sort for sort in _KEYS if new[sort] != rows[sort]]
        for sort in changed:
            self._form.field(_KEYS[sort]).value = new[sort]
        if links != self._links:
            self._links = links
            self._form.hold(MARKS, links_as_text(links))
        return bool(changed)
