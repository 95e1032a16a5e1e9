"""Letters by commands: two journals, files between them, and what other people may send."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from commandline import Ended, Program
from mentorjournal.cli.incoming import read_incoming
from support import PASSPHRASE


@pytest.fixture
def books(mj: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Program, Program]:
    """Asha's journal and Ruth's, each with the other's card, Asha's with a session."""
    secret = tmp_path / "passphrase"
    options = ["--journal", str(tmp_path / "ruth.db"), "--passphrase-file", str(secret)]
    ruth = Program(monkeypatch, options)
    ruth.done("init", "--name", "Ruth Halloran", "--role", "mentor")
    ruth.done("add", "person", "Asha")
    ruth.done("add", "relationship", "--with", "Asha", "my_role=mentor", "status=working")
    session = mj.id_of("add", "session", "private-words", "--with", "Ruth", "notes_shared=Rivers.")
    mj.done("add", "action", "Ask two", "owner=partner", f"session={session}", "--with", "Ruth")
    for one, other in ((mj, ruth), (ruth, mj)):
        other.done("card", "add", "-", stdin=one.done("card", "show").data)
    return mj, ruth


def refused(ended: Ended, *codes: int) -> str:
    """Check that a command ended with one sentence and printed nothing else."""
    assert ended.code in (codes or (1, 2))
    assert ended.err.count("mentorjournal: ") == 1
    assert "fault in the program" not in ended.err
    return ended.err


def test_a_page_goes_and_its_answer_comes(books: tuple[Program, Program], tmp_path: Path) -> None:
    asha, ruth = books
    preview = asha.done("export", "--preview").data
    path = tmp_path / "one.age"
    asha.done("export", "--yes", "--to", path)
    assert path.read_bytes().startswith(b"age-encryption.org/v1\n")
    assert path.stat().st_mode & 0o777 == 0o600
    received = ruth.done("receive", path)
    assert received.data == preview
    assert "not verified" in received.err
    page = ruth.done("inbox", "--json").objects[0]
    assert (page["promises"], page["standing"]) == (1, "not verified")
    assert "(not verified)" in ruth.done("show", page["id"]).out
    accepted = ruth.done("accept", page["id"], "--json").objects[0]
    assert accepted["body"]["owner"] == "me"
    assert "already" in refused(ruth("accept", page["id"], "2"))
    ruth.done("reply", page["id"], "Why?", "--yes", "--armor", "--to", tmp_path / "two.txt")
    mangled = b"See below.\r\n" + b"".join(
        b"> " + line + b"\r\n" for line in (tmp_path / "two.txt").read_bytes().splitlines()
    )
    assert "Why?" in asha.done("receive", "-", stdin=mangled).out
    assert asha.done("ledger", "--json").objects[0]["answered_by"]
    assert "Wide?" in ruth.done("reply", page["id"], "-", "--preview", stdin=b"Wide?\n").out


@pytest.mark.parametrize("way", ["--delete", "--keep"])
def test_a_paragraph_is_asked_back_and_answered(
    books: tuple[Program, Program], tmp_path: Path, way: str
) -> None:
    asha, ruth = books
    asha.done("export", "--yes", "--to", tmp_path / "one.age")
    ruth.done("receive", tmp_path / "one.age")
    sent = asha.done("list", "summary", "--json").objects[0]["id"]
    assert "  1  Rivers." in asha.done("takeback", sent, "--list").out
    refused(asha("takeback", sent, "--yes"), 2)
    refused(asha("takeback", sent, "9", "--yes"), 1)
    asha.done("takeback", sent, "1", "--yes", "--to", tmp_path / "two.age")
    assert "paragraph 1" in ruth.done("receive", tmp_path / "two.age").err
    request = ruth.done("inbox", "--json").objects[0]
    assert request["asks"] == ["paragraph 1"]
    refused(ruth("answer", request["id"], "--yes"), 2)
    ruth.done("answer", request["id"], way, "--yes", "--to", tmp_path / "three.age")
    pages = [each["body"]["body"] for each in ruth.done("inbox", "--json").objects]
    assert any("Rivers" in each for each in pages) is (way == "--keep")
    refused(ruth("answer", request["id"], way, "--yes"), 1)
    asha.done("receive", tmp_path / "three.age")
    told = asha.done("ledger", "--json").objects[-1]["take_backs"][0]["answer"]
    assert told == ("Deleted." if way == "--delete" else "Kept.")
    for each in books:
        each.done("check")


def test_at_the_ending_pages_go_back(books: tuple[Program, Program], tmp_path: Path) -> None:
    asha, ruth = books
    asha.done("export", "--yes", "--to", tmp_path / "one.age")
    ruth.done("receive", tmp_path / "one.age")
    assert ruth.done("ledger", "--held", "--with", "Asha", "--json").objects[0]["paragraphs"] == 2
    ruth.done("hand-back", "--with", "Asha", "--yes", "--to", tmp_path / "end.age")
    assert "Rivers." in asha.done("receive", tmp_path / "end.age").out
    assert "Rivers" not in ruth.done("list", "--json").out
    refused(ruth("hand-back", "--with", "Asha", "--delete", "--yes"), 1)
    bond = ruth.done("list", "relationship", "--json").objects[0]["id"]
    refused(ruth("hand-back", "--with", "Asha", "--relationship", bond, "--keep", "--yes"), 1)
    ruth.done("check")


def test_cards_are_added_compared_and_removed(books: tuple[Program, Program]) -> None:
    asha, ruth = books
    numbers = [
        each.done("card", "verify", who).out for each, who in ((asha, "Ruth"), (ruth, "Asha"))
    ]
    assert numbers[0] == numbers[1]
    assert [len(line.split()) for line in numbers[0].splitlines()] == [6, 6]
    assert "not verified" in asha.done("card", "list").out
    asha.done("card", "verify", "Ruth", "--yes", "--qr")
    assert asha.done("card", "list", "--json").objects[0]["verified"] is True
    new = ruth.done("card", "renew", "--yes").data
    assert "(verified)" in asha.done("card", "add", "-", stdin=new).out
    asha.done("card", "remove", "Ruth", "--yes")
    assert asha.done("card", "list").out == ""
    refused(asha("export", "--format", "sealed", "--yes"), 1)


def test_a_new_key_under_a_known_name_is_blocked_until_somebody_says_so(
    books: tuple[Program, Program], empty: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asha, _ = books
    options = ["--journal", str(tmp_path / "other.db"), *empty.options[2:]]
    stranger = Program(monkeypatch, options)
    stranger.done("init", "--name", "Ruth Halloran")
    card = stranger.done("card", "show").data
    assert "--replace" in refused(asha("card", "add", "-", stdin=card))
    assert asha.done("card", "add", "-", "--device", stdin=card).out.count("another device")
    assert asha.done("card", "list", "--json").objects[0]["devices"] == 2


def test_what_was_never_a_letter_is_refused_in_one_sentence(
    books: tuple[Program, Program], tmp_path: Path
) -> None:
    asha, ruth = books
    asha.done("export", "--yes", "--to", tmp_path / "one.age")
    good, card = (tmp_path / "one.age").read_bytes(), asha.done("card", "show").data
    hostile = [
        b"", b"\xff\xfe\x00", good[:-1], good[: len(good) // 2], good[:30],
        good[:-5] + bytes([good[-5] ^ 1]) + good[-4:], card, os.urandom(2000),
        b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 63\n" + b"A" * 43 + b"\n--- x\n",
        b"-----BEGIN AGE ENCRYPTED FILE-----\nnope\n", b"x" * ((17 << 20) + 1),
    ]  # fmt: skip
    for each in hostile:
        refused(ruth("receive", "-", stdin=each), 1)
    bad_cards = [b"", good, card[:-40], card.replace(b"Asha", b"Asho"), card + card, b"\xff" * 50]
    for each in bad_cards:
        refused(ruth("card", "add", "-", stdin=each), 1)
    refused(ruth("receive", tmp_path / "none"), 1)
    refused(ruth("receive", tmp_path), 1)
    refused(asha("receive", tmp_path / "one.age"), 1)
    assert ruth.done("inbox").out == ""
    assert ruth.done("card", "list", "--json").objects[0]["devices"] == 1


def test_the_largest_file_that_is_read_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(b"x" * ((17 << 20) + 9))
    assert len(read_incoming(tmp_path / "large")) == (17 << 20) + 1
    (tmp_path / "largest").write_bytes(b"x" * (17 << 20))
    assert len(read_incoming(tmp_path / "largest")) == 17 << 20


def test_a_readable_page_needs_a_name_and_cannot_command_the_terminal(
    books: tuple[Program, Program],
) -> None:
    _, ruth = books
    page = b"# Hello\n\nFrom Asha to Ruth\n\n\x1b]52;c;aGk=\x07[/b] [x](javascript:1)\n"
    assert "--as" in refused(ruth("receive", "-", stdin=page), 1)
    received = ruth.done("receive", "-", "--as", "Asha", stdin=page)
    assert b"\x1b" not in received.data
    assert "no one vouches" in received.err
    assert b"\x1b" not in ruth.done("inbox").data


def test_words_are_drawn_for_a_passphrase_and_printed_once(
    books: tuple[Program, Program], tmp_path: Path
) -> None:
    asha, ruth = books
    words = tmp_path / "words"
    words.touch(mode=0o600)
    words.write_text(PASSPHRASE)
    path = tmp_path / "one.age"
    asha.done(
        "export", "--passphrase-sealed", "--seal-passphrase-file", words, "--to", path, "--yes"
    )
    assert b"-> scrypt" in path.read_bytes()
    assert "passphrase" in refused(ruth("receive", path), 1)
    assert "Rivers." in ruth.done("receive", path, "--seal-passphrase-file", words).out
    refused(asha("export", "--seal-passphrase-file", words, "--yes"), 2)


def test_an_archive_carries_letters_and_cards_and_no_secret_key(
    books: tuple[Program, Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asha, _ruth = books
    asha.done("export", "--yes", "--to", tmp_path / "one.age")
    asha.done("card", "verify", "Ruth", "--yes")
    asha.done("archive", tmp_path / "all.jsonl", "--yes")
    assert b"AGE-SECRET" not in (tmp_path / "all.jsonl").read_bytes()
    assert b'"signing"' not in (tmp_path / "all.jsonl").read_bytes()
    again = Program(monkeypatch, ["--journal", str(tmp_path / "again.db"), *asha.options[2:]])
    again.done("init")
    again.done("import", "--from", "jsonl", tmp_path / "all.jsonl")
    assert again.done("ledger", "--json").out == asha.done("ledger", "--json").out
    assert again.done("card", "list", "--json").objects[0]["standing"] == "not verified"
    second = again.done("import", "--from", "jsonl", tmp_path / "all.jsonl")
    assert again.done("ledger", "--json").out == asha.done("ledger", "--json").out
    assert second.code == 0


def test_a_hostile_page_on_a_terminal_commands_nothing(
    books: tuple[Program, Program], tmp_path: Path
) -> None:
    _, ruth = books
    page = tmp_path / "hostile.md"
    page.write_bytes(
        b"# Hi\n\n\x1b]52;c;aGk=\x07\x1b]8;;http://x\x1b\\link\x1b[2J\xc2\x9b31m\xe2\x80\xae\n"
    )
    code, screen = ruth.on_terminal(
        "receive", page, "--as", "Asha", answers={}, options=True, NO_COLOR="1"
    )
    assert code == 0
    assert "␛]52" in screen
    assert not any(each in screen for each in "\x1b\x07\x9b\u202e")


def test_a_page_that_was_not_sealed_is_asked_back_in_words(
    books: tuple[Program, Program], tmp_path: Path
) -> None:
    asha, ruth = books
    asha.done("export", "--yes", "--format", "md", "--to", tmp_path / "one.md")
    sent = asha.done("list", "summary", "--json").objects[0]["id"]
    asked = asha.done("takeback", sent, "1", "--yes", "--to", tmp_path / "two.age")
    assert "not sealed" in asked.err
    assert "Please delete paragraph 1" in ruth.done("receive", tmp_path / "two.age").out
    assert ruth.done("inbox", "--json").objects[0]["asks"] == []


def test_open_points_of_a_page_written_by_hand_are_accepted_as_promises(
    books: tuple[Program, Program], tmp_path: Path
) -> None:
    _, ruth = books
    page = tmp_path / "page.md"
    page.write_text(
        "# After our call\n\nA good hour.\n\n"
        "- [ ] Send the draft\n- [x] Done\n- [ ] Ruth: ring Dahl\n"
    )
    ruth.done("receive", page, "--as", "Asha")
    (kept,) = ruth.done("inbox", "--json").objects
    assert kept["promises"] == 2
    accepted = ruth.done("accept", kept["id"])
    assert [
        "Asha: Send the draft" in accepted.lines[0],
        "mine: Ruth: ring Dahl" in accepted.out,
    ] == [
        True,
        True,
    ]
    assert "edit ID owner=me" in accepted.err
    assert "already" in ruth.done("accept", kept["id"]).err

    page.write_text("# Another\n\nNothing is promised here.\n")
    ruth.done("receive", page, "--as", "Asha")
    newest = ruth.done("inbox", "--json").objects[0]
    assert "- [ ]" in ruth.done("accept", newest["id"]).err


def test_a_relationship_can_be_named_by_its_id_for_an_export(
    books: tuple[Program, Program],
) -> None:
    asha, _ = books
    bond = asha.done("list", "relationship", "--json").objects[0]["id"]
    assert "Rivers." in asha.done("export", "--relationship", bond, "--preview").out
    session = asha.done("list", "session", "--json").objects[0]["id"]
    assert "is no relationship" in refused(asha("export", "--relationship", session, "--preview"))
