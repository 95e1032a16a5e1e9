"""A message goes from one to the other, and what each side has of it is the same."""

import json
import re
from datetime import date

import pytest

from mentorjournal.domain.passphrases import suggested
from mentorjournal.errors import CannotShare
from mentorjournal.sharing.markdown_form import as_markdown
from mentorjournal.sharing.page import Page, Paragraph, Section, Style
from mentorjournal.sharing.sealed.age_header import read_header
from mentorjournal.sharing.sealed.envelope import Kind, new_share, party
from mentorjournal.sharing.sealed.identity import identity_from_text, new_identity
from mentorjournal.sharing.sealed.passphrase_file import passphrase_file
from mentorjournal.sharing.sealed.pieces import pieces_of
from mentorjournal.sharing.sealed.reading import Form, open_message, read_unsigned, recognise
from mentorjournal.sharing.sealed.seal import opened, seal_to_keys, seal_to_passphrase
from mentorjournal.sharing.sealed.writing import digest, signed_message
from sharing.desk import PROMISE, SESSION, page_of
from sharing.desk import RUTH as RUTH_THE_PERSON
from sharing.sealed.parties import (
    ASHA,
    RECORDS,
    RUTH,
    STRANGER,
    a_page,
    envelope,
    reason_of,
    sealed,
    signed,
    taken_apart,
)


@pytest.mark.parametrize("armored", [False, True])
def test_what_was_sealed_is_read_by_its_reader(armored: bool) -> None:
    text = signed()

    received = open_message(sealed(text, armored), [STRANGER, RUTH])

    assert received.page.encode() == as_markdown(a_page())
    assert received.signer == ASHA.signing_key
    assert received.digest == digest(text)
    assert received.form is Form.TO_KEYS
    assert not received.was_cleaned


def test_the_preview_is_how_the_signed_text_begins() -> None:
    assert signed().startswith(as_markdown(a_page()))


def test_writing_twice_gives_the_same_readable_bytes() -> None:
    first, second = signed(), signed()

    assert taken_apart(first)[0] == taken_apart(second)[0]
    assert first != second


def test_each_paragraph_has_a_name_and_its_lines() -> None:
    received = open_message(sealed(), [RUTH])

    pieces = received.envelope.records

    assert [each.id for each in pieces] == [f"p{number}" for number in range(1, len(pieces) + 1)]
    assert received.words(pieces[0]) == "A few lines about Tuesday."
    said = "\n".join(received.words(each) for each in pieces)
    for line in filter(None, received.page.split("\n")[4:]):
        assert line in said or line.startswith("## ")


def test_promises_are_told_with_their_owner_and_day() -> None:
    received = open_message(sealed(), [RUTH])

    promises = [each for each in received.envelope.records if each.sort == "promise"]

    assert [(each.text, each.owner, each.due) for each in promises] == [
        ("Send the draft", "writer", date(2025, 8, 29)),
        ("Look at the options", "reader", None),
    ]


def test_what_was_not_chosen_of_a_promise_is_not_told() -> None:
    page = page_of(PROMISE)
    bare = Page(
        page.title,
        page.writer,
        page.reader,
        sections=tuple(
            Section(
                each.heading,
                tuple(
                    Paragraph(one.style, one.text, origins=one.origins[:1])
                    for one in each.paragraphs
                ),
            )
            for each in page.sections
        ),
    )
    assert [each.field for one in bare.paragraphs for each in one.origins] == ["text"]

    text = signed_message(bare, envelope(), ASHA, RECORDS)

    (promise,) = json.loads(taken_apart(text)[1])["records"]
    assert promise == {"id": "p1", "sort": "promise", "lines": [7, 7], "text": "Send the draft"}


def test_nothing_of_the_journal_is_in_a_message() -> None:
    text = signed()
    everything = text + taken_apart(text)[1]

    for record in (*RECORDS, RUTH_THE_PERSON.id, SESSION.relationship):
        assert str(record).encode() not in everything
        assert record is None or record.hex.encode() not in everything
    assert not re.search(rb"\d\d:\d\d", everything)


def test_a_share_id_tells_no_time() -> None:
    assert {new_share().version for _ in range(20)} == {4}


def test_several_devices_of_one_reader_open_the_same_file() -> None:
    phone = new_identity()
    text = signed_message(a_page(), envelope(ASHA, RUTH, phone), ASHA)

    file = seal_to_keys(text, [RUTH.age_key, phone.age_key])

    assert open_message(file, [RUTH]).page == open_message(file, [phone]).page


