"""By what a row is known again, and what it is called: keys that repeat and references that are taken are told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vedette.domain.incident import Incident
from vedette.domain.setting import DEFAULTS
from vedette.formats.layouts.layout import ROW_SCHEME, RowRead
from vedette.storage import references, settings
from vedette.storage.unit import Unit
from vedette.usecases.importing_report import Tally


class Keys:
    """The keys seen in one file: one that comes again belongs to a row of its own."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._uids: set[int] = set()  # hashes and not the texts: a file may have a million of them
        self._times: dict[int, int] = {}

    def with_key(self, number: int, read: RowRead) -> Incident | None:
        """The incident of a row with its foreign key; None for one of our own that stood in the file before."""
        incident = read.incident
        if incident is None:
            return None
        if incident.uid:
            uid = hash(incident.uid)
            if uid in self._uids:
                return None
            self._uids.add(uid)
        external = read.external
        if external is None:
            return incident
        mark = hash((external.scheme, external.value))
        times = self._times[mark] = self._times.get(mark, 0) + 1
        if times > 1:
            if external.scheme != ROW_SCHEME:
                told = f"The key stands in the file {times} times; this row is taken as an incident of its own."
                self._tally.problem(number, _column_of(external.scheme), external.value[:200], told)
            external = replace(external, value=f"{external.value}#{times}")
        return replace(incident, external_ids=(*incident.external_ids, external))


def _column_of(scheme: str) -> str:
    """`plain:id:bd8a7e7c` is of the column id; of a layout's own keys only the scheme is known."""
    parts = scheme.split(":")
    return parts[1] if len(parts) > 2 else parts[-1]


class References:
    """Gives new incidents the references that people say aloud, many at once."""

    def __init__(self, unit: Unit, year: int, tally: Tally) -> None:
        self._connection = unit.connection
        self._year = year
        self._tally = tally
        self._prefix = settings.value(unit.connection, "prefix", DEFAULTS["prefix"])
        self._spoken_for: set[str] = set()

    def given(self, incidents: Sequence[tuple[int, Incident]]) -> list[str]:
        """A reference that no other incident has, for the incident of each row."""
        wanted = [incident.reference for _, incident in incidents if incident.reference]
        taken = references.taken_of(self._connection, wanted) if wanted else set()
        found = [self._kept(number, incident.reference, taken) for number, incident in incidents]
        lacking = [incident for (_, incident), reference in zip(incidents, found, strict=True) if not reference]
        fresh = self._fresh(lacking)
        pairs = zip(incidents, found, strict=True)
        return [reference or fresh[self._year_of(incident)].pop() for (_, incident), reference in pairs]

    def _kept(self, number: int, wanted: str, taken: set[str]) -> str:
        reference = wanted
        again = 1
        while reference and (reference in taken or reference in self._spoken_for):
            again += 1
            reference = f"{wanted}-{again}"
            taken |= references.taken_of(self._connection, [reference])
        if reference != wanted:
            told = f"Another incident has this reference; this one is called {reference}."
            self._tally.problem(number, "reference", wanted[:200], told)
        if reference:
            self._spoken_for.add(reference)
        return reference

    def _fresh(self, incidents: Sequence[Incident]) -> dict[int, list[str]]:
        """New references by year, to be taken from the end."""
        counts: dict[int, int] = {}
        for incident in incidents:
            year = self._year_of(incident)
            counts[year] = counts.get(year, 0) + 1
        return {
            year: references.next_references(
                self._connection, self._prefix, year, count, spoken_for=self._spoken_for
            )[::-1]
            for year, count in counts.items()
        }  # fmt: skip

    def _year_of(self, incident: Incident) -> int:
        day = incident.when.first_day
        return int(day[:4]) if day else self._year
