"""Third persons: whose name stands in what was chosen, and what may stand there instead.

How a name is found:

- the whole name in any case and with any white space, with its accents or without them, and with
  or without a title (Dr, Prof, Ms) in front;
- the whole name also as addresses write it: ``sofia.brandt``, ``sofia_brandt``, ``sofiabrandt``;
- a single part of it (first name, surname) as it is capitalised in the name, in capitals or in
  small letters; not titles, not initials, not small words such as *van*; in small letters not what
  is a word as well (*will*, *rose*; ``name_words``), but behind an ``@``;
- only as whole words: *Ann* is not found in *Annual*, and is found in *Ann's*, ``_Ann_`` and *the
  Anns*. In scripts without capitals, words need not be parted, so there a name is found anywhere;
- a part that the writer or the reader bears, too, is theirs and is left alone;
- a part that is a month (*May*, *June*) is not found next to a number.

A name that is also a word (*Will*, *Grace*) is found where the word begins a sentence: replacing
too much shows in the preview, replacing too little does not. Where several people bear a part, the
strictest consent counts.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from mentorjournal.domain.people import Person
from mentorjournal.domain.plain import TITLES, visible
from mentorjournal.sharing.material import Material, NameChoice
from mentorjournal.sharing.name_spelling import (
    TITLE,
    bare,
    folded,
    forms,
    has_case,
    part_way,
    whole_way,
)
from mentorjournal.sharing.page import Named, Page, Paragraph, Section, Standing

_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "del", "della", "da", "di", "du", "la", "le", "el", "al")
)
_STRICTNESS = ("granted", "asked", "not_asked", "refused")
_SOMEONE = "someone"


@dataclass(frozen=True)
class _Third:
    """A person to look for, and the ways the name may be written."""

    person: Person
    words: tuple[str, ...]
    """The name's words without titles."""
    whole: tuple[str, ...]
    parts: tuple[str, ...]

    @property
    def strictness(self) -> int:
        return _STRICTNESS.index(self.person.name_consent)


@dataclass(frozen=True)
class _Register:
    """All names in one expression, and for each of its groups who may be meant."""

    pattern: re.Pattern[str]
    bearers: tuple[tuple[_Third, ...], ...]

    def meant(self, match: re.Match[str]) -> _Third:
        """Tell who is meant; among several, the one of the strictest consent."""
        return max(self.bearers[(match.lastindex or 2) - 2], key=lambda each: each.strictness)

    def betrays(self, words: str) -> bool:
        """Tell whether somebody who did not grant it is named in these words."""
        return any(self.meant(match).strictness for match in self.pattern.finditer(words))


def mind_names(material: Material, page: Page) -> Page:
    """Put what may stand there in the place of each third person's name, and list who was found.

    A refused name stays, so that the preview shows where; such a page cannot be written.
    """
    thirds = _thirds(material)
    said = [*page.texts, *(each.person.shown_as for each in thirds)]
    there = _occurring(thirds, folded("\n".join(said)))
    if not there:
        return replace(page, named=())
    register = _register(there)
    found: dict[UUID, Named] = {}

    def minded(match: re.Match[str]) -> str:
        third = register.meant(match)
        wish = material.name_choices.get(third.person.id)
        named = found.setdefault(third.person.id, _named(third, register, wish))
        if named.standing != "replaced":
            return match[0]
        title = (match[1] or "") * (named.shown == _initials(third.words))
        is_last = match.string.startswith(".", match.end())  # one stop ends initials and sentence
        return title + (named.shown.removesuffix(".") if is_last else named.shown)

    changed = _with_texts(page, lambda text: register.pattern.sub(minded, text))
    return replace(changed, named=tuple(sorted(found.values(), key=lambda each: each.name)))


_STANDINGS: dict[str, Standing] = {"granted": "stays", "refused": "blocked"}


def _named(third: _Third, register: _Register, wish: NameChoice | None) -> Named:
    """Answer what stands for a name; nobody's wish lets out a name that was not granted."""
    person = third.person
    standing = _STANDINGS.get(person.name_consent, "replaced")
    if standing == "stays" and wish not in (None, "as_written"):
        standing = "replaced"
    name = " ".join(visible(person.name, keep_newlines=False).split())
    shown = _stand_in(third, register, wish) if standing == "replaced" else name
    return Named(person.id, name, person.name_consent, standing, shown)


def _thirds(material: Material) -> list[_Third]:
    """List everybody but the two whom the page is between."""
    two = {folded(word) for word in (*material.writer.split(), *material.reader.split())}
    reader = next((p for p in material.people if p.id == material.relationship.person), None)
    two |= {folded(word) for word in reader.name.split()} if reader else set()
    return [_third(each, two) for each in material.people if each is not reader]