def test_a_passphrase_opens_for_whoever_has_no_key() -> None:
    words = suggested()
    text = signed_message(a_page(), envelope(recipient=party("Ruth")), ASHA)
    file = passphrase_file(text, words, 10)

    received = open_message(file, [], words)

    assert recognise(file) is received.form is Form.TO_PASSPHRASE
    assert reason_of(lambda: open_message(file, [])) == "needs_passphrase"
    assert reason_of(lambda: open_message(file, [RUTH], f"{words}!")) == "wrong_passphrase"
    assert reason_of(lambda: open_message(file[:-1], [RUTH], words)) == "damaged"


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])
def test_a_passphrase_file_of_our_making_is_what_the_library_opens(size: int) -> None:
    plain = bytes(range(256)) * (size // 256) + bytes(size % 256)

    file = passphrase_file(plain, "päss", 2)

    assert read_header(file).factor == 2
    assert opened(file, [], "pa\u0308ss") == plain


def test_a_reply_speaks_of_a_message_and_of_pieces_of_it() -> None:
    summary = open_message(sealed(), [RUTH])
    page = Page(
        "Reply to the session of 19 August 2025",
        "Ruth",
        "Asha",
        sections=(Section("A question", (Paragraph(Style.BLOCK, "What would you try?"),)),),
    )
    told = envelope(RUTH, ASHA, kind=Kind.REPLY, in_reply_to=summary.envelope.share, about=("p2",))

    file = seal_to_keys(signed_message(page, told, RUTH, sort="question"), [ASHA.age_key])
    reply = open_message(file, [ASHA])

    assert reply.envelope.kind is Kind.REPLY
    assert reply.envelope.in_reply_to == summary.envelope.share
    assert reply.envelope.about == ("p2",)
    (question,) = reply.envelope.records
    assert (question.sort, reply.words(question)) == ("question", "What would you try?")


def test_the_names_in_a_message_are_those_on_its_page() -> None:
    received = open_message(sealed(signed(recipient=party("", [RUTH.signing_key]))), [RUTH])

    assert received.envelope.sender.name == "Asha"
    assert received.envelope.recipient.name == "Ruth"


def test_a_readable_text_is_nobodys() -> None:
    text = as_markdown(a_page())

    assert recognise(text) is Form.READABLE
    assert reason_of(lambda: open_message(text, [RUTH])) == "unsigned"
    assert read_unsigned(b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n")).page.encode() == text


def test_a_text_that_was_sealed_and_not_signed_is_still_nobodys() -> None:
    text = as_markdown(a_page())
    file = seal_to_keys(text, [RUTH.age_key], armored=True)

    assert reason_of(lambda: open_message(file, [RUTH])) == "unsigned"
    assert read_unsigned(file, [RUTH]).page.encode() == text
    assert read_unsigned(passphrase_file(text, "words", 2), (), "words").page.encode() == text


def test_what_is_signed_cannot_pass_for_unsigned() -> None:
    changed = signed().replace(b"March", b"April")

    assert reason_of(lambda: read_unsigned(changed)) == "changed"
    assert reason_of(lambda: read_unsigned(sealed(changed), [RUTH])) == "changed"


def test_a_readable_text_is_made_safe_to_show() -> None:
    found = read_unsigned(b"# Hello\n\x1b]52;c;cm0=\x07 bye\r")

    assert "\x1b" not in found.page
    assert found.was_cleaned


def test_an_identity_comes_back_from_the_journal() -> None:
    assert identity_from_text(ASHA.as_text()) == ASHA
    assert ASHA.renumbered().serial == ASHA.serial + 1


def test_an_identity_shows_no_secret() -> None:
    shown = f"{ASHA!r} {ASHA}"

    assert ASHA.age_secret not in shown
    assert str(ASHA.signing_seed) not in shown


def test_what_nobody_could_read_is_not_sealed() -> None:
    with pytest.raises(CannotShare, match="larger"):
        seal_to_keys(bytes(13 << 20), [RUTH.age_key])
    with pytest.raises(CannotShare, match="no key"):
        seal_to_keys(b"text", ["age1nothing"])
    with pytest.raises(CannotShare, match="no key"):
        seal_to_keys(b"text", [])
    with pytest.raises(CannotShare, match="empty"):
        seal_to_passphrase(b"text", "")


def test_the_writer_names_the_same_pieces_as_the_reader() -> None:
    received = open_message(sealed(), [RUTH])

    assert pieces_of(a_page(), RECORDS) == received.envelope.records
