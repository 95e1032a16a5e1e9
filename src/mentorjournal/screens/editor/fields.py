"""A widget for each blank of a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.suggester import SuggestFromList

from mentorjournal.domain import moments
from mentorjournal.domain.days import Reading, read_day
from mentorjournal.domain.plain import visible
from mentorjournal.errors import JournalError, NotUnderstood
from mentorjournal.screens.editor.blanks import Blank, Way
from mentorjournal.screens.editor.counted import categories_to_choose
from mentorjournal.screens.editor.forms import AGREEMENT
from mentorjournal.screens.editor.known import Known
from mentorjournal.screens.editor.rows import ROWS, Rows
from mentorjournal.screens.editor.sheet import Sheet
from mentorjournal.screens.editor.ticks import TicksField
from mentorjournal.views.goals import beyond
from mentorjournal.widgets.field import Field
from mentorjournal.widgets.fields import (
    ChoiceField,
    DateField,
    ScaleField,
    TagsField,
    TextField,
    WritingField,
)
from mentorjournal.widgets.rows import PartsField

AHEAD = frozenset({"due", "target", "next_on", "review_on", "planned_end", "next_contact"})
"""Days that lie before us; a day without its year is looked for there."""

PROPOSED = frozenset({"on", "start", "minutes", "who"})
"""What another screen only proposes, such as a day by the rhythm; other words it hands on are
the writer's own."""


class Fields:
    """Makes the fields of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._known = Known(sheet.journal, sheet.names)
        self._past = sheet.journal.reading("past")
        self._future = sheet.journal.reading("future")
        self._target: DateField | None = None

    def made(self, blank: Blank, value: Any) -> Field[Any] | None:
        """Make the field of a blank; None when there is nothing to choose from."""
        makers: dict[Way, Callable[[Blank, Any], Field[Any] | None]] = {
            Way.TEXT: self._text,
            Way.DAY: self._day,
            Way.WHO: self._who,
            Way.ROWS: self._rows,
            Way.CHOICE: lambda blank, value: self._choice(blank, value, list(blank.choices)),
            Way.ONE: self._one,
            Way.SEVERAL: self._several,
            Way.COUNTED: self._counted,
            Way.SCALE: lambda blank, value: ScaleField(
                blank.key, blank.label, value=value, hint=blank.help
            ),
        }
        field = makers.get(blank.way, self._line)(blank, value)
        if isinstance(field, TextField) and self._sheet.kept is None:
            field.line.offered = self._offered(blank)
        return field

    def _offered(self, blank: Blank) -> str:
        """Give what stands in a line of a new record without anybody having written it."""
        begun = blank.key in self._sheet.given and blank.key not in PROPOSED
        return "" if begun else str(self._sheet.initial.get(blank.key, ""))

    def _line(self, blank: Blank, value: Any) -> Field[Any]:
        sort = TagsField if blank.way is Way.TAGS else TextField
        return sort(
            blank.key, blank.label, value=value, placeholder=blank.placeholder, hint=blank.help
        )

    def _text(self, blank: Blank, value: Any) -> Field[Any]:
        return WritingField(
            blank.key,
            blank.label,
            value=value,
            placeholder=blank.placeholder,
            private=blank.private,
            links=not blank.key.startswith(AGREEMENT),
            hint=blank.help,
        )

    def _day(self, blank: Blank, value: Any) -> Field[Any]:
        reading = self._future if blank.key.rpartition(".")[2] in AHEAD else self._past

        field = DateField(
            blank.key, blank.label, value=value, understand=_spoken_in(reading), hint=blank.help
        )
        if blank.key == "target":
            self._target = field
        return field

    def _who(self, blank: Blank, value: Any) -> Field[Any]:
        def understand(typed: str) -> str:
            try:
                return self._sheet.names.understood(typed)
            except JournalError as error:
                raise ValueError(str(error)) from error

        field = DateField(
            blank.key,
            blank.label,
            value=value,
            understand=understand,
            placeholder=blank.placeholder,
            hint=blank.help,
        )
        safe = [name for name in self._sheet.names.full_names() if visible(name) == name]
        field.line.suggester = SuggestFromList(safe, case_sensitive=False)
        return field

    def _rows(self, blank: Blank, value: Any) -> Field[Any]:
        rows = ROWS.get(blank.key.rpartition(".")[2], Rows("one a row"))
        field = PartsField(
            blank.key,
            blank.label,
            value=value,
            with_done=rows.with_done,
            prompt=rows.prompt,
            extra=rows.extra,
            new_id=rows.new_id,
            hint=blank.help,
        )
        spoken = _spoken_in(self._future)
        if rows.is_day:
            field.understand = self._beside_target if blank.key == "milestones" else spoken
        return field

    def _beside_target(self, typed: str) -> str:
        """Say a milestone's day, and plainly when it lies after the goal's own end."""
        due = read_day(typed, self._future)
        try:
            target = read_day(self._target.value, self._future) if self._target else None
        except NotUnderstood:  # said at that field
            target = None
        after = beyond(due, target)
        return f"{moments.spoken(due)}, {after}" if after else moments.spoken(due)

    def _choice(self, blank: Blank, value: Any, choices: list[tuple[str, str]]) -> Field[Any]:
        return ChoiceField(blank.key, blank.label, choices, value=value, hint=blank.help)

    def _one(self, blank: Blank, value: Any) -> Field[Any] | None:
        found = self._known.choices(blank.of, [value] if value else [])
        needed = blank.key in self._needed()
        if not found and not needed:
            return None
        return self._choice(blank, value, found if needed else [("", "none"), *found])

    def _counted(self, blank: Blank, value: Any) -> Field[Any] | None:
        found = categories_to_choose(self._sheet.journal, value)
        return self._choice(blank, value, [("", "nothing"), *found]) if found else None

    def _needed(self) -> set[str]:
        fields = self._sheet.kind.model_fields
        return {name for name, field in fields.items() if field.is_required()}

    def _several(self, blank: Blank, value: Any) -> Field[Any] | None:
        found = self._known.choices(blank.of, value)
        if not found:
            return None
        return TicksField(blank.key, blank.label, found, value=value, hint=blank.help)


def _spoken_in(reading: Reading) -> Callable[[str], str]:
    return lambda typed: moments.spoken(read_day(typed, reading))
