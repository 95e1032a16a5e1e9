"""Several sessions planned by one form: read from what is typed, and told before they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorjournal.domain.people import Person
from mentorjournal.domain.rhythm import read_rhythm
from mentorjournal.domain.sessions import Session
from mentorjournal.errors import JournalError, NotUnderstood
from mentorjournal.screens.editor.session.blanks import RHYTHM, TIMES
from mentorjournal.screens.editor.sheet import Sheet
from mentorjournal.views.series import how_many, series, sittings

Values = Mapping[str, Any]
KEPT_TOGETHER = "kept together; each can be moved or called off alone afterwards:"


def following(sheet: Sheet, values: Values, session: Session) -> tuple[Session, ...]:
    """Plan the sessions that follow a planned one; NotUnderstood names the blank that is wrong."""
    if sheet.kept is not None or session.status != "planned":
        return ()
    return tuple(_all(values, session)[1:])


def _all(values: Values, session: Session) -> list[Session]:
    typed = str(values[TIMES]).strip()
    try:
        count = how_many(typed) if typed else 1
    except NotUnderstood as error:
        raise NotUnderstood(str(error), {TIMES: str(error)}) from error
    if count == 1:
        return [session]
    try:
        rhythm = read_rhythm(str(values[RHYTHM]))
    except NotUnderstood as error:
        raise NotUnderstood(str(error), {RHYTHM: str(error)}) from error
    return series(session, rhythm, count)


def told(sheet: Sheet, values: Values, session: Session) -> str:
    """List the days of several planned sessions, with the time elsewhere; one is not listed."""
    try:
        planned = _all(values, session)
    except NotUnderstood as error:
        return str(error)
    if len(planned) == 1:
        return ""
    lines = sittings(sheet.journal, _people(sheet, values), planned)
    return "\n".join([KEPT_TOGETHER, *(f"{at}  {each.words}" for at, each in enumerate(lines, 1))])


def _people(sheet: Sheet, values: Values) -> list[Person]:
    try:
        return sheet.names.all_found(str(values["who"]))
    except JournalError:  # said at that field
        return []
