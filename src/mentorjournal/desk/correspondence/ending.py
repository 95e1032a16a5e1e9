"""The ending: hand back or delete somebody's pages, or keep them and say so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from mentorjournal.desk.correspondence.ledger import Held, HeldPage
from mentorjournal.desk.correspondence.notes import note_to
from mentorjournal.desk.correspondence.posting import Deliver, Errand, Outgoing, post
from mentorjournal.desk.correspondence.shares import keep_fact
from mentorjournal.desk.correspondence.takebacks import erase_page
from mentorjournal.domain.entries import Kept
from mentorjournal.domain.people import Relationship
from mentorjournal.domain.sessions import Summary
from mentorjournal.errors import NotFound
from mentorjournal.sharing.page import Paragraph, Section, Style
from mentorjournal.sharing.wording import prose

if TYPE_CHECKING:
    from pathlib import Path

    from mentorjournal.journal import Journal

Ending = Literal["hand_back", "delete", "keep"]

_TOLD: dict[Ending, str] = {
    "hand_back": "Here are the pages of yours that I held. I have deleted my copies.",
    "delete": "I have deleted the pages of yours that I held.",
    "keep": "I keep the pages of yours that I hold, and want you to know it.",
}
_BACKUPS = " Older encrypted backups of my journal may hold them until they are thinned out."


def close_papers(
    journal: Journal, relationship: Relationship, held: Held, ending: Ending
) -> Outgoing:
    """Make the page that tells what becomes of somebody's pages; ``post_ending`` does it.

    Handed back are the pages themselves; nothing of my own is on it.
    """
    pages = _of(held, relationship)
    if not pages:
        raise NotFound("You hold no page of this person's in that relationship.")
    told = _TOLD[ending] + (_BACKUPS if ending != "keep" else "")
    words = {"What becomes of your pages": told}
    errand = Errand("ending", answer="kept" if ending == "keep" else "deleted")
    outgoing = note_to(journal, relationship, "Your pages", words, errand)
    return _with_pages(outgoing, pages) if ending == "hand_back" else outgoing


def _with_pages(outgoing: Outgoing, pages: list[HeldPage]) -> Outgoing:
    """Put the pages behind the sentence as they are: their writer knows whom they named."""
    bodies = (prose(each.kept.record.body) for each in reversed(pages))
    handed = tuple(
        Section(f"Page {number}", (Paragraph(Style.BLOCK, body),))
        for number, body in enumerate(bodies, 1)
    )
    page = replace(outgoing.page, sections=(*outgoing.page.sections, *handed))
    return replace(outgoing, page=page)


def post_ending(
    journal: Journal,
    outgoing: Outgoing,
    held: Held,
    path: Path | None,
    deliver: Deliver | None = None,
) -> tuple[Kept[Summary], bytes]:
    """Write the page out, and delete in the same step what it says was deleted.

    What was made of the pages stays, and so do their titles and days.
    """

    def settle(kept: Kept[Summary]) -> None:
        if outgoing.errand.answer == "deleted":
            for each in _of(held, outgoing.material.relationship):
                erase_page(journal, each.kept)
            _forget_copy(journal, kept, next(outgoing.page.paragraphs).text)

    return post(journal, outgoing, path, deliver, settle)


def _of(held: Held, relationship: Relationship) -> list[HeldPage]:
    return [
        each
        for each in held.pages
        if each.kept.record.relationship == relationship.id and each.gone < each.paragraphs
    ]


def _forget_copy(journal: Journal, kept: Kept[Summary], told: str) -> None:
    """Keep of what was handed back only the sentence that says so."""
    keep_fact(journal, kept.record.model_copy(update={"body": told}))
    journal.letterbox.erase_versions([str(kept.record.id)])
