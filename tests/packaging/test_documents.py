"""What the documents name is there."""

from __future__ import annotations

import re

from support import TESTS

CHECKOUT = TESTS.parent
LEAKS = CHECKOUT / "docs" / "leaks.md"


def test_every_path_by_which_words_could_leak_names_tests_that_are_there() -> None:
    rows = [row for row in LEAKS.read_text().splitlines() if row.startswith("| ")][1:]
    assert len(rows) >= 15  # what the leak table began with
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row)
        assert named, row
        for place, test in named:
            assert re.search(rf"def {test}\(", (CHECKOUT / place).read_text()), (place, test)
