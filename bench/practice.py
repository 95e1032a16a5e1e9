"""Fill a journal with a long practice: a sample, and the years before it, made from the same.

    python bench/practice.py JOURNAL PASSPHRASE COUNT

Every copy of a record lies a month further back and is over and done with: a promise is kept, a
goal reached, a session held. People and relationships stay as few as they are in the sample.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from mentorjournal.desk.arrivals import take_in
from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.record import Record
from mentorjournal.exchange import jsonl
from mentorjournal.journal import Journal
from mentorjournal.resources import data_file

_ONCE = frozenset({"person", "relationship", "skill", "summary", "scheme"})
_ENDED = {"action": "done", "goal": "reached", "session": "held", "topic": "discussed"}
_MONTH = timedelta(days=30)
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _older(record: Record, months: int, ids: Mapping[str, str]) -> Record:
    """Make the copy of a record that lies so many months further back, and points to copies."""
    text = _ID.sub(lambda found: ids.get(found[0], found[0]), record.model_dump_json(by_alias=True))
    copy = type(record).model_validate_json(text)
    changes: dict[str, Any] = {}
    for name in ("on", "due", "done_on", "target", "ended_on", "review_on"):
        day = getattr(copy, name, None)
        if isinstance(day, date):
            changes[name] = day - months * _MONTH
    if record.KIND in _ENDED:
        changes["state" if record.KIND == "topic" else "status"] = _ENDED[record.KIND]
    return copy.model_copy(update=changes)


def years_before(sample: Sequence[Record]) -> Iterator[Record]:
    """Go back month by month, without end."""
    chance = Random(7)
    for months in count(1):
        ids = {str(each.id): str(UUID(int=chance.getrandbits(128), version=4)) for each in sample}
        for record in sample:
            yield _older(record, months, ids)


def main() -> None:
    """Take the sample in, and then what fills the journal up."""
    path, passphrase, wanted = sys.argv[1:]
    journal = Journal.open(Path(path), passphrase)
    with data_file("sample-mentoree.jsonl").open("rb") as lines:
        take_in(journal, jsonl.read(lines, None, journal.reading()))
    kinds = [journal.records.all_of(kind) for kind in KINDS.values()]
    sample = [each.record for kept in kinds for each in kept]
    lasting = [record for record in sample if record.KIND not in _ONCE]
    journal.keep_all(islice(years_before(lasting), int(wanted) - len(sample)))
    journal.close()


if __name__ == "__main__":
    main()
