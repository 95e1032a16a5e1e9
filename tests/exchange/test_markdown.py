"""The readable archive: every word is in it, and no file is named by what it says."""

import re
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain.days import Reading
from mentorjournal.domain.entries import Disclosure, Kept, Revision
from mentorjournal.domain.growth import Answer, Insight, Reflection
from mentorjournal.domain.plain import visible
from mentorjournal.domain.record import words_of
from mentorjournal.domain.sessions import Session
from mentorjournal.exchange.arrival import Whole
from mentorjournal.exchange.jsonl import read
from mentorjournal.exchange.markdown import Names, pages
from mentorjournal.resources import data_file
from strategies import kept_records

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)
NOBODY = Names(lambda _: "", lambda _: "")
DAY = date(2026, 3, 5)


def whole(record: Any, *revisions: Revision, deleted: datetime | None = None) -> Whole:
    return Whole(Kept(record, len(revisions) + 1, NOON, NOON, "+11:00", deleted), revisions)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", visible(text))


@given(kept_records())
def test_every_word_of_a_record_is_on_its_page(kept: tuple[Kept[Any], list[Revision]]) -> None:
    ((path, page),) = pages([Whole(kept[0], tuple(kept[1]))], {}, [], NOBODY)
    record = kept[0].record
    pattern = rf"(trash/)?{record.KIND}/\d{{4}}-\d\d-\d\d-{record.KIND}-[0-9a-f]{{8}}\.md"
    assert re.fullmatch(pattern, path)
    for words in words_of(record):
        assert squeezed(words) in squeezed(page)
    assert visible(page) == page


def test_every_word_of_the_samples_is_on_a_page() -> None:
    for name in ("sample-mentoree.jsonl", "sample-mentor.jsonl"):
        with data_file(name).open("rb") as lines:
            arrival = read(lines, None, Reading(DAY))
            records = list(arrival.records)
        made = dict(pages(map(whole, records), arrival.settings, [], NOBODY))
        assert len(made) == len(records) + 1
        everything = squeezed("".join(made.values()))
        for record in records:
            assert all(squeezed(words) in everything for words in words_of(record))
        assert squeezed(arrival.settings["schemes"][0]["rules"]) in squeezed(made["settings.md"])


def test_what_is_private_says_so() -> None:
    session = Session(on=DAY, title="Talk", notes_private="Mine.", notes_shared="Ours.")
    reflection = Reflection(on=DAY, answers=(Answer(text="Mine."),))
    first, second = (page for _, page in pages([whole(session), whole(reflection)], {}, [], NOBODY))
    assert "- Notes private: Mine." in first
    assert "- Notes shared: Ours." in first
    assert "- Title (private): Talk" in first
    assert "**private**: nothing of this can be put into a summary." in second


def test_references_and_prompts_are_said_in_words() -> None:
    goal = Session(on=DAY, title="First talk")
    reflection = Reflection(
        on=DAY, about=(goal.id,), answers=(Answer(prompt="start.tuesday", text="Rain."),)
    )
    names = Names({goal.id: "First talk"}.__getitem__, {"start.tuesday": "What then?"}.__getitem__)
    ((_, page),) = pages([whole(reflection)], {}, [], names)
    assert f"- About: First talk ({str(goal.id)[:8]})" in page
    assert "- Prompt: What then?" in page


def test_trash_earlier_versions_settings_and_ledger_are_there() -> None:
    insight = Insight(text="Now.", on=DAY)
    before = Revision(1, NOON, False, {"text": "Before.", "on": "2026-03-05"})
    line = Disclosure(NOON, "r", "Ruth", "After the no", "md", "ab" * 32, "s", "summary.md")
    made = dict(pages([whole(insight, before, deleted=NOON)], {"name": "Asha"}, [line], NOBODY))
    (page,) = (text for path, text in made.items() if path.startswith("trash/insight/"))
    assert "## Version 1, of 2026-03-05T12:00:00.000000Z" in page
    assert "- Text: Before." in page
    assert "- Name: Asha" in made["settings.md"]
    assert "After the no" in made["ledger.md"]
    assert "- To: Ruth" in made["ledger.md"]


@given(st.lists(st.sampled_from([f"{n:08d}" for n in range(2)]), min_size=2, max_size=6))
def test_two_records_never_share_a_file(starts: list[str]) -> None:
    ids = [f"{start}-0000-4000-8000-{place:012d}" for place, start in enumerate(starts)]
    made = [
        path
        for path, _ in pages(
            [whole(Insight.model_validate({"id": i, "text": "x", "on": DAY})) for i in ids],
            {},
            [],
            NOBODY,
        )
    ]
    assert len(set(made)) == len(made)
