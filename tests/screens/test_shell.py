"""What the interface does where Textual itself would tell, lose or misplace what was typed."""

from pathlib import Path

import pytest

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.screens.editor.screen import EditorScreen
from mentorjournal.screens.frame.drafting import DRAFT_AFTER
from mentorjournal.screens.home.screen import HomeScreen
from mentorjournal.screens.home.unfinished import Unfinished
from mentorjournal.widgets.writing import Writing
from stage import burst, sample_journal, seen, settle

MARKER = "a rejection at eleven at night"


async def test_keys_typed_in_one_burst_behind_tab_go_to_the_next_field(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path / "journal.db")
    app = MentorJournal(Settings(journal=journal.file.path), journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("S")
        await settle(pilot)
        assert isinstance(app.screen, EditorScreen)
        shared, private, *_ = app.screen.query(Writing)
        assert (shared.private, private.private) == (False, True)
        shared.focus()
        await settle(pilot)
        burst(pilot, "x", "tab", "y", "z")
        await settle(pilot)
        assert (shared.value, private.value) == ("x", "yz")


async def test_a_crash_tells_its_kind_and_place_and_no_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(screen: HomeScreen) -> None:
        words = f"{MARKER}: {screen.journal.name}"
        raise RuntimeError(words)

    journal = sample_journal(tmp_path / "journal.db")
    monkeypatch.setattr(HomeScreen, "action_prepare", broken)
    app = MentorJournal(Settings(journal=journal.file.path), journal)

    async def crash() -> None:
        async with app.run_test() as pilot:
            await settle(pilot)
            await pilot.press("p")
            await pilot.pause()

    with pytest.raises(RuntimeError):
        await crash()
    told = "".join(capsys.readouterr())
    assert "a mistake of its own (RuntimeError" in " ".join(told.split())
    assert MARKER not in told
    assert "Asha" not in told


async def test_a_crash_keeps_what_was_being_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise RuntimeError

    journal = sample_journal(tmp_path / "journal.db")
    app = MentorJournal(Settings(journal=journal.file.path), journal)

    async def crash() -> None:
        async with app.run_test(size=(120, 36)) as pilot:
            await settle(pilot)
            await pilot.press("G")
            await settle(pilot)
            await pilot.press(*"Cross the ford")
            app.call_later(broken)
            await pilot.pause()

    with pytest.raises(RuntimeError):
        await crash()
    assert "is kept as a draft" in " ".join("".join(capsys.readouterr()).split())
    draft = journal.notebook.draft("new:goal")
    assert draft is not None
    assert draft[0]["title"] == "Cross the ford"


async def test_leaving_stays_while_what_was_written_cannot_be_kept(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path / "journal.db")
    app = MentorJournal(Settings(journal=journal.file.path), journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("G")
        await settle(pilot)
        await pilot.press(*"Cross the ford")
        journal.file.read_only = True  # what a full disk comes to
        await pilot.press("ctrl+q")
        await settle(pilot)
        assert "cannot be kept just now" in seen(app.screen)
        await pilot.press("ctrl+q", "enter")
        await settle(pilot)
        assert isinstance(app.screen, EditorScreen)
        assert "Cross the ford" in seen(app.screen)
        journal.file.read_only = False
        await pilot.press("ctrl+q")
        await settle(pilot)
    draft = journal.notebook.draft("new:goal")
    assert draft is not None
    assert draft[0]["title"] == "Cross the ford"
    journal.close()


async def test_the_line_of_home_is_kept_while_one_types(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path / "journal.db")
    app = MentorJournal(Settings(journal=journal.file.path), journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("i", *"She waited")
        await pilot.pause(DRAFT_AFTER + 0.3)
        assert Unfinished(journal).found() == "She waited"
        await pilot.press("enter")
        await settle(pilot)
        assert journal.notebook.drafts() == []
    journal.close()


def test_two_windows_lose_neither_thought(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path / "journal.db")
    one, other = Unfinished(journal), Unfinished(journal)
    one.keep("She waited")
    other.keep("")
    assert one.found() == "She waited"
    other.keep("He asked")
    one.keep("She waited")
    assert Unfinished(journal).found() == "She waited · He asked"
    journal.close()
