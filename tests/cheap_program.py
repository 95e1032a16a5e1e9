"""The real program with cheap keys, for tests that start it from outside."""

from mentorjournal.cli.main import main
from support import cheap_keys

cheap_keys()
main()
