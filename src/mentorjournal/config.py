"""Settings of the program: default < settings file < environment < option.

The settings file holds behaviour only; names, roles and templates live inside the journal. It is
TOML, at ``$XDG_CONFIG_HOME/mentorjournal/settings.toml`` (``%APPDATA%`` on Windows).
"""

import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from mentorjournal.errors import CannotWrite, NotUnderstood

FILE_VARIABLE = "MENTORJOURNAL_FILE"
SETTINGS_VARIABLE = "MENTORJOURNAL_SETTINGS"


@dataclass(frozen=True)
class Settings:
    """How the program behaves on this machine."""

    journal: Path
    """Where the journal lies."""
    passphrase_command: str = ""
    """A command that prints the passphrase; without one it is asked for."""
    key_file: Path | None = None
    """The file that opens the journal besides the passphrase, where it needs one."""
    keep_days: int = 7
    """For how many days the last backup of the day is kept; so for weeks and months."""
    keep_weeks: int = 4
    keep_months: int = 12
    backups_megabytes: int = 2000
    """How much room the backups that are thinned may take together."""
    backups: Path | None = None
    """The folder for backups; otherwise ``backups`` beside the journal."""
    theme: str = "textual-dark"
    """The colours of the interface."""
    lock_after_minutes: float = 5
    """After how many minutes without a key the interface locks; 0 is never."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Other keys for the interface, by the id of what they do."""
    editor: str = ""
    """The program for ``--edit``; otherwise ``$VISUAL`` or ``$EDITOR``."""


def settings_path(environment: Mapping[str, str] = os.environ) -> Path:
    """Say where the settings file lies, whether or not it is there."""
    named = environment.get(SETTINGS_VARIABLE)
    return _path(named) if named else _folder(environment, "config") / "settings.toml"


_LONGEST = 1_000_000
"""How many letters a settings file may have."""


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings file and the environment; NotUnderstood when the file cannot be used."""
    settings = _from_file(settings_path(environment), environment)
    if named := environment.get(FILE_VARIABLE):
        settings = replace(settings, journal=_path(named))
    return settings


def use(settings: Settings, environment: Mapping[str, str] = os.environ) -> Settings:
    """Keep copies and notes from now on as the settings say; answer the settings."""
    from mentorjournal.storage.keeping import Keeping, choose

    choose(
        Keeping(
            settings.keep_days,
            settings.keep_weeks,
            settings.keep_months,
            settings.backups_megabytes * 1_000_000,
            settings.backups,
            state_folder(environment),
        )
    )
    return settings


def state_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Say where the program notes what concerns this machine only, and is no secret."""
    return _folder(environment, "state")


def _path(named: str) -> Path:
    try:
        return Path(named).expanduser()
    except RuntimeError as error:
        raise NotUnderstood(
            f"There is nobody on this machine whose home is meant: {named}."
        ) from error


def _from_file(path: Path, environment: Mapping[str, str]) -> Settings:
    settings = Settings(journal=_folder(environment, "data") / "journal.db")
    try:
        text = _text_of(path)
    except FileNotFoundError:
        return settings
    except (OSError, ValueError) as error:
        raise NotUnderstood(f"The settings file {path} cannot be used: {error}.") from error
    import tomllib  # only where there is a file to read

    try:
        written = tomllib.loads(text)
    except ValueError as error:
        raise NotUnderstood(f"The settings file {path} cannot be used: {error}.") from error
    except RecursionError as error:
        raise NotUnderstood(f"The settings file {path} is nested too deeply.") from error
    return replace(settings, **{name: _value(path, name, v) for name, v in written.items()})


def _text_of(path: Path) -> str:
    """Read a settings file; ValueError for one that would be waited for, or that has no end."""
    if path.is_fifo():
        raise ValueError("it is a pipe")
    with path.open(encoding="utf-8") as file:
        text = file.read(_LONGEST + 1)
    if len(text) > _LONGEST:
        raise ValueError("it is longer than a million letters")
    return text


def _value(path: Path, name: str, value: Any) -> Any:
    known = {each.name for each in fields(Settings)}
    if name not in known:
        raise NotUnderstood(
            f"The settings file {path} has “{name}”, which is none of {', '.join(sorted(known))}."
        )
    fits, wanted = _SHAPES.get(name, (_is_text, "text in quotes"))
    if not fits(value):
        raise NotUnderstood(f"In the settings file {path}, “{name}” must be a {wanted}.")
    return _path(value) if name in _PATHS else value


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_keys(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())


def _is_minutes(value: Any) -> bool:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return number and 0 <= value < _NO_MINUTES


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _NO_MINUTES


_PATHS = ("journal", "key_file", "backups")
_NO_MINUTES = 1_000_000
_COUNT = (_is_count, "whole number")
_SHAPES: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "keys": (_is_keys, "table of keys, each a text in quotes"),
    "lock_after_minutes": (_is_minutes, "number of minutes; 0 is never"),
    "keep_days": _COUNT,
    "keep_weeks": _COUNT,
    "keep_months": _COUNT,
    "backups_megabytes": _COUNT,
}
"""What the settings that are no plain texts must be."""


def _folder(environment: Mapping[str, str], purpose: str) -> Path:
    """Find the platform's folder for data, settings or what is remembered of this machine."""
    home = Path(environment.get("HOME") or Path.home())
    if sys.platform == "win32":
        base = environment.get("APPDATA" if purpose == "config" else "LOCALAPPDATA")
        return Path(base or home) / "mentorjournal"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "mentorjournal"
    variable, default = {
        "data": ("XDG_DATA_HOME", home / ".local" / "share"),
        "config": ("XDG_CONFIG_HOME", home / ".config"),
        "state": ("XDG_STATE_HOME", home / ".local" / "state"),
    }[purpose]
    base = Path(environment.get(variable) or default)
    # The XDG rules say that a relative path is to be ignored.
    return (base if base.is_absolute() else default) / "mentorjournal"


def keep_setting(name: str, value: str, environment: Mapping[str, str] = os.environ) -> None:
    """Write one setting into the settings file, leaving every other line of it as it is."""
    path = settings_path(environment)
    place = Path(os.path.realpath(path))  # a link to the file stays a link
    try:
        before = place.read_text(encoding="utf-8") if place.exists() else ""
        text = with_setting(before, name, value)
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        written = place.with_name(place.name + ".new")
        written.write_text(text, encoding="utf-8")
        written.replace(place)
    except OSError as error:
        reason = error.strerror or error
        raise CannotWrite(f"The settings file {path} cannot be written: {reason}.") from error
    except ValueError as error:
        raise NotUnderstood(f"The settings file {path} cannot be changed: {error}.") from error


def with_setting(text: str, name: str, value: str) -> str:
    """Put a setting into the text of a settings file, in the place of an earlier one.

    Raises ValueError rather than give a text that says anything else than before besides.
    """
    import json
    import tomllib

    quoted = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    line = f"{name} = {quoted}"
    first_table = re.search(r"(?m)^\s*\[", text)
    end = first_table.start() if first_table else len(text)
    top, tables = text[:end], text[end:]
    earlier = re.compile(rf"(?m)^[ \t]*{re.escape(name)}[ \t]*=.*$")
    if earlier.search(top):
        changed = earlier.sub(lambda _: line, top, count=1) + tables
    else:
        changed = f"{line}\n{text}"
    if tomllib.loads(changed) != {**tomllib.loads(text), name: value}:
        raise ValueError(f"write “{name}” into it by hand")
    return changed
