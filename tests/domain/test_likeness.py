"""Names that look the same."""

import pytest

from mentorjournal.domain.likeness import is_part_of_name, looks_the_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ruth Halloran", "RUTH  HALLORAN"),
        ("Ruth Halloran", "Ruth Ha1Ioran"),
        ("Ruth", "R\u0443th".replace("\u0443", "u\u0301")),
        ("Marna", "Mama"),
        ("José", "Jose\u0301"),
        ("Peter", "\u0420\u0435t\u0435r"),
        ("Ruth Halloran", "Ruth\u2800Halloran"),
    ],
)
def test_what_looks_the_same(one: str, other: str) -> None:
    assert looks_the_same(one, other)
    assert looks_the_same(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Ruth", "Rut"), ("王小明", "王小红"), ("Asha", "Tasha")]
)
def test_what_does_not(one: str, other: str) -> None:
    assert not looks_the_same(one, other)
    assert not is_part_of_name(one, other)


def test_a_part_holds_whole_words() -> None:
    assert is_part_of_name("ruth", "Ruth Halloran")
    assert not is_part_of_name("", "Ruth Halloran")
    assert not is_part_of_name("\u200b", "Ruth Halloran")
