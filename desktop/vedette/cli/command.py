"""What every command is made of, and how it speaks: answers on standard output, everything else on standard error."""

from __future__ import annotations

import gc
import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

from vedette.cli.acting import acting_name
from vedette.cli.arguments import named
from vedette.cli.asking import asker

if TYPE_CHECKING:
    from vedette.assemble import Workplace

DONE, FAILED, WRONG_USAGE, DONE_IN_PART, CANCELLED = 0, 1, 2, 3, 130


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, a line about it, an example, its arguments and what it does."""

    name: str
    help: str
    example: str
    configure: Callable[[ArgumentParser], None]
    run: Callable[[Namespace], int]


def able_to_say_all(*, as_utf_8: bool) -> None:
    """Let no character end a command that is done: JSON is UTF-8 (RFC 8259), and words stand as \\u… where need be."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = "utf-8" if as_utf_8 and stream is sys.stdout else None
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def answer(args: Namespace, plain: dict[str, Any], text: str) -> None:
    """The result: one JSON object with --json, else words."""
    print(json.dumps(plain, ensure_ascii=False) if args.json else text)


def note(text: str) -> None:
    """Something to know that is no result."""
    print(text, file=sys.stderr)


@contextmanager
def workplace(args: Namespace) -> Iterator[Workplace]:
    """The logbook that the command names, open for as long as the block lasts."""
    from vedette.assemble import open_workplace

    place = open_workplace(named(args.logbook), lambda: acting_name(args.acting), ask=asker(args))
    gc.freeze()  # or what is there now is looked through for garbage again and again while a million incidents pass by
    try:
        yield place
    finally:
        place.close()
        gc.unfreeze()


class Meter:
    """Progress of long work as a line on standard error, rewritten where that is a terminal."""

    cancelled = False

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._shown = -1

    def report(self, done: int, total: int) -> None:
        """Show every full percent on a terminal, every tenth elsewhere."""
        percent = 100 * done // total if total else 0
        step = 1 if sys.stderr.isatty() else 10
        if total and percent // step != self._shown:
            self._shown = percent // step
            end = "\r" if sys.stderr.isatty() and done < total else "\n"
            print(f"{self._doing}: {done:,} of {total:,} ({percent} %)", end=end, file=sys.stderr, flush=True)

    def check(self) -> None:
        """Ctrl+C arrives as KeyboardInterrupt; nothing to ask here."""
