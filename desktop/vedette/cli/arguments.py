"""Arguments as people type them: a query or a text may begin with a minus, which argparse alone would refuse."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path

SHIELD = "\x02"
"""Put before a positional argument that begins with a minus, and taken off again."""


_MOST = 2**62


def shielded(parser: ArgumentParser, arguments: Sequence[str]) -> list[str]:
    """Arguments in which an option's value is joined to it, and other words that begin with a minus are shielded."""
    takes_one, takes_none, takes_many = _options(parser)
    found: list[str] = []
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--":
            return [*found, *(shield(more) for more in rest)]
        if word in takes_one and rest:
            value = rest.pop(0)
            found.append(f"{word}={SHIELD if value == '--' else ''}{value}")
        elif word in takes_none or word in takes_many or word.split("=", 1)[0] in takes_one | takes_many:
            found.append(word)
        else:
            found.append(shield(word))
    return found


def shield(word: str) -> str:
    """A word that argparse takes for no option."""
    return SHIELD + word if word.startswith("-") and word != "-" else word


def plain(word: str) -> str:
    """The word as it was typed; the `type` of every positional argument."""
    return word.removeprefix(SHIELD)


def named(text: str) -> Path:
    """The file meant, under a name that can be said: a lone dot stands for a folder that has one."""
    path = Path(text)
    return path if path.name else path.absolute()


def unshielded(given: Namespace) -> Namespace:
    """The same with the values of options as they were typed: argparse drops a value that is two minuses."""
    for name, value in list(vars(given).items()):
        if isinstance(value, str):
            setattr(given, name, plain(value))
        elif isinstance(value, list):
            setattr(given, name, [plain(one) if isinstance(one, str) else one for one in value])
    return given


def count(text: str) -> int:
    """A number from 0 on, no larger than a database can take; the `type` of options that count."""
    if not (text.isascii() and text.isdigit()):
        raise ArgumentTypeError(f"“{text[:40]}” is no whole number from 0 on")
    return min(int(text), _MOST)


def _options(parser: ArgumentParser) -> tuple[set[str], set[str], set[str]]:
    one: set[str] = set()
    none: set[str] = set()
    many: set[str] = set()
    for action in parser._actions:
        group = none if action.nargs == 0 else one if action.nargs is None else many
        group.update(action.option_strings)
    return one, none, many
