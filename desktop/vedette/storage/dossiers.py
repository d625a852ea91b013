"""Incidents with everything they name, read in few questions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Select, Table, select

from vedette.domain.actor import Actor
from vedette.domain.dossier import Dossier, Linked
from vedette.domain.incident import Incident
from vedette.domain.source import Source, SourceItem
from vedette.domain.tag import Tag
from vedette.storage import incidents, shared
from vedette.storage.mapping import among
from vedette.storage.parts import references
from vedette.storage.rows import IncidentRow, LinkRow

_TABLE = cast(Table, IncidentRow.__table__)
_LINK = cast(Table, LinkRow.__table__)
_GONE = "(no longer in the logbook)"
"""What is said of a thing that an earlier version names and that was taken away since, by undo or for good."""

_ABOVE = {"actor": "parent", "tag": "parent", "source_item": "quoted_from"}


def load(connection: Connection, uids: Sequence[str]) -> list[Dossier]:
    """Dossiers in the order asked; uids that name no incident are left out. Ask for at most a few hundred at once."""
    return of(connection, incidents.load(connection, uids))


def of(connection: Connection, found: Sequence[Incident]) -> list[Dossier]:
    """Dossiers of incidents as they are given, which may be earlier versions; what they name is as it is now."""
    uids = json.dumps([incident.uid for incident in found])
    named = [set(references(incident)) for incident in found]
    things = _things(connection, set().union(*named))
    hashes = {row[0]: row[1] for row in connection.execute(_hashes(), {"uids": uids}).all()}
    beside = _Beside(things, hashes, _linked(connection, found), _answers(connection, uids))
    return [_dossier(incident, keys, beside) for incident, keys in zip(found, named, strict=True)]


@dataclass(frozen=True, slots=True)
class _Beside:
    """What the dossiers of some incidents are put together from."""

    things: dict[str, dict[str, Any]]
    hashes: dict[str, str]
    linked: dict[str, Linked]
    answers: dict[str, list[tuple[Linked, str, int | None]]]


def _things(connection: Connection, named: Iterable[tuple[str, str]]) -> dict[str, dict[str, Any]]:
    wanted: dict[str, set[str]] = {"actor": set(), "tag": set(), "source_item": set(), "source": set()}
    for kind, uid in named:
        wanted[kind].add(uid)
    things = {kind: _with_above(connection, kind, wanted[kind]) for kind in ("actor", "tag", "source_item")}
    for item in things["source_item"].values():
        wanted["source"].update(uid for uid in (item.source, *item.credits) if uid)
    things["source"] = {thing.uid: thing for thing in shared.load(connection, "source", sorted(wanted["source"]))}
    return things


def _with_above(connection: Connection, kind: str, uids: set[str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    asked = uids
    while asked:
        found.update((thing.uid, thing) for thing in shared.load(connection, kind, sorted(asked)))
        above = {getattr(found[uid], _ABOVE[kind]) for uid in asked if uid in found}
        asked = {uid for uid in above if uid and uid not in found}
    return found


def _dossier(incident: Incident, keys: Iterable[tuple[str, str]], beside: _Beside) -> Dossier:
    things = beside.things
    named: dict[str, set[str]] = {"actor": set(), "tag": set(), "source_item": set()}
    for kind, uid in keys:
        known, found = things[kind], named[kind]
        while uid and uid not in found:
            found.add(uid)
            uid = getattr(known[uid], _ABOVE[kind]) if uid in known else ""
    items = {
        uid: things["source_item"].get(uid) or SourceItem(uid, title=_GONE) for uid in sorted(named["source_item"])
    }
    outlets = {uid for item in items.values() for uid in (item.source, *item.credits) if uid}
    return Dossier(
        incident,
        beside.hashes.get(incident.uid, ""),
        {uid: things["actor"].get(uid) or Actor(uid, _GONE) for uid in sorted(named["actor"])},
        {uid: things["source"].get(uid) or Source(uid, _GONE) for uid in sorted(outlets)},
        items,
        {uid: things["tag"].get(uid) or Tag(uid, _GONE) for uid in sorted(named["tag"])},
        {link.to: beside.linked.get(link.to, Linked(link.to)) for link in incident.links},
        tuple(beside.answers.get(incident.uid, ())),
    )


@cache
def _hashes() -> Select[Any]:
    return select(_TABLE.c.uid, _TABLE.c.hash).where(among(_TABLE.c.uid, "uids"))


def _linked(connection: Connection, found: Sequence[Incident]) -> dict[str, Linked]:
    wanted = {link.to for incident in found for link in incident.links}
    rows = connection.execute(_links(), {"uids": json.dumps(sorted(wanted))}) if wanted else ()
    return {row[0]: Linked(*row) for row in rows}


@cache
def _links() -> Select[Any]:
    return select(_TABLE.c.uid, _TABLE.c.reference, _TABLE.c.title).where(among(_TABLE.c.uid, "uids"))


def _answers(connection: Connection, uids: str) -> dict[str, list[tuple[Linked, str, int | None]]]:
    found: dict[str, list[tuple[Linked, str, int | None]]] = {}
    for row in connection.execute(_answering(), {"uids": uids}):
        found.setdefault(row[0], []).append((Linked(row[1], row[2], row[3]), row[4], row[5]))
    return found


@cache
def _answering() -> Select[Any]:
    asked = select(_LINK.c.to_uid, _TABLE.c.uid, _TABLE.c.reference, _TABLE.c.title, _LINK.c.type, _LINK.c.to_claim)
    asked = asked.join(_TABLE, _TABLE.c.id == _LINK.c.incident_id)
    return asked.where(among(_LINK.c.to_uid, "uids"), _TABLE.c.trashed_at == "").order_by(_TABLE.c.reference, _LINK.c.n)


def record_hash(connection: Connection, uid: str) -> str:
    """The hash of the incident's canonical document as it is stored now; '' when there is none."""
    return connection.execute(select(_TABLE.c.hash).where(_TABLE.c.uid == uid)).scalar() or ""
