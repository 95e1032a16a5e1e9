"""Records that come in from files, and the whole journal going out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from mentorjournal.exchange.arrival import Arrival, Refused, Whole
from mentorjournal.storage.repository import Standing

if TYPE_CHECKING:
    from mentorjournal.domain.letters import HeldCard
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal
    from mentorjournal.storage.restoring import History

T = TypeVar("T")

_SHAPES: dict[str, type] = {
    "name": str,
    "called": str,
    "name_on_card": str,
    "day_first": bool,
    "schemes": list,
    "templates": list,
}


@dataclass(frozen=True)
class Taken:
    """What became of a file that came in."""

    new: int
    changed: int
    unchanged: int
    """What was here before, as it came or in an earlier version."""
    refused: tuple[Refused, ...]
    remarks: tuple[str, ...] = ()


class _OnlyRehearsed(Exception):
    """Undoes a transaction that was tried out."""


def take_in(
    journal: Journal,
    arrival: Arrival,
    told: Callable[[int], None] = lambda _: None,
    *,
    rehearse: bool = False,
) -> Taken:
    """Keep what a file brings, in one transaction; ``told`` hears how many records came so far.

    What was here before in any version stays as it is: the same file twice adds nothing, and
    undoes no change. A rehearsal keeps nothing and answers what would have been.
    """
    counts: Counter[Standing] = Counter()
    with suppress(_OnlyRehearsed), journal.file.writing():
        changed = journal.restore(_histories(journal, _counted(arrival.whole, told), counts))
        changed += journal.keep_all(_not_known(journal, _counted(arrival.records, told), counts))
        _fill_settings(journal, arrival)
        journal.restore_ledger(arrival.ledger)
        _take_letters(journal, arrival)
        if rehearse:
            raise _OnlyRehearsed
    new = counts[Standing.NEW]
    return Taken(
        new, changed - new, counts.total() - changed, tuple(arrival.refused), tuple(arrival.remarks)
    )


def whole_journal(journal: Journal) -> Iterator[Whole]:
    """Go through every record with its past, in the order of making, the trash included."""
    for kept, revisions in journal.histories():
        yield Whole(kept, tuple(revisions))


def _counted(those: Iterable[T], told: Callable[[int], None]) -> Iterator[T]:
    for number, each in enumerate(those, 1):
        yield each
        told(number)


def _not_known(
    journal: Journal, records: Iterable[Record], counts: Counter[Standing]
) -> Iterator[Record]:
    for record in records:
        standing = journal.records.standing(record)
        counts[standing] += 1
        if standing is not Standing.KNOWN:
            yield record


def _histories(
    journal: Journal, wholes: Iterable[Whole], counts: Counter[Standing]
) -> Iterator[History]:
    for whole in wholes:
        counts[journal.records.standing(whole.kept.record)] += 1
        yield whole.kept, whole.revisions


def _take_letters(journal: Journal, arrival: Arrival) -> None:
    """Take messages, and cards of people of whom none is held: no key is changed by a file."""
    held = {each.person for each in journal.letterbox.cards()}
    for card in arrival.cards:
        if card.person not in held and _is_sound(arrival, card):
            journal.letterbox.keep_card(card)
    for letter in arrival.letters:
        journal.letterbox.keep_letter(letter)


def _is_sound(arrival: Arrival, card: HeldCard) -> bool:
    """Tell whether a card is what its owner signed; what is not is named among the refused."""
    from mentorjournal.errors import Refused as CardRefused
    from mentorjournal.sharing.sealed.cards import read_card

    try:
        is_sound = read_card(card.text.encode()).signing_key == card.signing_key
    except CardRefused:
        is_sound = False
    if not is_sound:
        arrival.refused.append(Refused(0, "A contact card in it is not what its owner signed."))
    return is_sound


def _fill_settings(journal: Journal, arrival: Arrival) -> None:
    """Take the settings that say something where the journal says nothing."""
    here = journal.notebook.settings()
    wanted = {
        name: value
        for name, value in arrival.settings.items()
        if here.get(name) in (None, "", [], {})
    }
    odd = [name for name, value in wanted.items() if not _is_as_set_here(name, value)]
    journal.notebook.set(**{name: value for name, value in wanted.items() if name not in odd})
    named = (f"Its setting “{each}” is none of ours, and was left out." for each in odd)
    arrival.remarks.extend(named)


def _is_as_set_here(name: str, value: Any) -> bool:
    """Whether a setting has the shape that every reader of it relies on; others mean nothing."""
    is_list_of_words = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return is_list_of_words if name == "roles" else isinstance(value, _SHAPES.get(name, object))
