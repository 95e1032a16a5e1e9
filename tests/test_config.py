"""Settings: default, then file, then environment; a file that cannot be used says why."""

import os
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.config import keep_setting, read_settings, settings_path, use, with_setting
from mentorjournal.errors import CannotWrite, NotUnderstood
from mentorjournal.storage import keeping


def written(folder: Path, text: str | bytes) -> dict[str, str]:
    """Write a settings file; answer the environment that finds it."""
    place = folder / "config" / "mentorjournal" / "settings.toml"
    place.parent.mkdir(parents=True)
    place.write_bytes(text if isinstance(text, bytes) else text.encode())
    return {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config")}


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    settings = read_settings({"HOME": str(tmp_path)})
    assert settings.journal == tmp_path / ".local" / "share" / "mentorjournal" / "journal.db"
    assert (settings.passphrase_command, settings.editor, settings.keys) == ("", "", {})


def test_the_folders_of_the_platform_are_used(tmp_path: Path) -> None:
    environment = {"HOME": "/home/x", "XDG_DATA_HOME": "/data", "XDG_CONFIG_HOME": "/config"}
    assert read_settings(environment).journal == Path("/data/mentorjournal/journal.db")
    assert settings_path(environment) == Path("/config/mentorjournal/settings.toml")


@pytest.mark.parametrize("base", ["", "relative/place"])
def test_an_empty_or_relative_folder_is_ignored(base: str) -> None:
    environment = {"HOME": "/home/x", "XDG_DATA_HOME": base, "XDG_CONFIG_HOME": base}
    assert settings_path(environment) == Path("/home/x/.config/mentorjournal/settings.toml")
    assert read_settings(environment).journal.is_relative_to("/home/x/.local/share")


def test_the_file_is_read(tmp_path: Path) -> None:
    environment = written(
        tmp_path,
        'journal = "/there/j.db"\npassphrase_command = "pass show j"\ntheme = "nord"\n'
        'editor = "vi"\n[keys]\n"app.quit" = "ctrl+q"\n',
    )
    settings = read_settings(environment)
    assert settings.journal == Path("/there/j.db")
    assert settings.passphrase_command == "pass show j"
    assert (settings.theme, settings.editor) == ("nord", "vi")
    assert settings.keys == {"app.quit": "ctrl+q"}


def test_the_backups_are_kept_as_the_settings_say(tmp_path: Path) -> None:
    environment = written(
        tmp_path,
        'backups = "/stick"\nkeep_days = 3\nkeep_weeks = 2\nkeep_months = 1\n'
        "backups_megabytes = 10\n",
    )
    use(read_settings(environment), environment)
    notes = tmp_path / ".local" / "state" / "mentorjournal"
    assert keeping.chosen() == keeping.Keeping(3, 2, 1, 10_000_000, Path("/stick"), notes)


@pytest.mark.parametrize("value", ["-1", '"7"', "1.5", "true"])
def test_what_is_no_count_is_refused(tmp_path: Path, value: str) -> None:
    with pytest.raises(NotUnderstood, match="must be a whole number"):
        read_settings(written(tmp_path, f"keep_days = {value}\n"))


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    environment = written(tmp_path, 'journal = "/there/j.db"\n')
    assert read_settings({**environment, "MENTORJOURNAL_FILE": "/x"}).journal == Path("/x")
    assert read_settings({**environment, "MENTORJOURNAL_FILE": ""}).journal == Path("/there/j.db")
    elsewhere = {**environment, "MENTORJOURNAL_SETTINGS": str(tmp_path / "none.toml")}
    assert read_settings(elsewhere).journal != Path("/there/j.db")


def test_a_home_is_written_with_a_tilde(tmp_path: Path, home: Path) -> None:
    environment = written(tmp_path, 'journal = "~/j.db"\n')
    assert read_settings(environment).journal == home / "j.db"
    named = {**environment, "MENTORJOURNAL_FILE": "~/k.db"}
    assert read_settings(named).journal == home / "k.db"
    with pytest.raises(NotUnderstood, match="home"):
        read_settings({**environment, "MENTORJOURNAL_FILE": "~nobody-of-that-name/k.db"})


@pytest.mark.parametrize(
    "text",
    [
        "journal = ",
        b"\xff\xfe",
        "journal = 3\n",
        'colour = "green"\n',
        "keys = []\n",
        "[keys]\nquit = 1\n",
        'theme = "a"\ntheme = "b"\n',
        'journal = "~nobody-of-that-name/j.db"\n',
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, text: str | bytes) -> None:
    with pytest.raises(NotUnderstood) as refused:
        read_settings(written(tmp_path, text))
    assert str(refused.value).endswith(".")
    assert "settings.toml" in str(refused.value) or "home" in str(refused.value)


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotUnderstood, match="cannot be used"):
        read_settings({"HOME": str(tmp_path), "MENTORJOURNAL_SETTINGS": str(tmp_path)})


def test_a_setting_is_kept_and_every_other_line_stays(tmp_path: Path) -> None:
    text = '# mine\neditor = "vi"  # why\ntheme = "a"\n\n[keys]\n"theme" = "t"\n'
    environment = written(tmp_path, text)
    keep_setting("theme", "nord", environment)
    assert settings_path(environment).read_text() == text.replace('"a"', '"nord"')
    assert read_settings(environment).theme == "nord"


def test_a_setting_makes_the_file_where_there_is_none(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path)}
    keep_setting("theme", "nord", environment)
    keep_setting("theme", "dracula", environment)
    assert settings_path(environment).read_text() == 'theme = "dracula"\n'
    assert [each.name for each in settings_path(environment).parent.iterdir()] == ["settings.toml"]


