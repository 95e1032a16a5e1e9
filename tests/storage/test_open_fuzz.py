"""Whatever has become of the bytes of a file, it is read rightly or refused for what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from storage.aftermath import filled
from storage.mangling import Mangle, mangled, read_all, require_truth


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mangle=mangled())
def test_a_mangled_file_is_told_truly(folder: Path, mangle: Mangle) -> None:
    path = folder / "journal.db"
    path.unlink(missing_ok=True)
    filled(path)
    good, whole = path.read_bytes(), read_all(path)
    require_truth(path, whole, good, mangle(good))
