"""Evidence of participation: what may leave of hours, with every name minded."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from mentorjournal.domain.amounts import spoken_minutes
from mentorjournal.domain.choice_words import spoken_choice
from mentorjournal.domain.people import Person
from mentorjournal.sharing.participation import ActivityLine, ParticipationSheet
from mentorjournal.views.hours import Activity, Hours

if TYPE_CHECKING:
    from mentorjournal.journal import Journal

SOMEONE = "someone"
_LETTERS = re.compile(r"[^\W\d_]+")


def evidence(journal: Journal, counted: Hours) -> ParticipationSheet:
    """Compose the sheet; a name stands in it only where its bearer agreed to that."""
    names = Names(kept.record for kept in journal.people())
    return ParticipationSheet(
        title=counted.scheme.name,
        of=str(journal.notebook.setting("name") or journal.name),
        standing=counted.standing,
        sums=[(each.name, each.words) for each in counted.bars],
        lines=[_line(names, each) for each in counted.activities],
    )


def _line(names: Names, activity: Activity) -> ActivityLine:
    session = activity.session
    return ActivityLine(
        day=session.on.isoformat(),
        kind=spoken_choice(session.kind),
        minutes=session.minutes,
        length=spoken_minutes(session.minutes),
        category=activity.category,
        people=", ".join(dict.fromkeys(map(names.shown, activity.people))),
        confirmed_by=_confirmed_by(names, activity),
    )


def _confirmed_by(names: Names, activity: Activity) -> str:
    if activity.verifier is None:
        return SOMEONE if activity.is_confirmed else ""
    return names.shown(activity.verifier)


class Names:
    """What stands for each person outside the journal: the name with consent, else no name."""

    def __init__(self, people: Iterable[Person]) -> None:
        unasked = (each for each in people if each.name_consent != "granted")
        self._unsaid = {word for each in unasked for word in _words(each.name)}

    def shown(self, person: Person) -> str:
        """Say who it is: the name, else the writer's words, else the role, else initials.

        Who refused is nobody but *someone*. Words that tell a name are passed over.
        """
        if person.name_consent == "granted":
            return person.name
        if person.name_consent == "refused":
            return SOMEONE
        ways = (person.shown_as.strip(), *person.roles[:1], _initials(person.name))
        return next((each for each in ways if each and not self._tells(each)), SOMEONE)

    def _tells(self, words: str) -> bool:
        return not self._unsaid.isdisjoint(_words(words))


def _words(text: str) -> set[str]:
    return {word for word in _LETTERS.findall(text.casefold()) if len(word) > 1}


def _initials(name: str) -> str:
    """Give the first letters; nothing where a letter is half a name, as in Chinese."""
    letters = [word[0] for word in _LETTERS.findall(name)]
    is_telling = any(each.upper() == each.lower() for each in letters)
    return "" if is_telling else "".join(f"{each.upper()}." for each in letters)
