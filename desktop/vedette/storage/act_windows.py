"""Acts as somebody looks back at them: window by window, with how many incidents each was about."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import cast

from sqlalchemy import Connection, Table, func, select

from vedette.storage.acts import STANDING, STEPS, ActLine
from vedette.storage.journal import unpack
from vedette.storage.rows import ActRow, RevisionRow

_ACT, _REVISION = cast(Table, ActRow.__table__), cast(Table, RevisionRow.__table__)
_COLUMNS = (_ACT.c.id, _ACT.c.kind, _ACT.c.label, _ACT.c.by, _ACT.c.at, _ACT.c.state)


def window(connection: Connection, before: int | None, limit: int) -> list[ActLine]:
    """The latest acts that came before one (None: of all), newest first; undos and redos are told by `state`."""
    asked = select(*_COLUMNS).where(_ACT.c.kind.not_in(STEPS)).order_by(_ACT.c.id.desc()).limit(limit)
    if before is not None:
        asked = asked.where(_ACT.c.id < before)
    return [ActLine(*row) for row in connection.execute(asked)]


def to_undo(connection: Connection, act: int) -> list[ActLine]:
    """What undo takes back until this act is taken back too, in that order; [] when it does not stand."""
    asked = select(*_COLUMNS).where(_ACT.c.id >= act, _ACT.c.state == "done", _ACT.c.kind.not_in(STANDING))
    found = [ActLine(*row) for row in connection.execute(asked.order_by(_ACT.c.id.desc()))]
    return found if found and found[-1].id == act else []


def to_redo(connection: Connection, act: int) -> list[ActLine]:
    """What redo does until this act is done again too, in that order; [] when it was not undone."""
    asked = select(*_COLUMNS).where(_ACT.c.id <= act, _ACT.c.state == "undone").order_by(_ACT.c.id)
    found = [ActLine(*row) for row in connection.execute(asked)]
    return found if found and found[-1].id == act else []


def incident_counts(connection: Connection, acts: Collection[int]) -> dict[int, int]:
    """How many incidents each of these acts changed; acts about none are left out."""
    about = (_REVISION.c.act_id.in_(list(acts)), _REVISION.c.kind == "incident")
    single = select(_REVISION.c.act_id, func.count(_REVISION.c.uid.distinct())).where(
        *about, _REVISION.c.many.is_(None)
    )
    found = {row[0]: row[1] for row in connection.execute(single.group_by(_REVISION.c.act_id))}
    packed = select(_REVISION.c.act_id, _REVISION.c.many).where(*about, _REVISION.c.many.is_not(None))
    named: dict[int, set[str]] = {}
    for act, many in connection.execute(packed.execution_options(yield_per=100)):
        named.setdefault(act, set()).update(uid for uid, _ in json.loads(unpack(many)))
    return found | {act: len(uids) + found.get(act, 0) for act, uids in named.items()}