_LETTERS = re.compile(r"[^\W\d_]+")


def _occurring(thirds: list[_Third], said: str) -> list[_Third]:
    """Leave out whose name cannot be there: looking for hundreds at every letter takes long."""
    words = set(_LETTERS.findall(said))

    def occurs(form: str) -> bool:
        pieces = _LETTERS.findall(form)
        are_parted = all(has_case(each) for piece in pieces for each in piece)
        if not pieces or not are_parted:
            return form in said
        written = {f"{each}{end}" for each in (*pieces, "".join(pieces)) for end in ("", "s", "es")}
        return not words.isdisjoint(written)

    return [
        third
        for third in thirds
        if any(occurs(folded(form)) for form in (*third.whole, *third.parts))
    ]


def _third(person: Person, two: set[str]) -> _Third:
    """Take the name apart; what is the two's own is not looked for."""
    words = visible(person.name, keep_newlines=False).split()
    plain = tuple(word for word in words if bare(word) not in TITLES) or tuple(words)
    if {folded(word) for word in plain} <= two:
        return _Third(person, plain, (), ())
    whole = (" ".join(plain),) if len(plain) > 1 else ()
    pieces = [piece.strip(".,()\"'") for word in plain for piece in (word, *word.split("-"))]
    telling = [piece for piece in pieces if len(piece) > 1 and bare(piece) not in _PARTICLES]
    chosen = [piece for piece in (telling or pieces) if piece and folded(piece) not in two]
    return _Third(person, plain, whole, tuple(form for each in chosen for form in forms(each)))


def _register(thirds: list[_Third]) -> _Register:
    """Make one expression of all names, the longest first, so that a whole name wins."""
    bearers: dict[str, list[_Third]] = {}
    ways: dict[str, str] = {}
    for third in thirds:
        for form in (*third.whole, *third.parts):
            bearers.setdefault(folded(form), []).append(third)
        ways |= {whole_way(form): form for form in third.whole}
        ways |= {part_way(form): form for form in third.parts}
    longest_first = sorted(ways, key=lambda way: (-len(ways[way]), way))
    pattern = "|".join(f"({way})" for way in longest_first) or r"(?!)"
    return _Register(
        re.compile(f"{TITLE}(?:{pattern})"),
        tuple(tuple(bearers[folded(ways[way])]) for way in longest_first),
    )


def name_choices(consent: str) -> tuple[NameChoice, ...]:
    """List what may stand for the name of somebody of this consent; nothing for who refused."""
    if consent == "refused":
        return ()
    hidden: tuple[NameChoice, ...] = ("initials", "role", "leave_out")
    return ("as_written", *hidden) if consent == "granted" else hidden


def _stand_in(third: _Third, register: _Register, wish: NameChoice | None) -> str:
    """Choose the words for a name: the writer's own, else initials, else ``someone``.

    The writer's own words are passed over when they tell a name themselves.
    """
    shown = " ".join(visible(third.person.shown_as, keep_newlines=False).split())
    initials = _initials(third.words)
    ways: dict[str, tuple[str, ...]] = {
        "initials": (initials,),
        "role": (shown, _role(third.person)),
        "leave_out": (),
    }
    wanted = ways.get(wish or "", (shown, initials))
    return next((each for each in wanted if each and not register.betrays(each)), _SOMEONE)


def _role(person: Person) -> str:
    """Say what somebody is to the writer, where the journal knows."""
    role = next(iter(person.roles), "").replace("_", " ")
    role = " ".join(visible(role, keep_newlines=False).split())
    return f"{'an' if role[:1].casefold() in 'aeiou' else 'a'} {role}" if role else ""


def _initials(words: tuple[str, ...]) -> str:
    """Give the first letters; nothing where a letter is half a name, as in Chinese."""
    letters = [word.lstrip("(\"'")[:1] for word in words]
    is_telling = len(words[0]) < 3 or not all(map(has_case, letters))
    return "" if is_telling else "".join(f"{each.upper()}." for each in letters)


def _with_texts(page: Page, change: Callable[[str], str]) -> Page:
    def changed(paragraph: Paragraph) -> Paragraph:
        return replace(
            paragraph,
            text=change(paragraph.text),
            label=change(paragraph.label),
            aside=change(paragraph.aside),
        )

    sections = (
        Section(each.heading, tuple(changed(paragraph) for paragraph in each.paragraphs))
        for each in page.sections
    )
    return replace(page, cover=change(page.cover), sections=tuple(sections))
