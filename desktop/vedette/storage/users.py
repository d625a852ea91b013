"""Which incidents use a shared thing: asked when it is renamed, merged or deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from sqlalchemy import ColumnElement, Connection, Select, Table, select, union

from vedette.storage import rows


def _table(row: type[rows.Base]) -> Table:
    return cast(Table, row.__table__)


_STATEMENT, _ROLE = _table(rows.StatementRow), _table(rows.IncidentActorRow)
_ASSESSMENT, _TAGGED = _table(rows.AssessmentRow), _table(rows.IncidentTagRow)
_ITEM, _CREDIT = _table(rows.SourceItemRow), _table(rows.SourceItemCreditRow)
ACTOR_COLUMNS = (
    _STATEMENT.c.party_id, _STATEMENT.c.spokesperson_id, _STATEMENT.c.addressee_id, _ROLE.c.actor_id,
    _ASSESSMENT.c.actor_id,
)  # fmt: skip
ITEM_COLUMNS = tuple(
    _table(row).c[name]
    for row, name in (
        (rows.CitationRow, "item_id"),
        (rows.StatementRow, "source_item_id"),
        (rows.QuantityRow, "source_item_id"),
        (rows.PlaceRow, "source_item_id"),
        (rows.LinkRow, "source_item_id"),
    )
)


def incidents_using(connection: Connection, kind: str, uids: Sequence[str], moved: Sequence[str] = ()) -> list[int]:
    """Ids of the incidents that use any of the things, in order; of the `moved` ones also those below them count."""
    ask = _ASKED.get(kind)
    if ask is None or not (uids or moved):
        return []
    table = {"actor": rows.ActorRow, "tag": rows.TagRow, "source": rows.SourceRow, "source_item": rows.SourceItemRow}
    shared = _table(table[kind])
    wanted: ColumnElement[bool] = shared.c.uid.in_(uids)
    if moved:
        wanted = wanted | shared.c.id.in_(_with_below(shared, moved))
    return ask(connection, select(shared.c.id).where(wanted))


def _by(connection: Connection, columns: Sequence[ColumnElement[int]], wanted: Select[tuple[int]]) -> list[int]:
    asked = union(*(select(column.table.c.incident_id).where(column.in_(wanted)) for column in columns))
    return sorted(connection.execute(asked).scalars())


def _with_below(tree: Table, uids: Sequence[str]) -> Select[tuple[int]]:
    """Things and all below them: an incident that names one of these is found by those above it."""
    below = select(tree.c.id).where(tree.c.uid.in_(uids)).cte(recursive=True)
    below = below.union(select(tree.c.id).join(below, tree.c.parent_id == below.c.id))
    return select(below.c.id)


def _actor_users(connection: Connection, wanted: Select[tuple[int]]) -> list[int]:
    return _by(connection, ACTOR_COLUMNS, wanted)


def _tag_users(connection: Connection, wanted: Select[tuple[int]]) -> list[int]:
    return _by(connection, (_TAGGED.c.tag_id,), wanted)


def _item_users(connection: Connection, wanted: Select[tuple[int]]) -> list[int]:
    quoting = select(_ITEM.c.id).where(_ITEM.c.id.in_(wanted)).cte(recursive=True)
    quoting = quoting.union(select(_ITEM.c.id).join(quoting, _ITEM.c.quoted_from_id == quoting.c.id))
    return _by(connection, ITEM_COLUMNS, select(quoting.c.id))


def _source_users(connection: Connection, wanted: Select[tuple[int]]) -> list[int]:
    credited = select(_CREDIT.c.source_item_id).where(_CREDIT.c.source_id.in_(wanted))
    return _item_users(connection, select(_ITEM.c.id).where(_ITEM.c.source_id.in_(wanted) | _ITEM.c.id.in_(credited)))


_ASKED: dict[str, Callable[[Connection, Select[tuple[int]]], list[int]]] = {
    "actor": _actor_users,
    "tag": _tag_users,
    "source_item": _item_users,
    "source": _source_users,
}
