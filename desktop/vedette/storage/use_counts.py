"""How often each actor and source is used, and what stands below or behind one: for lists, merges and deletion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from sqlalchemy import Column, Connection, Select, Table, func, select, union

from vedette.storage import rows
from vedette.storage.users import ACTOR_COLUMNS, ITEM_COLUMNS, incidents_using


def _table(row: type[rows.Base]) -> Table:
    return cast(Table, row.__table__)


_INCIDENT, _ACTOR, _SOURCE = _table(rows.IncidentRow), _table(rows.ActorRow), _table(rows.SourceRow)
_ITEM, _CREDIT = _table(rows.SourceItemRow), _table(rows.SourceItemCreditRow)
_CHUNK = 5_000


def incidents_by_actor(connection: Connection) -> dict[str, int]:
    """How many incidents name each actor (uid) in any way, trashed ones too; unused ones are left out."""
    used = union(*(_pairs(column) for column in ACTOR_COLUMNS)).subquery()
    asked = select(_ACTOR.c.uid, func.count()).join(used, used.c.thing == _ACTOR.c.id).group_by(_ACTOR.c.id)
    return {row[0]: row[1] for row in connection.execute(asked)}


def incidents_by_source(connection: Connection) -> dict[str, int]:
    """How many incidents cite or quote an item of each source (uid) or one that credits it, trashed ones too."""
    used = union(*(_pairs(column) for column in ITEM_COLUMNS)).subquery()
    own = select(_ITEM.c.source_id.label("source"), used.c.incident).join(used, used.c.thing == _ITEM.c.id)
    wires = select(_CREDIT.c.source_id, used.c.incident).join(used, used.c.thing == _CREDIT.c.source_item_id)
    found = union(own, wires).subquery()
    asked = select(_SOURCE.c.uid, func.count()).join(found, found.c.source == _SOURCE.c.id).group_by(_SOURCE.c.id)
    return {row[0]: row[1] for row in connection.execute(asked)}


def items_by_source(connection: Connection) -> dict[str, int]:
    """How many items each source (uid) published; sources without any are left out."""
    asked = select(_SOURCE.c.uid, func.count()).join(_ITEM, _ITEM.c.source_id == _SOURCE.c.id).group_by(_SOURCE.c.id)
    return {row[0]: row[1] for row in connection.execute(asked)}


def incidents_with(connection: Connection, kind: str, uid: str) -> list[str]:
    """Uids of the incidents that use a thing in any way, trashed ones too."""
    numbers = incidents_using(connection, kind, [uid])
    found: list[str] = []
    for start in range(0, len(numbers), _CHUNK):
        some = _INCIDENT.c.id.in_(numbers[start : start + _CHUNK])
        found += connection.execute(select(_INCIDENT.c.uid).where(some).order_by(_INCIDENT.c.id)).scalars()
    return found


def actors_below(connection: Connection, uid: str) -> list[str]:
    """Uids of the actors that belong to one directly."""
    above = _ACTOR.alias()
    asked = select(_ACTOR.c.uid).join(above, above.c.id == _ACTOR.c.parent_id).where(above.c.uid == uid)
    return list(connection.execute(asked.order_by(_ACTOR.c.id)).scalars())


def items_of(connection: Connection, source: str) -> list[str]:
    """Uids of the items that a source published."""
    asked = select(_ITEM.c.uid).join(_SOURCE, _SOURCE.c.id == _ITEM.c.source_id).where(_SOURCE.c.uid == source)
    return list(connection.execute(asked.order_by(_ITEM.c.id)).scalars())


def items_crediting(connection: Connection, source: str) -> list[str]:
    """Uids of the items that credit a source as a whole."""
    asked = (
        select(_ITEM.c.uid)
        .join(_CREDIT, _CREDIT.c.source_item_id == _ITEM.c.id)
        .join(_SOURCE, _SOURCE.c.id == _CREDIT.c.source_id)
        .where(_SOURCE.c.uid == source)
    )
    return list(connection.execute(asked.order_by(_ITEM.c.id)).scalars())


def items_quoting(connection: Connection, items: Sequence[str]) -> list[str]:
    """Uids of the items that quote one of these."""
    quoted = _ITEM.alias()
    asked = select(_ITEM.c.uid).join(quoted, quoted.c.id == _ITEM.c.quoted_from_id).where(quoted.c.uid.in_(items))
    return list(connection.execute(asked.order_by(_ITEM.c.id)).scalars())


def _pairs(column: Column[int]) -> Select[tuple[int, int]]:
    return select(column.label("thing"), column.table.c.incident_id.label("incident")).where(column.is_not(None))
