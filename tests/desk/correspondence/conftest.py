"""Two journals whose owners have each other's cards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.correspondence.two_books import Book, two_books


@pytest.fixture
def books(tmp_path: Path) -> Iterator[tuple[Book, Book]]:
    """Asha's and Ruth's."""
    with two_books(tmp_path) as made:
        yield made
