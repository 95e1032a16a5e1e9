"""Names as a reader sees them: two that look the same must not pass for two people unnoticed.

What is compared is the look: no case, no accents, nothing that takes no room, letters of other
alphabets as the Latin ones they look like, and ``1``, ``l`` and ``I`` as one (after UTS #39,
confusables; a short list of what a name can be forged with). Taking two people for one leads to a
question, taking one for two to a forgery.
"""

from unicodedata import category, combining, normalize

_CYRILLIC = ("АВЕЅІЈКМНОРСТУХҺԁԚԜавеѕіјкмнорстухһԛԝё", "ABESIJKMHOPCTYXhdQWabesijkmhopctyxhqwe")
_GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβεικνορτυχ", "ABEZHIKMNOPTYXabeikvoptux")
_ALIKE = str.maketrans(_CYRILLIC[0] + _GREEK[0], _CYRILLIC[1] + _GREEK[1])
_ONE_STROKE = str.maketrans("i1|0ı", "lllol")
_FILLERS = str.maketrans(dict.fromkeys("\u115f\u1160\u2800", " "))


def as_seen(name: str) -> str:
    """Give the look of a name, for comparing alone; empty where nothing can be seen."""
    shown = normalize("NFKD", name).translate(_FILLERS).translate(_ALIKE).casefold()
    seen = "".join(each for each in shown if not combining(each) and category(each) != "Cf")
    return " ".join(seen.translate(_ONE_STROKE).replace("rn", "m").split())


def looks_the_same(one: str, other: str) -> bool:
    """Tell whether two names look the same, with their spaces or without them."""
    first, second = as_seen(one), as_seen(other)
    return first == second or first.replace(" ", "") == second.replace(" ", "")


def is_part_of_name(one: str, other: str) -> bool:
    """Tell whether one name holds all words of the other: ``Ruth`` and ``Ruth Halloran``."""
    first, second = set(as_seen(one).split()), set(as_seen(other).split())
    return bool(first and second) and (first <= second or second <= first)
