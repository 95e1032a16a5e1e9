"""The prompts and templates that ship are whole, and read leniently of roles only."""

import json
import re

import pytest
from pydantic import ValidationError

from mentorjournal.domain.growth import FREE
from mentorjournal.domain.prompts import Prompt, PromptBook
from mentorjournal.resources import data_file


@pytest.fixture(scope="module")
def book() -> PromptBook:
    return PromptBook.read(data_file("prompts.jsonl").read_text(encoding="utf-8").splitlines())


def test_all_that_ships_is_there(book: PromptBook) -> None:
    assert (len(book.prompts), len(book.templates)) == (54, 28)


def test_every_prompt_that_a_template_names_exists(book: PromptBook) -> None:
    for template in book.templates.values():
        named = [*template.prompts, *(each for part in template.parts for each in part.prompts)]
        assert [each.id for each in book.prompts_of(template.id)] == named
        assert named or template.parts or template.id == FREE, template.id


@pytest.mark.parametrize("role", ["mentoree", "mentor", "both", "peer", ""])
@pytest.mark.parametrize("kind", ["session", "reflection"])
def test_every_role_has_templates(book: PromptBook, kind: str, role: str) -> None:
    found = book.templates_for(kind, role)
    assert found
    assert {template.kind for template in found} == {kind}
    if role in ("mentor", "mentoree"):
        assert {template.role for template in found} <= {role, "both"}


def test_no_prompt_holds_a_gap_but_the_partner(book: PromptBook) -> None:
    gaps = {gap for prompt in book.prompts.values() for gap in re.findall(r"\{.*?\}", prompt.text)}
    assert gaps <= {"{partner}"}


def test_a_question_is_asked_of_somebody() -> None:
    prompt = Prompt(
        id="x", role="both", phase="start", theme="t", answer="text", text="How is {partner}?"
    )
    assert prompt.asked("Ruth {x}") == "How is Ruth {x}?"
    assert prompt.asked("") == "How is the other person?"


def test_a_page_without_template_has_no_prompts(book: PromptBook) -> None:
    assert book.prompts_of(FREE) == []
    assert book.prompts_of("no such") == []


def test_a_book_of_other_lines_is_refused() -> None:
    with pytest.raises(ValidationError):
        PromptBook.read([json.dumps({"type": "prompt", "id": "x"}), "  "])
