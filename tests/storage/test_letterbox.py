"""Own keys, cards and messages: kept in order, forgotten when asked, and saved out of damage."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from mentorjournal.domain.growth import Insight
from mentorjournal.domain.letters import HeldCard, Letter
from mentorjournal.journal import Journal
from mentorjournal.storage import checking, keys, salvage
from storage.stores import quick_journal
from support import PASSPHRASE

AT = datetime(2026, 3, 26, 12, tzinfo=UTC)
PERSON = str(uuid4())
CARD = HeldCard(PERSON, "the card", "AAAAkey", AT)


def a_letter(number: int, direction: str = "sent") -> Letter:
    return Letter(
        direction, "summary", str(uuid4()), PERSON, str(uuid4()), number, "d", "", "k", "", AT,
        str(uuid4()), "{}" * 3000,
    )  # fmt: skip


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Journal]:
    with quick_journal(tmp_path) as made:
        yield made


def test_own_keys_stay_in_the_order_in_which_they_were_made(kept: Journal) -> None:
    for text in ("one", "two"):
        kept.letterbox.keep_own_key(text, AT)
    assert kept.letterbox.own_keys() == ["one", "two"]


def test_a_card_is_kept_once_and_those_in_use_come_first(kept: Journal) -> None:
    box = kept.letterbox
    other = replace(CARD, signing_key="AAAAother", person=str(uuid4()))
    for each in (CARD, other, replace(CARD, verified=AT, retired=AT)):
        box.keep_card(each)
    assert box.cards() == [other, replace(CARD, verified=AT, retired=AT)]
    assert box.cards(PERSON)[0].in_use is False
    assert box.forget_cards(PERSON) == 1
    assert box.cards() == [other]


def test_messages_are_found_by_what_is_known_of_them(kept: Journal) -> None:
    one, two = a_letter(1), a_letter(2, "received")
    for each in (one, two, one):
        kept.letterbox.keep_letter(each)
    assert kept.letterbox.letters() == [one, two]
    assert kept.letterbox.letters(direction="received", share=two.share) == [two]
    with pytest.raises(LookupError):
        kept.letterbox.letters(nothing="x")


def test_what_a_record_said_before_can_be_erased_and_its_versions_still_count(
    kept: Journal,
) -> None:
    insight = Insight(text="first-words", on=date(2026, 1, 1), tags=("calm",))
    for text in ("first-words", "second-words", "third"):
        kept.keep(insight.model_copy(update={"text": text}))
    kept.letterbox.erase_versions([str(insight.id)])
    said = [(each.version, each.body["text"]) for each in kept.history(insight.id)]
    assert said == [(1, "third"), (2, "third"), (3, "third")]
    assert checking.check(kept.file, deep=True).sound


def test_all_of_it_comes_out_of_a_damaged_file(tmp_path: Path) -> None:
    letters = [a_letter(number) for number in range(1, 9)]
    with quick_journal(tmp_path) as journal:
        journal.letterbox.keep_own_key("mine", AT)
        journal.letterbox.keep_card(CARD)
        for each in letters:
            journal.letterbox.keep_letter(each)
        path = journal.file.path
    key = keys.unlock(PASSPHRASE, path.read_bytes()[: keys.HEADER_SIZE])
    salvage.salvage(path, key, tmp_path / "new.db")
    with closing(Journal.open(tmp_path / "new.db", PASSPHRASE)) as saved:
        assert saved.letterbox.own_keys() == ["mine"]
        assert saved.letterbox.cards() == [CARD]
        assert saved.letterbox.letters() == letters
        assert saved.notebook.drafts() == []
