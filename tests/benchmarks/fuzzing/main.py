"""`python -m tests.benchmarks fuzzing [TARGET…]`: broken inputs by the million; only a plain sentence may come out.

`FUZZING=n` is the number of inputs of each target (1,000,000 unless given). An input that raises anything else than a
UserError is kept in a file, and its number and seed are said: `--only NUMBER` tries that one again. A TARGET is the
beginning of a name in the table.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.fuzzing import files, round_trips, searched, tables, words
from tests.benchmarks.fuzzing.running import SLOWEST, Outcome, tried
from tests.benchmarks.fuzzing.target import Target

INPUTS = int(os.environ.get("FUZZING", "1000000"))
SEED = 21
_MEMORY = 4 * 1024**3
_IN_MEMORY = "/dev/shm"
"""Where there is such a place, no input waits for a disk."""


def targets(folder: Path) -> Iterator[Target]:
    """Every target; those that read files lay them into the folder."""
    yield from words.targets()
    yield from round_trips.targets()
    yield from searched.targets(folder)
    yield from tables.targets(folder)
    yield from files.targets(folder)


def main(arguments: Sequence[str]) -> int:
    """Try them, and print one table; 1 where anything came out that may not."""
    args = _parser().parse_args(arguments)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    found: list[Outcome] = []
    with tempfile.TemporaryDirectory(dir=_IN_MEMORY if Path(_IN_MEMORY).is_dir() else None) as folder:
        for target in targets(Path(folder)):
            if args.names and not any(target.name.casefold().startswith(name.casefold()) for name in args.names):
                continue
            numbers = iter([args.only]) if args.only is not None else iter(range(args.first, args.first + INPUTS))
            found.append(tried(target, numbers, args.seed, args.failures, args.seconds))
            print(row(found[-1]), file=sys.stderr, flush=True)
    print(printed(found))
    return int(any(one.unhandled or one.slowest > SLOWEST for one in found))


def printed(found: Sequence[Outcome]) -> str:
    """The table for a reader; the goals are 0 exceptions and 2,000 ms."""
    names = f"{'unhandled':>10} {'slowest ms':>11} {'input':>8} {'inputs/s':>9}"
    head = f"{'target':<28} {'inputs':>10} {'refused':>8} {names}"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return "\n".join([head, *map(row, found), f"goal: 0 unhandled, {SLOWEST:,.0f} ms; most memory: {peak:,} MiB"])


def row(one: Outcome) -> str:
    """One line of the table."""
    rate = one.inputs / one.seconds if one.seconds else 0
    refused = f"{100 * one.refused / max(one.inputs, 1):.0f} %"
    return (
        f"{one.name:<28} {one.inputs:>10,} {refused:>8} {one.unhandled:>10,} {one.slowest:>11,.1f} "
        f"{one.slowest_input:>8} {rate:>9,.0f}"
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks fuzzing", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="TARGET", help="the beginning of a name; all unless some are named")
    parser.add_argument("--seed", type=int, default=SEED, help=f"{SEED} unless given; every seed makes other inputs")
    parser.add_argument("--only", type=int, metavar="NUMBER", help="try this one input")
    parser.add_argument("--first", type=int, default=0, metavar="NUMBER", help="begin with this input")
    parser.add_argument("--seconds", type=float, default=0, help="stop each target after so long")
    parser.add_argument("--failures", type=Path, default=Path(".benchmarks/fuzzing"), help="where failing inputs go")
    return parser
