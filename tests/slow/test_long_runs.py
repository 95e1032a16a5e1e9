"""What the quick properties try a little of, tried at length."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.stateful import run_state_machine_as_test

from slow.conftest import Tell
from storage.aftermath import filled
from storage.mangling import Mangle, mangled, read_all, require_truth
from storage.test_state_machine import Store

pytestmark = pytest.mark.slow

RUNS, STEPS = 400, 50
MANGLED = 5000


def test_the_store_against_a_dictionary(tell: Tell) -> None:
    at_length = settings(max_examples=RUNS, stateful_step_count=STEPS, deadline=None)
    run_state_machine_as_test(Store, settings=at_length)
    told = f"{RUNS} runs of up to {STEPS} steps, each compared with a dictionary, lost 0"
    tell("keep, change, undo, back up, restore ...", told, runs=RUNS)


def test_the_opening_of_mangled_files(tmp_path: Path, tell: Tell) -> None:
    path = filled(tmp_path / "journal.db")
    good, whole = path.read_bytes(), read_all(path)
    outcomes: Counter[str] = Counter()

    @settings(
        max_examples=MANGLED,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(mangle=mangled())
    def is_told_truly(mangle: Mangle) -> None:
        outcomes[require_truth(path, whole, good, mangle(good))] += 1

    is_told_truly()
    count = outcomes.total()
    tell("mangled files opened", f"{count:,}, wrong data 0 ({dict(outcomes)})", mangled=count)
