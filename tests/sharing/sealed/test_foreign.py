"""Pages and cards in other programs' wrapping: read rightly, or one sentence on what to do."""

import gzip
import io
import mailbox
import time
import zipfile
from base64 import encodebytes
from contextlib import suppress
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorjournal.errors import Refused
from mentorjournal.sharing.sealed.cards import card_text, read_card
from mentorjournal.sharing.sealed.foreign import unwrapped
from mentorjournal.sharing.sealed.mending import mended
from mentorjournal.sharing.sealed.reading import open_message, read_unsigned
from sharing.sealed.parties import ASHA, RUTH, reason_of, sealed, signed

BINARY = sealed()
ARMORED = sealed(armored=True)
CARD = card_text(ASHA, "Asha").encode()


def _mail(words: str = "It is attached.\n", attached: tuple[bytes, ...] = (), cte: str = "7bit",
          html: str = "") -> bytes:  # fmt: skip
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "asha@example.org", "Our Tuesday"
    mail.set_content(words, cte=cte)
    if html:
        mail.add_alternative(html, subtype="html")
    for each in attached:
        mail.add_attachment(each, maintype="application", subtype="octet-stream", filename="a.age")
    return mail.as_bytes()


WRAPPED = {
    "attached": _mail(attached=(BINARY,)),
    "attached as text": _mail(attached=(ARMORED,)),
    "in the words": _mail(ARMORED.decode()),
    "in the words, base64": _mail(ARMORED.decode(), cte="base64"),
    "in the words, quoted-printable": _mail(ARMORED.decode(), cte="quoted-printable"),
    "in the words and as HTML": _mail(
        ARMORED.decode(), html=f"<p>{ARMORED.decode().replace(chr(10), '<br>' + chr(10))}</p>"
    ),
    "line ends": _mail(attached=(BINARY,)).replace(b"\n", b"\r\n"),
    "UTF-16 without a mark": ARMORED.decode().encode("utf-16-le"),
    "UTF-16, the other way": ARMORED.decode().encode("utf-16-be"),
    "base64": encodebytes(BINARY),
}


@pytest.mark.parametrize("file", WRAPPED.values(), ids=WRAPPED)
def test_a_page_is_found_in_its_wrapping(file: bytes) -> None:
    assert open_message(mended(file), [RUTH]).page.startswith("# Session of")


def test_a_page_is_found_in_a_folder_of_mail(tmp_path: Path) -> None:
    folder = mailbox.mbox(tmp_path / "mail")
    folder.add(_mail(attached=(BINARY,)))
    folder.close()
    assert open_message(mended((tmp_path / "mail").read_bytes()), [RUTH]).page


@pytest.mark.parametrize("cte", ["7bit", "base64", "quoted-printable"])
def test_a_card_is_found_in_a_mail(cte: str) -> None:
    for file in (_mail(CARD.decode(), cte=cte), _mail(attached=(CARD,))):
        assert read_card(mended(file)).name == "Asha"


def test_of_a_mail_without_a_page_its_words_are_read() -> None:
    page = read_unsigned(mended(_mail("We spoke of rivers.\n", cte="base64"))).page
    assert page == "We spoke of rivers.\n"
    assert read_unsigned(mended("# Zoë\n".encode("utf-16"))).page == "# Zoë\n"


def _zip() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("summary.age", BINARY)
    return packed.getvalue()


OTHERS = {
    "packed": (_zip(), gzip.compress(BINARY)),
    "printed": (b"%PDF-1.7\n%\xe2\xe3",),
    "openpgp": (b"-----BEGIN PGP MESSAGE-----\n\nabc\n",),
    "calendar": (b"BEGIN:VCALENDAR\r\n",),
    "web_page": (b"\xef\xbb\xbf<!DOCTYPE html>\n<html>", b"<HTML>"),
    "mail": (_mail(attached=(BINARY, sealed(signed(sequence=2)))),),
    "secret_key": (b"# created: 2026\nAGE-SECRET-KEY-1QQ\n",),
    "not_text": ("Zoë".encode("latin-1"),),
}


@pytest.mark.parametrize(
    ("reason", "file"), [(reason, file) for reason, files in OTHERS.items() for file in files]
)
def test_of_all_else_a_sentence_says_what_to_do(reason: str, file: bytes) -> None:
    assert reason_of(lambda: read_unsigned(mended(file))) == reason


def test_what_was_sealed_twice_is_said_to_be() -> None:
    assert reason_of(lambda: read_unsigned(sealed(ARMORED), [RUTH])) == "sealed_twice"


def test_a_mail_of_a_thousand_nested_parts_is_refused_at_once() -> None:
    parts = b"".join(b"--%d\nContent-Type: multipart/mixed; boundary=%d\n\n" % (n, n + 1)
                     for n in range(1000))  # fmt: skip
    began = time.process_time()
    file = b"Subject: x\nContent-Type: multipart/mixed; boundary=0\n\n" + parts
    assert reason_of(lambda: unwrapped(file)) == "mail"
    assert time.process_time() - began < 0.5


@given(st.binary(max_size=200), st.sampled_from([b"", WRAPPED["attached"][:300]]))
@example(b"", b"A:" * 40_000)
def test_nothing_that_comes_goes_unanswered(noise: bytes, start: bytes) -> None:
    with suppress(Refused):
        assert isinstance(mended(start + noise), bytes)


@pytest.mark.parametrize(
    "mail",
    [
        b"Content-Type: message/rfc822\n\n" * 5_000,
        b"Content-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 1_000_000,
        b"Content-Type: multipart/digest; boundary=x\n\n" + b"--x\n\nSubject: a\n\n" * 200_000,
        b"Content-Type: text/plain\n\n" + b"a\n" * 8_000_000,
    ],
    ids=["mails in mails", "parts", "digest", "lines"],
)
def test_a_mail_that_is_built_to_take_time_or_memory_is_refused_at_once(mail: bytes) -> None:
    began = time.process_time()
    assert reason_of(lambda: unwrapped(mail)) == "mail"
    assert time.process_time() - began < 0.5
