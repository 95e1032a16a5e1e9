"""Third persons and closed doors."""

import pytest

from mentorjournal.domain.people import Person
from mentorjournal.domain.sharing_rules import Share
from mentorjournal.errors import CannotShare
from mentorjournal.sharing.page import Page
from mentorjournal.sharing.summary import check
from sharing.desk import DAHL, INSIGHT, RUTH, SESSION, TAMSIN, TEVITA, all_forms, page_of


def cover_with(text: str, *people: Person) -> Page:
    """Compose a page that says this and knows these people."""
    return page_of(SESSION, cover=text, people=(RUTH, *people))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Tevita Lolohea showed me.", "T.L. showed me."),
        ("tevita  lolohea showed me.", "T.L. showed me."),
        ("With Tevita's ute.", "With T.L.'s ute."),
        ("_Tevita_ and **Lolohea**", "_T.L._ and **T.L.**"),
        ("TEVITA!", "T.L.!"),
        ("I met Tevita. Later...", "I met T.L. Later..."),
        ("ask @tevita today", "ask T.L. today"),
        ("i met tevita, and lolohea's ute", "i met T.L., and T.L.'s ute"),
        ("the Loloheas; Tevitas ute", "the T.L.; T.L. ute"),
        ("tevita.lolohea@uni.example", "T.L.@uni.example"),
        ("example.org/in/tevita-lolohea-7", "example.org/in/T.L.-7"),
        ("tevita_lolohea, TevitaLolohea", "T.L., T.L."),
        ("write to tevitalolohea@x.example", "write to T.L.@x.example"),
        ("the Tevitans of old", "the Tevitans of old"),
        ("Tevita\nLolohea", "T.L."),
    ],
)
def test_a_name_that_was_only_asked_for_becomes_initials(text: str, shown: str) -> None:
    assert cover_with(text, TEVITA).cover == shown


def test_the_writers_own_words_stand_for_a_name() -> None:
    tevita = TEVITA.model_copy(update={"shown_as": "the crew's boss"})

    assert cover_with("Tevita said so.", tevita).cover == "the crew's boss said so."


def test_words_that_tell_the_name_themselves_do_not_stand_for_it() -> None:
    tevita = TEVITA.model_copy(update={"shown_as": "Tevita from the crew"})

    assert cover_with("Tevita said so.", tevita).cover == "T.L. said so."


def test_a_granted_name_stays_and_is_listed() -> None:
    page = cover_with("Dr Dahl knows.", DAHL)

    assert page.cover == "Dr Dahl knows."
    assert [(each.name, each.standing) for each in page.named] == [("Dr Sunniva Dahl", "stays")]
    check(page)


def test_a_refused_name_shows_in_the_preview_and_cannot_be_written() -> None:
    page = cover_with("Tamsin came along.", TAMSIN)

    assert page.cover == "Tamsin came along."
    assert [each.person for each in page.blocked] == [TAMSIN.id]
    with pytest.raises(CannotShare, match=r"Tamsin W\. refused to be named"):
        check(page)


def test_the_two_between_whom_it_goes_are_not_third_persons() -> None:
    namesakes = (Person(name="Asha Venn"), Person(name="Ruth Okafor"), Person(name="Asha"))
    page = cover_with("Asha and Ruth Halloran met Ruth Okafor.", *namesakes)

    assert page.cover == "Asha and Ruth Halloran met R.O."


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("Will Tan", "I will go. Will will, too.", "I will go. W.T. will, too."),
        (
            "May Lin",
            "By 6 May, or May 2025. But May knows.",
            "By 6 May, or May 2025. But M.L. knows.",
        ),
        ("Rose Hunt", "a rose, to hunt; Rose, the Hunts", "a rose, to hunt; R.H., the R.H."),
        ("Jo An", "joan and Joan", "joan and Joan"),
        ("Max Jones", "the joneses to the max", "the M.J. to the max"),
        ("Ann", "Annual, Ann's, Ann.", "Annual, A.'s, A."),
        ("José Núñez", "Jose\u0301 Nunez and José", "J.N. and J.N."),
        ("Anne-Marie van der Berg", "Marie, van, der and Berg", "A.V.D.B., van, der and A.V.D.B."),
        ("Dr Ina Pfeil", "Dr Pfeil, the Dr", "Dr I.P., the Dr"),
        ("王小明", "我和王小明谈了", "我和someone谈了"),
        ("Jo", "Jo came", "someone came"),
        ("Grace [x](y)", "Grace [x](y) sang", None),
    ],
)
def test_names_of_many_shapes(name: str, text: str, shown: str | None) -> None:
    cover = cover_with(text, Person(name=name)).cover

    assert cover == shown if shown else "Grace" not in cover


def test_of_two_with_one_name_the_stricter_counts() -> None:
    sam, other = Person(name="Sam Low", name_consent="granted"), Person(name="Sam High")

    assert cover_with("Sam. Sam Low. Sam High.", sam, other).cover == "S.H. Sam Low. S.H."


def test_names_are_minded_wherever_a_person_wrote() -> None:
    session = SESSION.model_copy(update={"notes_shared": "Lolohea rang."})
    insight = INSIGHT.model_copy(update={"text": "Tevita is calm.", "share": Share.OFFER})
    page = page_of(session, insight, TEVITA, picks=[(TEVITA.id, None)], cover="Tevita!")

    for form, text in all_forms(page).items():
        assert "Tevita" not in text, form
        assert "Lolohea" not in text, form
        assert text.count("T.L.") == 4, form


def test_a_word_of_a_boundary_is_a_warning_and_not_in_the_bytes() -> None:
    page = page_of(SESSION, cover="Nan is better. Ruth's colleague rang about the name.")

    assert {(each.word, each.boundary) for each in page.doors} == {
        ("Nan", "Nan, unless I bring it up"),
        ("colleagues", "Ruth's colleagues by name"),
    }
    assert all("unless" not in text for text in all_forms(page).values())
    check(page)


def test_no_door_is_touched_by_small_words_and_the_twos_own_names() -> None:
    assert page_of(SESSION, cover="Ruth, bring it by name unless I do.").doors == ()
