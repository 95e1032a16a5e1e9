"""What the interface does where Textual itself would tell, lose or misplace what was typed."""

from pathlib import Path

import pytest
from textual import events

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.screens.editor.screen import EditorScreen
from mentorjournal.screens.home.screen import HomeScreen
from mentorjournal.widgets.writing import Writing
from stage import sample_journal, settle

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
        for key in ["x", "tab", "y", "z"]:  # no pause between them, as over a slow line
            app.post_message(events.Key(key, "\t" if key == "tab" else key))
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
