"""Which figure of a file's dates is the day: found out from all of them together; asked where nothing decides."""

from __future__ import annotations

import re
from datetime import date

from vedette.domain.errors import NeedsChoice
from vedette.domain.phrases_lexicon import readings

ORDERS = ("dmy", "mdy", "ymd")
SLIPS = 2
"""Dates with points that can be day first, for each that can't be, above which that one is taken for a slip."""

_EXAMPLES = 3
_LONGEST = 200
_PIVOT = 69
_FIGURES = re.compile(r"(?<![\w./-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d/-])")


class DateOrder:
    """Hears every date of a file and tells the order of day and month that all of them allow."""

    def __init__(self) -> None:
        self._allowed = set(ORDERS)
        self._asked: dict[str, None] = {}
        self._decisive: dict[str, str] = {}
        self._seen: set[str] = set()
        self._pointed = self._against = 0
        self._odd: dict[frozenset[str], str] = {}

    def hear(self, cell: str) -> None:
        """One cell of a column of dates."""
        if len(cell) < 6 or len(cell) > _LONGEST or cell[4:5] == "-" or cell in self._seen:
            return
        if len(self._seen) < 100_000:
            self._seen.add(cell)
        for match in _FIGURES.finditer(cell):
            self._weigh(cell, match)

    def decided(self) -> str:
        """dmy, mdy or ymd; '' where no date needs it. NeedsChoice, with examples, where the file does not say."""
        self._weigh_odd()
        if len(self._allowed) == 1:
            return next(iter(self._allowed))
        if not self._asked:
            return ""
        examples = tuple([*self._decisive.values(), *self._asked][:_EXAMPLES])
        shown = ", ".join(f"“{text}”" for text in examples)
        if not self._allowed:
            raise NeedsChoice(
                f"The dates of this file are written in more than one order: {shown}. Nothing was changed; choose one "
                "with --date-order dmy, mdy or ymd; rows written otherwise will be listed.",
                ORDERS,
                examples,
            )
        raise NeedsChoice(
            f"Nothing in this file says which figure is the day in {shown}. Nothing was changed; say it with "
            "--date-order dmy (day first), mdy (month first) or ymd.",
            tuple(order for order in ORDERS if order in self._allowed),
            examples,
        )

    def _weigh(self, cell: str, match: re.Match[str]) -> None:
        a, sign, b, c = match.groups()
        found = {order: day for order in ORDERS if (day := _day(order, a, b, c)) is not None}
        found = _on_its_weekday(cell, found)
        if sign == "." and found and "dmy" not in found:
            self._against += 1
            self._odd.setdefault(frozenset(found), cell)
            return
        self._pointed += sign == "."
        if found and (sign != "." or len(found) == 1):  # with points the day is first, unless there is no such day
            self._take(cell, found)

    def _weigh_odd(self) -> None:
        """Dates with points that can't be day first are of another order where they are many; a few are slips."""
        if self._pointed <= SLIPS * self._against:
            for orders, cell in self._odd.items():
                self._allowed &= orders
                self._decisive.setdefault(min(orders), cell)

    def _take(self, cell: str, found: dict[str, date]) -> None:
        self._allowed &= found.keys()
        if len(set(found.values())) > 1:
            self._asked.setdefault(cell)
        elif len(found) == 1:
            self._decisive.setdefault(next(iter(found)), cell)


def _day(order: str, a: str, b: str, c: str) -> date | None:
    if order == "ymd":
        year, month, day = a, b, c
    else:
        year, month, day = (c, a, b) if order == "mdy" else (c, b, a)
    if len(year) == 1 or len(day) > 2:
        return None
    number = int(year)
    if len(year) == 2:
        number += 1900 if number >= _PIVOT else 2000
    try:
        return date(number, int(month), int(day))
    except ValueError:
        return None


def _on_its_weekday(cell: str, found: dict[str, date]) -> dict[str, date]:
    if len(set(found.values())) < 2 or not re.search(r"[^\W\d_]{2}", cell):
        return found
    for _, tokens in readings(cell):
        weekday = next((value for kind, value in tokens if kind == "weekday"), None)
        if weekday is not None:
            return {order: day for order, day in found.items() if day.weekday() == int(weekday)} or found
    return found
