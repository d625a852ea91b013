"""The commands as the user guide tells them, made from the commands themselves."""

from __future__ import annotations

from argparse import SUPPRESS, Action, ArgumentParser
from collections.abc import Iterator

from vedette.cli.command import Command
from vedette.cli.commands import COMMANDS
from vedette.domain.guide import code, table

_PLAIN = {
    "LOGBOOK": "the logbook",
    "REF": "the reference of an incident",
    "QUERY": "what to search for",
    "FILE": "the file",
    "BACKUP": "the backup",
    "DEST": "where the copy goes",
}
"""What is meant by the words that commands leave unexplained."""


def commands_in_markdown() -> str:
    """Each command with what it does, an example and its options."""
    return "\n\n".join(_told(command) for command in COMMANDS)


def _told(command: Command) -> str:
    parser = ArgumentParser(prog=f"vedette {command.name}", add_help=False)
    command.configure(parser)
    options = [action for action in parser._actions if action.help is not SUPPRESS]
    does = f"{command.help[:1].upper()}{command.help[1:]}."
    parts = [f"### vedette {command.name}", does, f"```\n{command.example}\n```"]
    return "\n\n".join([*parts, *([table(("Option", "What it says"), _rows(options))] if options else [])])


def _rows(options: list[Action]) -> Iterator[tuple[str, str]]:
    for option in options:
        name = ", ".join(option.option_strings) or str(option.metavar or option.dest)
        value = f" {option.metavar}" if option.option_strings and isinstance(option.metavar, str) else ""
        choices = f" ({', '.join(map(str, option.choices))})" if option.choices else ""
        yield code(name + value), f"{option.help or _PLAIN.get(name, '')}{choices}".strip()
