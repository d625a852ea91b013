"""Writes the commands into `resources/help/command-line.md`: run `python -m tests.repo.make_guide` when they change."""

from __future__ import annotations

from vedette.cli.guide import commands_in_markdown
from vedette.paths import resource

HEADING = "## Commands\n\n"


def with_commands(page: str) -> str:
    """The page with the commands of today below their heading."""
    return page[: page.index(HEADING) + len(HEADING)] + commands_in_markdown() + "\n"


def main() -> None:
    page = resource("help", "command-line.md")
    page.write_text(with_commands(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
