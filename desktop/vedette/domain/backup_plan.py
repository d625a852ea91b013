"""Which backups to keep as they grow old: all of two days, then one a day, a week, a month. Deletes nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

ALL_OF = timedelta(days=2)
DAYS, WEEKS, MONTHS = 12, 10, 9
Period = Callable[[datetime], tuple[int, ...]]


def to_keep(made: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Those worth keeping, times in UTC: the newest of each of the last 12 days, 10 weeks and 9 months that have any.

    Only periods in which a backup was made are counted, so a pause thins nothing out. What a wrong clock dated into
    the future is kept: it is young, however it is dated.
    """
    newest_first = sorted(made, reverse=True)
    kept = {time for time in newest_first if now - time <= ALL_OF}
    kept.update(newest_first[:1])
    for period, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        kept.update(_newest_of_each(newest_first, period, count))
    return frozenset(kept)


def _newest_of_each(newest_first: Sequence[datetime], period: Period, count: int) -> list[datetime]:
    found: dict[tuple[int, ...], datetime] = {}
    for time in newest_first:
        found.setdefault(period(time), time)
    return list(found.values())[:count]


def _day(time: datetime) -> tuple[int, ...]:
    return (time.date().toordinal(),)


def _week(time: datetime) -> tuple[int, ...]:
    return time.isocalendar()[:2]


def _month(time: datetime) -> tuple[int, ...]:
    return time.year, time.month
