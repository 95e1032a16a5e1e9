"""Every word can be found, until it is gone; what is typed is never the index's own syntax."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorjournal.domain.entries import Filter
from mentorjournal.domain.growth import Answer, Goal, Insight, Milestone, Reflection, Strategy
from mentorjournal.domain.record import Record, words_of
from mentorjournal.journal import Journal
from mentorjournal.storage.search import match_expression
from searching import SHARING
from storage.stores import empty, quick_journal
from strategies import records

DAY = date(2026, 3, 26)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Journal]:
    with quick_journal(tmp_path) as made:
        yield made


def found(journal: Journal, words: str, *, as_typed: bool = False) -> list[str]:
    """Search in all the ways there are, and answer the titles best first."""
    wanted = Filter(words=words, as_typed=as_typed)
    titles = [entry.title for entry in journal.entries.find(wanted)]
    in_order = journal.entries.at(journal.entries.order(wanted))
    assert sorted(titles) == sorted(entry.title for entry in in_order)
    assert journal.entries.count(wanted) == len(titles)
    return titles


def insight(text: str, *tags: str) -> Insight:
    return Insight(text=text, on=DAY, tags=tags)


def known_letters(word: str) -> bool:
    """Whether a word is of letters that FTS5's older Unicode knows, with something to look for."""
    return any(map(str.isalnum, word)) and all(
        ord(each) < 0x3000 or unicodedata.category(each)[0] not in "LMN" for each in word
    )


@SHARING
@given(record=records())
def test_every_word_of_every_text_is_found(kept: Journal, record: Record) -> None:
    empty(kept)
    kept.keep(record)
    texts = [*words_of(record), *record.tags, record.headline]
    for word in {word for text in texts for word in text.split() if known_letters(word)}:
        for typed in (word, word.upper() if word.isascii() else word, f"  {word} "):
            assert kept.entries.count(Filter(words=typed)) == 1, ascii(typed)
        assert kept.entries.count(Filter(words=word, as_typed=True)) == 1


def test_every_part_of_a_goal_is_searched(kept: Journal) -> None:
    goal = Goal(
        title="talk",
        on=DAY,
        why="coaching",
        if_then="rehearse",
        milestones=(Milestone(title="outline"),),
        strategies=(Strategy(text="mirror", learned="slower"),),
        tags=("stage",),
    )
    kept.keep(goal)
    for word in ("talk", "coaching", "rehearse", "outline", "mirror", "slower", "stage"):
        assert found(kept, word) == ["talk"]
    assert found(kept, goal.milestones[0].id) == []
    assert found(kept, "personal") == []


def test_a_word_is_found_until_it_is_gone(kept: Journal) -> None:
    seen = kept.keep(insight("kestrel", "bird"))
    changed = seen.record.model_copy(update={"text": "calibrate", "tags": ("tool",)})
    kept.keep(changed)
    assert found(kept, "kestrel") == found(kept, "bird") == []
    assert found(kept, "calibrate") == found(kept, "tool") == ["calibrate"]
    kept.bury(changed.id)
    assert found(kept, "calibrate") == []
    assert [e.title for e in kept.entries.find(Filter(words="calibrate", trash=True))] == [
        "calibrate"
    ]
    kept.unbury(changed.id)
    assert found(kept, "calibrate") == ["calibrate"]


@pytest.mark.parametrize(
    "typed", ["zoe", "ZOË", "Zoë", "Zoe\u0308", "ΟΔΟΣ", "cafe", "CAFÉ", "éte", "naive"]
)
def test_accents_and_case_are_folded(kept: Journal, typed: str) -> None:
    kept.keep(insight("Zoë café Été naïve οδος"))
    assert len(found(kept, typed)) == 1


def test_all_words_are_wanted_in_any_order(kept: Journal) -> None:
    kept.keep_all([insight("red green"), insight("green"), insight("red")])
    assert found(kept, "green red") == ["red green"]
    assert found(kept, "green OR red") == []


def test_a_phrase_stands_in_quotes(kept: Journal) -> None:
    kept.keep_all([insight("say less more often"), insight("more or less")])
    assert found(kept, '"less more"') == ["say less more often"]
    assert found(kept, '"less more') == ["say less more often"]
    assert found(kept, '"or less" more') == ["more or less"]
    assert len(found(kept, "less more")) == 2


