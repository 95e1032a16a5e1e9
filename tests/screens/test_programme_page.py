"""Each line of the programme's page, walked by keys to where it is answered.

The samples are walked as they ship: what a step is said to show stands there in their words.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from mentorjournal.app import MentorJournal
from mentorjournal.config import Settings
from mentorjournal.domain.benefits import BENEFITS
from mentorjournal.journal import Journal
from stage import sample_journal, seen, settle
from support import PASSPHRASE, register_cheap_profile

Step = tuple[str, tuple[str, ...]]
"""Keys parted by spaces, words to be typed behind a quote; and what is then seen."""


@dataclass(frozen=True)
class Walk:
    """How one line is walked, in the book of one of the two."""

    line: str
    book: str
    steps: tuple[Step, ...]


def walk(line: str, book: str, *steps: tuple[str, *tuple[str, ...]]) -> Walk:
    """Write a walk down: each step is its keys, then what is seen."""
    return Walk(line, book, tuple((keys, tuple(words)) for keys, *words in steps))


MENTOREE, MENTOR = "mentoree", "mentor"

WALKS = (
    walk("a relationship", MENTOREE,
         ("7 end enter", "How it stands", "version 2 · 15 of 18", "From here"),
         ("A", "What cannot stay between you", "Look at it again", "✓ you", "✓ Ruth"),
         ("enter", "1 of 18 · What cannot stay between you", "It comes first"),
         ("escape V", "Version 2", "Changed: Three questions before advice.")),
    walk("leads to insight, decisions, planning and action", MENTOREE,
         ("4 t", "Insights 9", "Decisions 6", "Goals 6", "Promises 26",
          "So what will you do with it?"),
         ("down right", "led to"),
         ("escape 4 down down enter", "Thread", "↑ insight")),
    walk("professional and personal development", MENTOREE,
         ("4", "skill · reached", "career · reached"),
         ("f", "Goals · career", "Choose between Honours"),
         ("f f", "Goals · study", "Do my own flow analysis in R")),
    walk("strengthens knowledge and skills", MENTOREE,
         ("8 down", "Reading a river", "● now", "○ looking back"),
         ("tab down enter", "Landcare stream gauging", "Sat 16 August 2025")),
    walk("builds capability", MENTOREE,
         ("8 down", "that is what learning looks like"),
         ("5 enter", "What can you do now that you could not do in the first month?")),
    walk("the mentoree drives", MENTOREE,
         ("1", "Promises · 2 open", "Goals", "Next"),
         ("9", "From Asha to Ruth Halloran"),
         ("7 end enter", "Topics raised 11 of 15 mine")),
    walk("the mentor guides reflection and action", MENTOR,
         ("3 down enter e alt+q", "▌ ?", "For both"),
         ("ctrl+s 0 enter a", "One question back")),
    walk("supportive, diverse community of learners", MENTOREE,
         ("7", "I am the mentor · working", "Tevita Lolohea"),
         ("5 a 'People: enter", "Whose voice is missing among the people you ask?")),
    walk("open to sharing experience, vulnerability, expertise", MENTOREE,
         ("5 enter l", "only this sentence may travel", "The pen."),
         ("'ten_seconds enter", "The ten seconds."),
         ("7 end enter A", "Doors that stay closed", "◆ private, never shared")),
    walk("discover and develop talents and skills", MENTOREE,
         ("8", "✦ Reading a river on the bank"),
         ("a", "A talent: what do people bring to you without being told to?")),
    walk("decision-making and problem-solving", MENTOREE,
         ("4 d", "asks to be looked at again", "How sure you were, and what happened",
          "Of 2 things you were about 70 % sure of, 2 happened."),
         ("enter", "Options", "Early sign", "Confidence, %"),
         ("o", "Did it come about as you expected?", "What that teaches you")),
    walk("self-confidence", MENTOREE,
         ("4 down down enter", "○ confidence", "sure 8/10"),
         ("c", "How far", "How sure of this one task"),
         ("escape escape 6 J", "That was a lot of hoping.")),
    walk("career aspirations and options", MENTOREE,
         ("4 d enter", "Graduate program, Dryland Water Office", "A wage; Bea likes it"),
         ("5 v", "The path so far", "Point by point", "∴ decided")),
    walk("set goals and strategies", MENTOREE,
         ("4 down down enter", "Milestones", "Strategies", "Write the whole script  dropped",
          "Then I read it."),
         ("y", "strategy")),
    walk("feedback on ideas", MENTOREE,
         ("6 end enter", "Asked on", "used", "What I did with"),
         ("escape A", "opinion")),
    walk("encouragement and support", MENTOREE,
         ("6 J", "That was a lot of hoping.", "Ruth Halloran, Tue 24 June 2025"),
         ("escape k", "kind:"),
         ("'You_stayed_with_it_@ruth enter", "You stayed with it")),
    walk("new perspective on STEM study and career options", MENTOREE,
         ("5 a 'Options enter", "ruled out"),
         ("escape 7 down enter", "Can help with", "program is like")),
    walk("be challenged, use talents, share expertise", MENTOREE,
         ("7 enter", "Jodie Farrant", "you are the mentor"),
         ("3 end", "session"),
         ("4 enter e", "How much it matters")),
    walk("network and expand contacts", MENTOREE,
         ("1", "Write to Jodie Farrant: meant for 3 Sep"),
         ("7 down enter", "Bea Oduya", "Last wrote", "w I wrote")),
    walk("learn new skills, extend knowledge", MENTOREE,
         ("8", "◇ Holding the floor", "skill · 2 → 7"),
         ("H", "Training and learning", "1 h 30 min")),
    walk("a variety of resources", MENTOREE,
         ("8 L", "◐ using", "took: Straight lines on log paper are a kind of honesty.")),
    walk("participation counts toward an award", MENTOREE,
         ("8 H", "20 minutes short", "confirmed by Marguerite Sole"),
         ("w", "Participation of Asha Menon-Pryce", "Professional development | 19 h 35 min")),
    walk("give encouragement and support", MENTOR,
         ("1", "The last kind thing", "to Asha Menon-Pryce, 11 Jul ’25")),
    walk("help discover talents; discuss aspirations", MENTOR,
         ("6", "observation, given"),
         ("7 end enter", "Topics raised 5 of 14 mine")),
    walk("be a role model; build the profession; give back", MENTOR,
         ("4 end enter", "profession · active", "A lunch for women who work on this river"),
         ("escape 5 a 'Being_watched enter", "What did the other person see you do")),
    walk("be challenged; network; learn", MENTOR,
         ("4 end enter", "within reach. What would a bolder version be?"),
         ("7", "I am the mentoree · working"),
         ("8", "Reading R", "2 → 5")),
    walk("leadership and mentoring capabilities", MENTOR,
         ("8 down", "Making myself less necessary", "mentoring · 3 → 8"),
         ("3 / 'unimpressive enter enter", "Minute of first"),
         ("5 a 'My_practice enter", "Which question of yours opened something?")),
    walk("reflect on own career path", MENTOR,
         ("5 v", "The path so far", "Flood desk, night shift, right call"),
         ("escape 4 d", "Put my name in for acting director?")),
    walk("satisfaction; refresh thinking", MENTOR,
         ("6 J", "I said nothing for about ten seconds"),
         ("5 enter", "What have you changed your mind about since you began?"),
         ("4 t", "Insights 8")),
)  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep both books, filled once."""
    register_cheap_profile()
    folder = tmp_path_factory.mktemp("books")
    for book in (MENTOREE, MENTOR):
        sample_journal(folder / f"{book}.db", book).close()
    return folder


async def press(pilot: Pilot[None], keys: str) -> None:
    for key in keys.split():
        typed = key[1:].replace("_", " ") if key.startswith("'") else ""
        await pilot.press(*(["space" if each == " " else each for each in typed] or [key]))
        await settle(pilot)


def test_every_line_of_the_page_is_walked() -> None:
    assert [each.line for each in WALKS] == [each.words for each in BENEFITS]


@pytest.mark.parametrize("walk", WALKS, ids=[each.line for each in WALKS])
async def test_a_line_is_walked(shelf: Path, tmp_path: Path, walk: Walk) -> None:
    path = Path(shutil.copy(shelf / f"{walk.book}.db", tmp_path / "journal.db"))
    with closing(Journal.open(path, PASSPHRASE)) as journal:
        app = MentorJournal(Settings(journal=path), journal)
        async with app.run_test(size=(120, 36)) as pilot:
            await settle(pilot)
            for keys, words in walk.steps:
                await press(pilot, keys)
                drawn = " ".join(seen(app.screen).split())
                assert [each for each in words if " ".join(each.split()) not in drawn] == [], drawn
