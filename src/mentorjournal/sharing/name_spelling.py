"""How a name can be written in a text, as expressions that find it."""

import re
from unicodedata import combining, normalize

from mentorjournal.domain.plain import TITLES
from mentorjournal.sharing.name_words import NAME_WORDS

_MONTHS = frozenset(
    (
        *("march", "april", "may", "june", "july", "august"),
        *("september", "october", "november", "december"),
    )
)


def bare(word: str) -> str:
    """Give a word without its stops and its case, for looking it up."""
    return word.strip(".,").casefold()


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    return "".join(each for each in normalize("NFD", text) if not combining(each))


def folded(text: str) -> str:
    """Give a text for comparing: no accents, no case, one space between words."""
    return " ".join(_unaccented(text).casefold().split())


def forms(text: str) -> tuple[str, ...]:
    """List the ways it may be stored, the longest first: decomposed, composed, without accents."""
    stored = (normalize("NFD", text), normalize("NFC", text), _unaccented(text))
    return tuple(dict.fromkeys(form for form in stored if form))


TITLE = rf"((?<![^\W_])(?i:{'|'.join(sorted(TITLES))})\.?[ \xa0])?"
"""The title before a name; it stays before initials, and nobody is *Dr someone*."""


def whole_way(form: str) -> str:
    """Find a whole name, in any case, also with what addresses put between its words."""
    is_long = len(form) > _SHORT_WHOLE
    between = rf"(?:\s+|[._-]{'?' if is_long else ''})"
    words = between.join(f"(?:{'|'.join(map(re.escape, forms(word)))})" for word in form.split())
    return _bounded(form, f"(?i:@?{words})")


_SHORT_WHOLE = 8
"""Letters of a whole name that might be a word when it is written as one: *Jo An*."""


def part_way(form: str) -> str:
    """Find one part of a name where it can be told from a word."""
    written = "|".join(map(re.escape, dict.fromkeys(_ways_to_write(form))))
    way = _bounded(form, f"(?:{written}){_plural(form)}")
    if form.casefold() in _MONTHS:
        way = rf"(?<!\d )(?<!\d){way}(?! ?\d)"
    return f"@(?i:{re.escape(form)}){_end(form)}|{way}"


def _ways_to_write(form: str) -> tuple[str, ...]:
    """List a part as it is typed; in small letters only where that is no word and no syllable."""
    small = form.lower()
    is_word = len(_plain(small)) < _SHORTEST_SMALL or _plain(small) in NAME_WORDS
    return (form, form.upper()) if is_word else (form, form.upper(), small)


_SHORTEST_SMALL = 3


def _plural(form: str) -> str:
    """Let the ending of a whole family be part of the name: *the Brandts*, *the Joneses*."""
    plain = _plain(form).casefold()
    if len(plain) < _SHORTEST_SMALL or not has_case(plain[-1]):
        return ""
    return "(?i:es)?" if plain.endswith(("s", "x", "z", "ch", "sh")) else "(?i:s)?"


_LETTER, _ACCENT = r"[^\W\d_]", "[\u0300-\u036f]"


def _bounded(form: str, way: str) -> str:
    """Ask for whole words; scripts without capitals need not part theirs."""
    start = f"(?<!{_LETTER})(?<!{_ACCENT})" if has_case(_plain(form)[0]) else ""
    return f"{start}{way}{_end(form)}"


def _end(form: str) -> str:
    """Ask for the end of a word; an accent that the name lacks still belongs to it."""
    return f"{_ACCENT}*+(?!{_LETTER})" if has_case(_plain(form)[-1]) else ""


def _plain(form: str) -> str:
    return _unaccented(form) or form


def has_case(letter: str) -> bool:
    """Tell whether a letter's script has capitals."""
    return letter.upper() != letter.lower()
