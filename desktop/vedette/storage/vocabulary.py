"""What was used before and begins like what is typed: actors, sources, tags, places, incidents. Reads only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from sqlalchemy import Connection, Table, select, text

from vedette.domain.folding import fold, words
from vedette.domain.own_place import OwnPlace
from vedette.domain.place import Place
from vedette.domain.suggestion import Suggestion
from vedette.storage import incidents, rows, shared

HIGHEST = "\U0010ffff"


def _table(row: type[rows.Base]) -> Table:
    return cast(Table, row.__table__)


_ACTOR, _ACTOR_NAME = _table(rows.ActorRow), _table(rows.ActorNameRow)
_SOURCE, _SOURCE_NAME = _table(rows.SourceRow), _table(rows.SourceNameRow)
_OWN, _OWN_NAME = _table(rows.OwnPlaceRow), _table(rows.OwnPlaceNameRow)
_ITEM, _INCIDENT = _table(rows.SourceItemRow), _table(rows.IncidentRow)


def actors(connection: Connection, beginning: str, limit: int) -> list[Suggestion]:
    """Actors with a name or alias one word of which begins so; the note is the body above, or the alias that fits."""
    above = _ACTOR.alias()
    asked = select(_ACTOR.c.uid, _ACTOR.c.name, above.c.name.label("above")).outerjoin(
        above, above.c.id == _ACTOR.c.parent_id
    )
    own = asked.where(_begins(_ACTOR.c.folded, beginning)).order_by(_ACTOR.c.folded).limit(limit)
    found = {row.uid: Suggestion(row.name, row.uid, row.above or "") for row in connection.execute(own)}
    aliased = asked.add_columns(_ACTOR_NAME.c.name.label("alias")).join(
        _ACTOR_NAME, _ACTOR_NAME.c.actor_id == _ACTOR.c.id
    )
    for row in connection.execute(aliased.where(_begins(_ACTOR_NAME.c.folded, beginning)).limit(limit)):
        found.setdefault(row.uid, Suggestion(row.name, row.uid, row.alias))
    return list(found.values())[:limit]


def sources(connection: Connection, beginning: str, limit: int) -> list[Suggestion]:
    """Outlets and speakers by name or alias."""
    asked = select(_SOURCE.c.uid, _SOURCE.c.name)
    own = asked.where(_begins(_SOURCE.c.folded, beginning)).order_by(_SOURCE.c.folded).limit(limit)
    found = {row.uid: Suggestion(row.name, row.uid) for row in connection.execute(own)}
    aliased = asked.add_columns(_SOURCE_NAME.c.name.label("alias")).join(
        _SOURCE_NAME, _SOURCE_NAME.c.source_id == _SOURCE.c.id
    )
    for row in connection.execute(aliased.where(_begins(_SOURCE_NAME.c.folded, beginning)).limit(limit)):
        found.setdefault(row.uid, Suggestion(row.name, row.uid, row.alias))
    return list(found.values())[:limit]


def items(connection: Connection, beginning: str, limit: int) -> list[Suggestion]:
    """Source items that have a title or an address of their own, by title or by their outlet, newest first."""
    asked = (
        select(_ITEM.c.uid, _ITEM.c.title, _ITEM.c.url, _SOURCE.c.name)
        .outerjoin(_SOURCE, _SOURCE.c.id == _ITEM.c.source_id)
        .where((_ITEM.c.title != "") | (_ITEM.c.url != ""))
        .where(_begins(_ITEM.c.folded, beginning) | _begins(_SOURCE.c.folded, beginning))
        .order_by(_ITEM.c.id.desc())
        .limit(limit)
    )
    return [
        Suggestion(", ".join(part for part in (row.name, f"“{row.title}”" if row.title else row.url) if part), row.uid)
        for row in connection.execute(asked)
    ]


def tags(connection: Connection, beginning: str, limit: int) -> list[Suggestion]:
    """Tags by path; what is typed may begin the path or any step of it. The note is the colour."""
    wanted = fold(beginning).strip()
    known = {tag.uid: tag for tag in shared.load(connection, "tag")}
    found: list[tuple[bool, str, Suggestion]] = []
    for tag in known.values():
        path = _path(tag, known)
        folded = fold(path)
        if folded.startswith(wanted) or any(step.startswith(wanted) for step in folded.split("/")):
            found.append((not folded.startswith(wanted), folded, Suggestion(path, tag.uid, tag.colour)))
    return [suggestion for _, _, suggestion in sorted(found, key=lambda one: one[:2])[:limit]]


def places(connection: Connection, beginning: str, limit: int) -> list[Suggestion]:
    """First places of incidents that begin so, each once, with how it was last recorded."""
    found = []
    for key in _place_keys(connection, fold(beginning).strip(), limit):
        newest = select(_INCIDENT.c.uid).where(_INCIDENT.c.sort_place == key).order_by(_INCIDENT.c.id.desc()).limit(1)
        incident = next(iter(incidents.load(connection, [connection.execute(newest).scalar_one()])), None)
        if incident is not None and incident.places:
            place = incident.places[0]
            found.append(Suggestion(place.label, note=_beside(place), place=place))
    return found


def own_places(connection: Connection, beginning: str, limit: int) -> list[OwnPlace]:
    """The logbook's own places with a name in any language a word of which begins so, by name."""
    named = select(_OWN_NAME.c.own_place_id).where(_begins(_OWN_NAME.c.folded, beginning))
    asked = select(_OWN.c.uid).where(_begins(_OWN.c.folded, beginning) | _OWN.c.id.in_(named)).order_by(_OWN.c.folded)
    found: list[OwnPlace] = shared.load(connection, "own_place", list(connection.execute(asked.limit(limit)).scalars()))
    return found


