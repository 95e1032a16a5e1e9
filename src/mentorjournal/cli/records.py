"""The commands that change one record: add, edit, lift, delete, undelete, revert."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from mentorjournal.cli.command import command
from mentorjournal.cli.opening import opened
from mentorjournal.cli.typed import TypedCommand, sorted_out, words_after
from mentorjournal.domain import moments
from mentorjournal.domain.kind_words import kind_word, spoken_kind
from mentorjournal.domain.plain import one_line
from mentorjournal.errors import JournalError, NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console
    from mentorjournal.domain.entries import Kept
    from mentorjournal.domain.record import Record
    from mentorjournal.journal import Journal


@command(
    "add",
    cls=TypedCommand,
    example="mentorjournal add action 'Send the draft to Ruth' due=fri --with Ruth\n"
    "mentorjournal add session --on yesterday --with Ruth notes_shared='What we agreed' -- Tired.\n"
    "cat notes.md | mentorjournal add reflection - --tag calm",
)
@click.argument("kind")
@click.argument("typed", nargs=-1, metavar="[TEXT] [FIELD=VALUE]...")
@click.option("--with", "partner", metavar="PERSON", help="The other person, by part of the name.")
@click.option("--on", "day", metavar="DATE", help="The day it belongs to, instead of today.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag; may be given again.")
@click.option("--template", metavar="ID", help="The template of a reflection or a session.")
@click.option("--edit", is_flag=True, help="Write the text in your editor.")
@click.pass_context
def add(
    context: click.Context,
    /,
    kind: str,
    typed: tuple[str, ...],
    partner: str | None,
    tags: tuple[str, ...],
    **options: Any,
) -> None:
    """Keep one record.

    KIND is session, goal, reflection, feedback, action, topic, insight, decision, checkin, skill,
    rating, resource, person, relationship or review. TEXT may be - for what comes in on stdin.
    What begins with a word and = is a field; after -- everything is text.
    """
    console: Console = context.obj
    word = kind_word(kind)
    text, fields = sorted_out(typed, words_after(context))
    if not (text or fields or partner or any(options.values())):
        raise NotUnderstood("Say what to keep: a text, FIELD=VALUE, or --edit.")
    from mentorjournal.cli.making import NewRecord, known_fields

    known_fields(word, fields)  # before anybody is asked for the passphrase
    with opened(console) as journal:
        new = NewRecord(journal, word, dict(fields), partner or "")
        new.put_tags(tags)
        new.put_day(options["day"])
        new.put_template(options["template"])
        new.put_text(text.whole())
        record = new.edited(console) if options["edit"] else new.record()
        _tell_new(console, journal, journal.keep(record))


def _tell_new(console: Console, journal: Journal, kept: Kept[Record]) -> None:
    """Say that it is kept before the id is printed: a pipe that breaks must not leave a doubt."""
    record = kept.record
    day = f" for {moments.spoken(record.day)}" if record.day else ""
    console.say(f"Kept this {spoken_kind(record.KIND)}{day}.")
    due = getattr(record, "due", None)
    if due:
        console.say(f"It is due on {moments.spoken(due)}.")
    _put_record(console, journal, record)


@command(
    "edit",
    cls=TypedCommand,
    example="mentorjournal edit a1b2 status=done result='Sent on Thursday'\n"
    "mentorjournal edit a1b2 --edit",
)
@click.argument("record_id", metavar="ID")
@click.argument("typed", nargs=-1, metavar="[TEXT] [FIELD=VALUE]...")
@click.option("--edit", is_flag=True, help="Change the text in your editor.")
@click.pass_context
def edit(context: click.Context, /, record_id: str, typed: tuple[str, ...], edit: bool) -> None:
    """Change one record.

    The earlier version is kept.
    """
    console: Console = context.obj
    text, fields = sorted_out(typed, words_after(context))
    if not (text or fields or edit):
        raise NotUnderstood("Say what to change: FIELD=VALUE, or --edit.")
    with opened(console) as journal:
        from mentorjournal.cli.making import Change

        change = Change(journal, journal.find(record_id), dict(fields))
        change.put_text(text.whole())
        kept = change.kept
        record = change.edited(console) if edit else change.record()
        after = journal.keep(record, kept.version)
        _put_record(console, journal, record)
        same = after.version == kept.version
        console.say("Nothing changed." if same else f"This is version {after.version}.")


@command("lift", example="mentorjournal lift a1b2 'I rule paths out before I see them.'")
@click.argument("record_id", metavar="ID")
@click.argument("sentence")
@click.pass_obj
def lift(console: Console, record_id: str, sentence: str) -> None:
    """Lift a sentence out of a record into an insight.

    It may be reworded. The insight remembers where it came from, and may be shared when the
    record may not.
    """
    if not sentence.strip():
        raise NotUnderstood("There are no words in the sentence.")
    with opened(console) as journal:
        from mentorjournal.desk.lifting import lifted

        _tell_new(console, journal, journal.keep(lifted(journal.find(record_id), sentence)))


@command("delete", example="mentorjournal delete a1b2")
@click.argument("record_id", metavar="ID")
@click.pass_obj
def delete(console: Console, record_id: str) -> None:
    """Move a record to the trash.

    Nothing is lost: undelete takes it back.
    """
    with opened(console) as journal:
        kept = journal.find(record_id)
        if kept.deleted:
            raise JournalError("That record is in the trash already.")
        journal.bury(kept.record.id)
        _put_record(console, journal, kept.record)
        console.say(
            f"“{one_line(kept.record.headline, 60)}” is in the trash; undelete takes it back."
        )


@command("undelete", example="mentorjournal list --trash\nmentorjournal undelete a1b2")
@click.argument("record_id", metavar="ID")
@click.pass_obj
def undelete(console: Console, record_id: str) -> None:
    """Take a record out of the trash."""
    with opened(console) as journal:
        kept = journal.find(record_id)
        if not kept.deleted:
            raise JournalError("That record is not in the trash.")
        journal.unbury(kept.record.id)
        _put_record(console, journal, kept.record)
        console.say(f"“{one_line(kept.record.headline, 60)}” is back.")


@command("revert", example="mentorjournal history a1b2\nmentorjournal revert a1b2 2")
@click.argument("record_id", metavar="ID")
@click.argument("version", type=click.IntRange(min=1))
@click.pass_obj
def revert(console: Console, record_id: str, version: int) -> None:
    """Take a record back to an earlier version.

    That makes a new version; the ones between are kept.
    """
    with opened(console) as journal:
        kept = journal.find(record_id)
        after = journal.revert(kept, version)
        _put_record(console, journal, after.record)
        same = after.version == kept.version
        told = (
            "Nothing changed." if same else f"Version {after.version} is as version {version} was."
        )
        console.say(told)


def _put_record(console: Console, journal: Journal, record: Record) -> None:
    """Print the id for a person, or the whole record as JSON."""
    entry = journal.entry(str(record.id))
    if console.json:
        console.put_json(entry.as_json())
    else:
        console.put(journal.entries.short_ids([entry.id])[entry.id])
