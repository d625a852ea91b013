"""Many times of one thing at one size, beside its bare floor, and how they are printed and written."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.figure import p95


@dataclass(frozen=True)
class Measured:
    """Times in milliseconds (or one value in another unit). `goal` bounds the p95 at a million, or as `of` says."""

    name: str
    size: int
    times: Sequence[float]
    floor: float | None = None
    goal: float | None = None
    of: str = "p95"
    unit: str = "ms"
    worst: str = ""

    @property
    def row(self) -> dict[str, float | str | bool | None]:
        """All there is to know, by name."""
        times = list(self.times)
        found: dict[str, float | str | bool | None] = {
            "name": self.name, "size": self.size, "unit": self.unit, "p50": median(times), "p95": p95(times),
            "max": max(times), "floor": self.floor, "ratio": median(times) / self.floor if self.floor else None,
            "goal": self.goal, "of": self.of if self.goal is not None else None, "worst": self.worst,
        }  # fmt: skip
        held = found[self.of]
        found["reached"] = held <= self.goal if isinstance(held, float | int) and self.goal is not None else None
        return found


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def grown(work: Callable[[], object]) -> float | None:
    """By how many MB the memory of this process grew at most meanwhile; None where the system does not tell."""
    status, marks = Path("/proc/self/status"), Path("/proc/self/clear_refs")
    if not (status.exists() and marks.exists()):
        return None
    marks.write_text("5", encoding="ascii")  # the highest figure begins anew
    before = _kilobytes(status, "VmRSS")
    work()
    return max(0.0, (_kilobytes(status, "VmHWM") - before) / 1000)


def _kilobytes(status: Path, name: str) -> int:
    lines = status.read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith(f"{name}:")).split()[1])


def each(asked: Iterable[str], work: Callable[[str], object]) -> tuple[list[float], str]:
    """How long each took, and which took longest."""
    found = [(timed(lambda one=one: work(one)), one) for one in asked]  # type: ignore[misc]  # a lambda of its own
    return [took for took, _ in found], max(found)[1]


def printed(all_: Sequence[Measured]) -> str:
    """The table for a reader; growth is the p50 at the largest size over that at the smallest."""
    head = f"{'what':<58} {'incidents':>10} {'p50':>10} {'p95':>10} {'max':>10} {'floor':>9} {'ratio':>7} goal"
    return "\n".join([head, *_lines(all_)])


def as_json(all_: Sequence[Measured]) -> str:
    """The same for a program."""
    growth = _growth(all_)
    return json.dumps([{**one.row, "growth": growth[one.name]} for one in all_], indent=1, ensure_ascii=False)


def _lines(all_: Sequence[Measured]) -> Iterator[str]:
    growth = _growth(all_)
    largest = max((one.size for one in all_), default=0)
    for one in sorted(all_, key=lambda one: [other.name for other in all_].index(one.name)):
        row = one.row
        cells = (_number(row[name]) for name in ("p50", "p95", "max"))
        goal = f"{'yes' if row['reached'] else 'NO '} ({one.of} ≤ {one.goal:g})" if one.goal is not None else ""
        grown = f"× {growth[one.name]:.1f} growth" if one.size == largest and growth[one.name] else ""
        yield (
            f"{f'{one.name}, {one.unit}':<58} {one.size:>10,} {' '.join(f'{cell:>10}' for cell in cells)} "
            f"{_number(row['floor']):>9} {_number(row['ratio']):>7} {goal} {grown}"
        ).rstrip()


def _growth(all_: Sequence[Measured]) -> dict[str, float | None]:
    found: dict[str, float | None] = {}
    for name in {one.name for one in all_}:
        sized = sorted((one.size, median(list(one.times))) for one in all_ if one.name == name)
        found[name] = sized[-1][1] / sized[0][1] if len(sized) > 1 and sized[0][1] else None
    return found


def _number(value: object) -> str:
    return f"{value:,.1f}" if isinstance(value, float | int) else ""
