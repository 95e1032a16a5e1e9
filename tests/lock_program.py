"""The real program with cheap keys, and without what hides its memory from the test."""

import sys

from mentorjournal.cli.main import run
from support import cheap_keys

cheap_keys()
sys.exit(run(sys.argv[1:]))
