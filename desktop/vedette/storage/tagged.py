"""Which incidents carry a tag, and which tags stand below one."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Connection, Table, select

from vedette.storage.rows import IncidentRow, IncidentTagRow, TagRow

_INCIDENT, _TAG = cast(Table, IncidentRow.__table__), cast(Table, TagRow.__table__)
_TAGGED = cast(Table, IncidentTagRow.__table__)


def incidents_with(connection: Connection, tag: str) -> list[str]:
    """Uids of the incidents that carry exactly this tag (uid), trashed ones too."""
    asked = (
        select(_INCIDENT.c.uid)
        .join(_TAGGED, _TAGGED.c.incident_id == _INCIDENT.c.id)
        .join(_TAG, _TAG.c.id == _TAGGED.c.tag_id)
        .where(_TAG.c.uid == tag)
        .order_by(_INCIDENT.c.order_key)
    )
    return list(connection.execute(asked).scalars())


def children(connection: Connection, tag: str) -> list[str]:
    """Uids of the tags directly below one."""
    above = _TAG.alias()
    asked = select(_TAG.c.uid).join(above, above.c.id == _TAG.c.parent_id).where(above.c.uid == tag)
    return list(connection.execute(asked.order_by(_TAG.c.id)).scalars())
