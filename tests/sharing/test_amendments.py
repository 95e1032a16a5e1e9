"""What is changed for one reader: words, order, names; and what the reader should look at twice."""

import pytest

from mentorjournal.domain.people import Person
from mentorjournal.domain.sessions import Action
from mentorjournal.errors import CannotShare
from mentorjournal.sharing.about_reader import about_reader
from mentorjournal.sharing.amendments import Amendments, amended, can_be_reworded, words_field
from mentorjournal.sharing.choices import selected
from mentorjournal.sharing.material import NameChoice
from mentorjournal.sharing.names import name_choices
from mentorjournal.sharing.page import Page
from mentorjournal.sharing.summary import compose
from sharing.desk import (
    DAHL,
    DAY,
    GOAL,
    INSIGHT,
    JODIE,
    PROMISE,
    SESSION,
    TAMSIN,
    TEVITA,
    WITH_RUTH,
    markdown,
    material,
)


def composed(amendments: Amendments, *records: object, cover: str = "") -> Page:
    table = amended(material(*records), amendments)  # type: ignore[arg-type]
    return compose(table, selected(table), cover)


def test_words_for_this_reader_stand_on_the_page_and_not_in_the_record() -> None:
    anew = Amendments({(PROMISE.id, "text"): "Send the draft *and* the drawing"})
    page = composed(anew, SESSION, PROMISE)
    assert "and the drawing" in markdown(page).replace("*", "").replace("\\", "")
    assert PROMISE.text == "Send the draft"


def test_a_name_in_words_said_anew_is_minded_like_any() -> None:
    page = composed(Amendments({(PROMISE.id, "text"): "Ask Tevita Lolohea"}), PROMISE)
    assert "Tevita" not in markdown(page)
    assert [each.person for each in page.named] == [TEVITA.id]


@pytest.mark.parametrize(
    ("record", "field"),
    [(SESSION, "notes_private"), (SESSION, "on"), (GOAL, "milestones"), (PROMISE, "nope")],
)
def test_only_a_text_that_may_leave_can_be_worded_anew(record: Action, field: str) -> None:
    assert not can_be_reworded(record, field)
    with pytest.raises(CannotShare):
        composed(Amendments({(record.id, field): "x"}), record)


def test_what_is_not_on_the_table_or_says_nothing_is_refused() -> None:
    for words, table in ((" \n", PROMISE), ("x", SESSION)):
        with pytest.raises(CannotShare):
            composed(Amendments({(PROMISE.id, "text"): words}), table)


def test_the_field_that_is_meant_when_none_is_named() -> None:
    assert [words_field(each) for each in (SESSION, PROMISE, GOAL)] == [
        "notes_shared", "text", "title",
    ]  # fmt: skip


def test_a_record_can_be_put_first_in_its_section() -> None:
    other = Action(text="Walk the bank", on=DAY, relationship=WITH_RUTH.id)
    usual, moved = (
        markdown(composed(each, PROMISE, other))
        for each in (Amendments(), Amendments(first=(other.id,)))
    )
    assert usual.index("Send the draft") < usual.index("Walk the bank")
    assert moved.index("Walk the bank") < moved.index("Send the draft")


@pytest.mark.parametrize(
    ("person", "choice", "shown"),
    [
        (DAHL, "initials", "Dr S.D."),
        (DAHL, "leave_out", "someone"),
        (DAHL, "as_written", "Dr Sunniva Dahl"),
        (TEVITA, "initials", "T.L."),
        (TEVITA, "role", "someone"),
        (TEVITA.model_copy(update={"roles": ("organiser",)}), "role", "an organiser"),
        (TEVITA.model_copy(update={"shown_as": "the one who cooks"}), "role", "the one who cooks"),
    ],
)
def test_each_name_can_be_shown_in_the_way_that_was_chosen(
    person: Person, choice: NameChoice, shown: str
) -> None:
    table = material(people=(person,))
    table = amended(table, Amendments(names={person.id: choice}))
    assert (
        compose(table, frozenset(), f"I met {person.name} there.").cover == f"I met {shown} there."
    )


def test_a_name_that_was_not_granted_never_stands_as_written() -> None:
    with pytest.raises(CannotShare, match="has not agreed"):
        amended(material(), Amendments(names={TEVITA.id: "as_written"}))
    with pytest.raises(CannotShare):
        amended(material(), Amendments(names={PROMISE.id: "initials"}))


def test_who_refused_blocks_whatever_was_chosen() -> None:
    table = amended(material(), Amendments(names={TAMSIN.id: "initials"}))
    assert compose(table, frozenset(), "Tamsin asked.").blocked
    assert name_choices("refused") == ()
    assert "as_written" in name_choices("granted")
    assert "as_written" not in name_choices("asked")


def test_the_sentences_that_name_the_reader_are_shown_apart() -> None:
    insight = INSIGHT.model_copy(update={"text": "Ruth waits. I talk. With ruth's help I stop!"})
    table = material(insight)
    page = compose(table, selected(table, [(insight.id, None)]), "Dear Ruth, thank you. Yours")
    found = about_reader(page)
    assert [each.sentence for each in found] == [
        "Dear Ruth, thank you.", "Ruth waits.", "With ruth's help I stop!",
    ]  # fmt: skip
    assert [bool(each.origins) for each in found] == [False, True, True]
    assert JODIE.name not in markdown(page)
