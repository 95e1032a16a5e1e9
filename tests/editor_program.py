"""A program for a real terminal: the editor of a new goal, over the journal that is named."""

from __future__ import annotations

import sys
from pathlib import Path

from editor_support import editor
from mentorjournal.journal import Journal
from support import PASSPHRASE, register_cheap_profile

if __name__ == "__main__":
    register_cheap_profile()
    editor(Journal.open(Path(sys.argv[1]), PASSPHRASE), "goal").run()
