"""Export of our own CSV against the bare floor: every row of the incident tables fetched, `csv.writer` over the lines.

The floor asks the bare driver for all rows that an export has to read, and writes the very cells that the export wrote.
A second figure stands beside the writing alone.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks import made
from tests.benchmarks.figure import Figure
from tests.benchmarks.importing import Best, rows_of, vedette

COUNT = 20_000
ROUNDS = 3


def figures(folder: Path) -> Iterator[Figure]:
    """Rows per second of a whole `vedette export`, plain and for spreadsheets."""
    logbook = made.logbook(folder, COUNT)
    none, bare, writing = Best(), Best(), Best()
    ways: dict[str, tuple[str, ...]] = {"own CSV export": (), "own CSV export for spreadsheets": ("--excel",)}
    best = {name: Best() for name in ways}
    for number in range(ROUNDS):
        none.measure(partial(vedette, "export", str(logbook), str(folder / f"none{number}.csv"), "--query", "xyzzy"))
        for name, more in ways.items():
            file = folder / f"{number}{len(more)}.csv"
            best[name].measure(partial(vedette, "export", str(logbook), str(file), *more))
        lines = _lines(folder / f"{number}0.csv")
        writing.measure(partial(_written, folder / "bare.csv", lines))
        bare.measure(partial(_bare, logbook, folder / "bare.csv", lines))
    for name in ways:
        took = best[name].less(none)
        yield Figure(
            name, COUNT / took.wall, "rows/s", COUNT / bare.wall, goal=0.4, better="more",
            note=f"{COUNT:,} rows; of processor time {bare.cpu / took.cpu:.2f}",
        )  # fmt: skip
        alone = COUNT / writing.wall
        yield Figure(f"{name}, beside writing alone", COUNT / took.wall, "rows/s", alone, better="more")


def _lines(file: Path) -> list[list[str]]:
    with file.open(newline="", encoding="utf-8") as opened:
        return list(csv.reader(opened))


def _bare(logbook: Path, file: Path, lines: list[list[str]]) -> None:
    rows_of(logbook)
    _written(file, lines)


def _written(file: Path, lines: list[list[str]]) -> None:
    with file.open("w", newline="", encoding="utf-8") as opened:
        csv.writer(opened).writerows(lines)
