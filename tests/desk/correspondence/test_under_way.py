"""A page whose writing is cut short: its line, its number and its file agree at the next start."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from desk.correspondence.two_books import Book, two_books
from mentorjournal.desk.correspondence.ledger import ledger
from mentorjournal.desk.correspondence.under_way import announce, finish_pages
from mentorjournal.domain import moments
from support import python_environment

Books = tuple[Book, Book]

_WRITER = """
import os, signal, sys
from pathlib import Path
import support
support.cheap_keys()
from desk.correspondence.two_books import Book
from mentorjournal.journal import Journal

count = int(sys.argv[2])

def watch(event, arguments):
    global count
    if event in ("open", "os.rename", "os.remove") and sys.argv[3] in str(arguments[:2]):
        count -= 1
        if count < 0:
            os.kill(os.getpid(), signal.SIGKILL)

book = Book(Journal.open(Path(sys.argv[1]), support.PASSPHRASE), Path(sys.argv[3]), count)
book.summary().preview
sys.addaudithook(watch)
book.send()
print("done", flush=True)
"""


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Books]:
    with two_books(tmp_path) as made:
        yield made


def _killed_at(book: Book, folder: Path, moment: int) -> str:
    """Write a page in a program that ends with SIGKILL before its file's n-th change."""
    ended = subprocess.run(
        [sys.executable, "-c", _WRITER, str(book.journal.file.path), str(moment), str(folder)],
        env=python_environment(), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert "Traceback" not in ended.stderr, ended.stderr
    return ended.stdout


def test_a_page_cut_short_by_a_kill_is_finished_or_gone(books: Books, tmp_path: Path) -> None:
    asha, ruth = books
    out = tmp_path / "handed-over"
    out.mkdir()
    sentences: list[str] = []
    for moment in range(20):
        before = set(out.iterdir())
        is_done = _killed_at(asha, out, moment)
        sentences += finish_pages(asha.journal)
        hashes = {sha256(each.read_bytes()).hexdigest() for each in out.iterdir()}
        assert hashes == {each.disclosure.sha256 for each in ledger(asha.journal)}
        for each in set(out.iterdir()) - before:
            assert ruth.look(each).remarks == ()
            ruth.receive(each)
        if is_done:
            break
    assert moment >= 4
    assert any("nothing of it left" in each for each in sentences)
    assert any("its file is whole" in each for each in sentences)
    assert finish_pages(asha.journal) == []


def test_what_went_to_another_program_is_said_to_be_there_perhaps(books: Books) -> None:
    asha, _ = books
    announce(asha.journal, None, summary="1", title="Session", reader="Ruth Halloran")
    (sentence,) = finish_pages(asha.journal)
    assert "another program, which may have it" in sentence


def test_a_file_that_was_moved_meanwhile_is_missed(books: Books) -> None:
    asha, _ = books
    path = asha.send()
    (line,) = ledger(asha.journal)
    announce(asha.journal, path, summary=line.disclosure.summary, title="A", reader="B")
    path.rename(path.with_suffix(".elsewhere"))
    (sentence,) = finish_pages(asha.journal)
    assert sentence.endswith(f"not there any more: {path}")


def test_a_folder_that_cannot_be_reached_now_is_tried_again(books: Books, tmp_path: Path) -> None:
    asha, _ = books
    sent = asha.send()
    (line,) = ledger(asha.journal)
    folder = tmp_path / "stick"
    folder.symlink_to(folder)  # leads nowhere, as a stick that is not there now
    page = announce(
        asha.journal, folder / "p.age", summary=line.disclosure.summary, title="A", reader="B"
    )
    (sentence,) = finish_pages(asha.journal)
    assert "its file lies at" in sentence
    folder.unlink()
    folder.mkdir()
    Path(page.part).write_bytes(sent.read_bytes())
    (sentence,) = finish_pages(asha.journal)
    assert "its file is whole" in sentence


@pytest.mark.parametrize("is_noted", [True, False])
def test_a_note_that_names_other_files_moves_and_removes_none(
    books: Books, tmp_path: Path, is_noted: bool
) -> None:
    asha, _ = books
    asha.send()
    (line,) = ledger(asha.journal)
    precious, other = tmp_path / "precious.txt", tmp_path / "other.txt"
    precious.write_text("kestrel")
    other.touch()
    summary = line.disclosure.summary if is_noted else "1"
    note = {"summary": summary, "title": "A", "reader": "B"}
    note |= {"path": str(other), "part": str(precious)}
    asha.journal.notebook.keep_draft("@pages under way", {summary: note}, moments.now())
    (sentence,) = finish_pages(asha.journal)
    assert "nothing was done" in sentence
    assert (precious.read_text(), other.read_text()) == ("kestrel", "")
    assert finish_pages(asha.journal) == []
