"""Which screens are drawn, and by which keys each is gone to from the one before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

ENTER, END, ESCAPE, TAB, BACK_TAB = "\r", "\x1b[F", "\x1b", "\t", "\x1b[Z"
UP, DOWN = "\x1b[A", "\x1b[B"
F2, F3, F4 = "\x1bOQ", "\x1bOR", "\x1bOS"

PASSPHRASE = "a long walk by the river"


def ctrl(letter: str) -> str:
    """Give what a terminal sends for Ctrl and a letter."""
    return chr(ord(letter) & 31)


def alt(letter: str) -> str:
    """Give what a terminal sends for Alt and a letter."""
    return ESCAPE + letter


Keys = list[str]
Steps = Mapping[str, Keys]

_BOND: Keys = ["7", END, ENTER]
_KINDS = (
    "relationship", "session", "reflection", "goal", "feedback", "promise", "topic", "insight",
    "decision", "person", "skill", "resource",
)  # fmt: skip


@dataclass(frozen=True)
class Tour:
    """One walk through the program, from its first screen."""

    name: str
    steps: Steps
    """The pictures, each with the keys that lead to it."""
    is_sample: bool = True
    """Whether it goes through the demo; else through a journal that it makes and then opens."""

    @property
    def begins_with(self) -> str:
        """Give words of the first screen, before which no key is heard."""
        return "Home" if self.is_sample else "A new journal"


SHOWN = Tour(
    "shown",
    {
        "home": ["1"],
        "timeline": ["2"],
        "sessions": ["3"],
        "session": ["3", ENTER],
        "goals": ["4"],
        "goal": ["4", ENTER],
        "thread": ["4", "t"],
        "decisions": ["4", "d"],
        "reflections": ["5"],
        "lifeline": ["5", "v"],
        "feedback": ["6"],
        "jar": ["6", "J"],
        "people": ["7"],
        "relationship": _BOND,
        "agreement": [*_BOND, "A"],
        "growth": ["8"],
        "hours": ["8", "H"],
        "benefits": ["8", "B"],
        "share": ["9"],
        "inbox": ["0"],
        "writing": ["3", ENTER, "e"],
        "help": [ESCAPE, "1", "?"],
    },
)
"""What the README and the pages beside it show."""

_RECORDS = Tour(
    "records",
    {
        "session-planned": ["3", END, ENTER],
        "reflection": ["5", ENTER],
        "reflection-history": ["h"],
        "reflection-lift": [ESCAPE, "l"],
        "templates": [ESCAPE, ESCAPE, "5", "o"],
        "feedback-record": [ESCAPE, "6", ENTER],
        "feedback-ask": [ESCAPE, "6", "A"],
        "person": [ESCAPE, "7", DOWN, DOWN, DOWN, ENTER],
        "person-consent": ["y"],
        "decision": [ESCAPE, ESCAPE, "4", "d", ENTER],
        "decision-look-back": [ESCAPE, "o"],
        "goal-check-in": [ESCAPE, ESCAPE, "4", ENTER, "c"],
        "goal-milestone": [ESCAPE, "m"],
        "goal-turn": [ESCAPE, "R"],
        "goal-led-to": [ESCAPE, "["],
        "skill": [ESCAPE, ESCAPE, "8", ENTER],
        "skill-rate": [ESCAPE, "8", "c"],
        "shelf": [ESCAPE, "8", "L"],
        "resource": [ENTER],
        "trash-empty": [ESCAPE, ESCAPE, "2", "T"],
        "trash": [ESCAPE, "5", ENTER, "x", "5", "T"],
        "trash-ask": ["X"],
    },
)
_RELATIONSHIP = Tour(
    "relationship",
    {
        "agreement-versions": [*_BOND, "A", "V"],
        "agreement-step": [ESCAPE, ENTER],
        "agreement-agreed": [ESCAPE, "Y"],
        "halfway": [ESCAPE, *_BOND, "H"],
        "halfway-add": ["a"],
        "ending": [ESCAPE, ESCAPE, *_BOND, "E"],
        "rest": [ESCAPE, *_BOND, "W"],
        "add-here": [ESCAPE, *_BOND, "a"],
        "relationship-edit": [ESCAPE, *_BOND, "e"],
    },
)
_SESSION = Tour(
    "session",
    {
        "session-before": ["1", "p"],
        "session-during": [alt("n")],
        "session-marks": [
            "She waited.", ENTER, "[] Send the draft !fri", ENTER, "! I rush", ENTER,
            "~ tired today", ENTER,
        ],
        "session-question": [alt("q")],
        "session-kind-word": [ESCAPE, alt("k")],
        "session-after": [ESCAPE, alt("n")],
        "session-leave": [ESCAPE],
        "session-called-off": [ESCAPE, alt("x")],
    },
)  # fmt: skip
_NEW = Tour(
    "new",
    {
        "new": ["n"],
        **{
            f"new-{kind}": [*([ESCAPE] if at else []), *([] if not at else ["n"]), kind, ENTER]
            for at, kind in enumerate(_KINDS)
        },
        "leave": ["Something begun", ESCAPE],
    },
)
_GROWTH = Tour(
    "growth",
    {
        "hours-evidence": ["8", "H", "w"],
        "hours-award": [ESCAPE, "e"],
        "hours-add": [ESCAPE, "a"],
        "benefits-add": [ESCAPE, ESCAPE, "8", "B", "a"],
    },
)
_SHARE = Tour(
    "share",
    {
        "share-raw": ["9", "r"],
        "share-origins": ["o"],
        "share-reword": [DOWN, DOWN, "e"],
        "share-names": [ESCAPE, "n"],
        "share-days": [ESCAPE, "c"],
        "share-writing": [ESCAPE, "w"],
        "inbox-page": [ESCAPE, ESCAPE, "0", ENTER],
        "inbox-answer": ["a"],
        "page-sent": [ESCAPE, ESCAPE, "2", DOWN, DOWN, ENTER],
        "page-take-back": ["t"],
        "receive": [ESCAPE, ESCAPE, "0", "r"],
        "receive-pasted": ["A page that nobody sealed.", ctrl("s")],
        "contacts": [ESCAPE, ESCAPE, "0", "c"],
        "contacts-add": ["a"],
        "contacts-compare": [ESCAPE, "v"],
        "contacts-renew": [ESCAPE, "R"],
        "card": [ESCAPE, "m"],
        "ledger": [ESCAPE, ESCAPE, "0", "L"],
    },
)
_AROUND = Tour(
    "around",
    {
        "quick-note": ["i", "promise: Send the draft to @ruth !fri #talk"],
        "quick-note-kept": [ENTER],
        "kind-word": [ESCAPE, "k"],
        "search": [ESCAPE, "1", "/", "talk"],
        "search-none": [ctrl("u"), "zzzz"],
        "palette": [ESCAPE, ESCAPE, "1", ctrl("p")],
        "palette-typed": ["the"],
        "jump": [ESCAPE, ctrl("k"), "ru"],
        "list-search": [ESCAPE, "5", "/", "river"],
        "undone": [ESCAPE, ESCAPE, "1", "u"],
        "settings": ["1", ","],
        "settings-end": [END],
        "settings-recovery": [F2],
        "settings-passphrase": [ESCAPE, F4],
        "settings-backups": [ESCAPE, F3],
        "backups-made": ["b"],
        "backups-restore": ["r"],
        "help-session": [ESCAPE, ESCAPE, "3", "?"],
    },
)
_FIRST = Tour(
    "first",
    {
        "first-run": [],
        "first-run-errors": [TAB, TAB, TAB, ENTER],
        "first-run-code": [
            "Asha", TAB, TAB, PASSPHRASE, TAB, PASSPHRASE, ENTER,
        ],
        "empty-home": [ENTER],
        "empty-timeline": ["2"],
        "empty-sessions": ["3"],
        "empty-goals": ["4"],
        "empty-thread": ["t"],
        "empty-decisions": [ESCAPE, "4", "d"],
        "empty-reflections": ["5"],
        "empty-lifeline": ["v"],
        "empty-feedback": [ESCAPE, "6"],
        "empty-jar": ["J"],
        "empty-people": [ESCAPE, "7"],
        "empty-growth": ["8"],
        "empty-hours": ["H"],
        "empty-benefits": [ESCAPE, "8", "B"],
        "empty-shelf": [ESCAPE, "8", "L"],
        "empty-share": [ESCAPE, "9"],
        "empty-inbox": [ESCAPE, "0"],
        "empty-contacts": ["c"],
        "empty-card": ["m"],
        "empty-ledger": [ESCAPE, ESCAPE, "0", "L"],
        "empty-settings": [ESCAPE, ","],
        "empty-backups": [F3],
        "lock": [ctrl("l")],
        "unlock-wrong": ["not this one", ENTER],
        "unlock-code": [F2],
    },
    is_sample=False,
)  # fmt: skip

TOURS = (
    SHOWN, _RECORDS, _RELATIONSHIP, _SESSION, _NEW, _GROWTH, _SHARE, _AROUND, _FIRST,
)  # fmt: skip


def named(names: str) -> Iterator[Tour]:
    """Give the tours of these names, divided by commas; ``all`` means each."""
    wanted = names.split(",")
    return (tour for tour in TOURS if tour.name in wanted or names == "all")
