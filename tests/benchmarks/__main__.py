"""`python -m tests.benchmarks [NAME…] [--json FILE]`: measures Vedette against bare floors and prints one table.

`python -m tests.benchmarks scale` does so for logbooks of a thousand to a million incidents, made and kept once;
`python -m tests.benchmarks fuzzing` tries a million broken inputs on each reader; `python -m tests.benchmarks goals`
prints every goal of safety with what was measured of it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks import enduring, exporting, guarding, importing, keeping, printing, saving, starting
from tests.benchmarks.figure import Figure, as_json, printed
from tests.benchmarks.fuzzing.main import main as fuzzing
from tests.benchmarks.goals import main as goals
from tests.benchmarks.scale.main import main as scale

BENCHMARKS: dict[str, Callable[[Path], Iterator[Figure]]] = {
    "starting": starting.figures,
    "saving": saving.figures,
    "printing": printing.figures,
    "importing": importing.figures,
    "exporting": exporting.figures,
    "keeping": keeping.figures,
    "guarding": guarding.figures,
    "enduring": enduring.figures,
}

ASKED_FOR = ("enduring",)
"""Those that take long and run only when they are named."""


def main() -> int:
    """Run those that are named, or all; `scale`, `fuzzing` and `goals` have tables of their own and are run alone."""
    alone = {"scale": scale, "fuzzing": fuzzing, "goals": goals}.get("".join(sys.argv[1:2]))
    if alone is not None:
        return alone(sys.argv[2:])
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    args = parser.parse_args()
    unknown = [name for name in args.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"there is no benchmark {unknown[0]}; choose from {', '.join(BENCHMARKS)}")
    figures: list[Figure] = []
    for name in args.names or [name for name in BENCHMARKS if name not in ASKED_FOR]:
        with tempfile.TemporaryDirectory() as folder:
            for figure in BENCHMARKS[name](Path(folder)):
                print(f"  {figure.name}: {figure.value:.2f} {figure.unit}", file=sys.stderr)
                figures.append(figure)
    print(printed(figures))
    if args.json:
        args.json.write_text(as_json(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
