"""Incidents that an import added or changed, as the journal tells it: found by its number or words of its file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import cast

from sqlalchemy import Connection, Table, func, select

from vedette.domain.folding import fold, words
from vedette.domain.matching import starts_word
from vedette.storage.journal import unpack
from vedette.storage.rows import ActRow, ImportBatchRow, IncidentRow, RevisionRow
from vedette.storage.search_asked import Rest
from vedette.storage.search_rest import in_set

_ACT, _BATCH = cast(Table, ActRow.__table__), cast(Table, ImportBatchRow.__table__)
_REVISION, _INCIDENT = cast(Table, RevisionRow.__table__), cast(Table, IncidentRow.__table__)


def imported(connection: Connection, text: str) -> Rest:
    """Nothing for an import that was undone: what it did is not there any more."""
    uids = [uid for act in _acts(connection, text) for uid in _uids(connection, act)]
    listed = func.json_each(json.dumps(uids)).table_valued("value")
    return in_set(select(_INCIDENT.c.order_key).where(_INCIDENT.c.uid.in_(select(listed.c.value))), once=True)


def _acts(connection: Connection, text: str) -> list[int]:
    """Imports that stand: the one of that number, else those whose file name holds these words in a row."""
    asked = select(_BATCH.c.act_id, _BATCH.c.file).join(_ACT, _ACT.c.id == _BATCH.c.act_id)
    standing = connection.execute(asked.where(_ACT.c.state == "done")).all()
    if text.isdecimal():
        return [act for act, _ in standing if act == int(text)]
    sought = words(fold(text))
    return [act for act, file in standing if sought and starts_word(sought, words(fold(file)), whole=False)]


def _uids(connection: Connection, act: int) -> Iterator[str]:
    asked = select(_REVISION.c.uid, _REVISION.c.many).where(_REVISION.c.act_id == act, _REVISION.c.kind == "incident")
    for uid, many in connection.execute(asked):
        if many is None:
            yield uid
        else:
            yield from (named for named, _ in json.loads(unpack(many)))
