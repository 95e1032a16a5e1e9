"""Find the files that the program ships: stylesheets, prompts, sample journals."""

from collections.abc import Sequence
from pathlib import Path, PurePath

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parents[1]
FIRST_STYLESHEETS = ("base.tcss", "unlock.tcss")
"""What the first frame needs; the others are read while the passphrase is typed."""
FURTHER_STYLESHEETS = (
    "widgets.tcss",
    "places.tcss",
    "screens.tcss",
    "session.tcss",
    "dialogs.tcss",
    "people.tcss",
    "growth.tcss",
    "thread.tcss",
    "inbox.tcss",
)


def stylesheets(
    names: Sequence[str] = FIRST_STYLESHEETS + FURTHER_STYLESHEETS,
) -> list[str | PurePath]:
    """Find stylesheets, all of them unless some are named, in the order in which they apply."""
    return [_styles() / name for name in names]


def data_file(name: str) -> Path:
    """Name a file of the package's data, whether or not it is there."""
    return _PACKAGE / "data" / name


def _styles() -> Path:
    """Prefer the package's own folder: only an editable install lacks it."""
    installed = _PACKAGE / "styles"
    return installed if installed.is_dir() else _CHECKOUT / "styles"
