"""What counts toward an award, and the evidence of it."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorjournal.desk.schemes import counted, keep_scheme, remove_scheme, typed_scheme
from mentorjournal.domain.amounts import spoken_minutes, spoken_short
from mentorjournal.domain.people import Person
from mentorjournal.domain.schemes import Category, Scheme, scheme_of
from mentorjournal.domain.sessions import Session
from mentorjournal.errors import Ambiguous, NotFound, NotUnderstood
from mentorjournal.journal import Journal
from mentorjournal.sharing.participation import as_csv, as_html, as_markdown
from mentorjournal.views.evidence import evidence
from mentorjournal.views.hours import hours, scheme_called, schemes
from stage import sample_journal

DAY = date(2026, 3, 5)
AWARD = Scheme(
    id="award",
    name="Northmarch Award",
    target=2,
    registered_on=DAY,
    categories=(Category(id="learn", name="Learning", minimum_activities=2),
                Category(id="give", name="Community")),
)  # fmt: skip


@pytest.fixture
def journal(journal: Journal) -> Journal:
    """An award that time counts toward."""
    keep_scheme(journal, AWARD)
    return journal


def session(minutes: int = 60, category: str = "learn", **fields: Any) -> Session:
    counts = {"scheme": "award", "category": category}
    return Session.model_validate(
        {"on": DAY, "minutes": minutes, "counts_toward": counts, **fields}
    )


def test_time_is_added_up_by_category_and_by_whether_it_is_confirmed(journal: Journal) -> None:
    ruth = journal.keep(Person(name="Ruth")).record
    journal.keep_all([
        session(60, verifier=ruth.id),
        session(40, "give", verifier=ruth.id),
        session(15, "give"),
        session(500, status="planned"),
        session(500, status="cancelled"),
        session(30, on=DAY - timedelta(1)),
        Session(on=DAY, minutes=900),
    ])  # fmt: skip
    found = hours(journal, AWARD)
    assert (found.confirmed, found.unconfirmed) == (100, 15)
    assert [(t.name, t.confirmed, t.unconfirmed) for t in found.tallies] == [
        ("Learning", 60, 0), ("Community", 40, 15),
    ]  # fmt: skip
    assert found.standing == [
        "1 h 40 min of 2 h confirmed · 20 minutes short",
        "15 min more waits to be confirmed; with it 5 minutes short",
        "Learning: 1 more activity asked for",
        "30 min from before registering is not counted",
    ]
    assert found.bars[1].words == "55 min, 15 min of it not confirmed"


def test_activities_can_be_counted_instead_of_time(journal: Journal) -> None:
    scheme = AWARD.model_copy(update={"unit": "activities", "target": 3})
    journal.keep_all([session(5), session(900, "give")])
    found = hours(journal, scheme)
    assert found.standing[:2] == [
        "0 activities of 3 activities confirmed · 3 activities short",
        "2 activities more waits to be confirmed; with it 1 activity short",
    ]


def test_a_category_that_is_no_longer_there_still_counts(journal: Journal) -> None:
    journal.keep_all([session(60, "gone")])
    assert [t.name for t in hours(journal, AWARD).tallies] == ["Learning", "Community", "gone"]


def test_the_samples_award_is_20_minutes_short(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path / "journal.db")
    (scheme,) = schemes(journal)
    found = hours(journal, scheme)
    assert found.standing == ["59 h 40 min of 60 h confirmed · 20 minutes short"]
    journal.close()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 min"), (20, "20 min"), (60, "1 h"), (3580, "59 h 40 min"), (60_000, "1000 h")],
)
def test_minutes_are_said_as_people_say_them(minutes: int, words: str) -> None:
    assert spoken_minutes(minutes) == words


def test_what_is_missing_is_said_in_full() -> None:
    assert spoken_short(1, "hours") == "1 minute short"
    assert spoken_short(61, "hours") == "1 h 1 min short"
    assert spoken_short(2, "activities") == "2 activities short"


# ---- schemes


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("target", "0", "above 0"),
        ("target", "-5", "above 0"),
        ("target", "many", "above 0"),
        ("target", "nan", "above 0"),
        ("name", "  ", "needs its name"),
        ("name", "northmarch award", "of this name already"),
        ("categories", " , ", "at least one category"),
        ("categories", "Learning, learning", "Two categories are called “Learning”"),
        ("categories", "Learning: few", "whole number"),
        ("registered_on", "31 feb", ""),
        ("unit", "points", "hours, minutes or activities"),
        ("colour", "red", "is not part of a scheme"),
    ],
)
def test_what_cannot_be_a_scheme_is_said_at_its_field(
    journal: Journal, field: str, value: str, why: str
) -> None:
    typed = {"name": "Other", "target": "10", "categories": "Learning"}
    with pytest.raises(NotUnderstood) as refused:
        typed_scheme(journal, typed | {field: value})
    assert set(refused.value.fields) == {field}
    assert why in refused.value.fields[field]
    assert schemes(journal) == [AWARD]


def test_everything_that_is_wrong_is_said_at_once(journal: Journal) -> None:
    with pytest.raises(NotUnderstood) as refused:
        typed_scheme(journal, {"name": "", "target": "0", "categories": ""})
    assert set(refused.value.fields) == {"name", "target", "categories"}


def test_a_category_keeps_its_id_when_the_scheme_changes(journal: Journal) -> None:
    typed = {"categories": "learning: 3, Service", "target": "37,5"}
    changed = typed_scheme(journal, typed, AWARD)
    assert (changed.categories[0].id, changed.categories[0].minimum_activities) == ("learn", 3)
    assert changed.target == 37.5
    keep_scheme(journal, changed)
    assert schemes(journal) == [changed]
    remove_scheme(journal, changed)
    assert schemes(journal) == []


def test_what_another_program_noted_beside_a_scheme_is_kept(journal: Journal) -> None:
    keep_scheme(journal, scheme_of(AWARD.model_dump() | {"url": "invented"}))
    keep_scheme(journal, typed_scheme(journal, {"rules": "Be there."}, schemes(journal)[0]))
    assert journal.notebook.setting("schemes")[0]["url"] == "invented"


def test_what_is_no_scheme_is_passed_over_and_kept(journal: Journal) -> None:
    strange = [{"id": "x", "name": "No target"}, "words"]
    journal.notebook.set(schemes=[*strange, *journal.notebook.setting("schemes")])
    assert schemes(journal) == [AWARD]
    keep_scheme(journal, AWARD.model_copy(update={"target": 9}))
    remove_scheme(journal, AWARD)
    assert journal.notebook.setting("schemes") == strange


def test_a_scheme_and_a_category_are_found_by_part_of_their_names(journal: Journal) -> None:
    assert scheme_called(journal, "north") == AWARD
    told = counted(journal, "award / comm")
    assert told is not None
    assert (told.scheme, told.category) == ("award", "give")
    assert counted(journal, "learning") is not None
    assert counted(journal, " ") is None
    with pytest.raises(NotFound):
        counted(journal, "sleeping")
    keep_scheme(journal, AWARD.model_copy(update={"id": "second", "name": "Northmarch Two"}))
    with pytest.raises(Ambiguous):
        counted(journal, "learning")
    with pytest.raises(Ambiguous):
        scheme_called(journal, "north")


# ---- evidence

SECRET = "kestrelmarker"


def test_evidence_names_only_who_agreed_and_tells_no_content(journal: Journal) -> None:
    people = {
        "granted": Person(name="Ruth Halloran", name_consent="granted"),
        "asked": Person(name="Tevita Lolohea", name_consent="asked", roles=("contact",)),
        "shown": Person(name="Ines Moreau", shown_as="a colleague"),
        "telling": Person(name="Wren Okafor", shown_as="Wren's boss", roles=("Okafor fan",)),
        "refused": Person(name="Tamsin W.", name_consent="refused", roles=("mentoree",)),
    }
    journal.keep_all(people.values())
    ids = tuple(each.id for each in people.values())
    told = dict.fromkeys(("title", "purpose", "notes_shared", "notes_private"), SECRET)
    journal.keep_all([session(60, people=ids, verifier=people["asked"].id, **told)])
    sheet = evidence(journal, hours(journal, AWARD))
    assert sheet.lines[0].people == "Ruth Halloran, contact, a colleague, W.O., someone"
    assert sheet.lines[0].confirmed_by == "contact"
    for form in (as_markdown, as_html, as_csv):
        written = form(sheet).decode()
        assert SECRET not in written
        for name in ("Tevita", "Lolohea", "Moreau", "Wren", "Okafor", "Tamsin"):
            assert name not in written


hostile = st.text(max_size=30) | st.sampled_from(
    ("=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", "<script>alert(1)</script>", "a|b", "\x1b[2J", '"')
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(hostile, hostile)
def test_no_word_of_an_award_becomes_a_formula_or_markup(
    journal: Journal, name: str, category: str
) -> None:
    named = Category(id="learn", name=category if category.strip() else "x")
    scheme = AWARD.model_copy(update={"name": name, "categories": (named,)})
    journal.keep(session(60, id="018f0000-0000-7000-8000-000000000001"))
    sheet = evidence(journal, hours(journal, scheme))
    rows = list(csv.reader(io.StringIO(as_csv(sheet).decode("utf-8-sig"), newline="")))
    assert {len(row) for row in rows} == {6}
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    page = as_html(sheet).decode()
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert "\x1b" not in page + as_markdown(sheet).decode()
