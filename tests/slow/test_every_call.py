"""Every call that changes the disk: killed there, the disk full there, the disk broken there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import faults
from slow.conftest import Tell
from storage.aftermath import (
    BEFORE,
    filled,
    of_the_first_version,
    records_in,
    require_generations_open,
)

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Make the files that every try begins with."""
    path = tmp_path / "first" / "journal.db"
    if request.node.callspec.params["deed"] == "migration":
        of_the_first_version(path)
    else:
        filled(path)
        shutil.copy(path, path.with_name("copy.db"))
    return path.parent


def outcomes(deed: str, said: str) -> set[int]:
    """Say how many records there may be after a deed of which this was heard."""
    after = BEFORE + (deed == "save")
    return {after} if said.startswith("done") else {BEFORE, after}


@pytest.mark.parametrize("deed", faults.DEEDS)
def test_killed_at_every_call(folder: Path, tmp_path: Path, deed: str, tell: Tell) -> None:
    calls = faults.calls_of(deed, faults.copied_folder(folder, tmp_path / "whole"))
    kills = generations = 0
    for call, count in calls.items():
        for number in range(1, count + 1):
            path = faults.copied_folder(folder, tmp_path / f"{call}-{number}")
            code, said = faults.run(deed, path, faults.kill_at(call, number))
            assert code == -9, (call, number)
            kills += 1
            assert records_in(path) in outcomes(deed, said), (call, number)
            generations += require_generations_open(path)
            shutil.rmtree(path.parent)
    tell(f"{deed}: killed at each call", f"{kills} kills, lost 0 ({dict(calls)})", kills=kills)


@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("deed", faults.DEEDS)
def test_trouble_at_every_call(
    folder: Path, tmp_path: Path, deed: str, error: str, tell: Tell
) -> None:
    calls = faults.calls_of(deed, faults.copied_folder(folder, tmp_path / "whole"))
    tried = reported = 0
    for call in faults.FAILING:
        for number in range(1, calls[call] + 1):
            for for_good in (False, True):
                path = faults.copied_folder(folder, tmp_path / f"{call}-{number}-{for_good}")
                fault = faults.fail_at(call, number, error, for_good=for_good)
                code, said = faults.run(deed, path, fault)
                assert code == 0, (call, number)
                assert said.startswith(("done", "refused CannotWrite")), (call, number, said)
                tried, reported = tried + 1, reported + said.startswith("refused")
                assert records_in(path) in outcomes(deed, said), (call, number, said)
                shutil.rmtree(path.parent)
    tell(
        f"{deed}: {error} at each call",
        f"{tried} faults, {reported} reported, lost 0",
        faults=tried,
    )
