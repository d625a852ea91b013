"""When something happened, as a value: the words as said beside the interval they stand for. Reads no words itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from vedette.domain import edtf_text, when_checks, when_words


@dataclass(frozen=True, slots=True)
class When:
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

    @property
    def edtf(self) -> str:
        return edtf_text.write(self)

    @property
    def precision_mark(self) -> str:
        return when_words.precision_mark(self)

    def counted_from(self, said_on: When | None) -> When:
        """Itself; inferred as well where the day that its words count from was said without a year, or concluded."""
        if said_on is None or not (said_on.inferred and self.anchor_rule):
            return self
        return replace(self, inferred=True)

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

    def problems(self) -> list[str]:
        """One sentence for each thing that can't stand as it is; [] where all is well."""
        return when_checks.problems(self)

    def as_json(self) -> dict[str, str | None]:
        """The `when` object of every outside interface."""
        return {
            "text": self.text,
            "earliest": self.earliest,
            "latest": self.latest,
            "shape": self.shape,
            "qualifier": self.qualifier,
            "edtf": self.edtf,
        }

    def describe(self) -> str:
        """The interval and its precision in English words, for screen and print."""
        return when_words.describe(self)
