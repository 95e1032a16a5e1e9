"""The questions of a reflection and their answers, as blanks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mentorjournal.domain.growth import Answer, Reflection
from mentorjournal.errors import NotUnderstood
from mentorjournal.screens.editor.blanks import Blank, Way
from mentorjournal.screens.editor.rows import point_rows, points

if TYPE_CHECKING:
    from mentorjournal.domain.prompts import Prompt, PromptBook

Values = dict[str, Any]


@dataclass(frozen=True)
class Question:
    """One prompt, the answer there was, and the blanks in which it is answered."""

    words: str
    hint: str
    answer: Answer
    blanks: tuple[Blank, ...]


def questions_of(
    book: PromptBook, template: str, partner: str, old: Reflection | None
) -> list[Question]:
    """List the questions of a template, and after them whatever else was answered before."""
    left = list(old.answers) if old else []
    asked: list[tuple[Prompt | None, Answer]] = []
    for prompt in book.prompts_of(template):
        answer = next((each for each in left if each.prompt == prompt.id), None)
        if answer is not None:
            left.remove(answer)
        asked.append((prompt, answer or Answer(prompt=prompt.id)))
    asked.extend((book.prompts.get(answer.prompt), answer) for answer in left)
    if not asked:
        asked.append((None, Answer()))
    return [_question(at, *each, partner) for at, each in enumerate(asked)]


def _question(at: int, prompt: Prompt | None, answer: Answer, partner: str) -> Question:
    sort = prompt.answer if prompt else "text"
    return Question(
        words=prompt.asked(partner) if prompt else answer.prompt,
        hint=prompt.hint if prompt else "",
        answer=answer,
        blanks=tuple(_blanks(f"answer.{at}.", sort, answer)),
    )


def _blanks(key: str, sort: str, answer: Answer) -> Iterator[Blank]:
    if sort == "scale" or answer.value is not None:
        yield Blank(f"{key}value", "", Way.SCALE)
    if sort == "points" or answer.points:
        help_ = "Words, then year and height, as in “2019 +3”; from -5 to +5."
        yield Blank(f"{key}points", "", Way.ROWS, help=help_)
    if sort != "points" or answer.text:
        label = "In a few words" if sort == "scale" else "Answer"
        yield Blank(f"{key}text", label, Way.TEXT, private=True)


def answer_values(questions: Sequence[Question]) -> Values:
    """Give what the blanks hold at first."""
    values: Values = {}
    for question in questions:
        answer = question.answer
        number = "" if answer.value is None else str(answer.value)
        held = {"text": answer.text, "value": number, "points": point_rows(answer.points)}
        values.update({blank.key: held[_part_of(blank)] for blank in question.blanks})
    return values


def _part_of(blank: Blank) -> str:
    return blank.key.rpartition(".")[2]


def answers(
    questions: Sequence[Question], values: Values, initial: Mapping[str, Any]
) -> tuple[Answer, ...]:
    """Read the answers; a question that was passed over makes none.

    Raises NotUnderstood whose ``fields`` tell which blank is wrong.
    """
    read = [_answer(question, values, initial) for question in questions]
    return tuple(each for each in read if _says_something(each))


def _says_something(answer: Answer) -> bool:
    return bool(answer.text.strip() or answer.points) or answer.value is not None


def _answer(question: Question, values: Values, initial: Mapping[str, Any]) -> Answer:
    update: dict[str, Any] = {}
    for blank in question.blanks:
        value = values[blank.key]
        if value == initial[blank.key]:
            continue
        try:
            update[_part_of(blank)] = _read(_part_of(blank), value)
        except NotUnderstood as error:
            raise NotUnderstood(str(error), {blank.key: str(error)}) from error
    return question.answer.model_copy(update=update)


def _read(part: str, value: Any) -> Any:
    if part == "points":
        return points(value)
    if part == "value":
        return int(value) if value else None
    return value


def session_outline(book: PromptBook, template: str) -> str:
    """Write the headings of a session's template as Markdown."""
    return "\n".join(f"## {part.title}\n\n" for part in book.templates[template].parts)
