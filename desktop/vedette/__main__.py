"""`vedette` and `python -m vedette`: hands over to the command line."""

from __future__ import annotations

import os
import sys

from vedette.cli.main import run


def main() -> int:
    """Run with this process's arguments; the exit code. All that is written is for its owner alone."""
    os.umask(0o077)
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
