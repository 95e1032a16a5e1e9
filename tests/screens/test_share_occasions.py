"""What a summary is about is found by a query, and is what the whole list would say."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from mentorjournal.desk.summaries import around, held_sessions
from mentorjournal.screens.share.occasions import last_occasion, occasion_of, occasions
from stage import sample_journal


def test_the_last_occasion_is_the_first_of_the_list(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path / "journal.db", "mentor")
    every = occasions(journal)

    assert last_occasion(journal) == every[0]
    assert [occasion_of(journal, each.session.id) for each in every if each.session] == every


def test_a_session_sums_up_the_days_between_its_neighbours(tmp_path: Path) -> None:
    journal = sample_journal(tmp_path / "journal.db", "mentor")
    day = timedelta(days=1)
    for kept in journal.relationships():
        held = held_sessions(journal, kept.record)
        for session in held:
            span = around(journal, session, kept.record)
            earlier = [each.on for each in held if each.on < session.on]
            later = [each.on for each in held if each.on > session.on]

            assert span.last == (min(later) - day if later else None)
            assert not earlier or (span.first and span.first >= max(earlier) + day)
