"""Asking for a paragraph back, and answering such a request: delete and tell, or keep and tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mentorjournal.desk.correspondence.notes import note_to, relationship_named
from mentorjournal.desk.correspondence.passages import (
    GONE,
    Passage,
    envelope_of,
    letter_of,
    passage_numbered,
    passages,
    without,
)
from mentorjournal.desk.correspondence.posting import Deliver, Errand, Outgoing, post
from mentorjournal.desk.correspondence.shares import keep_fact, summary_of_share
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.sessions import Summary, TakeBack
from mentorjournal.errors import NotFound, NotUnderstood

if TYPE_CHECKING:
    from pathlib import Path

    from mentorjournal.domain.letters import Letter
    from mentorjournal.journal import Journal
    from mentorjournal.sharing.sealed.reading import Received

DELETED, KEPT = "Deleted.", "Kept."
"""What stands as the answer to a request in either book."""
READABLE = (
    "It left as a file that anybody can read, which no journal finds by itself: please look for it"
    " where you keep it, and where you may have copied it."
)


@dataclass(frozen=True)
class Request:
    """A request to delete something that is kept here, as it came."""

    message: Kept[Summary]
    """The page of the request."""
    about: Kept[Summary]
    """The received summary that it asks of."""
    asked_for: tuple[Passage, ...]
    """The paragraphs; all that are left where the whole page is meant."""
    what: str
    """In words: ``paragraph 2``, ``all of it``."""

    @property
    def waits(self) -> bool:
        """Whether it was not answered yet."""
        noted = self.about.record.take_backs
        return any(each.what == self.what and not each.answer for each in noted)

    @property
    def is_for_all(self) -> bool:
        """Whether the whole page is meant."""
        return self.what == pieces_in_words(())

    @property
    def sentence(self) -> str:
        """Say what is asked."""
        return f"asks you to delete {self.what} of “{self.about.record.title}”"


def pieces_in_words(pieces: Sequence[str]) -> str:
    """Say which paragraphs are meant: ``paragraph 2``, ``paragraphs 2 and 5``, ``all of it``."""
    if not pieces:
        return "all of it"
    numbers = [each.removeprefix("p") for each in pieces]
    if len(numbers) == 1:
        return f"paragraph {numbers[0]}"
    return f"paragraphs {', '.join(numbers[:-1])} and {numbers[-1]}"


def ask_back(
    journal: Journal,
    summary: Kept[Summary],
    numbers: Sequence[int],
    reason: str = "",
) -> Outgoing:
    """Make the request to delete paragraphs, or without numbers all, of what was sent.

    It repeats none of the words. ``post_request`` sends it.
    """
    sent = summary.record
    if sent.direction != "sent":
        raise NotUnderstood("Only what you sent can be asked for back.")
    about = tuple(passage_numbered(journal, sent, each).id for each in dict.fromkeys(numbers))
    _refuse_deleted(sent, pieces_in_words(about))
    letter = letter_of(journal, sent)
    what = f"Please delete {pieces_in_words(about)} of “{sent.title}”"
    asked = f"{what}. It is a request: please tell me whether you did."
    if letter is None:  # no program knows a readable file again: its reader has to look for it
        asked += f" {READABLE}"
    words = {"What I ask": asked}
    if reason.strip():
        words["Why"] = reason
    errand = Errand("takeback", letter.share if letter else "", about)
    return note_to(journal, relationship_named(journal, sent.relationship), what, words, errand)


def _refuse_deleted(sent: Summary, what: str) -> None:
    for each in sent.take_backs:
        if each.answer == DELETED and each.what in (what, pieces_in_words(())):
            raise NotUnderstood(f"They told you that they deleted {each.what} already.")


def post_request(
    journal: Journal,
    outgoing: Outgoing,
    summary: Kept[Summary],
    path: Path | None,
    deliver: Deliver | None = None,
) -> tuple[Kept[Summary], bytes]:
    """Write the request out, and note with the summary that it was made."""
    what = pieces_in_words(outgoing.errand.about)

    def note(_: Kept[Summary]) -> None:
        asked = TakeBack(on=moments.today(), what=what, asked=outgoing.page.title)
        _add_request(journal, summary, asked)

    return post(journal, outgoing, path, deliver, note)


def requests(journal: Journal) -> list[Request]:
    """List the requests that came and wait for their answer, oldest first."""
    came = journal.letterbox.letters(direction="received", kind="takeback")
    found = (_request(journal, each) for each in came)
    return [each for each in found if each and each.waits]


def request_in(journal: Journal, message: Summary) -> Request:
    """Find the request that a received message makes; NotFound when it waits for no answer."""
    for each in requests(journal):
        if each.message.record.id == message.id:
            return each
    raise NotFound("This asks for nothing that is still to be answered.")


def _request(journal: Journal, letter: Letter) -> Request | None:
    message, about = (
        summary_of_share(journal, share, "received") for share in (letter.share, letter.in_reply_to)
    )
    if message is None or about is None or message.deleted:
        return None
    wanted = envelope_of(letter).about
    there = passages(journal, about.record)
    asked_for = tuple(each for each in there if not wanted or each.id in wanted)
    return Request(message, about, asked_for, pieces_in_words(wanted))


def answer_request(
    journal: Journal,
    request: Request,
    *,
    deleted: bool,
    words: str = "",
) -> Outgoing:
    """Make the answer to a request; ``post_answer`` sends it, and deletes where that is said."""
    letter = letter_of(journal, request.message.record)
    told = "I have deleted" if deleted else "I keep"
    said = f"{told} {request.what} of “{request.about.record.title}”."
    if deleted:
        said += " Older encrypted backups of my journal may hold it until they are thinned out."
    texts = {"What I did": said} | ({"Why": words} if words.strip() else {})
    answer: Literal["deleted", "kept"] = "deleted" if deleted else "kept"
    errand = Errand("answer", letter.share if letter else "", answer=answer)
    bond = relationship_named(journal, request.about.record.relationship)
    return note_to(journal, bond, f"About your request: {answer}", texts, errand)


def post_answer(
    journal: Journal,
    outgoing: Outgoing,
    request: Request,
    path: Path | None,
    deliver: Deliver | None = None,
) -> tuple[Kept[Summary], bytes]:
    """Write the answer out, and do what it says in the same step; nothing is kept in silence.

    What is deleted is gone from every version of the page; records made of it stay the reader's.
    """

    def settle(_: Kept[Summary]) -> None:
        if outgoing.errand.answer == "deleted":
            _erase_asked(journal, request)
        about = journal.records.get(Summary, request.about.record.id)
        words = DELETED if outgoing.errand.answer == "deleted" else KEPT
        _keep_with(journal, about, _answered(about.record, request.what, words))

    return post(journal, outgoing, path, deliver, settle)


def _erase_asked(journal: Journal, request: Request) -> None:
    if request.is_for_all:
        erase_page(journal, request.about)
    else:
        erase(journal, request.about, request.asked_for)


def erase_page(journal: Journal, kept: Kept[Summary]) -> None:
    """Delete all of a received page but its title, not to be undone."""
    keep_fact(journal, kept.record.model_copy(update={"body": GONE}))
    journal.letterbox.erase_versions([str(kept.record.id)])
    letter = letter_of(journal, kept.record)
    if letter:
        emptied = envelope_of(letter).model_copy(update={"records": ()})
        journal.letterbox.rewrite_envelope(letter.share, emptied.model_dump_json(by_alias=True))


def erase(journal: Journal, kept: Kept[Summary], gone: Sequence[Passage]) -> None:
    """Delete paragraphs from a received page, its versions and its message, not to be undone."""
    summary = kept.record
    keep_fact(journal, without(summary, gone))
    journal.letterbox.erase_versions([str(summary.id)])
    letter = letter_of(journal, summary)
    if letter:
        told, ids = envelope_of(letter), {each.id for each in gone}
        left = tuple(
            each.model_copy(
                update={"sort": "paragraph", "text": "", "owner": "", "due": None}
            ) if each.id in ids else each
            for each in told.records
        )  # fmt: skip
        rewritten = told.model_copy(update={"records": left}).model_dump_json(by_alias=True)
        journal.letterbox.rewrite_envelope(letter.share, rewritten)


def note_request(journal: Journal, about: Kept[Summary], pieces: Sequence[str]) -> None:
    """Note with a received summary that its writer asked for a part of it back."""
    _add_request(journal, about, TakeBack(on=moments.today(), what=pieces_in_words(pieces)))


def _add_request(journal: Journal, about: Kept[Summary], asked: TakeBack) -> None:
    """Note a request; one that is repeated before its answer stays one."""
    noted = journal.records.get(Summary, about.record.id).record.take_backs
    if not any(each.what == asked.what and not each.answer for each in noted):
        _keep_with(journal, about, (*noted, asked))


def note_earlier_requests(journal: Journal, share: str) -> None:
    """Note the requests that came before the very page that they ask of, by the same key."""
    about = summary_of_share(journal, share, "received")
    letter = letter_of(journal, about.record) if about else None
    for early in journal.letterbox.letters(
        direction="received", kind="takeback", in_reply_to=share
    ):
        if about and letter and early.signing_key == letter.signing_key:
            note_request(journal, about, envelope_of(early).about)
            about = journal.records.get(Summary, about.record.id)


def note_answer(journal: Journal, message: Received) -> None:
    """Put an answer that came beside the request, which stands with the summary that was sent."""
    request = str(message.envelope.in_reply_to)
    asked = journal.letterbox.letters(direction="sent", share=request)
    about = summary_of_share(journal, asked[0].in_reply_to, "sent") if asked else None
    if about:
        what = pieces_in_words(envelope_of(asked[0]).about)
        words = DELETED if message.envelope.answer == "deleted" else KEPT
        _keep_with(journal, about, _answered(about.record, what, words))


def _answered(summary: Summary, what: str, words: str) -> tuple[TakeBack, ...]:
    """Answer the request for this that has no answer yet."""
    told = {"answer": words, "answered_on": moments.today()}
    return tuple(
        each.model_copy(update=told) if each.what == what and not each.answer else each
        for each in summary.take_backs
    )


def _keep_with(journal: Journal, kept: Kept[Summary], noted: tuple[TakeBack, ...]) -> None:
    keep_fact(journal, kept.record.model_copy(update={"take_backs": noted}))
