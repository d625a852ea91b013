"""What came out of the broken inputs as figures, for the table of all goals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.figure import Figure
from tests.benchmarks.fuzzing.main import INPUTS, SEED, targets
from tests.benchmarks.fuzzing.running import SLOWEST, tried


def figures(folder: Path) -> Iterator[Figure]:
    """For each reader how many were not handled; and the longest that one of them took."""
    slowest = 0.0
    for target in targets(folder):
        found = tried(target, iter(range(INPUTS)), SEED, Path(".benchmarks/fuzzing"))
        slowest = max(slowest, found.slowest)
        yield Figure(f"unhandled of {found.inputs:,}: {found.name}", found.unhandled, "", goal=0)
    yield Figure("unhandled: the slowest of all took", slowest, "ms", goal=SLOWEST)