def test_a_star_ends_the_beginning_of_a_word(kept: Journal) -> None:
    kept.keep_all([insight("kestrel"), insight("kes")])
    assert sorted(found(kept, "kes*")) == ["kes", "kestrel"]
    assert found(kept, "kes") == ["kes"]
    assert found(kept, '"kes*"') == ["kes"]
    assert found(kept, "estrel") == []


def test_the_last_word_may_be_unfinished_as_one_types(kept: Journal) -> None:
    kept.keep(insight("calibrate the kestrel"))
    for typed in ("c", "cal", "calibrate k", '"the kes', "kestrel cali"):
        assert len(found(kept, typed, as_typed=True)) == 1
    for typed in ("cal ", '"the kes"', "cal kestrel", "xcal"):
        assert found(kept, typed, as_typed=True) == []


def test_a_title_weighs_more_than_the_words(kept: Journal) -> None:
    kept.keep_all(
        [
            Reflection(on=DAY, title="Lunch", answers=(Answer(text="a kestrel over the field"),)),
            Reflection(on=DAY, title="Kestrel", answers=(Answer(text="lunch and more lunch"),)),
        ]
    )
    assert found(kept, "kestrel") == ["Kestrel", "Lunch"]


SYNTAX = [
    '"', '""', '"""', '"" ""', "*", "**", "a*b", "*a", "AND", "OR", "NOT", "a AND",
    "NOT a", "NEAR(", "NEAR(a b, 2)", "-", "-a", "+", "a + b", ":", "title:a", "title : a",
    "{title words} : a", "^a", "(", ")", "(a", "a)", ",", ";", "\\", "'", "' OR 1=1",
    "\u0000", "a\u0000b", "\u0000\"", 'a"b', 'a"', '"a"b"c', 'a*"b', "\udc80", "\udc80a",
    "\ud83d", "?!.", "…", "\u0301", "\ufeff", "\u202e", "\u001b[2J", "%", "\r\n\t",
    "\u2028", "𝔘", "👩🏽\u200d🔬", "中文", "\U000323af",
]  # fmt: skip


@pytest.mark.parametrize("typed", SYNTAX, ids=ascii)
def test_syntax_is_only_words(kept: Journal, typed: str) -> None:
    kept.keep(insight("a b NEAR kestrel and or not title"))
    for as_typed in (False, True):
        for padded in (typed, f"{typed} kestrel", f"kestrel {typed}"):
            found(kept, padded, as_typed=as_typed)


@pytest.mark.parametrize("word", ["AND", "OR", "NOT", "NEAR(", "-kestrel", "title", "^kestrel"])
def test_words_of_the_syntax_can_be_looked_for(kept: Journal, word: str) -> None:
    kept.keep_all([insight("and or not near kestrel title"), insight("else")])
    assert found(kept, word) == ["and or not near kestrel title"]


def test_punctuation_alone_asks_for_nothing(kept: Journal) -> None:
    kept.keep_all([insight("one"), insight("two")])
    assert match_expression('?! … - * " \0') == ""
    assert len(found(kept, "?!")) == len(found(kept, " ")) == 2


@pytest.mark.parametrize(
    "typed",
    ["a" * 1_000_000, "a " * 500_000, '"' + "a " * 500_000, '"' * 1_000_000, "* " * 500_000,
     " ".join(f"w{number}" for number in range(150_000))],
    ids=["word", "words", "phrase", "quotes", "stars", "many words"],
)  # fmt: skip
def test_a_million_characters_are_looked_for_at_once(kept: Journal, typed: str) -> None:
    kept.keep(insight("a b"))
    begin = time.process_time()
    found(kept, typed, as_typed=True)
    assert time.process_time() - begin < 5


@SHARING
@given(typed=st.text(st.characters(), max_size=30), as_typed=st.booleans())
@example('kestrel "', True)
def test_nothing_that_is_typed_fails(kept: Journal, typed: str, as_typed: bool) -> None:
    found(kept, typed, as_typed=as_typed)


@SHARING
@given(typed=st.lists(st.sampled_from([*SYNTAX, "kestrel", " "]), max_size=6).map("".join))
def test_no_mixture_of_syntax_fails(kept: Journal, typed: str) -> None:
    found(kept, typed)
    found(kept, typed, as_typed=True)


def test_words_go_with_the_other_filters(kept: Journal) -> None:
    kept.keep_all([insight("kestrel", "a"), Goal(title="kestrel", on=DAY), insight("else", "a")])
    wanted = Filter(words="kestrel", kinds=("insight",), tag="a", last=DAY)
    assert [entry.kind for entry in kept.entries.find(wanted)] == ["insight"]
    assert kept.entries.count(wanted) == 1
