"""What of a session's notes does not go with them: marked lines, and what links lead to."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorjournal.domain.growth import Answer, Insight, Reflection
from mentorjournal.domain.record import Linked
from mentorjournal.domain.sessions import Action, Session
from mentorjournal.errors import CannotShare
from mentorjournal.sharing.choices import choices, selected
from mentorjournal.sharing.page_words import left_out_words, link_words
from mentorjournal.sharing.render import FORMS
from mentorjournal.sharing.summary import check, compose
from sharing.desk import DAY, SESSION, WITH_JODIE, WITH_RUTH, all_forms, material, page_of

MARKS = ("[] ", "[ ] ", "! ", "? ", "  ! ", "\t[] ")
said = st.text(st.characters(codec="utf-8", categories=["L", "N", "Zs"]), max_size=12)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(("", *MARKS)), said), min_size=1, max_size=8), st.data())
def test_a_marked_line_never_leaves_unless_its_record_is_ticked(
    lines: list[tuple[str, str]], data: st.DataObject
) -> None:
    """Whatever is chosen beside the notes, the line goes by its record or not at all."""
    words = [f"zq{chr(97 + at)}zq {rest}" for at, (_, rest) in enumerate(lines)]
    notes = "\n".join(mark + word for (mark, _), word in zip(lines, words, strict=True))
    session = SESSION.model_copy(update={"notes_shared": notes})
    insights = [
        Insight(text=word, on=DAY, relationships=(WITH_RUTH.id,))
        for (mark, _), word in zip(lines, words, strict=True)
        if mark
    ]
    ticked = data.draw(st.sets(st.sampled_from(insights))) if insights else set()
    table = material(session, *insights)
    picks = [(each.id, None) for each in ticked]
    page = compose(table, selected(table, picks))
    told = {each.text[:5] for each in ticked}
    for form in FORMS:
        text = all_forms(page)[form]
        for (mark, _), word in zip(lines, words, strict=True):
            assert text.count(word[:5]) == (not mark or word[:5] in told) or form == "ics"
            assert not (mark and word[:5] not in told and word[:5] in text)


def test_the_preview_says_how_many_lines_stay_out() -> None:
    notes = "We read the letter.\n\n[] Send the draft !fri\n! There is no gap.\n\nThen tea."
    session = SESSION.model_copy(update={"notes_shared": notes})
    page = page_of(session)
    assert "We read the letter.\n\nThen tea." in all_forms(page)["md"]
    assert left_out_words(page) == (
        "2 lines left out of the notes: they became 1 insight and 1 promise, which go when ticked."
    )
    assert left_out_words(page_of(SESSION)) == ""


def test_notes_of_marks_alone_are_nothing_to_choose() -> None:
    session = SESSION.model_copy(update={"notes_shared": "! There is no gap."})
    assert "notes_shared" not in {each.field for each in choices(material(session))}


REFLECTION = Reflection(on=DAY, title="What I fear", answers=(Answer(text="Nan."),))


def linking(to: UUID, words: str) -> Session:
    link = Linked(words=words, to=to)
    update = {"notes_shared": f"We read [[{words}]] and [[no link]].", "linked": (link,)}
    return SESSION.model_copy(update=update)


def test_a_link_leaves_as_its_title_and_the_check_says_of_what() -> None:
    session = linking(REFLECTION.id, "What I fear · 2025-08-19")
    page = page_of(session, linked={REFLECTION.id: REFLECTION})
    assert "We read What I fear and [[no link]]." in all_forms(page)["md"]
    assert all(str(REFLECTION.id) not in each for each in all_forms(page).values())
    (words,) = link_words(page)
    assert "“What I fear” is written, the title of a reflection that stays with you." in words
    check(page)


def test_the_title_of_what_goes_too_is_no_question() -> None:
    promise = Action(text="Send it", on=DAY, relationship=WITH_RUTH.id, session=SESSION.id)
    page = page_of(linking(promise.id, "Send it"), promise, linked={promise.id: promise})
    assert not page.links


def test_the_title_of_what_stands_behind_a_wall_blocks_the_page() -> None:
    theirs = Insight(text="Jodie is leaving", on=DAY, relationships=(WITH_JODIE.id,))
    page = page_of(linking(theirs.id, theirs.text), linked={theirs.id: theirs})
    with pytest.raises(CannotShare, match="belongs to another relationship"):
        check(page)
    without = replace(page, links=())
    check(without)
