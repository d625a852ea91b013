"""Searching the logbook: pages of the list, counts, and where an incident stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from vedette.domain.errors import UserError
from vedette.domain.incident_line import IncidentLine
from vedette.domain.query import Query
from vedette.storage.lines import lines
from vedette.storage.search import SORTS, Anchors, Searcher, Sort
from vedette.usecases.desk import Desk

if TYPE_CHECKING:
    from vedette.storage.facets import Field, Value

__all__ = ["SORT_FIELDS", "Search", "Value", "day_start", "sort_of"]

SORT_FIELDS = ("when", "relevance", *SORTS)
"""What a list can be sorted by."""

COMPLETED: tuple[Field, ...] = (
    "tag", "type", "status", "place", "country", "actor", "party", "says", "source",
)  # fmt: skip
"""Fields of which the values that occur can be listed."""

_FIRST_YEAR = 1900
"""Before it, computers know no zones, and nothing was added to a logbook."""


def sort_of(text: str | None) -> Sort | None:
    """The order that a text such as `-added` names; None where none is given. UserError for any other field."""
    if not text:
        return None
    field = text.removeprefix("-")
    if field not in SORT_FIELDS:
        raise UserError(f"A list can't be sorted by “{field}”; choose one of: {', '.join(SORT_FIELDS)}.")
    return field, text.startswith("-")


def day_start(day: date) -> str:
    """The instant (UTC) at which a day begins where this computer stands, as it is compared with times of records."""
    if not _FIRST_YEAR <= day.year < date.max.year:
        return day.isoformat()
    return datetime(day.year, day.month, day.day).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


class Search:
    """What a query text finds. Trash is left out unless the text asks for it; a sort given here beats one in it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._anchors = Anchors()

    def read(self, text: str) -> Query:
        """What the text asks for, and what of it was not understood."""
        if not text:
            return Query()
        from vedette.domain.query_reader import read

        return read(text, today=self._desk.today())

    def page(self, text: str, offset: int = 0, limit: int = 100, sort: str | None = None) -> list[IncidentLine]:
        """One page of the list; `sort` is a field, with a minus in front to turn it round."""
        query, order = self.read(text), sort_of(sort)
        with self._desk.store.reading() as connection:
            found = Searcher(connection, query, day_start, self._anchors)
            return lines(connection, found.page(max(0, offset), max(0, limit), order))

    def count(self, text: str) -> int:
        """How many incidents it finds."""
        query = self.read(text)
        with self._desk.store.reading() as connection:
            return Searcher(connection, query, day_start).count()

    def uids(self, text: str) -> Iterator[str]:
        """Uids of all it finds, newest first, read little by little from one state of the logbook."""
        query = self.read(text)
        with self._desk.store.reading() as connection:
            yield from Searcher(connection, query, day_start).uids()

    def offset_of(self, text: str, uid: str, sort: str | None = None) -> int | None:
        """Where an incident stands in the list, from 0; None when it is not in it, or the list is by relevance."""
        query, order = self.read(text), sort_of(sort)
        with self._desk.store.reading() as connection:
            return Searcher(connection, query, day_start).offset_of(uid, order)

    def offset_of_day(self, text: str, day: str, sort: str | None = None) -> int:
        """How many stand before a day (ISO) in a list in order of time: newest first, unless `sort` is `when`."""
        query = self.read(text)
        with self._desk.store.reading() as connection:
            return Searcher(connection, query, day_start).offset_of_day(day, down=sort != "when")

    def values(self, field: str, beginning: str = "", limit: int = 12) -> list[Value]:
        """What the logbook holds under a field (tag, type, status, place, country, actor, party or source).

        Those with a word that begins so, the most frequent first; [] for any other field.
        """
        from vedette.storage import facets

        known = next((one for one in COMPLETED if one == field), None)
        if known is None:
            return []
        with self._desk.store.reading() as connection:
            return facets.completions(connection, known, beginning, limit)
