"""What of changed incidents stays as it is, so that it need not be written again: parts, and columns of their rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from vedette.domain.incident import Incident
from vedette.storage.derived import PART_COLUMNS
from vedette.storage.mapping import update_rows
from vedette.storage.parts import CUSTODY, PARTS, STATEMENT

_FIELD_OF = {
    **{part.mapper.table.name: part.field for part in PARTS},
    STATEMENT.table.name: "claims",
    CUSTODY.table.name: "attachments",
    "incident_tag": "tags",
}
"""The field of an incident that the rows of a table are made of."""

_STILL = {table: field for table, field in _FIELD_OF.items() if field not in PART_COLUMNS}
"""Those whose rows say nothing of where the incident stands in time."""


def lasting_parts(
    incidents: Sequence[Incident], old: Mapping[str, Incident], numbers: Mapping[str, int], moved: set[str]
) -> dict[str, set[int]]:
    """By table, the incidents (ids) whose rows there stay.

    Of those that `moved`, the rows go that hold the order key. Nothing stays of those that did not change at all: these
    are given to have what is derived from them made anew.
    """
    found: dict[str, set[int]] = {table: set() for table in _FIELD_OF}
    for incident in incidents:
        was = old.get(incident.uid)
        if was is None or was == incident:
            continue
        for table, field in (_STILL if incident.uid in moved else _FIELD_OF).items():
            if getattr(was, field) == getattr(incident, field):
                found[table].add(numbers[incident.uid])
    return found


def update_changed(connection: Connection, table: str, keys: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Set those of `keys` that are another than before, for each of them costs the indexes it stands in.

    The id is the last cell of each row.
    """
    if not rows:
        return
    names = ", ".join(f'"{key}"' for key in (*keys, "id"))
    marks = ", ".join(str(int(row[-1])) for row in rows)
    asked = connection.exec_driver_sql(f'SELECT {names} FROM "{table}" WHERE id IN ({marks})')
    before = {cells[-1]: tuple(cells) for cells in asked}
    for row in rows:
        was = before[row[-1]]
        other = [place for place in range(len(keys)) if was[place] != row[place]]
        if other:
            cells = (*(row[place] for place in other), row[-1])
            update_rows(connection, table, [keys[place] for place in other], [cells])
