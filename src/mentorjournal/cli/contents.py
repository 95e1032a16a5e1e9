"""What commands there are and what works with all of them, told without loading any of it."""

COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("keep", "Make a journal, and show its recovery code once."),
    "add": ("records", "Keep one record."),
    "edit": ("records", "Change one record."),
    "list": ("finding", "List records, newest first."),
    "search": ("finding", "Find records by their words, best match first."),
    "show": ("showing", "Show one record whole."),
    "due": ("finding", "List open promises by the day they are due."),
    "today": ("today", "Tell what Home shows: who is next, your move, promises, goals."),
    "relationships": ("people", "Tell how each relationship stands."),
    "agreement": ("people", "Show or change what was agreed, line by line."),
    "halfway": ("people", "Compare the halfway numbers, the widest gap first."),
    "contacts": ("people", "List whom you meant to write to by a week from now."),
    "jar": ("people", "Read a kind word that you were told."),
    "thread": ("thread", "Tell what led from insights to decisions, goals and promises."),
    "goals": ("thread", "Tell how goals go: milestones, check-ins over time, what is a stretch."),
    "calibration": ("decisions", "Tell how sure you were of your decisions, and what came about."),
    "lifeline": ("thread", "Tell the path so far, point by point."),
    "templates": ("templates", "List the templates, and take in or give your own."),
    "growth": ("growth", "Tell how skills grow, and what a falling line means."),
    "hours": ("hours", "Tell what counts toward an award, or write it out as evidence."),
    "scheme": ("schemes", "Keep the awards toward which time counts."),
    "benefits": ("benefits", "Tell what answers each line of the programme."),
    "agenda": (
        "sessions",
        "List what there is to talk about: open promises first, then open topics.",
    ),
    "plan": (
        "sessions",
        "Plan the next session and print its id; with --times those that follow it, too.",
    ),
    "prepare": ("sessions", "Show two prompts and the agenda of the next session."),
    "lift": ("records", "Lift a sentence out of a record into an insight."),
    "delete": ("records", "Move a record to the trash."),
    "undelete": ("records", "Take a record out of the trash."),
    "trash": ("trash", "Empty the trash."),
    "history": ("showing", "List every version of a record."),
    "undo": ("undoing", "Take the last step back."),
    "redo": ("undoing", "Take the step again that was taken back last."),
    "revert": ("records", "Take a record back to an earlier version."),
    "export": ("share", "Write a chosen summary for the other person."),
    "receive": ("receiving", "Check what somebody sent you, show it, and keep it read-only."),
    "inbox": ("receiving", "List the pages you were given, and what waits for your answer."),
    "accept": ("receiving", "Put promises of a received page into your own list."),
    "reply": ("answering", "Answer a received page with one question, a correction or thanks."),
    "takeback": ("answering", "Ask somebody to delete paragraphs of a page that you sent."),
    "answer": (
        "answering",
        "Answer a request to delete something: delete and tell, or keep and tell.",
    ),
    "card": ("card", "Show your contact card, and keep those of others."),
    "ledger": ("ledger", "List what was disclosed, to whom and when."),
    "hand-back": (
        "ledger",
        "Return the pages that you hold of somebody's, and delete your copies.",
    ),
    "import": ("exchange", "Take records in from files."),
    "archive": ("exchange", "Write the whole journal out, readable by anyone."),
    "backup": ("copies", "Copy the whole journal, encrypted as it is."),
    "backups": ("copies", "List the kept copies beside the journal, newest first."),
    "restore": ("copies", "Put a copy in the place of the journal, which is kept."),
    "check": ("trust", "Tell whether everything in the journal is as it was written."),
    "salvage": ("trust", "Make a new journal of all that can be read of a damaged one."),
    "passphrase": ("keys", "Change the passphrase."),
    "keyfile": ("key_files", "Make a key file, for a journal that needs one to open."),
    "unlock": ("holding", "Keep the key in the system keyring for a while."),
    "lock": ("holding", "Forget the keys in the system keyring."),
    "recovery": ("keys", "Show the recovery code, or open with it."),
    "demo": ("demo", "Open a throw-away sample journal, on the last day that it tells of."),
    "completion": ("completion", "Print what makes a shell complete our commands."),
}
"""By name: the module that holds the command, and the first line of its help."""

EVERYWHERE: tuple[tuple[str, str, str], ...] = (
    ("--journal", "FILE", "The journal, instead of the usual one."),
    ("--passphrase-file", "FILE", "Read the passphrase from the first line; - is stdin."),
    ("--passphrase-command", "CMD", "Run this to be told the passphrase."),
    ("--key-file", "FILE", "The file that opens it besides the passphrase, if it needs one."),
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
