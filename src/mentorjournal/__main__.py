"""Start the program: `mentorjournal`, `mj` and `python -m mentorjournal`."""

import sys

from mentorjournal import __version__


def main() -> None:
    """Answer `--version` before anything is loaded; leave all else to the commands."""
    if sys.argv[1:] == ["--version"]:
        print(f"mentorjournal {__version__}")
        return
    from mentorjournal.cli.main import main as run

    run()


if __name__ == "__main__":
    main()
