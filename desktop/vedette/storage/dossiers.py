"""Incidents with everything they name, read in few questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from sqlalchemy import Connection, Table, select

from vedette.domain.actor import Actor
from vedette.domain.dossier import Dossier, Linked
from vedette.domain.incident import Incident
from vedette.domain.source import Source, SourceItem
from vedette.domain.tag import Tag
from vedette.storage import incidents, shared
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
    uids = [incident.uid for incident in found]
    things = _things(connection, found)
    hashes = dict(_column(connection, _TABLE.c.hash, uids))
    linked = _linked(connection, found)
    answers = _answers(connection, uids)
    return [_dossier(incident, things, hashes, linked, answers) for incident in found]


def _things(connection: Connection, found: Iterable[Incident]) -> dict[str, dict[str, Any]]:
    wanted: dict[str, set[str]] = {"actor": set(), "tag": set(), "source_item": set(), "source": set()}
    for incident in found:
        for kind, uid in references(incident):
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


def _dossier(
    incident: Incident,
    things: dict[str, dict[str, Any]],
    hashes: dict[str, str],
    linked: dict[str, Linked],
    answers: dict[str, list[tuple[Linked, str, int | None]]],
) -> Dossier:
    named: dict[str, set[str]] = {"actor": set(), "tag": set(), "source_item": set(), "source": set()}
    for kind, uid in references(incident):
        while uid and uid not in named[kind]:
            named[kind].add(uid)
            uid = getattr(things[kind][uid], _ABOVE.get(kind, ""), "") if uid in things[kind] else ""
    items = {
        uid: things["source_item"].get(uid) or SourceItem(uid, title=_GONE) for uid in sorted(named["source_item"])
    }
    outlets = {uid for item in items.values() for uid in (item.source, *item.credits) if uid}
    return Dossier(
        incident=incident,
        hash=hashes.get(incident.uid, ""),
        actors={uid: things["actor"].get(uid) or Actor(uid, _GONE) for uid in sorted(named["actor"])},
        sources={uid: things["source"].get(uid) or Source(uid, _GONE) for uid in sorted(outlets)},
        items=items,
        tags={uid: things["tag"].get(uid) or Tag(uid, _GONE) for uid in sorted(named["tag"])},
        linked={link.to: linked.get(link.to, Linked(link.to)) for link in incident.links},
        answers=tuple(answers.get(incident.uid, ())),
    )


def _column(connection: Connection, column: Any, uids: Iterable[str]) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in connection.execute(select(_TABLE.c.uid, column).where(_TABLE.c.uid.in_(uids)))]


def _linked(connection: Connection, found: Iterable[Incident]) -> dict[str, Linked]:
    wanted = {link.to for incident in found for link in incident.links}
    asked = select(_TABLE.c.uid, _TABLE.c.reference, _TABLE.c.title).where(_TABLE.c.uid.in_(wanted))
    return {row.uid: Linked(row.uid, row.reference, row.title) for row in connection.execute(asked)}


def _answers(connection: Connection, uids: Sequence[str]) -> dict[str, list[tuple[Linked, str, int | None]]]:
    asked = (
        select(_LINK.c.to_uid, _TABLE.c.uid, _TABLE.c.reference, _TABLE.c.title, _LINK.c.type, _LINK.c.to_claim)
        .join(_TABLE, _TABLE.c.id == _LINK.c.incident_id)
        .where(_LINK.c.to_uid.in_(uids), _TABLE.c.trashed_at == "")
        .order_by(_TABLE.c.reference, _LINK.c.n)
    )
    found: dict[str, list[tuple[Linked, str, int | None]]] = {}
    for row in connection.execute(asked):
        found.setdefault(row[0], []).append((Linked(row[1], row[2], row[3]), row[4], row[5]))
    return found


def record_hash(connection: Connection, uid: str) -> str:
    """The hash of the incident's canonical document as it is stored now; '' when there is none."""
    return connection.execute(select(_TABLE.c.hash).where(_TABLE.c.uid == uid)).scalar() or ""
