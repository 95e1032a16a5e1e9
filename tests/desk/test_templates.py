"""Own templates: kept in the journal, changed, taken in from a file whole or not at all."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from mentorjournal.desk.template_files import read_template_file, write_template_file
from mentorjournal.desk.templates import (
    exported,
    import_templates,
    keep_template,
    remove_template,
    typed_questions,
)
from mentorjournal.domain.growth import Answer, Reflection
from mentorjournal.errors import CannotWrite, NotFound, NotUnderstood
from mentorjournal.journal import OWN_TEMPLATES, Journal
from mentorjournal.resources import data_file
from searching import SHARING
from storage.stores import quick_journal
from strategies import text, words
from support import own_templates

TYPED = {"name": "Fridays", "use_when": "On Fridays.", "role": "both",
         "questions": "What stayed?\n0-10: How tired?\nline: Where did it turn?"}  # fmt: skip
PROMPT = {"type": "prompt", "id": "p.1", "role": "both", "phase": "any", "theme": "own",
          "answer": "text", "text": "What stayed?"}  # fmt: skip
TEMPLATE = {"type": "template", "id": "t.1", "kind": "reflection", "role": "both", "phase": "any",
            "name": "Fridays", "prompts": ["p.1", "after.what"]}  # fmt: skip


def file_of(*lines: object) -> str:
    return "".join(f"{json.dumps(line)}\n" for line in lines)


def test_an_own_template_stands_in_the_book_with_its_questions(journal: Journal) -> None:
    keep_template(journal, None, "reflection", TYPED)
    (mine,) = own_templates(journal)
    asked = journal.prompt_book.prompts_of(mine.id)
    assert [each.answer for each in asked] == ["text", "scale", "points"]
    assert typed_questions(journal.prompt_book, mine) == TYPED["questions"]
    assert len(journal.prompt_book.templates) == 29


def test_a_changed_question_is_another_one_and_old_answers_keep_theirs(journal: Journal) -> None:
    keep_template(journal, None, "reflection", TYPED)
    (mine,) = own_templates(journal)
    first, second, _ = mine.prompts
    journal.keep(Reflection(on=date(2026, 1, 1), answers=(Answer(prompt=first, text="Rain"),)))
    changed = {**TYPED, "questions": "What went?\n0-10: How tired?"}
    keep_template(journal, mine, "reflection", changed)
    (mine,) = own_templates(journal)
    assert mine.prompts[0] != first
    assert mine.prompts[1] == second
    remove_template(journal, mine.id)
    assert own_templates(journal) == []
    assert journal.prompt_book.prompts[first].text == "What stayed?"
    assert second not in journal.prompt_book.prompts
    with pytest.raises(NotFound):
        remove_template(journal, "r.three")


def test_an_outline_of_a_session_has_minutes(journal: Journal) -> None:
    typed = {**TYPED, "questions": "10 What moved\n5 Thanks"}
    keep_template(journal, None, "session", typed)
    (mine,) = own_templates(journal)
    assert [(part.minutes, part.title) for part in mine.parts] == [
        (10, "What moved"),
        (5, "Thanks"),
    ]
    with pytest.raises(NotUnderstood, match="needs its minutes in front"):
        keep_template(journal, None, "session", TYPED)


@pytest.mark.parametrize(("key", "value"), [("name", " "), ("questions", "\n ")])
def test_a_template_needs_a_name_and_a_question(journal: Journal, key: str, value: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        keep_template(journal, None, "reflection", {**TYPED, key: value})
    assert key in refused.value.fields


def test_what_is_written_out_is_taken_in_elsewhere_once(journal: Journal, tmp_path: Path) -> None:
    keep_template(journal, None, "reflection", TYPED)
    path = tmp_path / "mine.jsonl"
    write_template_file(path, exported(journal))
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(CannotWrite):
        write_template_file(path, "")
    (tmp_path / "other").mkdir()
    with quick_journal(tmp_path / "other") as other:
        assert [each.name for each in import_templates(other, read_template_file(path))]
        assert import_templates(other, read_template_file(path)) == []
        assert exported(other) == exported(journal)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ([PROMPT, "oops"], "Line 2: it needs a type, prompt or template"),
        ([PROMPT, {"type": "song"}], "Line 2: it needs a type, prompt or template"),
        ([{**PROMPT, "text": " "}], "Line 1: its text is empty"),
        ([{**PROMPT, "colour": "red"}], "Line 1: “colour” is no field of it"),
        ([{k: v for k, v in PROMPT.items() if k != "text"}], "Line 1: it has no text"),
        ([{**PROMPT, "answer": "song"}], "Line 1: answer does not fit"),
        ([PROMPT, {**PROMPT, "text": "Other"}], "Line 2: the id “p.1” is taken by another one"),
        ([{**PROMPT, "id": "after.what"}], "Line 1: the id “after.what” is taken by another one"),
        ([PROMPT, {**TEMPLATE, "id": "free"}], "Line 2: the id “free” is taken by another one"),
        ([PROMPT, {**TEMPLATE, "prompts": ["p.2"]}], "Line 2: there is no prompt “p.2”"),
        ([PROMPT, {**TEMPLATE, "prompts": []}], "Line 2: it has neither prompts nor parts"),
        ([PROMPT, {**TEMPLATE, "name": "\ud800"}], "Line 2: there is half a character in it"),
    ],
)
def test_a_mistake_is_said_with_its_line_and_nothing_is_taken(
    journal: Journal, lines: list[object], sentence: str
) -> None:
    with pytest.raises(NotUnderstood) as refused:
        import_templates(journal, file_of(*lines))
    assert str(refused.value) == f"{sentence}; nothing was taken in."
    assert own_templates(journal) == []


def test_a_template_may_stand_before_its_prompts_and_ask_what_ships(journal: Journal) -> None:
    (new,) = import_templates(journal, file_of(TEMPLATE, PROMPT))
    assert [each.id for each in journal.prompt_book.prompts_of(new.id)] == ["p.1", "after.what"]


def test_the_file_that_ships_brings_nothing_new(journal: Journal) -> None:
    assert import_templates(journal, data_file("prompts.jsonl").read_text("utf-8")) == []


def test_a_file_that_is_no_text_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(b"{}\n\xff\n")
    with pytest.raises(NotUnderstood, match="Line 2"):
        read_template_file(tmp_path / "bad")
    with pytest.raises(NotFound):
        read_template_file(tmp_path / "none")


@SHARING
@given(text)
def test_whatever_stands_in_a_file_is_taken_or_refused_in_a_sentence(
    journal: Journal, written: str
) -> None:
    if written.removeprefix("\ufeff").strip():
        with pytest.raises(NotUnderstood, match="Line "):
            import_templates(journal, written)
    assert own_templates(journal) == []


@SHARING
@given(words, text)
def test_what_is_typed_comes_back_as_typed(journal: Journal, name: str, use: str) -> None:
    journal.notebook.set(**{OWN_TEMPLATES: []})
    keep_template(journal, None, "reflection", {**TYPED, "name": name, "use_when": use})
    (mine,) = own_templates(journal)
    assert (mine.name, mine.use_when) == (name.strip(), use.strip())


def test_a_setting_that_holds_rubbish_leaves_the_book_as_it_ships(journal: Journal) -> None:
    for rubbish in ("x", 7, [1, {"type": "template"}, {"type": "prompt", "id": 3}]):
        journal.notebook.set(**{OWN_TEMPLATES: rubbish})
        assert len(journal.prompt_book.templates) == 28
        assert own_templates(journal) == []
