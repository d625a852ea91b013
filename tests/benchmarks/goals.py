"""`python -m tests.benchmarks goals [GOAL…]`: every goal of safety with what was measured of it, in one table.

Figures are those of `enduring`, `guarding`, `keeping` and `fuzzing`; what is a property and no figure is tried by the
tests that hold it. `ENDURING=n`, `FUZZING=n` and `KEEPING=n` make it shorter or longer: “so far” stands where fewer
were tried than are asked for. Whole it takes many hours.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import covering, enduring, guarding, keeping
from tests.benchmarks.figure import Figure
from tests.benchmarks.fuzzing.figures import figures as fuzzing
from tests.benchmarks.fuzzing.main import INPUTS
from tests.repo.checkout import ROOT
from tests.repo.test_faults import lacking, numbered
from vedette.ui.incidents.form.keeping import MOST_BEHIND_MS

Parts = Callable[[Path], Iterator[Figure]]


@dataclass(frozen=True)
class Goal:
    """`figures` are beginnings of names; `tests` are what pytest is given; `rest` is what is not measured, and why."""

    name: str
    asked: str
    part: Parts | None = None
    figures: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    rest: str = ""
    tries: tuple[int, int] = (0, 0)
    """How many are asked for, and how many there are this time."""


def counted(_: Path) -> Iterator[Figure]:
    """What is told without trying anything."""
    yield Figure("typing lost at most after a kill", MOST_BEHIND_MS / 1000, "s", goal=5)
    yield Figure("rows of faults without a test, as far as they concern what exists", len(lacking()), "", goal=0)
    yield Figure("rows of faults with a test of their number", len(numbered()), "")


GOALS = (
    Goal("G1", "no acknowledged record lost by 1,000 kills of each operation", enduring.figures, ("harm by",),
         ("tests/storage/test_killed.py", "tests/usecases/test_importing_killed.py"),
         "bundles and exchange: there are none yet", (1_000, enduring.TIMES)),
    Goal("G2", "every durable step may be the last", tests=("tests/storage/test_crash_points.py",
         "tests/storage/test_rekeying.py", "tests/storage/test_erasing.py")),
    Goal("G3", "no room at any write", tests=("tests/storage/test_full_disk.py", "tests/storage/test_no_room.py")),
    Goal("G4", "at most 5 s of typing lost", counted, ("typing lost",),
         ("tests/journeys/test_going_on_after_a_crash.py",)),
    Goal("G5", "a million backed up and checked in 15 s; a plan; checked before older ones go", keeping.figures,
         ("backup of",), ("tests/usecases/test_backups.py", "tests/domain/test_backup_plan.py"),
         tries=(keeping.FEWEST, keeping.COUNT)),
    Goal("G6", "restored in 3 clicks beside the logbook, with what sets it apart; a monthly drill",
         tests=("tests/ui/keeping/test_backups.py",)),
    Goal("G7", "after an unclean end looked through in 10 s at a million", keeping.figures, ("look after",),
         tries=(keeping.FEWEST, keeping.COUNT)),
    Goal("G8", "each of 1,000 flipped bytes that matter is noticed, the rest saved", enduring.figures,
         ("flipped bytes",), ("tests/storage/test_flips.py", "tests/storage/test_salvage.py"),
         tries=(1_000, enduring.TIMES)),
    Goal("G9", "66 damaged files: untouched, a sentence, 5 s", guarding.figures, ("damaged files", "slowest answer"),
         ("tests/ui/keeping/test_check.py",)),
    Goal("G12", "a guess at the passphrase costs 1 s and 64 MiB", guarding.figures, ("one guess", "memory of")),
    Goal("G13", "locks by itself; nothing of the logbook left in a widget or on the disk",
         tests=("tests/ui/locking/test_locking.py", "tests/ui/locking/test_guard.py")),
    Goal("G14", "no marked word in any file after closing, a kill, or deleting for good", guarding.figures,
         ("marks found",)),
    Goal("G15", "no internet socket, and no file opened because a text names it",
         tests=("tests/ui/test_no_stray_open.py",)),
    Goal("G16", "no formula evaluated by LibreOffice, and no cell changed by a round trip",
         tests=("tests/usecases/test_spreadsheet_round_trips.py",)),
    Goal("G17", "1,000 tamperings noticed, no false alarm over 500 histories, a million entries in 30 s",
         enduring.figures, ("tamperings", "false alarms"),
         ("tests/journeys/test_any_order_of_acts.py", "tests/repo/test_verifier.py"),
         tries=(1_000, enduring.TIMES)),
    Goal("G17", "the same: the time", guarding.figures, ("journal of",)),
    Goal("G21", "a million broken inputs for each reader, and a plain sentence for each", fuzzing, ("unhandled",),
         tries=(1_000_000, INPUTS)),
    Goal("G22", "a test for each row of the catalogue of faults", counted, ("rows of faults",),
         ("tests/repo/test_faults.py",)),
    Goal("G22", "the same: every branch of storage reached by a test", covering.figures, ("lines and branches",),
         rest="anything where `coverage` is not installed; what is missed is listed on standard error"),
    Goal("G23", "the same bytes in every language and zone", tests=("tests/cli/test_worlds.py",)),
    Goal("G24", "a written message for every failure", tests=("tests/repo/test_messages.py",)),
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Measure, print as it goes and then as a table; 1 where a goal was not reached."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks goals", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="GOAL", help="as G5; all unless some are named")
    wanted = parser.parse_args(arguments).names
    goals = [goal for goal in GOALS if not wanted or goal.name in wanted]
    figures = list(_measured({goal.part: None for goal in goals if goal.part}))
    lines = [line for goal in goals for line in _lines(goal, figures)]
    print("\n".join([f"{'goal':<5} {'reached':<8} measured", *lines]))
    return int(any(f" {_SAID[False]} " in line for line in lines))


def _measured(parts: dict[Parts, None]) -> Iterator[Figure]:
    for part in parts:
        with tempfile.TemporaryDirectory() as folder:
            for figure in part(Path(folder)):
                print(f"  {figure.name}: {figure.value:,.2f} {figure.unit}", file=sys.stderr, flush=True)
                yield figure


_SAID = {True: "yes", False: "NO", None: "-"}


def _lines(goal: Goal, figures: Sequence[Figure]) -> Iterator[str]:
    """A line for what is asked, one for each figure, one for the tests, one for what is left out."""
    mine = [one for one in figures if one.name.startswith(goal.figures or ("\0",))]
    passed, said = _tried(goal.tests)
    reached = [one.reached for one in mine if one.reached is not None] + ([passed] if goal.tests else [])
    yield f"{goal.name:<5} {_said(goal, all(reached) if reached else None):<8} {goal.asked}"
    for one in mine:
        yield f"{'':<5} {_said(goal, one.reached):<8}   {one.name}: {_figure(one)}"
    if goal.tests:
        yield f"{'':<5} {_SAID[passed]:<8}   {said} in {', '.join(Path(test).name for test in goal.tests)}"
    if goal.rest:
        yield f"{'':<5} {_SAID[None]:<8}   not measured: {goal.rest}"


def _said(goal: Goal, reached: bool | None) -> str:
    """A short run can show that a goal was missed, and not that it was reached."""
    asked, tries = goal.tries
    return "so far" if reached and tries < asked else _SAID[reached]


def _figure(one: Figure) -> str:
    return f"{one.value:,.2f} {one.unit}" if one.unit else f"{one.value:,.0f}"


def _tried(tests: Sequence[str]) -> tuple[bool, str]:
    """Whether all passed, the long ones too, and how many."""
    if not tests:
        return True, ""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "long or not long", *tests]
    print(f"  {' '.join(tests)}", file=sys.stderr, flush=True)
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    last = (done.stdout.strip().splitlines() or [""])[-1]
    return done.returncode == 0, re.sub(r" in [0-9.]+s.*", "", last).strip("= ") or f"ended with {done.returncode}"
