"""`vedette` and `python -m vedette`: hands over to the command line."""

from __future__ import annotations

import sys

from vedette.cli.main import run


def main() -> int:
    """Run with this process's arguments; the exit code."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
