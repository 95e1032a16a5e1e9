"""Find the files that the program ships: stylesheets, prompts, sample journals."""

from pathlib import Path, PurePath

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parents[1]
_STYLESHEETS = ("base.tcss", "places.tcss", "screens.tcss", "dialogs.tcss")


def stylesheets() -> list[str | PurePath]:
    """Name the stylesheets in the order in which they apply."""
    return [_styles() / name for name in _STYLESHEETS]


def data_file(name: str) -> Path:
    """Name a file of the package's data, whether or not it is there."""
    return _PACKAGE / "data" / name


def _styles() -> Path:
    """Prefer the package's own folder: only an editable install lacks it."""
    installed = _PACKAGE / "styles"
    return installed if installed.is_dir() else _CHECKOUT / "styles"