def test_a_link_to_the_settings_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    link = tmp_path / "settings.toml"
    link.symlink_to(tmp_path / "dotfiles" / "mine.toml")
    keep_setting("theme", "nord", {"HOME": str(tmp_path), "MENTORJOURNAL_SETTINGS": str(link)})
    assert link.is_symlink()
    assert link.read_text() == 'theme = "nord"\n'


@pytest.mark.parametrize(
    "text",
    ['theme = """\na"""\n', '"theme" = "a"\n', "theme = \n", 'editor = """\ntheme = "x"\n"""\n'],
)
def test_a_file_that_cannot_be_changed_by_a_line_is_left_alone(tmp_path: Path, text: str) -> None:
    environment = written(tmp_path, text)
    with pytest.raises(NotUnderstood):
        keep_setting("theme", "nord", environment)
    assert settings_path(environment).read_text() == text


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    environment = {"HOME": str(tmp_path), "MENTORJOURNAL_SETTINGS": str(tmp_path / "file" / "s")}
    with pytest.raises(CannotWrite, match="cannot be written"):
        keep_setting("theme", "nord", environment)


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_can_be_a_setting(value: str) -> None:
    before = 'theme = "a"\n[keys]\na = "b"\n'
    assert tomllib.loads(with_setting(before, "theme", value)) == {
        "theme": value,
        "keys": {"a": "b"},
    }


@pytest.mark.parametrize(("text", "minutes"), [("0", 0), ("15", 15), ("0.5", 0.5)])
def test_the_minutes_to_a_lock_are_a_number(tmp_path: Path, text: str, minutes: float) -> None:
    environment = written(tmp_path, f"lock_after_minutes = {text}\n")
    assert read_settings(environment).lock_after_minutes == minutes


@pytest.mark.parametrize("text", ["-1", "true", '"5"', "nan", "inf"])
def test_minutes_that_are_none_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(NotUnderstood, match="minutes; 0 is never"):
        read_settings(written(tmp_path, f"lock_after_minutes = {text}\n"))


@pytest.mark.parametrize("text", ["a = " + "[" * 5000 + "]" * 5000, "#" * 1_000_001])
def test_a_settings_file_without_measure_is_refused(tmp_path: Path, text: str) -> None:
    environment = written(tmp_path, text)
    with pytest.raises(NotUnderstood, match=r"nested too deeply|longer than"):
        read_settings(environment)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders there")
def test_a_settings_file_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    environment = written(tmp_path, "")
    settings_path(environment).unlink()
    os.mkfifo(settings_path(environment))
    with pytest.raises(NotUnderstood, match="a pipe"):
        read_settings(environment)
