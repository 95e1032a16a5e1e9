"""The two sample journals exchange every session's page, both ways, through files only."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from mentorjournal.desk.correspondence.answering import accept_promise, offered_promises
from mentorjournal.desk.correspondence.contacts import add_card
from mentorjournal.desk.correspondence.identity import my_card
from mentorjournal.desk.correspondence.posting import Outgoing, post
from mentorjournal.desk.correspondence.receiving import look_at, take_in
from mentorjournal.desk.correspondence.standing import Standing
from mentorjournal.desk.summaries import around, gather, held_sessions
from mentorjournal.domain.people import Person, Relationship
from mentorjournal.journal import Journal
from mentorjournal.sharing.choices import selected
from mentorjournal.sharing.render import SEALED
from mentorjournal.sharing.summary import compose
from stage import sample_journal


def bond_with(journal: Journal, other: Journal) -> Relationship:
    person = journal.person_called(other.name.split()[0])
    found = journal.relationship_with(person.id)
    assert found
    return found


def partner(journal: Journal, other: Journal) -> Person:
    return journal.records.get(Person, bond_with(journal, other).person).record


def pages(journal: Journal, bond: Relationship) -> list[Outgoing]:
    """Compose what each session offers; one on which somebody refused to be named stays."""
    made = []
    for session in held_sessions(journal, bond):
        material = gather(journal, bond, [session], around(journal, session, bond))
        chosen = selected(material)
        page = compose(material, chosen)
        if not page.blocked:
            made.append(Outgoing(material, chosen, page, SEALED))
    return made


def test_all_sessions_go_both_ways_and_nobody_else_surfaces(tmp_path: Path) -> None:
    with (
        closing(sample_journal(tmp_path / "a.db", "mentoree")) as hers,
        closing(sample_journal(tmp_path / "b.db", "mentor")) as mentors,
    ):
        sides = ((hers, mentors), (mentors, hers))
        for one, other in sides:
            add_card(one, my_card(other).encode(), partner(one, other))
        assert sum(sent(*side, tmp_path) for side in sides) >= 12


def sent(writer: Journal, reader: Journal, folder: Path) -> int:
    """Send every page from one to the other, and accept its promises; answer how many."""
    others = {kept.record.person for kept in writer.relationships()} - {partner(writer, reader).id}
    walled = [writer.records.get(Person, each).record.name for each in others]
    going = pages(writer, bond_with(writer, reader))
    for number, outgoing in enumerate(going):
        path = folder / f"{writer.name}-{number}.age"
        post(writer, outgoing, path)
        seen = look_at(reader, path.read_bytes())
        assert (seen.page.encode(), seen.remarks) == (outgoing.preview, ())
        assert seen.standing is Standing.NOT_VERIFIED
        assert not [name for name in walled if name in seen.page]
        page = take_in(reader, seen, bond_with(reader, writer)).record
        for promise in offered_promises(reader, page):
            accept_promise(reader, page, promise)
    return len(going)
