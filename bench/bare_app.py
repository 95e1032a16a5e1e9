"""The least that Textual can paint: one Input, and an empty screen behind Enter."""

from textual import on
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Input


class BareApp(App[None]):
    """Asks for a passphrase, and does nothing with it."""

    def compose(self) -> ComposeResult:
        """Show the Input alone."""
        yield Input(placeholder="Passphrase", password=True)

    @on(Input.Submitted)
    def _show_nothing(self) -> None:
        self.push_screen(Screen())


if __name__ == "__main__":
    BareApp().run()
