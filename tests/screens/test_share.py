"""Share: what is shown is what is written, and what stays is not in it."""

from __future__ import annotations

import stat
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, OptionList

from mentorjournal.domain.people import Person
from mentorjournal.domain.sessions import Action, Session
from mentorjournal.journal import Journal
from mentorjournal.screens.inbox.arrival import place_in
from mentorjournal.screens.inbox.sentences import sentence_at
from mentorjournal.screens.share.list import ShareList
from mentorjournal.screens.share.page import SharePage
from mentorjournal.screens.share.screen import ShareScreen
from mentorjournal.widgets.inputs import Line
from mentorjournal.widgets.writing import Writing
from stage import SIZES, Stage, sample_journal, seen, settle
from support import PASSPHRASE


@pytest.fixture
def journal(sample: Journal) -> Journal:
    """The mentoree's sample."""
    return sample


def stage(journal: Journal, session_id: UUID | None = None) -> Stage:
    return Stage(lambda: ShareScreen(journal, session_id))


def page_text(app: Stage) -> str:
    return app.screen.query_one(SharePage).text.text


def prompts(app: Stage) -> list[str]:
    return [str(option.prompt) for option in app.screen.query_one(ShareList).options]


def path_line(app: Stage) -> Line:
    return app.screen.query_one("#closing-path", Line)


async def press_write(pilot: Pilot[None]) -> None:
    await pilot.press("w")
    await settle(pilot)
    await pilot.press("tab", "enter")
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_the_last_session_is_laid_out_and_every_part_can_be_reached(
    journal: Journal, size: tuple[int, int]
) -> None:
    app = stage(journal)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.picture(f"share-{size[0]}-1")
        assert "Ruth Halloran" in seen(app.screen)
        assert "[x] Ending" in seen(app.screen)
        stops = []
        for _ in range(8):
            await pilot.press("tab")
            await settle(pilot)
            assert app.screen.focused
            stops.append(app.screen.focused.id)
            app.picture(f"share-{size[0]}-{app.screen.focused.id}")
            assert app.screen.focused.region.area
        assert stops == [
            "share-cover", "share-text", "share-told", "closing-form", "closing-path", "share-keep",
            "share-write", "share-list",
        ]  # fmt: skip


@pytest.mark.parametrize("height", [28, 29, 30, 31, 32])
async def test_the_buttons_are_in_sight_however_much_is_told(journal: Journal, height: int) -> None:
    app = stage(journal)
    async with app.run_test(size=(120, height)) as pilot:
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)
        assert "Write file" in seen(app.screen)


async def test_the_file_is_byte_for_byte_what_was_shown(journal: Journal, tmp_path: Path) -> None:
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        shown = page_text(app)
        path_line(app).value = str(tmp_path / "for ruth.md")
        await press_write(pilot)
        app.picture("share-written")
        written = tmp_path / "for ruth.md"
        assert written.read_bytes() == shown.encode()
        assert stat.S_IMODE(written.stat().st_mode) == 0o600
        assert "Noted in the ledger" in seen(app.screen)
    line = journal.notebook.ledger()[0]
    assert (line.to, line.form, line.file_name) == ("Ruth Halloran", "md", "for ruth.md")


async def test_a_tick_changes_the_page_at_once(journal: Journal) -> None:
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        at = next(i for i, each in enumerate(prompts(app)) if "[x] Ending" in each)
        app.screen.query_one(ShareList).highlighted = at
        assert "- Ending" in page_text(app)
        await pilot.press("space")
        await settle(pilot)
        assert "- Ending" not in page_text(app)
        assert "[ ] Ending" in prompts(app)[at]
        assert app.screen.query_one(ShareList).highlighted == at
        await pilot.press("space")
        await settle(pilot)
        assert "- Ending" in page_text(app)


async def test_a_heading_ticks_all_below_it(journal: Journal) -> None:
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        listed = app.screen.query_one(ShareList)
        at = next(i for i, each in enumerate(prompts(app)) if "Promises" in each)
        listed.highlighted = at
        await pilot.press("space")
        await settle(pilot)
        assert prompts(app)[at].startswith("[ ]")
        assert "## Promises" not in page_text(app)
        await pilot.press("space")
        await settle(pilot)
        assert "## Promises" in page_text(app)


