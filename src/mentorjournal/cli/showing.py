"""The commands that show one record: show, history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.lines import print_entries
from mentorjournal.cli.opening import opened
from mentorjournal.domain import moments
from mentorjournal.domain.plain import one_line, visible

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.domain.entries import Kept, Revision
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal


@command("show", example="mentorjournal show a1b2 --thread")
@click.argument("record_id", metavar="ID")
@click.option("--thread", is_flag=True, help="Also what led to it and what it led to.")
@click.pass_obj
def show(console: Console, record_id: str, thread: bool) -> None:
    """Show one record whole."""
    with opened(console) as journal:
        entry = journal.entry(record_id)
        kept = journal.opened(entry)
        if console.json:
            more = _thread_ids(journal, kept.record) if thread else {}
            console.put_json({**entry.as_json(), **more})
            return
        _print_whole(console, journal, kept)
        if thread:
            _print_thread(console, journal, kept.record)


@command("history", example="mentorjournal history a1b2")
@click.argument("record_id", metavar="ID")
@click.pass_obj
def history(console: Console, record_id: str) -> None:
    """List every version of a record.

    The present one is the last.
    """
    with opened(console) as journal:
        versions = journal.history(journal.find(record_id).record.id)
    before: Revision | None = None
    for each in versions:
        if console.json:
            console.put_json(
                {
                    "version": each.version,
                    "at": moments.as_text(each.at),
                    "deleted": each.deleted,
                    "body": each.body,
                }
            )
        else:
            console.put(f"{each.version:>3}  {_local(each.at)}  {_what_changed(before, each)}")
        before = each


def _local(moment: datetime) -> str:
    here = moment.astimezone()
    return f"{moments.spoken(here.date())} {here:%H:%M}"


def _what_changed(before: Revision | None, now: Revision) -> str:
    if before is None:
        return "in the trash" if now.deleted else "made"
    if before.deleted != now.deleted:
        return "moved to the trash" if now.deleted else "taken out of the trash"
    names = [*before.body, *(name for name in now.body if name not in before.body)]
    changed = [each for each in names if before.body.get(each) != now.body.get(each)]
    return f"changed {', '.join(changed)}" if changed else "kept again"


def _print_whole(console: Console, journal: Journal, kept: Kept[Record]) -> None:
    from mentorjournal.cli.fields import fields_of

    record = kept.record
    short = journal.entries.short_ids([str(record.id)])[str(record.id)]
    console.put(console.paint(one_line(record.headline) or "–", "cyan"))
    day = moments.spoken(record.day) if record.day else ""
    console.put(" · ".join(filter(None, [short, record.KIND, day, record.clock])))
    if record.never_leaves:
        console.put("(private: nothing of it can be put into a summary)")
    if vouched := _standing(journal, record):
        console.put(f"({vouched})")
    for label, text in fields_of(journal, record):
        if text.strip():
            _print_field(console, label, text)
    state = "in the trash" if kept.deleted else f"version {kept.version}"
    console.put()
    console.put(f"{state}, made {_local(kept.created)}, changed {_local(kept.updated)}")


def _standing(journal: Journal, record: Record) -> str:
    """Say of a page that came how far it is certain who wrote it; empty for anything else."""
    if getattr(record, "direction", "") != "received" or record.KIND != "summary":
        return ""
    from mentorjournal.desk.correspondence.standing import standing_of
    from mentorjournal.domain.sessions import Summary

    return str(standing_of(journal, journal.records.get(Summary, record.id).record))


def _print_field(console: Console, label: str, text: str) -> None:
    lines = visible(text).splitlines()
    if len(lines) == 1:
        console.put(f"{console.paint(label + ':', 'cyan')} {lines[0]}")
        return
    console.put(console.paint(f"{label}:", "cyan"))
    for line in lines if lines[0] else lines[1:]:  # parts begin on a line of their own
        console.put(f"  {line}".rstrip())


def _thread_ids(journal: Journal, record: Record) -> dict[str, Any]:
    from mentorjournal.views.inline_links import text_links

    found, links = journal.thread(record), text_links(journal, record)
    ids = {"came_from": found.came_from, "led_to": found.led_to}
    ids |= {"mentions": links.mentions, "mentioned_in": links.mentioned_in}
    return {"thread": {name: [str(k.record.id) for k in each] for name, each in ids.items()}}


def _print_thread(console: Console, journal: Journal, record: Record) -> None:
    from mentorjournal.views.inline_links import text_links

    found, links = journal.thread(record), text_links(journal, record)
    _print_side(console, journal, "What led to it", found.came_from)
    _print_side(console, journal, "What it led to", found.led_to)
    texts = (("Its text links to", links.mentions), ("Mentioned in", links.mentioned_in))
    for title, side in texts:
        if side:
            _print_side(console, journal, title, side)


def _print_side(
    console: Console, journal: Journal, title: str, side: Sequence[Kept[Record]]
) -> None:
    console.put()
    console.put(console.paint(f"{title}:", "cyan") + ("" if side else " nothing yet"))
    print_entries(console, journal, _entries(journal, side))


def _entries(journal: Journal, side: Iterable[Kept[Record]]) -> list[Any]:
    return [journal.entry(str(kept.record.id)) for kept in side]