def linkable(connection: Connection, beginning: str, limit: int) -> list[Suggestion]:
    """Incidents by the beginning of their reference or of the words of their title, newest first."""
    asked = select(_INCIDENT.c.uid, _INCIDENT.c.reference, _INCIDENT.c.title)
    upper = beginning.strip().upper()
    by_reference = asked.where(_INCIDENT.c.reference >= upper, _INCIDENT.c.reference < upper + HIGHEST)
    found = {row.uid: _incident(row) for row in connection.execute(by_reference.limit(limit))} if upper else {}
    keys = _title_matches(connection, beginning, limit)
    by_title = asked.where(_INCIDENT.c.order_key.in_(keys)).order_by(_INCIDENT.c.order_key.desc())
    for row in connection.execute(by_title):
        found.setdefault(row.uid, _incident(row))
    return list(found.values())[:limit]


def _incident(row: Any) -> Suggestion:
    return Suggestion(row.reference, row.uid, row.title)


def _title_matches(connection: Connection, beginning: str, limit: int) -> list[int]:
    sought = words(fold(beginning))
    if not sought:
        return []
    # Only letters and digits are left in a word, so that nothing typed is read as an operator of FTS5.
    query = "title : (" + " AND ".join(f'"{word}"*' for word in sought) + ")"
    asked = text("SELECT rowid FROM incident_search WHERE incident_search MATCH :query ORDER BY rowid DESC LIMIT :most")
    return list(connection.execute(asked, {"query": query, "most": limit}).scalars())


def _begins(column: Any, beginning: str) -> Any:
    """A folded text begins so, or a word of it does."""
    wanted = fold(beginning).strip()
    inside = " " + wanted.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return ((column >= wanted) & (column < wanted + HIGHEST)) | column.like("%" + inside, escape="\\")


def _place_keys(connection: Connection, wanted: str, limit: int) -> Iterator[str]:
    """One look into the index per distinct place, however many incidents share it."""
    column = _INCIDENT.c.sort_place
    at, beyond = wanted, False
    for _ in range(limit):
        later = column > at if beyond else column >= at
        asked = select(column).where(later, column < wanted + HIGHEST, column != "").order_by(column).limit(1)
        key = connection.execute(asked).scalar()
        if key is None:
            return
        yield key
        at, beyond = key, True


def _beside(place: Place) -> str:
    names = (place.name, place.admin1, place.country_name or place.country)
    return ", ".join(name for name in names if name and name != place.label)


def _path(tag: Any, known: dict[str, Any]) -> str:
    steps: list[str] = []
    seen: set[str] = set()
    uid = tag.uid
    while uid in known and uid not in seen:
        seen.add(uid)
        steps.insert(0, known[uid].name)
        uid = known[uid].parent
    return "/".join(steps)
