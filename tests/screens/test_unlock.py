"""Unlock: it opens with the right words, and is calm about everything else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mentorjournal.journal import Journal
from mentorjournal.screens.unlock import UnlockScreen
from mentorjournal.widgets.secret_line import SecretLine
from stage import SIZES, Stage, seen, settle
from support import PASSPHRASE, python_environment


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    Journal.create(path, PASSPHRASE, "Asha").close()
    return path


def stage(path: Path) -> Stage:
    return Stage(lambda: UnlockScreen(path))


def secret(app: Stage) -> SecretLine:
    return app.screen.query_one("#secret", SecretLine)


@pytest.mark.parametrize("size", SIZES)
async def test_the_right_passphrase_opens_the_journal(path: Path, size: tuple[int, int]) -> None:
    app = stage(path)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        app.picture(f"unlock-{size[0]}")
        assert "Passphrase" in seen(app.screen)
        await pilot.press(*PASSPHRASE)
        assert PASSPHRASE not in seen(app.screen)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.answer, Journal)
        assert app.answer.name == "Asha"
        app.answer.close()


async def test_a_wrong_passphrase_is_said_calmly_and_each_next_try_waits_longer(
    path: Path,
) -> None:
    app = stage(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, UnlockScreen)
        for seconds in (1, 2, 4, 8, 16, 30, 30):
            secret(app).value = "another lamp"
            await pilot.press("enter")
            await settle(pilot)
            assert f"Try again in {seconds} s." in seen(app.screen)
            assert secret(app).value == ""
            secret(app).value = PASSPHRASE
            await pilot.press("enter")
            await settle(pilot)
            assert screen._wait == seconds, "Enter opens nothing while one waits"
            if seconds == 4:
                app.picture("unlock-wrong")
            while screen._wait:
                screen._count_down()
        await pilot.press("enter")
        await settle(pilot)
        app.answer.close()


async def test_the_recovery_code_opens_it_too(path: Path) -> None:
    with_passphrase = Journal.open(path, PASSPHRASE)
    code = with_passphrase.file.recovery_code
    with_passphrase.close()
    app = stage(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f2")
        assert "Recovery code" in seen(app.screen)
        secret(app).value = code[:-1] + ("0" if code[-1] != "0" else "1")
        await pilot.press("enter")
        await settle(pilot)
        app.picture("unlock-code")
        assert "has a slip in it" in seen(app.screen)
        secret(app).value = code.upper().replace("-", " ")
        await pilot.press("enter")
        await settle(pilot)
        assert app.answer.name == "Asha"
        app.answer.close()


@pytest.mark.parametrize(
    ("content", "words", "next_step"),
    [
        (b"SQLite format 3\x00" + bytes(4080), "without encryption", "--journal FILE"),
        (b"MJ\x01", "is cut off", "can still be read"),
        (b"MJ\xc8" + bytes(4093), "A later version", "Update mentorjournal"),
        (None, "There is no journal", "If it was moved"),
    ],
)
async def test_what_cannot_be_opened_has_its_own_sentence_and_a_next_step(
    tmp_path: Path, content: bytes | None, words: str, next_step: str
) -> None:
    path = tmp_path / "it"
    if content is not None:
        path.write_bytes(content)
    app = stage(path)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        secret(app).value = PASSPHRASE
        await pilot.press("enter")
        await settle(pilot)
        screen = " ".join(seen(app.screen).replace("│", " ").split())
        assert words in screen
        assert next_step in screen
        assert content is None or path.read_bytes() == content


async def test_copying_and_cutting_leave_nothing_in_any_clipboard(path: Path) -> None:
    app = stage(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        secret(app).value = PASSPHRASE
        await pilot.press("home", "shift+end", "ctrl+c", "ctrl+x", "super+c")
        assert app.clipboard == ""
        assert secret(app).value == PASSPHRASE


async def test_a_hostile_path_is_only_shown(tmp_path: Path) -> None:
    app = stage(tmp_path / "[@click=app.quit]\x1b]0;\x07.db")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        assert "[@click=app.quit]" in seen(app.screen)
        assert "\x1b" not in seen(app.screen)


def test_the_module_imports_nothing_heavy() -> None:
    code = (
        "import sys, mentorjournal.screens.unlock\n"
        "heavy = {'pydantic', 'sqlcipher3', 'cryptography', 'sqlite_utils',"
        " 'mentorjournal.journal', 'zxcvbn'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=python_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.strip() == "[]"
