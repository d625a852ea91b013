"""Things by the names people use: incidents by reference, actors and sources by name or alias, tags by path."""

from __future__ import annotations

from typing import cast

from sqlalchemy import Connection, Table, select

from vedette.domain.folding import name_key
from vedette.domain.text import clean
from vedette.storage import rows


def _table(row: type[rows.Base]) -> Table:
    return cast(Table, row.__table__)


_INCIDENT, _TAG = _table(rows.IncidentRow), _table(rows.TagRow)
_NAMES = {
    "actor": (_table(rows.ActorRow), _table(rows.ActorNameRow), "actor_id"),
    "source": (_table(rows.SourceRow), _table(rows.SourceNameRow), "source_id"),
    "own_place": (_table(rows.OwnPlaceRow), _table(rows.OwnPlaceNameRow), "own_place_id"),
    "tag": (_TAG, _table(rows.TagNameRow), "tag_id"),
}


def incident_uid(connection: Connection, reference: str) -> str | None:
    """The uid of the incident with that reference (any case) or uid."""
    reference = clean(reference)
    for column, wanted in (
        (_INCIDENT.c.reference, reference),
        (_INCIDENT.c.uid, reference),
        (_INCIDENT.c.reference, reference.upper()),
    ):
        found = connection.execute(select(_INCIDENT.c.uid).where(column == wanted)).scalar()
        if found is not None:
            return str(found)
    return None


def by_name(connection: Connection, kind: str, name: str) -> list[str]:
    """Uids of actors, sources, own places or tags of that name, folded; those with it as their own name first."""
    table, names, owner = _NAMES[kind]
    folded = name_key(clean(name))
    own = select(table.c.uid).where(table.c.folded == folded).order_by(table.c.id)
    found = list(connection.execute(own).scalars())
    more = select(table.c.uid).join(names, names.c[owner] == table.c.id).where(names.c.folded == folded)
    found += connection.execute(more.order_by(table.c.id)).scalars()
    return list(dict.fromkeys(found))


def child_tag(connection: Connection, parent: str, name: str) -> str | None:
    """The uid of the tag of that name directly under `parent` ('' for the top), by name or former name."""
    for uid in by_name(connection, "tag", name):
        above = _TAG.alias()
        asked = select(above.c.uid).join(_TAG, _TAG.c.parent_id == above.c.id).where(_TAG.c.uid == uid)
        if (connection.execute(asked).scalar() or "") == parent:
            return uid
    return None


def tags_called(connection: Connection, name: str) -> list[str]:
    """Uids of the tags of that name or former name, anywhere in the tree; of a path (`a/b`), at most one."""
    steps = [step.strip() for step in name.split("/") if step.strip()]
    if len(steps) <= 1:
        return by_name(connection, "tag", steps[0]) if steps else []
    uid: str | None = ""
    for step in steps:
        uid = child_tag(connection, uid, step) if uid is not None else None
    return [uid] if uid else []


def plain_item(connection: Connection, source: str) -> str | None:
    """The uid of the item that stands for a source as a whole: no title, no address of its own."""
    item, outlet = _table(rows.SourceItemRow), _table(rows.SourceRow)
    asked = (
        select(item.c.uid)
        .join(outlet, outlet.c.id == item.c.source_id)
        .where(outlet.c.uid == source, item.c.title == "", item.c.url == "")
        .order_by(item.c.id)
    )
    found = connection.execute(asked).scalar()
    return None if found is None else str(found)


def item_called(connection: Connection, name: str) -> str | None:
    """The uid of the item that is named so where it is offered or shown: `OUTLET, “TITLE”`, perhaps with its wires."""
    outlet, opened, rest = clean(name).partition(", “")
    title, closed, _ = rest.rpartition("”")
    if not (opened and closed):
        return None
    item, source = _table(rows.SourceItemRow), _table(rows.SourceRow)
    asked = select(item.c.uid).join(source, source.c.id == item.c.source_id).order_by(item.c.id.desc())
    found = connection.execute(asked.where(source.c.name == outlet, item.c.title == title)).scalar()
    return None if found is None else str(found)


def item_by_url(connection: Connection, url: str) -> str | None:
    """The uid of the item with that address."""
    item = _table(rows.SourceItemRow)
    found = connection.execute(select(item.c.uid).where(item.c.url == clean(url)).order_by(item.c.id)).scalar()
    return None if found is None else str(found)
