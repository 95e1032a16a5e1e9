"""What SQLite takes as a text."""


def storable(text: str) -> str:
    """Put a question mark for each half of a surrogate pair, which can be written nowhere.

    No record holds one; a command's argument and the name of a file may.
    """
    return text.encode("utf-8", "replace").decode("utf-8")
