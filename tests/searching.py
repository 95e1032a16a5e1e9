"""How the tests search: loaded before any of them says how long its own search is to be."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# A shared machine stalls now and then; how fast things are is measured in bench/.
settings.register_profile("shared machine", deadline=None)
# A run on record says the same about the same tree each time; people's own runs go on searching.
settings.register_profile("on record", deadline=None, derandomize=True, database=None)
settings.load_profile("on record" if os.environ.get("CI") else "shared machine")

SHARING = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
"""For properties whose examples share a journal that each of them empties."""
