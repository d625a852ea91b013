"""An interval of wall time and the words that it stands for, as a value: what is early, late, possible and certain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Interval:
    """An interval in local wall time with inclusive bounds (None is open), and how exactly it is known."""

    text: str = ""
    earliest: str | None = None
    latest: str | None = None
    shape: str = "point"
    qualifier: str = "exact"
    unit: str = ""
    part_of_day: str = ""
    language: str = ""
    anchor: str | None = None
    anchor_rule: str = ""
    tz: str = ""
    nil_reason: str = ""
    overruled: bool = False
    inferred: bool = False

    @property
    def is_empty(self) -> bool:
        """No bound at all: undated, whatever the words are."""
        return self.earliest is None and self.latest is None

    @property
    def first_day(self) -> str | None:
        return None if self.earliest is None else self.earliest[:10]

    @property
    def last_day(self) -> str | None:
        return None if self.latest is None else self.latest[:10]

    @property
    def sort_day(self) -> str | None:
        """The day it is sorted by: the earliest, else the latest."""
        return self.first_day or self.last_day

    @property
    def width_in_days(self) -> int | None:
        """Calendar days touched; None where an end is open or is no day."""
        first, last = self.first_day, self.last_day
        if first is None or last is None:
            return None
        if first == last:
            return 1
        try:
            return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
        except ValueError:
            return None

    def possible(self, from_day: str | None, to_day: str | None) -> bool:
        """The interval overlaps the window of ISO days (None is open); an undated When matches nothing."""
        if self.is_empty:
            return False
        first, last = self.first_day, self.last_day
        starts_in_time = to_day is None or first is None or first <= to_day
        ends_in_time = from_day is None or last is None or last >= from_day
        return starts_in_time and ends_in_time

    def certain(self, from_day: str | None, to_day: str | None) -> bool:
        """The whole interval lies inside the window; an interval with an open end never does."""
        first, last = self.first_day, self.last_day
        if first is None or last is None:
            return False
        return (from_day is None or from_day <= first) and (to_day is None or last <= to_day)
