"""Texts taken out of journal entries: their hash stays and carries the chain, and a new entry says what was done.

A document that was taken out leaves the SHA-256 it had (`before_hash`), so that no hash after it changes. The act that
takes it out records, for each entry, the hash of what stands there from then on ('' for nothing): a document changed by
any other hand is still found.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Collection, Iterator
from typing import Any, cast

from sqlalchemy import Connection, Row, Table, select, update

from vedette.domain.document import canonical, digest
from vedette.domain.redaction import emptied, hash_in
from vedette.storage.ids import CHUNK
from vedette.storage.journal import OF_LABEL, WITHHELD, label_hash, standing, unpack
from vedette.storage.rows import ActRow, RevisionRow

Plain = dict[str, Any] | None
Change = Callable[[str, Plain], Plain]
"""Given a uid and its document before; what shall stand there from now on."""

_ACT, _REVISION = cast(Table, ActRow.__table__), cast(Table, RevisionRow.__table__)
_TOKEN = re.compile(r"[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_OWN = re.compile(r'"uid":"[^"]*"')
_LEVEL = 1


def entries_about(connection: Connection, kind: str, uids: Collection[str]) -> list[int]:
    """Ids of the entries that tell of any of the records, oldest first."""
    wanted = sorted(uids)
    found: list[int] = []
    asked = select(_REVISION.c.id).where(_REVISION.c.kind == kind)
    for start in range(0, len(wanted), CHUNK):
        found += connection.execute(asked.where(_REVISION.c.uid.in_(wanted[start : start + CHUNK]))).scalars().all()
    there = frozenset(uids)
    packed = select(_REVISION.c.id, _REVISION.c.many).where(_REVISION.c.kind == kind, _REVISION.c.many.is_not(None))
    for row in connection.execute(packed.execution_options(yield_per=50)):
        if any(uid in there for uid, _ in json.loads(unpack(row.many))):
            found.append(row.id)
    return sorted(found)


def withhold(connection: Connection, entries: Collection[int], change: Change) -> dict[str, str]:
    """Change what these entries keep; those that were changed, with the hash of what stands there now ('': nothing)."""
    found: dict[str, str] = {}
    for number in entries:
        row = connection.execute(select(_REVISION).where(_REVISION.c.id == number)).one()
        values = _single(row, change) if row.many is None else _packed(row, change)
        if values is not None:
            connection.execute(update(_REVISION).where(_REVISION.c.id == number).values(values))
            found[str(number)] = standing(values)
    return found


def withhold_labels(connection: Connection, holds: Callable[[str], bool]) -> dict[str, str]:
    """Take out the whole label of each act that holds something; what was taken out, as `withhold` tells it."""
    found: dict[str, str] = {}
    for act in connection.execute(select(_ACT.c.id, _ACT.c.label)).all():
        if not hash_in(act.label) and holds(act.label):
            label = emptied(label_hash(act.label))
            connection.execute(update(_ACT).where(_ACT.c.id == act.id).values(label=label))
            found[f"{OF_LABEL}{act.id}"] = ""
    return found


def entries_of_lists(connection: Connection) -> list[int]:
    """Ids of the entries that tell of what is no incident: tags, actors, sources, searches, settings."""
    asked = select(_REVISION.c.id).where(_REVISION.c.kind.not_in(("incident", WITHHELD)))
    return list(connection.execute(asked.order_by(_REVISION.c.id)).scalars())


def tokens(connection: Connection, wanted: Collection[str]) -> set[str]:
    """Those uids and hashes of files that a document in the journal still names; that of a record itself is no such."""
    sought, found = frozenset(wanted), set[str]()
    for text in documents(connection) if sought else ():
        found.update(sought.intersection(_TOKEN.findall(_OWN.sub("", text))))
    return found


def drop_bare_acts(connection: Connection, entries: Collection[int]) -> None:
    """Acts about nothing but what was taken out have nothing left to undo or redo."""
    of = select(_REVISION.c.act_id)
    wanted = sorted(entries)
    for start in range(0, len(wanted), CHUNK):
        acts = set(connection.execute(of.where(_REVISION.c.id.in_(wanted[start : start + CHUNK]))).scalars())
        whole = {act for act in acts if _is_within(connection, act, frozenset(entries))}
        connection.execute(update(_ACT).where(_ACT.c.id.in_(whole)).values(state="dropped"))


def _is_within(connection: Connection, act: int, entries: frozenset[int]) -> bool:
    asked = select(_REVISION.c.id, _REVISION.c.many).where(_REVISION.c.act_id == act).limit(CHUNK)
    return all(row.id in entries and row.many is None for row in connection.execute(asked))


def _single(row: Row[Any], change: Change) -> dict[str, Any] | None:
    old = json.loads(row.before) if row.before is not None else None
    new = change(row.uid, old) if old is not None else None
    if old is None or new == old:
        return None
    text = canonical(new) if new is not None else None
    return {"before": text, "before_packed": None, "before_hash": row.before_hash or digest(row.before)}


def _packed(row: Row[Any], change: Change) -> dict[str, Any] | None:
    if row.before_packed is None:
        return None
    whole = unpack(row.before_packed).decode()
    old = json.loads(whole)
    uids = [uid for uid, _ in json.loads(unpack(row.many))]
    new = [plain if plain is None else change(uid, plain) for uid, plain in zip(uids, old, strict=True)]
    if new == old:
        return None
    text = zlib.compress(canonical(new).encode(), _LEVEL) if any(new) else None
    return {"before": None, "before_packed": text, "before_hash": row.before_hash or digest(whole)}


def documents(connection: Connection) -> Iterator[str]:
    """Every document, or list of documents, that the journal keeps, as text."""
    single = select(_REVISION.c.before).where(_REVISION.c.before.is_not(None))
    yield from connection.execute(single.execution_options(yield_per=CHUNK)).scalars()
    packed = select(_REVISION.c.before_packed).where(_REVISION.c.before_packed.is_not(None))
    for one in connection.execute(packed.execution_options(yield_per=20)).scalars():
        yield unpack(one).decode()
