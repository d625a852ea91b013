"""A measured figure beside its floor, and how a list of them is printed."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One line of the table. `floor` is the bare floor of the same run; `goal` bounds the ratio, else the value.

    `better` says whether a good ratio is small (times) or large (rates).
    """

    name: str
    value: float
    unit: str
    floor: float | None = None
    goal: float | None = None
    better: str = "less"
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Value over floor."""
        return self.value / self.floor if self.floor else None

    @property
    def reached(self) -> bool | None:
        """Whether the goal was reached; None where there is none."""
        measured = self.ratio if self.floor else self.value
        if self.goal is None or measured is None:
            return None
        return measured <= self.goal if self.better == "less" else measured >= self.goal


def printed(figures: Iterable[Figure]) -> str:
    """The table for a reader."""
    lines = [f"{'what':<52} {'value':>12} {'floor':>12} {'ratio':>7} {'goal':>7}  reached"]
    for one in figures:
        floor = f"{one.floor:,.2f}" if one.floor is not None else ""
        ratio = f"{one.ratio:.2f}" if one.ratio is not None else ""
        goal = f"{one.goal:g}" if one.goal is not None else ""
        reached = {True: "yes", False: "NO", None: ""}[one.reached]
        value = f"{one.value:,.2f} {one.unit}"
        lines.append(f"{one.name:<52} {value:>12} {floor:>12} {ratio:>7} {goal:>7}  {reached}  {one.note}".rstrip())
    return "\n".join(lines)


def as_json(figures: Iterable[Figure]) -> str:
    """The same for a program."""
    return json.dumps([{**asdict(one), "ratio": one.ratio, "reached": one.reached} for one in figures], indent=1)


def seconds(work: Callable[[], object], times: int = 5) -> list[float]:
    """How long `work` took, each time."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return found


def p95(values: list[float]) -> float:
    """The value that 95 of 100 stay below."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
