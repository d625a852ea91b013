"""What an import changes in incidents that are here already, field by field, so that it can be shown beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from vedette.domain.incident import Incident
from vedette.usecases.importing_report import SHOWN_PROBLEMS, Difference
from vedette.usecases.importing_run import ImportRun, _Coming

_OF_THE_LOGBOOK = frozenset({"title_made", "updated_at", "updated_by", "codes"})


class TellingRun(ImportRun):
    """An import that keeps the first differences it makes; that it makes more is told by the count of incidents."""

    def _changed(self, known: Sequence[_Coming], current: Mapping[str, Incident]) -> list[Incident]:
        changed = super()._changed(known, current)
        room = SHOWN_PROBLEMS - len(self.tally.differences)
        if room > 0 and changed:
            rows = {one.uid: one.row.number for one in known}
            for incident in changed[:room]:
                self.tally.differences += _between(rows[incident.uid], current[incident.uid], incident)
        return changed


def _between(row: int, before: Incident, after: Incident) -> Iterator[Difference]:
    for field in fields(Incident):
        ours: Any = getattr(before, field.name)
        theirs: Any = getattr(after, field.name)
        if ours != theirs and field.name not in _OF_THE_LOGBOOK:
            yield Difference(row, before.reference, field.name, ours, theirs)
