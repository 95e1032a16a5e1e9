"""What waits in the inbox is counted without reading the pages, and counted right."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain.record import Record
from mentorjournal.domain.sessions import Summary, TakeBack
from mentorjournal.journal import Journal
from mentorjournal.views.inbox import arrived, waiting
from searching import SHARING
from storage.stores import empty
from strategies import records

DAY = date(2026, 4, 17)


def page(**fields: object) -> Summary:
    came = {"on": DAY, "relationship": uuid4(), "title": "Rivers", "body": "We spoke."}
    return Summary.model_validate({**came, "direction": "received", **fields})


@SHARING
@given(
    pages=st.lists(records(Summary), max_size=4, unique_by=lambda each: each.id),
    in_trash=st.booleans(),
)
def test_the_count_is_that_of_the_list(
    journal: Journal, pages: list[Record], in_trash: bool
) -> None:
    empty(journal)
    journal.keep_all(pages)
    if pages and in_trash:
        journal.bury(pages[0].id)
    assert waiting(journal) == sum(each.is_unread or bool(each.asks) for each in arrived(journal))


def test_a_page_waits_until_it_is_opened_and_what_it_asks_is_answered(journal: Journal) -> None:
    asks = TakeBack(what="paragraph 2", on=DAY)
    journal.keep(page(direction="sent"))
    assert waiting(journal) == 0
    came = journal.keep(page())
    assert waiting(journal) == 1
    opened = journal.keep(came.record.model_copy(update={"opened_on": DAY}))
    assert waiting(journal) == 0
    asked = journal.keep(opened.record.model_copy(update={"take_backs": (asks,)}))
    assert waiting(journal) == 1
    answer = asks.model_copy(update={"answer": "deleted"})
    journal.keep(asked.record.model_copy(update={"take_backs": (answer,)}))
    assert waiting(journal) == 0