async def test_nothing_private_is_listed_or_shown(journal: Journal) -> None:
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        listed = app.screen.query_one(ShareList)
        for index in range(listed.option_count):
            if prompts(app)[index].startswith("[ ]"):
                listed.highlighted = index
                await pilot.press("space")
                await settle(pilot)
        everything = page_text(app) + "".join(prompts(app))
    session = journal.records.get(Session, ruth_session(journal)).record
    assert session.notes_private
    assert session.notes_private[:30] not in everything
    assert "eflection" not in everything


def ruth_session(journal: Journal) -> UUID:
    held = [each.record for each in journal.records.all_of(Session)]
    with_ruth = [each for each in held if each.status == "held" and each.relationship]
    return max(with_ruth, key=lambda each: each.on).id


async def test_raw_bytes_and_origins_are_one_key_away(journal: Journal) -> None:
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        words = page_text(app)
        await pilot.press("r")
        await settle(pilot)
        app.picture("share-raw")
        assert all(each == "\n" or " " <= each <= "~" for each in page_text(app))
        await pilot.press("o")
        await settle(pilot)
        app.picture("share-origins")
        assert "← Topic: Ending" in page_text(app)
        await pilot.press("o")
        await settle(pilot)
        assert page_text(app) == words


async def test_nothing_is_written_that_is_not_the_page_of_the_present_ticks(
    journal: Journal, tmp_path: Path
) -> None:
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        path_line(app).value = str(tmp_path / "s.md")
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, ShareScreen)
        screen._compose_page(60)
        screen.query_one("#share-write", Button).press()
        await pilot.pause()
        assert not (tmp_path / "s.md").exists()
        screen._compose_page()
        await settle(pilot)
        screen.query_one("#share-write", Button).press()
        await settle(pilot)
        assert (tmp_path / "s.md").exists()


async def test_a_cover_line_stands_on_the_page(journal: Journal) -> None:
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("tab", *"Dear Ruth")
        await settle(pilot)
        assert "Dear Ruth" in page_text(app)


async def test_another_form_has_another_ending(journal: Journal, tmp_path: Path) -> None:
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert path_line(app).value == "~/summary-2025-08-19.md"
        await pilot.press(*["tab"] * 4)
        await settle(pilot)
        await pilot.press("right")
        await settle(pilot)
        assert path_line(app).value == "~/summary-2025-08-19.html"
        await press_write(pilot)
    written = Path.home() / "summary-2025-08-19.html"
    assert written.read_bytes().startswith(b"<!")


async def test_a_file_that_is_there_is_not_overwritten(journal: Journal, tmp_path: Path) -> None:
    taken = tmp_path / "taken.md"
    taken.write_text("mine")
    before = len(journal.notebook.ledger())
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        path_line(app).value = str(taken)
        await press_write(pilot)
        assert any("not overwritten" in each.message for each in app._notifications)
    assert taken.read_text() == "mine"
    assert len(journal.notebook.ledger()) == before


async def test_somebody_who_refused_blocks_the_file(journal: Journal) -> None:
    tomas = Person(name="Ending Larsson", name_consent="refused")
    journal.keep(tomas)
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        app.picture("share-blocked")
        assert "Ending Larsson refused to be named" in seen(app.screen)
        assert app.screen.query_one("#share-write", Button).disabled


