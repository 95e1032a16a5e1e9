"""What is measured of the command line: whole processes, a new one each time."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from corpus import COMMON, RARE
from processes import Command, Cost, in_turn
from table import Row, lasting
from workplace import Workplace

_BARE = Command([sys.executable, "-c", "pass"])
_CPU_ABOVE_THE_KEY = 0.25


def _start(option: str, workplace: Workplace, runs: int) -> Iterator[Row]:
    """Time what answers without a journal against a Python that does nothing."""
    ours, theirs = in_turn(runs, Command([workplace.program, option]).cost, _BARE.cost)
    yield Row(option, "bare Python", ours, theirs, "2.5x")


def _import(workplace: Workplace, runs: int) -> Iterator[Row]:
    """Time the import of the corpus into an empty journal against the floor's build."""
    corpus, floor = str(workplace.corpus), workplace.folder / "floor-import.db"
    journal = workplace.folder / "import.db"
    words = workplace.ours(journal, "import", "--from", "jsonl", corpus, "--as", "reflection").words
    built = workplace.floor_command("build", corpus, str(floor)).words

    def empty_journal() -> None:
        workplace.new_journal(journal.name)

    def no_floor() -> None:
        floor.unlink(missing_ok=True)

    ours, theirs = in_turn(
        runs,
        Command(words, before=empty_journal).cost,
        Command(built, before=no_floor).cost,
    )
    rate = workplace.entries / median(cost.wall for cost in ours)
    yield Row("import", "floor", ours, theirs, f"2,000 records a second: {rate:,.0f}")


def _list(workplace: Workplace, runs: int) -> Iterator[Row]:
    ours = workplace.ours(workplace.journal, "list", "--limit", "50")
    floor = workplace.floor_command("list", str(workplace.floor))
    yield from _compared("list", workplace, runs, ours, floor, ["-n", "50", "--short"])


def _search(word: str, workplace: Workplace, runs: int) -> Iterator[Row]:
    ours = workplace.ours(workplace.journal, "search", word)
    floor = workplace.floor_command("search", str(workplace.floor), word)
    peer = ["-contains", word, "--short"]
    yield from _compared(f"search {word}", workplace, runs, ours, floor, peer)


def _add(workplace: Workplace, runs: int) -> Iterator[Row]:
    text = "We agreed on one small step before Friday."
    ours = workplace.ours(workplace.journal, "add", "insight", text)
    floor = workplace.floor_command("add", str(workplace.floor), text)
    yield from _compared("add", workplace, runs, ours, floor, [text])


def _compared(
    what: str,
    workplace: Workplace,
    runs: int,
    ours: Command,
    floor: Command,
    peer_words: list[str],
) -> Iterator[Row]:
    """Compare with the floor, and with jrnl where there is one."""
    costs, floor_costs = in_turn(runs, ours.cost, floor.cost)
    yield Row(what, "floor", costs, floor_costs, _above_the_key(workplace, costs))
    if workplace.jrnl:
        costs, peer_costs = in_turn(runs, ours.cost, workplace.jrnl_command(*peer_words).cost)
        yield Row(what, "jrnl", costs, peer_costs)


def _above_the_key(workplace: Workplace, costs: list[Cost]) -> str:
    """Say how much CPU remains when the key derivation is taken away."""
    printed = [float(workplace.python("floor.py", "key", str(workplace.floor))) for _ in range(3)]
    above = median(cost.cpu for cost in costs) - median(printed)
    return f"1.5x; CPU above the key {_CPU_ABOVE_THE_KEY} s: {above:.2f}"


def _save(workplace: Workplace, runs: int) -> Iterator[Row]:
    """Time one save in an open journal against one in plain SQLite."""
    plain = workplace.folder / "plain.db"
    plain.unlink(missing_ok=True)
    files: tuple[Path, ...] = (workplace.journal, workplace.passphrase, plain, workplace.corpus)
    ours, theirs = _pairs(workplace.python("saves.py", *map(str, files), str(max(runs, 25))))
    yield Row("save", "plain SQLite", ours, theirs, "1.5x (2x at most)")


_SUMMARIES = {"10 KB": ("10000", "20 ms"), "10 MB": ("10000000", "1 s")}


def _seals(workplace: Workplace, runs: int) -> Iterator[Row]:
    """Time sealing and opening a summary against the age library alone."""
    for name, (size, target) in _SUMMARIES.items():
        for what in ("seal", "open"):
            ours, theirs = _pairs(workplace.python("seals.py", what, size, str(runs)))
            yield Row(f"{what} {name}", "age alone", ours, theirs, target)


def _pairs(printed: str) -> list[list[Cost]]:
    """Read the pairs of seconds that a script printed, ours first."""
    pairs = [[float(word) for word in line.split()] for line in printed.splitlines()]
    return [lasting(side) for side in zip(*pairs, strict=True)]


def _passphrase(workplace: Workplace, runs: int) -> Iterator[Row]:
    """Time a change of passphrase, the key aside, against a plain copy of the file."""
    files = map(str, (workplace.journal, workplace.passphrase))
    ours, theirs = _pairs(workplace.python("rekeys.py", *files, str(runs)))
    yield Row("passphrase", "plain copy", ours, theirs, "3x")


COMMANDS: dict[str, Callable[[Workplace, int], Iterator[Row]]] = {
    "version": partial(_start, "--version"),
    "help": partial(_start, "--help"),
    "import": _import,
    "list": _list,
    "search": partial(_search, RARE),
    "common": partial(_search, COMMON),
    "add": _add,
    "save": _save,
    "seals": _seals,
    "passphrase": _passphrase,
}
