"""A table of what was tried, at the end of the run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

_TRIED = pytest.StashKey[list[tuple[str, str]]]()

Tell = Callable[[str, str], None]


@pytest.fixture
def tell(pytestconfig: pytest.Config) -> Tell:
    """Note a line for the table: what was tried, and what came of it."""
    lines = pytestconfig.stash.setdefault(_TRIED, [])
    return lambda tried, outcome: lines.append((tried, outcome))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    lines = config.stash.get(_TRIED, [])
    if lines:
        terminalreporter.section("what was tried")
        width = max(len(tried) for tried, _ in lines)
        for tried, outcome in lines:
            terminalreporter.write_line(f"{tried:{width}}  {outcome}")
