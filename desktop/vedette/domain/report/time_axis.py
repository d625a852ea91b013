"""Days along a line, and where round dates stand on it; knows no incident."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vedette.domain.civil_days import day_words

_MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """From day `low` to before day `high`, as proleptic ordinals, over so many points from `left` on."""

    low: int
    high: int
    left: float
    width: float

    def at(self, day: float) -> float:
        """Where a day begins."""
        return self.left + (day - self.low) / (self.high - self.low) * self.width

    def ticks(self) -> list[tuple[float, str]]:
        """Round dates: days, Mondays, firsts of months or of years, whichever are few enough."""
        span = self.high - self.low
        if span <= _MOST_TICKS * 7:
            step = 1 if span <= _MOST_TICKS else 7 if span > 2 * _MOST_TICKS else 2
            return [(self.at(day), _short(day)) for day in self._days(step)]
        months = next((n for n in (1, 2, 3, 6) if span <= _MOST_TICKS * n * 30), 0)
        if months:
            return [(self.at(day), f"{date.fromordinal(day):%b %Y}") for day in self._firsts(months)]
        years = next(n for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 2_000) if span <= _MOST_TICKS * n * 366)
        return [(self.at(day), str(date.fromordinal(day).year)) for day in self._firsts(12 * years)]

    def _days(self, step: int) -> Iterator[int]:
        """Each day, every other, or the Mondays."""
        first = self.low + (-(self.low - 1) % 7 if step == 7 else 0)
        yield from range(first, self.high, step)

    def _firsts(self, months: int) -> Iterator[int]:
        start = date.fromordinal(self.low)
        count = start.year * 12 + start.month - 1 + (start.day > 1)
        count += -count % months
        while count // 12 <= date.max.year:
            day = date(max(count // 12, 1), count % 12 + 1, 1).toordinal()
            if day >= self.high:
                return
            yield day
            count += months


def _short(day: int) -> str:
    """As in “4 Nov”; the year stands in the table."""
    words = day_words(date.fromordinal(day)).split()
    return f"{words[0]} {words[1][:3]}"
