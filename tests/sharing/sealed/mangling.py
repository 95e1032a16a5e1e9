"""What mail programs do to a text."""

from collections.abc import Callable


def _quoted(text: str, mark: str = "> ") -> str:
    return "".join(f"{mark}{line}\n" for line in text.split("\n")[:-1])


def _bare_where_empty(text: str) -> str:
    return _quoted(text).replace("> \n", ">\n")


def _with_prose(text: str) -> str:
    return f"Dear Ruth,\n\n# Our Tuesday\n\nhere it is:\n\n{text}\n-- \nAsha\n"


MANGLINGS: dict[str, Callable[[str], str]] = {
    "as it was": str,
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "mark at the start": lambda text: f"\ufeff{text}",
    "quoted": _quoted,
    "quoted, bare where empty": _bare_where_empty,
    "quoted twice": lambda text: _quoted(_quoted(text)),
    "quoted tightly": lambda text: _quoted(text, ">"),
    "prose around": _with_prose,
    "prose around, quoted, line ends": lambda text: _quoted(_with_prose(text)).replace(
        "\n", "\r\n"
    ),
    "no last line end": lambda text: text.removesuffix("\n"),
    "empty lines around": lambda text: f"\n\n{text}\n\n",
    "spaces at the ends": lambda text: text.replace("-----\n", "-----  \n"),
}
