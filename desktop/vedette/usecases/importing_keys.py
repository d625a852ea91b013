"""By what a row is known again, and what it is called: keys that repeat and references that are taken are told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from vedette.domain.incident import ExternalId, Incident
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

    def came_before(self, incident: Incident) -> bool:
        """Whether an incident of our own stands in the file a second time."""
        if not incident.uid:
            return False
        uid = hash(incident.uid)
        came = uid in self._uids
        self._uids.add(uid)
        return came

    def foreign(self, number: int, read: RowRead) -> ExternalId | None:
        """The key of a row in its data set."""
        external = read.external
        if external is None:
            return None
        mark = hash((external.scheme, external.value))
        times = self._times[mark] = self._times.get(mark, 0) + 1
        if times > 1:
            if external.scheme != ROW_SCHEME:
                told = f"The key stands in the file {times} times; this row is taken as an incident of its own."
                self._tally.problem(number, _column_of(external.scheme), external.value[:200], told)
            external = replace(external, value=f"{external.value}#{times}")
        return external


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
        self._just_stored: set[str] = set()
        self._asked: set[str] = set()
        self._taken: set[str] = set()

    def ask(self, brought: Sequence[str]) -> None:
        """Which of those that rows are about to bring another incident has."""
        self._asked = set(brought)
        self._taken = references.taken_of(self._connection, brought) if brought else set()

    def kept(self, wanted: Sequence[tuple[int, str]]) -> list[str]:
        """Those that rows bring, changed where another incident has them."""
        return [self._kept(number, reference) for number, reference in wanted]

    def stored(self) -> None:
        """What was given stands in the logbook now: whoever asks after this hears of it."""
        self._just_stored, self._spoken_for = self._spoken_for, set()

    def fresh(self, incidents: Sequence[Incident]) -> list[str]:
        """One that no incident has, or is about to bring, for each that lacks one; '' for the others."""
        wanted = self._spoken_for.union(self._just_stored, (incident.reference for incident in incidents))
        fresh = self._next([incident for incident in incidents if not incident.reference], wanted)
        return ["" if incident.reference else fresh[self._year_of(incident)].pop() for incident in incidents]

    def _kept(self, number: int, wanted: str) -> str:
        reference = wanted
        again = 1
        while reference and self._is_taken(reference):
            again += 1
            reference = f"{wanted}-{again}"
        if reference != wanted:
            told = f"Another incident has this reference; this one is called {reference}."
            self._tally.problem(number, "reference", wanted[:200], told)
        if reference:
            self._spoken_for.add(reference)
        return reference

    def _is_taken(self, reference: str) -> bool:
        if reference in self._spoken_for or reference in self._just_stored:
            return True
        if reference in self._asked:
            return reference in self._taken
        return references.taken(self._connection, reference)

    def _next(self, incidents: Sequence[Incident], spoken_for: Collection[str]) -> dict[int, list[str]]:
        """New references by year, to be taken from the end."""
        counts: dict[int, int] = {}
        for incident in incidents:
            year = self._year_of(incident)
            counts[year] = counts.get(year, 0) + 1
        return {
            year: references.next_references(
                self._connection, self._prefix, year, count, spoken_for=spoken_for
            )[::-1]
            for year, count in counts.items()
        }  # fmt: skip

    def _year_of(self, incident: Incident) -> int:
        day = incident.when.first_day
        return int(day[:4]) if day else self._year
