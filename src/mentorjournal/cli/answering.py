"""The commands that answer a page, or ask for one back: reply, takeback, answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.incoming import STDIN, read_incoming
from mentorjournal.cli.leaving import Way, leave, way_options
from mentorjournal.cli.opening import opened
from mentorjournal.cli.pages import page_called
from mentorjournal.domain.plain import one_line
from mentorjournal.errors import NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.desk.correspondence.answering import ReplySort


@command(
    "reply",
    example="mentorjournal reply a1b2 'What were you not afraid of?'\n"
    "mentorjournal reply a1b2 --correction --about 2 'It was Wednesday.'",
)
@click.argument("summary_id", metavar="ID")
@click.argument("text", metavar="TEXT|-")
@click.option("--correction", is_flag=True, help="It corrects something.")
@click.option("--thanks", is_flag=True, help="It thanks; you keep it as a kind word you gave.")
@click.option("--about", multiple=True, type=click.IntRange(min=1), metavar="N",
              help="The paragraph it is about; may be given again.")  # fmt: skip
@way_options
@click.pass_obj
def reply(
    console: Console, /, summary_id: str, text: str, correction: bool, thanks: bool,
    about: tuple[int, ...], **options: Any,
) -> None:  # fmt: skip
    """Answer a received page with one question, a correction or thanks.

    It is sealed where you hold a card of the other's.
    """
    if correction and thanks:
        raise NotUnderstood("Give either --correction or --thanks.")
    way = Way.taken_from(options)
    with opened(console) as journal:
        from mentorjournal.desk.correspondence.answering import post_reply
        from mentorjournal.desk.correspondence.answering import reply as made

        sort: ReplySort = "correction" if correction else "thanks" if thanks else "question"
        words = text if text != "-" else read_incoming(STDIN).decode(errors="replace")
        page = made(journal, page_called(journal, summary_id).record, sort, words, about)
        leave(console, journal, page, way, lambda *what: post_reply(journal, *what))


@command(
    "takeback",
    example="mentorjournal takeback a1b2 2\n"
    "mentorjournal takeback a1b2 --all --why 'It was right to say once.'",
)
@click.argument("summary_id", metavar="ID")
@click.argument("paragraphs", nargs=-1, type=click.IntRange(min=1), metavar="[PARAGRAPH]...")
@click.option("--all", "whole", is_flag=True, help="The whole page.")
@click.option("--list", "listing", is_flag=True, help="Number its paragraphs and ask for nothing.")
@click.option("--why", default="", metavar="TEXT", help="A sentence that goes with it.")
@way_options
@click.pass_obj
def takeback(
    console: Console, /, summary_id: str, paragraphs: tuple[int, ...], whole: bool, listing: bool,
    why: str, **options: Any,
) -> None:  # fmt: skip
    """Ask somebody to delete paragraphs of a page that you sent.

    It is a request: they delete it and tell you, or keep it and tell you. The ledger shows the
    id of each page.
    """
    way = Way.taken_from(options)
    if bool(paragraphs) == whole and not listing:
        raise NotUnderstood("Say which paragraphs, or --all; --list numbers them.")
    with opened(console) as journal:
        from mentorjournal.desk.correspondence.passages import passages
        from mentorjournal.desk.correspondence.takebacks import ask_back, post_request

        kept = page_called(journal, summary_id)
        if listing:
            for each in passages(journal, kept.record):
                console.put(f"{each.number:>3}  {one_line(each.words, 70)}")
            return
        request = ask_back(journal, kept, paragraphs, why)
        if not request.errand.in_reply_to:
            console.say("That page was not sealed: they have to find the words themselves.")
        leave(console, journal, request, way,
              lambda out, *to: post_request(journal, out, kept, *to))  # fmt: skip


@command(
    "answer",
    example="mentorjournal answer a1b2 --delete\n"
    "mentorjournal answer a1b2 --keep --why 'I need it for the form.'",
)
@click.argument("summary_id", metavar="ID")
@click.option("--delete", is_flag=True, help="Delete what was asked for, and tell them.")
@click.option("--keep", is_flag=True, help="Keep it, and tell them.")
@click.option("--why", default="", metavar="TEXT", help="A sentence that goes with it.")
@way_options
@click.pass_obj
def answer(
    console: Console, /, summary_id: str, delete: bool, keep: bool, why: str, **options: Any
) -> None:
    """Answer a request to delete something: delete and tell, or keep and tell.

    What is deleted goes out of every version of the page and cannot be taken back in; what you
    made of it yourself stays yours.
    """
    if delete == keep:
        raise NotUnderstood("Give either --delete or --keep.")
    way = Way.taken_from(options)
    with opened(console) as journal:
        from mentorjournal.desk.correspondence.takebacks import (
            answer_request,
            post_answer,
            request_in,
        )

        request = request_in(journal, page_called(journal, summary_id).record)
        told = answer_request(journal, request, deleted=delete, words=why)
        leave(console, journal, told, way,
              lambda out, *to: post_answer(journal, out, request, *to))  # fmt: skip