async def test_another_session_can_be_chosen(journal: Journal) -> None:
    app = stage(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("c")
        await settle(pilot)
        app.picture("share-sessions")
        await pilot.press("down", "enter")
        await settle(pilot)
        assert "13 August 2025" in seen(app.screen)
        assert "Jodie Farrant" in page_text(app)


async def test_hostile_words_are_only_words(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path / "j.db", "mentor")
    hostile = "[/nope][@click=app.quit]x[/]\x1b]52;c;aGk=\x07\u202e"
    kept = max(
        (each for each in journal.records.all_of(Session) if each.record.status == "held"),
        key=lambda each: (each.record.on, each.record.clock),
    )
    changed = kept.record.model_copy(update={"notes_shared": hostile, "title": hostile})
    journal.keep(changed)
    app = stage(journal, kept.record.id)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        app.picture("share-hostile")
        assert "[@click=app.quit]x" in seen(app.screen)
        assert "\x1b" not in seen(app.screen)
        await pilot.press("r")
        await settle(pilot)
        assert "\x1b" not in seen(app.screen)
    journal.close()


async def test_an_empty_journal_says_what_is_missing(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "j.db", PASSPHRASE)
    app = stage(journal)
    async with app.run_test(size=(40, 15)) as pilot:
        await settle(pilot)
        app.picture("share-empty")
        assert "no held session" in seen(app.screen)
        await pilot.press("w")
        await press_write(pilot)
    journal.close()


async def test_words_and_order_change_for_this_reader_and_no_record_does(journal: Journal) -> None:
    app = stage(journal)
    before = {kept.record for kept in journal.records.all_of(Action)}
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        listed = app.screen.query_one(ShareList)
        listed.highlighted = next(i for i, e in enumerate(prompts(app)) if "Tidy our notes" in e)
        await pilot.press("K")
        await settle(pilot)
        promises = [e for e in prompts(app) if "Tidy our" in e or "Answer the" in e]
        assert "Tidy our" in promises[0]
        await pilot.press("e")
        await settle(pilot)
        app.screen.query_one(Writing).text = "Put the papers in order"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Put the papers in order" in page_text(app)
        assert "Tidy our notes" not in page_text(app)
    assert {kept.record for kept in journal.records.all_of(Action)} == before


async def test_what_was_told_is_marked_and_can_be_left_out(journal: Journal) -> None:
    app = stage(journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert any("[x] told · notes for both" in each for each in prompts(app))
        await pilot.press("d")
        await settle(pilot)
        assert not any("[x] told" in each for each in prompts(app))
        await pilot.press("d")
        await settle(pilot)
        assert any("[x] told · notes for both" in each for each in prompts(app))


async def test_a_span_of_days_is_summed_up(journal: Journal) -> None:
    app = stage(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("c", "home", "enter")
        await settle(pilot)
        ruth = next(
            i
            for i, each in enumerate(app.screen.query_one(OptionList).options)
            if "Ruth" in str(each.prompt)
        )
        app.screen.query_one(OptionList).highlighted = ruth
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*"july 2025 to august 2025", "ctrl+s")
        await settle(pilot)
        assert "Tue 1 July 2025 to" in seen(app.screen)
        assert "Summary, " in page_text(app)


def test_a_dropped_file_is_found_however_the_terminal_writes_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a page's file.age"
    path.write_text("x")
    plain = str(path)
    escaped = plain.replace(" ", r"\ ").replace("'", r"\'")
    for typed in (plain, f" {plain}\n", escaped, f'"{plain}"', path.as_uri()):
        assert place_in(typed) == path
    for typed in ("", "no such file", f"{plain}\nmore", "a\0b", "~nobody-here/x"):
        assert place_in(typed) is None


def test_the_sentence_at_the_cursor_is_meant() -> None:
    line = "- [ ] First one. Second, with more? “Third.” Last"
    found = {sentence_at(line, column) for column in range(len(line))}
    assert found == {"First one.", "Second, with more?", "“Third.”", "Last"}


def keep_draft(app: Stage) -> None:
    assert isinstance(app.screen, ShareScreen)
    app.screen.keep_draft_now()


async def test_what_is_typed_for_a_page_outlives_the_program(tmp_path: Path) -> None:
    with closing(sample_journal(tmp_path / "journal.db")) as journal:
        app = Stage(lambda: ShareScreen(journal))
        async with app.run_test(size=(120, 36)) as pilot:
            await settle(pilot)
            app.screen.query_one("#share-cover", Line).value = "A kestrel over the ridge"
            await settle(pilot)
            keep_draft(app)
        again = Stage(lambda: ShareScreen(journal))
        async with again.run_test(size=(120, 36)) as pilot:
            await settle(pilot)
            assert again.screen.query_one("#share-cover", Line).value == "A kestrel over the ridge"
            assert "A kestrel over the ridge" in seen(again.screen)
            again.screen.query_one("#share-cover", Line).value = ""
            await settle(pilot)
            keep_draft(again)
        assert not [each for each, _ in journal.notebook.drafts() if each.startswith("@share")]


@pytest.mark.parametrize("size", [(120, 36), (100, 28)])
async def test_the_buttons_are_in_sight_however_much_is_told_before(
    journal: Journal, size: tuple[int, int]
) -> None:
    session = journal.records.get(Session, ruth_session(journal))
    told = "\n\n".join(f"Ruth was there, {at}." for at in range(9))
    journal.keep(session.record.model_copy(update={"notes_shared": told}), over=session.version)
    app = stage(journal, session.record.id)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("w")
        await settle(pilot)
        check = app.screen.query_one("#share-check")
        for button in app.screen.query("#share-buttons Button"):
            assert check.content_region.contains_region(button.region)
