"""What a person types behind a command: words that are the text, and FIELD=VALUE."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from mentorjournal.cli.command import Command
from mentorjournal.errors import NotUnderstood

if TYPE_CHECKING:
    from mentorjournal.domain.record import Record

_FIELD = re.compile(r"([a-z_]+)=(.*)", re.DOTALL)
_AFTER = "mentorjournal.after"


@dataclass(frozen=True)
class Text:
    """The text that a person gives: typed, or still to come in behind the passphrase, or none."""

    typed: str | None
    comes_in: bool = False

    def __bool__(self) -> bool:
        """Tell whether there is or will be one."""
        return self.comes_in or self.typed is not None

    def whole(self) -> str | None:
        """Answer it whole; what comes in is read now."""
        if not self.comes_in:
            return self.typed
        text = _from_stdin()
        _refuse_blank(text)
        return text


class TypedCommand(Command):
    """A command of words and fields, of which all is words after ``--``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Keep apart what stands after the first ``--``."""
        place = args.index("--") if "--" in args else len(args)
        ctx.meta[_AFTER] = tuple(args[place + 1 :])
        return super().parse_args(ctx, args[:place])


def words_after(context: click.Context) -> tuple[str, ...]:
    """Answer the words that stand after ``--``."""
    found: tuple[str, ...] = context.meta[_AFTER]
    return found


def sorted_out(typed: Sequence[str], after: Sequence[str]) -> tuple[Text, dict[str, str]]:
    """Part what was typed into its text and its fields."""
    fields: dict[str, str] = {}
    words: list[str] = []
    for each in typed:
        found = _FIELD.match(each)
        if found is None:
            words.append(each)
        elif found[1] in fields:
            raise NotUnderstood(f"“{found[1]}” is given twice.")
        else:
            fields[found[1]] = found[2]
    words.extend(after)
    if words == ["-"] and not after:
        return Text(None, comes_in=True), fields
    text = Text(" ".join(words) if words else None)
    _refuse_blank(text.typed)
    return text, fields


def _refuse_blank(text: str | None) -> None:
    """Refuse a text without words; to have none at all may be right."""
    if text is not None and not text.strip():
        raise NotUnderstood("There are no words in the text.")


def _from_stdin() -> str:
    """Read the whole text that comes in, without its last line end."""
    if not sys.stdin:
        raise NotUnderstood("There is no input to read the text from.")
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUnderstood("What came in is not UTF-8 text.") from error
    return text.rstrip("\r\n")


def refuse_unknown(kind: type[Record], fields: Iterable[str]) -> None:
    """Refuse a word before ``=`` that is no field of the kind."""
    from mentorjournal.domain.shapes import shapes_of

    known = [name for name in shapes_of(kind) if name != "id"]
    if kind.KIND == "reflection":
        known.append("text")
    for name in fields:
        if name not in known:
            raise NotUnderstood(
                f"“{name}” is not a field of {_with_article(kind.KIND)}, which has"
                f" {', '.join(known)}; behind -- everything is text."
            )


def _with_article(word: str) -> str:
    """Put *a* or *an* before a word."""
    return f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
