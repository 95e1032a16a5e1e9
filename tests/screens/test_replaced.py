"""A journal that another program replaces while it is open: followed, with what is unsaved."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Filter
from mentorjournal.errors import CannotUnlock, JournalReplaced, NotAJournal
from mentorjournal.journal import Journal
from mentorjournal.screens.cover import CoverScreen
from mentorjournal.screens.editor.screen import EditorScreen
from mentorjournal.screens.replaced import ReplacedScreen
from mentorjournal.storage import key_file, putting_back
from mentorjournal.storage.following import follow_same_key
from mentorjournal.storage.journal_file import JournalFile
from mentorjournal.storage.rekeying import change_passphrase
from mentorjournal.widgets.secret_line import SecretLine
from stage import SIZES, sample_journal, seen, settle
from support import PASSPHRASE

NEW = "a kettle under the north window"


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Journal]:
    journal = sample_journal(tmp_path / "journal.db")
    yield journal
    journal.close()


def app_on(journal: Journal) -> MentorJournal:
    return MentorJournal(Settings(journal.file.path), journal)


def change_elsewhere(path: Path, key: bytes = b"") -> None:
    with closing(JournalFile.open(path, PASSPHRASE)) as other:
        change_passphrase(other, NEW, key_file=key)


async def write_goal(pilot: Pilot[None], words: str) -> None:
    await settle(pilot)
    await pilot.press("G")
    await settle(pilot)
    await pilot.press(*words)


async def answer(pilot: Pilot[None], passphrase: str) -> None:
    pilot.app.screen.query_one("#secret", SecretLine).value = passphrase
    await pilot.press("enter")
    await settle(pilot)


async def noticed(pilot: Pilot[None]) -> None:
    assert isinstance(pilot.app, MentorJournal)
    pilot.app._look_at_file()
    await settle(pilot)


def kept_title(path: Path, passphrase: str) -> object:
    with closing(Journal.open(path, passphrase)) as journal:
        draft = journal.notebook.draft("new:goal")
        return draft and draft[0]["title"]


@pytest.mark.parametrize("size", SIZES)
async def test_the_new_passphrase_keeps_what_was_being_written(
    sample: Journal, size: tuple[int, int]
) -> None:
    app, path = app_on(sample), sample.file.path
    async with app.run_test(size=size) as pilot:
        await write_goal(pilot, "Plan")
        change_elsewhere(path)
        await noticed(pilot)
        assert isinstance(app.screen, ReplacedScreen)
        assert "new passphrase" in " ".join(seen(app.screen).split())
        await answer(pilot, NEW)
        assert isinstance(app.screen, EditorScreen)
        assert kept_title(path, NEW) == "Plan"
        await pilot.press(*" B", "ctrl+s")
        await settle(pilot)
    assert "Plan B" in [each.title for each in sample.entries.find(Filter(kinds=("goal",)))]


async def test_a_wrong_passphrase_is_asked_again(sample: Journal) -> None:
    app = app_on(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await write_goal(pilot, "Plan")
        change_elsewhere(sample.file.path)
        await noticed(pilot)
        await answer(pilot, PASSPHRASE)
        assert isinstance(app.screen, ReplacedScreen)
        assert "does not open" in seen(app.screen)
        await answer(pilot, NEW)
        assert kept_title(sample.file.path, NEW) == "Plan"


async def test_escape_leaves_the_text_to_be_copied_and_f5_asks_again(sample: Journal) -> None:
    app = app_on(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await write_goal(pilot, "Plan")
        change_elsewhere(sample.file.path)
        await noticed(pilot)
        await pilot.press("escape")
        await noticed(pilot)
        assert isinstance(app.screen, EditorScreen)
        app._look_at_the_clock()
        await pilot.pause()
        assert "Plan" in seen(app.screen)
        assert "F5" in seen(app.screen)
        await pilot.press("f5")
        await settle(pilot)
        await answer(pilot, NEW)
        assert kept_title(sample.file.path, NEW) == "Plan"
        app._look_at_the_clock()
        await pilot.pause()
        assert "F5" not in seen(app.screen)


async def test_under_a_cover_the_new_passphrase_is_the_one_that_counts(sample: Journal) -> None:
    app = app_on(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await write_goal(pilot, "Plan")
        change_elsewhere(sample.file.path)
        await noticed(pilot)
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert isinstance(app.screen, CoverScreen)
        assert "was changed" in seen(app.screen)
        await answer(pilot, NEW)
        await noticed(pilot)
        assert isinstance(app.screen, EditorScreen)
        assert kept_title(sample.file.path, NEW) == "Plan"


async def test_a_key_file_that_is_needed_now_is_asked_for(sample: Journal, tmp_path: Path) -> None:
    key_file.make(tmp_path / "key")
    app = app_on(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await write_goal(pilot, "Plan")
        change_elsewhere(sample.file.path, key_file.read(tmp_path / "key"))
        await noticed(pilot)
        app.screen.query_one("#named", Input).value = str(tmp_path / "key")
        await answer(pilot, NEW)
        assert isinstance(app.screen, EditorScreen)
        assert not sample.file.is_replaced


async def test_a_copy_put_back_elsewhere_is_followed_without_a_question(
    sample: Journal, tmp_path: Path
) -> None:
    app, path = app_on(sample), sample.file.path
    async with app.run_test(size=(80, 24)) as pilot:
        await write_goal(pilot, "Plan")
        (tmp_path / "copy.db").write_bytes(path.read_bytes())
        with (
            closing(JournalFile.open(path, PASSPHRASE)) as other,
            closing(JournalFile.open(tmp_path / "copy.db", PASSPHRASE)) as copy,
        ):
            putting_back.restore(other, copy, moments.now())
        await noticed(pilot)
        assert isinstance(app.screen, EditorScreen)
        assert kept_title(path, PASSPHRASE) == "Plan"


def test_another_journal_in_its_place_is_not_followed(sample: Journal, tmp_path: Path) -> None:
    path = sample.file.path
    with closing(Journal.create(tmp_path / "other.db", PASSPHRASE)) as other:
        key = other.file.key
    path.unlink()
    (tmp_path / "other.db").rename(path)
    assert sample.file.is_replaced
    with pytest.raises(CannotUnlock):
        follow_same_key(sample.file)
    sample.file.key = key
    with pytest.raises(NotAJournal, match="Another journal"):
        follow_same_key(sample.file)
    with pytest.raises(JournalReplaced):
        sample.notebook.set(name="Somebody")


async def test_two_interfaces_follow_the_same_change(sample: Journal) -> None:
    path = sample.file.path
    with closing(Journal.open(path, PASSPHRASE)) as second:
        change_elsewhere(path)
        for journal, word in ((sample, "first"), (second, "second")):
            app = app_on(journal)
            async with app.run_test(size=(80, 24)) as pilot:
                await settle(pilot)
                await noticed(pilot)
                await answer(pilot, NEW)
                journal.notebook.keep_draft(word, {"title": word}, moments.now())
    with closing(Journal.open(path, NEW)) as journal:
        assert journal.notebook.draft("first")
        assert journal.notebook.draft("second")
