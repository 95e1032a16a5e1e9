"""The commands of one's own templates: templates list, import, export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import FILE, Family, command
from mentorjournal.cli.opening import opened
from mentorjournal.domain.plain import one_line

if TYPE_CHECKING:
    from mentorjournal.cli.console import Console


@command("list", example="mentorjournal templates list")
@click.option("--own", is_flag=True, help="Only those of your own.")
@click.pass_obj
def templates_list(console: Console, own: bool) -> None:
    """List the templates, your own first."""
    with opened(console) as journal:
        book = journal.prompt_book
        listed = sorted(book.templates.values(), key=lambda each: each.id not in book.own)
        for each in listed:
            if own and each.id not in book.own:
                continue
            if console.json:
                fields = each.model_dump(mode="json", exclude_defaults=True)
                console.put_json({"type": "template", "own": each.id in book.own, **fields})
            else:
                whose = "yours" if each.id in book.own else each.role
                name = console.paint(one_line(each.id), "cyan")
                console.put(f"{name}  {each.kind}, {whose}  {one_line(each.name)}")


@command("import", example="mentorjournal templates import ours.jsonl")
@click.argument("file", type=FILE)
@click.pass_obj
def templates_import(console: Console, file: Path) -> None:
    """Take templates in from a file of JSON Lines.

    A mistake in the file is named with its line, and then nothing is taken in.
    """
    from mentorjournal.desk.template_files import read_template_file
    from mentorjournal.desk.templates import import_templates

    text = read_template_file(file)
    with opened(console) as journal:
        new = import_templates(journal, text)
        for each in new:
            if console.json:
                console.put_json({"id": each.id, "name": each.name})
            else:
                console.put(f"{one_line(each.id)}  {one_line(each.name)}")
        console.say(f"Taken in: {len(new)}." if new else "All of that file is here already.")


@command("export", example="mentorjournal templates export ours.jsonl")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.pass_obj
def templates_export(console: Console, file: Path) -> None:
    """Write your own templates to a new file; - prints them."""
    with opened(console) as journal:
        from mentorjournal.desk.template_files import write_template_file
        from mentorjournal.desk.templates import exported

        text = exported(journal)
        if not text:
            console.say("You have no template of your own yet.")
        elif str(file) == "-":
            console.deliver(text.encode())
        else:
            write_template_file(file, text)
            console.say(f"Written: {file}")


templates = Family(
    "templates",
    "List the templates, and take in or give your own.",
    [templates_list, templates_import, templates_export],
)
