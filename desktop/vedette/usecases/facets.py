"""What the incidents of a search have in common: values of a field with how many of them have it."""

from __future__ import annotations

from vedette.domain.errors import UserError
from vedette.domain.query_reader import read
from vedette.storage import facets
from vedette.storage.facets import Field, Value
from vedette.storage.search_plan import plan
from vedette.usecases.desk import Desk
from vedette.usecases.searching import day_start

__all__ = ["FACETS", "Facets", "Value"]

FACETS: tuple[Field, ...] = (
    "status", "type", "tag", "place", "country", "actor", "party", "source", "year", "month",
)  # fmt: skip
"""Fields that can be counted; a tag or an actor counts what stands below it too."""


class Facets:
    """Counts beside the list."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, text: str, field: str, limit: int = 50) -> list[Value]:
        """The most frequent values among what the query finds (years and months: the latest first)."""
        known = next((one for one in FACETS if one == field), None)
        if known is None:
            raise UserError(f"“{field}” can't be counted; choose one of: {', '.join(FACETS)}.")
        query = read(text, today=self._desk.today())
        with self._desk.store.reading() as connection:
            return facets.facet(connection, plan(connection, query, day_start), known, limit)
