"""What stands around a page: from whom, how certain that is, what it offers, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from mentorjournal.desk.correspondence.answering import OfferedPromise, offered_promises
from mentorjournal.desk.correspondence.contacts import Contact, contact_with
from mentorjournal.desk.correspondence.passages import Passage, passages
from mentorjournal.desk.correspondence.standing import Standing, standing_of
from mentorjournal.desk.correspondence.takebacks import Request, requests
from mentorjournal.domain import moments
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.people import Relationship
from mentorjournal.domain.plain import first_name, one_line
from mentorjournal.domain.sessions import Summary
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.screens.frame.counting import counted_kinds


@dataclass(frozen=True)
class Facts:
    """All that is shown of one page that went or came."""

    kept: Kept[Summary]
    contact: Contact
    passages: tuple[Passage, ...]
    standing: Standing | None
    """How certain its writer is; None for a page of my own."""
    promises: tuple[OfferedPromise, ...]
    requests: tuple[Request, ...]
    """Requests without an answer: those this page makes, and those about it."""

    @property
    def summary(self) -> Summary:
        """The page."""
        return self.kept.record

    @property
    def is_received(self) -> bool:
        """Whether somebody else wrote it."""
        return self.summary.direction == "received"


def facts_of(journal: Journal, summary_id: UUID) -> Facts:
    """Gather what is shown of a page; NotFound when it is in the trash."""
    kept = journal.records.get(Summary, summary_id)
    if kept.deleted:
        raise NotFound("That page is in the trash.")
    summary = kept.record
    bond = journal.records.get(Relationship, summary.relationship).record
    received = summary.direction == "received"
    return Facts(
        kept,
        contact_with(journal, bond.person),
        passages(journal, summary),
        standing_of(journal, summary) if received else None,
        tuple(offered_promises(journal, summary)) if received else (),
        tuple(_asked(journal, summary)) if received else (),
    )


def _asked(journal: Journal, summary: Summary) -> Iterator[Request]:
    for each in requests(journal):
        if summary.id in (each.message.record.id, each.about.record.id):
            yield each


def heading(facts: Facts) -> str:
    """Say from whom and when, and how certain that is, or to whom it went."""
    summary, name = facts.summary, one_line(facts.contact.person.name)
    day = moments.spoken(summary.on)
    if not facts.is_received:
        form = "sealed" if summary.form == "sealed" else f"readable ({summary.form or 'Markdown'})"
        return f"You to {name} · {day} · {form}"
    told = [f"{name} · {day}", str(facts.standing)]
    if summary.sent_by and one_line(summary.sent_by) != name:
        told.insert(1, f"it says “{one_line(summary.sent_by, 40)}”")
    return " · ".join(told)


def noted(facts: Facts) -> list[str]:
    """Say what is asked back, what was answered, and what stayed at home."""
    name = first_name(facts.contact.person.name)
    lines = [f"{name} {each.sentence}. a answers it." for each in facts.requests]
    for each in facts.summary.take_backs:
        if each.answer or not facts.is_received:
            state = each.answer.rstrip(".") or "no answer yet"
            lines.append(f"Asked back {moments.spoken(each.on)}: {each.what} · {state}")
    if not facts.is_received and facts.summary.held_back:
        lines.append(f"Stayed with you: {counted_kinds(facts.summary.held_back)}")
    return lines


def promise_words(promise: OfferedPromise, writer: str) -> str:
    """Say a promise of the page as I see it, and whether it is in my list."""
    whose = {"me": "mine", "partner": first_name(writer), "both": "both"}[promise.owner]
    due = f" · {moments.brief(promise.due, moments.today())}" if promise.due else ""
    state = "[x]" if promise.accepted else "[ ]"
    listed = " · in your list" if promise.accepted else ""
    return f"{state} {whose}: {one_line(promise.text)}{due}{listed}"
