"""Settings, drafts and the ledger: what is kept beside the records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.domain.entries import Disclosure
from mentorjournal.journal import Journal
from searching import SHARING
from storage.stores import quick_journal
from strategies import disclosures, journal_settings, text

AT = datetime(2026, 3, 26, 12, tzinfo=UTC)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Journal]:
    with quick_journal(tmp_path) as made:
        yield made


@SHARING
@given(written=journal_settings)
def test_settings_come_back(kept: Journal, written: dict[str, object]) -> None:
    kept.notebook.set(**written)
    assert {name: kept.notebook.setting(name) for name in written} == written
    assert kept.notebook.settings().items() >= written.items()


def test_a_setting_that_is_not_there_has_a_default(kept: Journal) -> None:
    assert kept.notebook.setting("none") is None
    assert kept.notebook.setting("none", 3) == 3
    kept.notebook.set(none=None)
    assert kept.notebook.setting("none", 3) is None


def test_half_a_character_in_a_setting_does_no_harm(kept: Journal) -> None:
    kept.notebook.set(name="Asha\udc80")
    assert kept.notebook.setting("name") == "Asha?"


@SHARING
@given(subject=text, fields=st.dictionaries(text, text | st.integers() | st.lists(text)))
def test_a_draft_comes_back(kept: Journal, subject: str, fields: dict[str, object]) -> None:
    kept.notebook.keep_draft(subject, fields, AT)
    assert kept.notebook.draft(subject) == (fields, AT)
    kept.notebook.drop_draft(subject)
    assert kept.notebook.draft(subject) is None


def test_a_draft_is_one_row_over_the_one_before(kept: Journal) -> None:
    for number in range(5):
        kept.notebook.keep_draft("new:goal", {"title": "x" * number}, AT + timedelta(number))
    kept.notebook.keep_draft("other", {}, AT)
    assert kept.notebook.drafts() == [("new:goal", AT + timedelta(4)), ("other", AT)]
    kept.notebook.drop_draft("never there")
    assert len(kept.notebook.drafts()) == 2


def test_a_draft_of_a_million_characters_comes_back(kept: Journal) -> None:
    fields = {"notes": "é\0\U0001f600" * 350_000}
    kept.notebook.keep_draft("new:session", fields, AT)
    assert kept.notebook.draft("new:session") == (fields, AT)


def test_the_ledger_keeps_every_line_newest_first(kept: Journal) -> None:
    @given(st.lists(disclosures, max_size=4))
    def check(lines: list[Disclosure]) -> None:
        before = kept.notebook.ledger()
        for line in lines:
            kept.notebook.disclose(line)
        assert kept.notebook.ledger() == [*reversed(lines), *before]

    SHARING(check)()


def test_a_name_of_a_file_that_is_no_text_does_not_stop_the_ledger(kept: Journal) -> None:
    line = Disclosure(AT, "r", "Ruth", "t", "md", "0" * 64, "s", "summary-\udcff.md")
    kept.notebook.disclose(line)
    assert kept.notebook.ledger()[0].file_name == "summary-?.md"
