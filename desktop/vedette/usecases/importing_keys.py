"""By what a row is known again, and what it is called: keys that repeat and references that are taken are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from vedette.domain.incident import ExternalId, Incident
from vedette.domain.key_numbers import KeyNumbers
from vedette.domain.setting import DEFAULTS
from vedette.domain.text import clean
from vedette.formats.layouts.layout import ROW_SCHEME, RowRead
from vedette.storage import references, settings
from vedette.storage.unit import Unit
from vedette.usecases.importing_report import Tally


class Keys:
    """The keys seen in one file: one that comes again belongs to a row of its own."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._times = KeyNumbers()

    def came_before(self, incident: Incident) -> bool:
        """Whether an incident of our own stands in the file a second time."""
        return bool(incident.uid) and self._times.count(incident.uid) > 1

    def foreign(self, number: int, read: RowRead) -> ExternalId | None:
        """The key of a row in its data set."""
        if read.external is None:
            return None
        external = replace(read.external, value=clean(read.external.value))  # as it stands in the logbook
        times = self._times.count((external.scheme, external.value))
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
        self._tried = KeyNumbers()
        self._ready: dict[int, list[str]] = {}
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

    def tried(self) -> None:
        """What was given never gets into the logbook, which is only asked what would happen."""
        for reference in self._spoken_for:
            self._tried.put(reference, 1)
        self._spoken_for.clear()

    def prepare(self, incidents: Sequence[Incident]) -> None:
        """Have one ready, that no incident has or is about to bring, for each that lacks one."""
        brought = {incident.reference for incident in incidents}
        years = Counter(self._year_of(incident) for incident in incidents if not incident.reference)
        for year in self._ready.keys() | years.keys():
            left = [reference for reference in self._ready.get(year, ()) if reference not in brought]
            more = self._next(year, years[year] - len(left), brought) if years[year] > len(left) else []
            self._ready[year] = [*more[::-1], *left]

    def fresh(self, incident: Incident) -> str:
        """The next of those that were prepared for incidents of that year."""
        reference = self._ready[self._year_of(incident)].pop()
        self._spoken_for.add(reference)
        return reference

    def back(self, incident: Incident, reference: str) -> None:
        """The incident did not come in; another may be called so."""
        self._spoken_for.discard(reference)
        self._ready[self._year_of(incident)].append(reference)

    def finish(self) -> None:
        """No row follows: what was prepared and not used leaves no gap."""
        for year, unused in self._ready.items():
            if unused:
                references.give_back(self._connection, self._prefix, year, unused)

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
        if self._is_given(reference):
            return True
        if reference in self._asked:
            return reference in self._taken
        return references.taken(self._connection, reference)

    def _is_given(self, reference: str) -> bool:
        return reference in self._spoken_for or reference in self._just_stored or bool(self._tried.get(reference))

    def _next(self, year: int, count: int, brought: Collection[str]) -> list[str]:
        def spoken_for(reference: str) -> bool:
            return reference in brought or self._is_given(reference)

        return references.next_references(self._connection, self._prefix, year, count, spoken_for)

    def _year_of(self, incident: Incident) -> int:
        day = incident.when.first_day
        return int(day[:4]) if day else self._year
