"""What commands there are and what works with all of them, told without loading any of it."""

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("keep", "Make a journal, and show its recovery code once."),
    "add": ("records", "Keep one record."),
    "edit": ("records", "Change one record."),
    "list": ("finding", "List records, newest first."),
    "search": ("finding", "Find records by their words, best match first."),
    "show": ("showing", "Show one record whole."),
    "due": ("finding", "List open promises by the day they are due."),
    "agenda": ("sessions", "List what there is to talk about with somebody."),
    "plan": ("sessions", "Plan the next session by the rhythm that was agreed."),
    "prepare": ("sessions", "Show two prompts and the agenda of the next session."),
    "lift": ("records", "Lift a sentence out of a record into an insight."),
    "delete": ("records", "Move a record to the trash."),
    "undelete": ("records", "Take a record out of the trash."),
    "trash": ("trash", "Empty the trash."),
    "history": ("showing", "List every version of a record."),
    "revert": ("records", "Take a record back to an earlier version."),
    "export": ("share", "Write a chosen summary for the other person."),
    "ledger": ("share", "List what was disclosed, to whom and when."),
    "import": ("exchange", "Take records in from files."),
    "archive": ("exchange", "Write the whole journal out, readable by anyone."),
    "backup": ("copies", "Copy the whole journal, encrypted as it is."),
    "backups": ("copies", "List the kept copies beside the journal, newest first."),
    "restore": ("copies", "Put a copy in the place of the journal, which is kept."),
    "check": ("trust", "Tell whether everything in the journal is as it was written."),
    "salvage": ("trust", "Make a new journal of all that can be read of a damaged one."),
    "passphrase": ("keys", "Change the passphrase."),
    "recovery": ("keys", "Show the recovery code, or open with it."),
    "demo": ("demo", "Open a throw-away sample journal."),
    "completion": ("completion", "Print what makes a shell complete our commands."),
}
"""By name: the module that holds the command, and the first line of its help."""

EVERYWHERE: tuple[tuple[str, str, str], ...] = (
    ("--journal", "FILE", "The journal, instead of the usual one."),
    ("--passphrase-file", "FILE", "Read the passphrase from the first line; - is stdin."),
    ("--passphrase-command", "CMD", "Run this to be told the passphrase."),
    ("--json", "", "Print one JSON object a line."),
    ("--quiet", "", "Print data and problems only."),
    ("--no-color", "", "Print without colours."),
)
"""The options that are accepted before and after every command: name, value, help."""

_ABOUT = """\
Usage: mentorjournal [OPTIONS] [COMMAND]

  A private, encrypted journal for the two sides of a mentoring relationship.
  Without a command the interface opens.
"""

_EXAMPLE = """\
Example:
  mentorjournal add insight "I rule paths out unseen" --with Ruth
"""


def overview() -> str:
    """Word the help of the program as a whole."""
    options = [(f"{name} {value}".rstrip(), text) for name, value, text in EVERYWHERE]
    options += [
        ("--version", "Print the version."),
        ("--help", "Print this, or help on a command."),
    ]
    commands = [(name, text) for name, (_, text) in COMMANDS.items()]
    return "\n".join(
        [_ABOUT, "Commands:", *_columns(commands), "", "Options, before or after the command:",
         *_columns(options), "", _EXAMPLE]
    )  # fmt: skip


def _columns(rows: list[tuple[str, str]]) -> list[str]:
    width = max(len(left) for left, _ in rows)
    return [f"  {left:<{width}}  {right}" for left, right in rows]
