"""Texts cut to the cells of a terminal: wide letters count two, accents none."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size


def cut(text: str, width: int) -> str:
    """Shorten to `width` cells, the last of them an ellipsis; never split a wide letter."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def fitted(text: str, width: int) -> str:
    """Shorten or pad to exactly `width` cells."""
    return set_cell_size(cut(text, width), max(0, width))
