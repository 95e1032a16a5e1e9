"""The words for a choice that is kept under a name for programs."""


def spoken_choice(value: str) -> str:
    """Say a choice as people do: what is kept as ``one_to_one`` is one to one."""
    return value.replace("_", " ")
