"""Settings of the program: default < settings file < environment < option.

The settings file holds behaviour only; names, roles and templates live inside the journal. It is
TOML, at ``$XDG_CONFIG_HOME/mentorjournal/settings.toml`` (``%APPDATA%`` on Windows).
"""

import os
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from mentorjournal.errors import NotUnderstood

FILE_VARIABLE = "MENTORJOURNAL_FILE"
SETTINGS_VARIABLE = "MENTORJOURNAL_SETTINGS"


@dataclass(frozen=True)
class Settings:
    """How the program behaves on this machine."""

    journal: Path
    """Where the journal lies."""
    passphrase_command: str = ""
    """A command that prints the passphrase; without one it is asked for."""
    theme: str = "textual-dark"
    """The colours of the interface."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Other keys for the interface, by the id of what they do."""
    editor: str = ""
    """The program for ``--edit``; otherwise ``$VISUAL`` or ``$EDITOR``."""


def settings_path(environment: Mapping[str, str] = os.environ) -> Path:
    """Say where the settings file lies, whether or not it is there."""
    named = environment.get(SETTINGS_VARIABLE)
    return Path(named) if named else _folder(environment, "config") / "settings.toml"


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings file and the environment; NotUnderstood when the file cannot be used."""
    settings = _from_file(settings_path(environment), environment)
    if FILE_VARIABLE in environment:
        settings = replace(settings, journal=Path(environment[FILE_VARIABLE]).expanduser())
    return settings


def _from_file(path: Path, environment: Mapping[str, str]) -> Settings:
    settings = Settings(journal=_folder(environment, "data") / "journal.db")
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return settings
    except (OSError, ValueError) as error:
        raise NotUnderstood(f"The settings file {path} cannot be used: {error}.") from error
    return replace(settings, **{name: _value(path, name, v) for name, v in written.items()})


def _value(path: Path, name: str, value: Any) -> Any:
    known = {each.name for each in fields(Settings)}
    if name not in known:
        raise NotUnderstood(
            f"The settings file {path} has “{name}”, which is none of {', '.join(sorted(known))}."
        )
    wanted: type = dict if name == "keys" else str
    if not isinstance(value, wanted):
        raise NotUnderstood(f"In the settings file {path}, “{name}” must be a {_word(wanted)}.")
    return Path(value).expanduser() if name == "journal" else value


def _word(wanted: type) -> str:
    return "table of keys" if wanted is dict else "text in quotes"


def _folder(environment: Mapping[str, str], purpose: str) -> Path:
    """Find the platform's folder for data or settings."""
    home = Path(environment.get("HOME") or Path.home())
    if sys.platform == "win32":
        base = environment.get("LOCALAPPDATA" if purpose == "data" else "APPDATA")
        return Path(base or home) / "mentorjournal"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "mentorjournal"
    variable, default = {
        "data": ("XDG_DATA_HOME", home / ".local" / "share"),
        "config": ("XDG_CONFIG_HOME", home / ".config"),
    }[purpose]
    return Path(environment.get(variable) or default) / "mentorjournal"
