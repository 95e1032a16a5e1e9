"""What must hold of every summary, for any journal and any choice."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorjournal.domain.kinds import KINDS
from mentorjournal.domain.record import CODE, NamedPart, Part, Record
from mentorjournal.domain.shapes import Sort, shapes_of
from mentorjournal.sharing.choices import Selection, choices
from mentorjournal.sharing.layouts import ruled_fields
from mentorjournal.sharing.material import Material
from mentorjournal.sharing.render import FORMS
from mentorjournal.sharing.summary import compose
from sharing.desk import DAHL, RUTH, TAMSIN, TEVITA, WITH_JODIE, WITH_RUTH
from strategies import NASTY, records


@dataclass
class Marks:
    """Puts a word of its own into every text of a record, and remembers where it stands."""

    numbers: Iterator[int] = field(default_factory=count)
    private: set[str] = field(default_factory=set)
    """Words in fields that no rule lets out."""
    placed: dict[tuple[Any, str], set[str]] = field(default_factory=dict)
    """By record and field, the words in what a rule lets out."""
    part_ids: set[str] = field(default_factory=set)

    def word(self) -> str:
        """Make a word that stands nowhere else."""
        return "zq" + "".join(chr(ord("a") + int(each)) for each in f"{next(self.numbers):012}")

    def mark(self, record: Record, around: str) -> Record:
        """Give the record with its texts marked."""
        updates: dict[str, Any] = {}
        for name in type(record).model_fields:
            is_ruled = name in ruled_fields(type(record))
            mine = self.placed.setdefault((record.id, name), set()) if is_ruled else self.private
            around_it = f"{around} {record.id}#abc"
            updates |= self._marked(record, name, around_it, mine)
        return record.model_copy(update=updates)

    def _marked(self, part: Part, name: str, around: str, mine: set[str]) -> dict[str, Any]:
        info, value = type(part).model_fields[name], getattr(part, name)
        if CODE in info.metadata or name == "tags":
            return {}
        if shapes_of(type(part))[info.alias or name].sort not in (Sort.TEXT, Sort.PART):
            return {}
        return {name: self._value(value, around, mine)}

    def _value(self, value: Any, around: str, mine: set[str]) -> Any:
        if isinstance(value, tuple):
            return tuple(self._value(each, around, mine) for each in value)
        if isinstance(value, str):
            mine.add(word := self.word())
            return f"{around} {word} {around}"
        return self._part(value, around, mine) if isinstance(value, Part) else value

    def _part(self, part: Part, around: str, mine: set[str]) -> Part:
        updates: dict[str, Any] = {}
        for name in type(part).model_fields:
            is_ruled = name in ruled_fields(type(part))
            updates |= self._marked(part, name, around, mine if is_ruled else self.private)
        if isinstance(part, NamedPart):
            updates["id"] = f"{next(self.numbers) + 0xABCDEF000000:012x}"
            self.part_ids.add(updates["id"])
        return part.model_copy(update=updates)


@dataclass(frozen=True)
class Case:
    """A journal, a choice from it, and what must be found of it and what must not."""

    material: Material
    selection: Selection
    marks: Marks

    @property
    def expected(self) -> set[str]:
        """Give the words of all that was chosen."""
        return {
            word
            for place, words in self.marks.placed.items()
            if place in self.selection
            for word in words
        }

    @property
    def unwanted(self) -> set[str]:
        """Give the words of everything else, and every id."""
        words = self.marks.private.union(*self.marks.placed.values()) - self.expected
        ids = {str(each.id) for each in self.material.table.values()}
        return words | ids | self.marks.part_ids | {each.split("-")[0] for each in ids}


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw records of all kinds, most of them the reader's, and tick some of what is listed."""
    marks = Marks()
    drawn = draw(st.lists(records(*KINDS.values()), max_size=8, unique_by=lambda each: each.id))
    marked = []
    for record in drawn:
        belongs = draw(st.sampled_from([(WITH_RUTH.id,), (WITH_RUTH.id,), (), (WITH_JODIE.id,)]))
        updates: dict[str, Any] = {}
        if "relationships" in type(record).model_fields:
            updates["relationships"] = belongs
        if "relationship" in type(record).model_fields:
            updates["relationship"] = belongs[0] if belongs else WITH_RUTH.id
        own = marks.mark(record, draw(st.sampled_from((*NASTY, "", "plain"))))
        marked.append(own.model_copy(update=updates))
    material = Material(
        "Asha",
        "Ruth",
        WITH_RUTH,
        tuple(marked),
        people=(RUTH, TEVITA, TAMSIN, DAHL),
        relationships=(WITH_RUTH, WITH_JODIE),
    )
    listed = [each for each in choices(material) if each.record != WITH_RUTH.id]
    ticked = draw(st.sets(st.sampled_from(listed))) if listed else set()
    selection = frozenset((each.record, name) for each in ticked for name in each.fields)
    return Case(material, selection, marks)


def rendered(material: Material, selection: Selection) -> list[bytes]:
    """Compose a page and render it in every form."""
    page = compose(material, selection, "Dear Ruth,")
    return [form.render(page) for form in FORMS.values()]


@settings(max_examples=150)
@given(cases())
def test_all_that_was_chosen_leaves_and_nothing_else(case: Case) -> None:
    for data in rendered(case.material, case.selection):
        text = data.decode()
        assert not {each for each in case.unwanted if each in text}
        assert not {each for each in case.expected if each not in text}


@settings(max_examples=100)
@given(cases())
def test_the_bytes_are_the_same_when_everything_else_is_gone(case: Case) -> None:
    chosen = {record for record, _ in case.selection}
    left = tuple(each for each in case.material.records if each.id in chosen)
    bare = replace(case.material, records=left, roots=())

    assert rendered(bare, case.selection) == rendered(case.material, case.selection)
    assert rendered(bare, case.selection) == rendered(bare, frozenset(sorted(case.selection)))


@settings(max_examples=100)
@given(cases(), st.data())
def test_what_private_fields_say_changes_no_byte(case: Case, data: st.DataObject) -> None:
    before = rendered(case.material, case.selection)
    emptied = tuple(_without_private(each) for each in case.material.records)

    assert rendered(replace(case.material, records=emptied), case.selection) == before


def _without_private(record: Record) -> Record:
    """Empty the texts that no rule lets out."""
    fields = type(record).model_fields
    texts = {
        name: ""
        for name in fields
        if name not in ruled_fields(type(record))
        and isinstance(getattr(record, name), str)
        and name != "share"
        and not shapes_of(type(record))[fields[name].alias or name].choices
    }
    return record.model_copy(update=texts)
