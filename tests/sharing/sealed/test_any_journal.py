"""Whatever a journal holds and whatever is chosen of it: what was written can be read."""

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorjournal.domain.sessions import Action
from mentorjournal.sharing.markdown_form import as_markdown
from mentorjournal.sharing.page import Style
from mentorjournal.sharing.sealed.reading import open_message
from mentorjournal.sharing.sealed.writing import signed_message
from mentorjournal.sharing.summary import compose
from sharing.desk import WITH_RUTH, page_of
from sharing.sealed.parties import ASHA, RUTH, envelope, sealed, taken_apart
from sharing.test_composing import Case, cases
from strategies import records, text, words


def _signed(case: Case) -> bytes:
    page = compose(case.material, case.selection)
    return signed_message(page, envelope(), ASHA, case.material.table)


@settings(max_examples=60)
@given(cases())
def test_any_message_is_opened_by_its_reader(case: Case) -> None:
    received = open_message(sealed(_signed(case)), [RUTH])

    assert received.page.encode() == as_markdown(compose(case.material, case.selection))
    assert not received.was_cleaned
    for piece in received.envelope.records:
        assert received.words(piece).strip()


@settings(max_examples=60)
@given(st.lists(records(Action), min_size=1, max_size=3), text, words)
def test_any_promise_is_read_as_it_was_written(
    promises: list[Action], cover: str, writer: str
) -> None:
    ours = {"relationship": WITH_RUTH.id, "share": None}
    own = [each.model_copy(update=ours) for each in promises]
    picks = [(each.id, None) for each in own]
    page = page_of(*own, picks=picks, cover=cover, writer=writer)

    message = signed_message(page, envelope(), ASHA, {each.id: each for each in own})
    received = open_message(sealed(message), [RUTH])

    assert received.envelope.sender.name == page.writer
    told = [each for each in received.envelope.records if each.sort == "promise"]
    points = (each.text for each in page.paragraphs if each.style is Style.POINT)
    assert [each.text for each in told] == list(filter(None, points))


@settings(max_examples=60)
@given(cases())
def test_nothing_unchosen_is_in_the_part_for_the_program(case: Case) -> None:
    told = taken_apart(_signed(case))[1].decode()

    assert not {each for each in case.unwanted if each in told}


@settings(max_examples=40)
@given(cases())
def test_a_message_says_the_same_when_everything_else_is_gone(case: Case) -> None:
    chosen = {record for record, _ in case.selection}
    left = tuple(each for each in case.material.records if each.id in chosen)
    bare = replace(case, material=replace(case.material, records=left, roots=()))

    (page, told), (other_page, other_told) = (taken_apart(_signed(each)) for each in (case, bare))

    assert page == other_page
    assert json.loads(told)["records"] == json.loads(other_told)["records"]
