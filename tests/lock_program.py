"""The real program with cheap keys, and without what hides its memory from the test."""

import sys

from mentorjournal.cli.main import end, run
from support import cheap_keys

cheap_keys()
end(run(sys.argv[1:]))
