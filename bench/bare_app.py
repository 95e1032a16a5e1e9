"""The least that Textual can paint: one Input."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class BareApp(App[None]):
    """Asks for a passphrase, and does nothing with it."""

    def compose(self) -> ComposeResult:
        """Show the Input alone."""
        yield Input(placeholder="Passphrase", password=True)


if __name__ == "__main__":
    BareApp().run()
