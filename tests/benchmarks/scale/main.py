"""`python -m tests.benchmarks scale`: the whole table, from a thousand incidents to a million."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.scale import searching, window, writing
from tests.benchmarks.scale.logbooks import FOLDER, logbook
from tests.benchmarks.scale.measured import Measured, as_json, printed

SIZES = (1_000, 100_000, 1_000_000)
PARTS = ("searching", "writing", "window")


def main(arguments: Sequence[str]) -> int:
    """Measure, print, and write JSON where it is asked for."""
    args = _parser().parse_args(arguments)
    strings = json.loads(args.strings.read_text(encoding="utf-8")) if args.strings else []
    found: list[Measured] = []
    for size in sorted(args.sizes or SIZES):
        for one in _measured(args, size, strings):
            found.append(one)
            print(printed([one]).splitlines()[1], f"  {one.worst[:60]}", file=sys.stderr, flush=True)
    print(printed(found))
    if args.json:
        args.json.write_text(as_json(found), encoding="utf-8")
    return 0


def _measured(args: argparse.Namespace, size: int, strings: list[str]) -> Iterator[Measured]:
    path = logbook(size, args.folder)
    parts = args.parts or PARTS
    if "searching" in parts:
        yield from searching.measure(path, size, strings)
    if "window" in parts:
        yield from window.measure(path, size)
    if "writing" in parts:
        yield from writing.measure(path, size, all_too=args.all)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks scale", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all unless some are named")
    parser.add_argument("--sizes", nargs="+", type=int, metavar="N", help="incidents; 1000 100000 1000000 unless given")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the logbooks are kept (.benchmarks)")
    parser.add_argument("--strings", type=Path, help="a JSON list of naughty strings to search for")
    parser.add_argument("--all", action="store_true", help="put a tag on all incidents too: minutes at a million")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    return parser
