"""What changed from one version to the next, in words and signs."""

from collections.abc import Sequence

from textual.content import Content

from mentorjournal.desk.differences import CAME, GONE, FieldChange
from mentorjournal.domain.plain import visible


def changes_in_words(changes: Sequence[FieldChange]) -> Content:
    """Write each field's name over its lines; a sign, and not colour alone, tells old from new."""
    parts = []
    for change in changes:
        private = "  ◆ private" if change.private else ""
        parts.append(Content.assemble((change.label, "bold"), (private, "italic $text-secondary")))
        for line in change.lines:
            tone = {GONE: "$foreground 70%", CAME: "$text-success"}.get(
                line.sign, "$foreground 60%"
            )
            pieces = [
                (visible(text, keep_newlines=False), f"{tone} {_mark(line.sign, changed)}".strip())
                for text, changed in line.pieces
            ]
            parts.append(Content.assemble((f"  {line.sign} ", tone), *pieces))
        parts.append(Content(""))
    return Content("\n").join(parts[:-1])


def _mark(sign: str, changed: bool) -> str:
    return {GONE: "strike", CAME: "bold"}.get(sign, "") if changed else ""
