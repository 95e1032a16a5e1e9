"""One line for a secret: nothing of it is shown, and nothing of it is copied."""

from __future__ import annotations

from textual.widgets import Input


class SecretLine(Input):
    """Take a passphrase; copying and cutting do nothing, so that no clipboard ever holds it."""

    ALLOW_SELECT = False

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(placeholder=placeholder, password=True, select_on_focus=False, id=id)

    def action_copy(self) -> None:
        """Copy nothing."""

    def action_cut(self) -> None:
        """Cut nothing."""
