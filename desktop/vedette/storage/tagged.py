"""Which incidents carry a tag, how many do, and which tags stand below one."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import cast

from sqlalchemy import Connection, Table, func, select

from vedette.storage.rows import IncidentRow, IncidentTagRow, TagRow

_INCIDENT, _TAG = cast(Table, IncidentRow.__table__), cast(Table, TagRow.__table__)
_TAGGED = cast(Table, IncidentTagRow.__table__)
_AT_ONCE = 5_000


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
    """Uids of the tags directly below one ('' for those at the top)."""
    if not tag:
        return list(connection.execute(select(_TAG.c.uid).where(_TAG.c.parent_id.is_(None))).scalars())
    above = _TAG.alias()
    asked = select(_TAG.c.uid).join(above, above.c.id == _TAG.c.parent_id).where(above.c.uid == tag)
    return list(connection.execute(asked.order_by(_TAG.c.id)).scalars())


def carriers(connection: Connection) -> dict[str, int]:
    """How many incidents carry each tag (uid) itself, trashed ones too; tags that none carries are left out."""
    asked = (
        select(_TAG.c.uid, func.count())
        .join(_TAGGED, _TAGGED.c.tag_id == _TAG.c.id)
        .group_by(_TAGGED.c.tag_id)
    )  # fmt: skip
    return {row[0]: row[1] for row in connection.execute(asked)}


def counts_among(connection: Connection, uids: Sequence[str]) -> dict[str, int]:
    """How many of these incidents carry each tag (uid) itself; tags that none of them carries are left out."""
    found: Counter[str] = Counter()
    for start in range(0, len(uids), _AT_ONCE):
        some = func.json_each(json.dumps(uids[start : start + _AT_ONCE])).table_valued("value")
        asked = (
            select(_TAG.c.uid, func.count())
            .select_from(some)
            .join(_INCIDENT, _INCIDENT.c.uid == some.c.value)
            .join(_TAGGED, _TAGGED.c.incident_id == _INCIDENT.c.id)
            .join(_TAG, _TAG.c.id == _TAGGED.c.tag_id)
            .group_by(_TAG.c.id)
        )
        found.update({row[0]: row[1] for row in connection.execute(asked)})
    return dict(found)


def with_any(connection: Connection, uids: Sequence[str]) -> int:
    """How many incidents carry at least one of these tags (uids) itself, trashed ones too."""
    some = func.json_each(json.dumps(list(uids))).table_valued("value")
    asked = (
        select(func.count(_TAGGED.c.incident_id.distinct()))
        .select_from(some)
        .join(_TAG, _TAG.c.uid == some.c.value)
        .join(_TAGGED, _TAGGED.c.tag_id == _TAG.c.id)
    )
    return int(connection.execute(asked).scalar_one())


def with_both(connection: Connection, one: str, other: str) -> int:
    """How many incidents carry both tags."""
    first, second, named = _TAGGED.alias(), _TAGGED.alias(), _TAG.alias()
    asked = (
        select(func.count())
        .select_from(first)
        .join(second, second.c.incident_id == first.c.incident_id)
        .join(_TAG, _TAG.c.id == first.c.tag_id)
        .join(named, named.c.id == second.c.tag_id)
        .where(_TAG.c.uid == one, named.c.uid == other)
    )
    return int(connection.execute(asked).scalar_one())
