"""Who may be named on a page without being kept as a person, so that nobody asked them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.sharing.page import Named, Page, Paragraph, Section, Style
from mentorjournal.sharing.page_words import unknown_words
from mentorjournal.sharing.unknown_names import unknown_names
from sharing.desk import DAHL


def page(text: str, *named: Named) -> Page:
    section = Section("Notes", (Paragraph(Style.HEADING, text),))
    return Page("Session", "Asha Menon-Pryce", "Ruth Halloran", sections=(section,), named=named)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I met Tom Adeyemi there.", ("Tom Adeyemi",)),
        ("Tom Adeyemi’s map, and Tom’s pen.", ("Tom Adeyemi",)),
        ("She said Callum would come. Élodie Ångström, too.", ("Callum", "Élodie Ångström")),
        ("Thanks to Dr Osei-Bonsu.", ("Dr Osei-Bonsu",)),
        ("On Monday, and in March. On Friday I go. May I?", ()),
        ("Give the talk. Ask Ruth, and Asha. The R script; NASA.", ()),
        ("I will, and so will Will.", ()),
    ],
)
def test_what_is_written_as_names_are_is_told_when_nobody_is_kept_by_it(
    text: str, names: tuple[str, ...]
) -> None:
    assert unknown_names(page(text)) == names


def test_somebody_who_is_kept_is_not_told_twice() -> None:
    named = Named(DAHL.id, "Dr Sunniva Dahl", "granted", "stays", "Dr Sunniva Dahl")
    assert unknown_names(page("I met Dr Sunniva Dahl and saw Dahl again.", named)) == ()


def test_more_than_a_few_are_counted() -> None:
    first = ("Ana", "Ben", "Cy", "Dov", "Eli", "Fay", "Gus", "Hal")
    text = "I met " + " and ".join(f"{name} Adeyemi" for name in first)
    words = unknown_words(page(text))
    assert words.startswith("Not among your people: Ana Adeyemi, Ben Adeyemi, ")
    assert words.endswith("Fay Adeyemi and 2 more. Who is a person: were they asked?")
    assert unknown_words(page("the river rose")) == ""


@given(st.text())
def test_whatever_is_told_stands_on_the_page(text: str) -> None:
    for name in unknown_names(page(text)):
        assert name in text
