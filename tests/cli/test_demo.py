"""The sample journals, thrown away afterwards, and what may leave them."""

import os
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest

from commandline import Program
from mentorjournal.cli.demo import last_moment, sample_journal
from mentorjournal.cli.memory import folder_in_memory
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Filter
from mentorjournal.domain.sessions import Session
from mentorjournal.resources import data_file


@pytest.mark.parametrize(("side", "name"), [("mentoree", "Asha"), ("mentor", "Ruth")])
def test_a_sample_journal_lies_in_memory_and_is_gone(side: str, name: str) -> None:
    with folder_in_memory() as folder, sample_journal(folder, side) as journal:
        assert str(folder).startswith("/dev/shm")
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert journal.name == name
        assert journal.entries.count(Filter()) > 128
    assert not folder.exists()


@pytest.mark.parametrize("side", ["mentoree", "mentor"])
def test_a_sample_is_read_on_the_last_day_it_tells_of(side: str) -> None:
    with (
        moments.going_on_from(last_moment(side)),
        folder_in_memory() as folder,
        sample_journal(folder, side) as journal,
    ):
        days = [moments.day_of(each.on) for each in journal.entries.find(Filter(), 10)]
        sessions = journal.records.all_of(Session)
    today = date(2025, 8, 22)
    ahead = [each.record.on for each in sessions if each.record.status == "planned"]
    assert len(ahead) == 1
    assert ahead[0] > today
    assert max(day for day in days if day <= today) >= today - timedelta(1)


def test_the_folder_goes_whatever_happens() -> None:
    seen: list[Path] = []

    def interrupted() -> None:
        with folder_in_memory() as folder:
            seen.append(folder)
            (folder / "text").write_text("marmalade")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert not seen[0].exists()


def test_without_a_folder_in_memory_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch, mj: Program
) -> None:
    real = os.access
    monkeypatch.setattr(os, "access", lambda place, *rest, **named: (
        str(place) != "/dev/shm" and real(place, *rest, **named)))  # fmt: skip
    monkeypatch.setenv("EDITOR", "true")
    ended = mj("add", "insight", "--edit")
    assert ended.code == 1
    assert "no folder in memory" in ended.err


def test_nothing_of_the_second_mentoree_reaches_the_first_reader(mj: Program) -> None:
    mj.done("import", "--from", "jsonl", data_file("sample-mentor.jsonl"))
    people = [each["title"] for each in mj.done("list", "person", "--json").objects]
    relationships = mj.done("list", "relationship", "--json").objects
    partners = {each["body"]["person"] for each in relationships}
    names = {each["id"]: each["title"] for each in mj.done("list", "person", "--json").objects}
    others = {names[each].split()[0] for each in partners if "Asha" not in names[each]} - {"Ruth"}
    assert others
    assert len(people) > 3
    page = mj.done("export", "--with", "Asha", "--since", "2000", "--preview").out
    assert len(page) > 1000
    for name in others:
        assert name not in page


def test_no_private_word_of_a_sample_leaves(empty: Program) -> None:
    mj = empty
    mj.done("init")
    mj.done("import", "--from", "jsonl", data_file("sample-mentoree.jsonl"))
    page = mj.done("export", "--with", "Ruth", "--since", "2000", "--preview", "--format", "json")
    for each in mj.done("list", "--json").objects:
        assert each["id"][:13] not in page.out
        for field in ("notes_private", "note_private", "my_response", "state_of_mind"):
            private = each["body"].get(field)
            assert not private or private not in page.out
        for answer in each["body"].get("answers", []):
            assert not answer["text"] or answer["text"] not in page.out
