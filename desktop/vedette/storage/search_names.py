"""From names as people type them to the ids of tags, actors and sources, each found by any of its names."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import CTE, ColumnElement, Connection, Select, Table, func, select, union

from vedette.domain.folding import fold, has_cjk, name_key, words
from vedette.storage import rows


def _table(row: type[rows.Base]) -> Table:
    return cast(Table, row.__table__)


_ACTOR, _ACTOR_NAME = _table(rows.ActorRow), _table(rows.ActorNameRow)
_SOURCE, _SOURCE_NAME = _table(rows.SourceRow), _table(rows.SourceNameRow)
_TAG, _TAG_NAME = _table(rows.TagRow), _table(rows.TagNameRow)
_ITEM = _table(rows.SourceItemRow)
_NAMES = {
    "actor": (_ACTOR, _ACTOR_NAME, "actor_id"),
    "source": (_SOURCE, _SOURCE_NAME, "source_id"),
    "tag": (_TAG, _TAG_NAME, "tag_id"),
}


def parts_of(text: str) -> list[str]:
    """A name as it is looked for: its words in a row; each for itself once one is of a script without spaces."""
    sought = words(fold(text))
    return sought if any(map(has_cjk, sought)) else [" ".join(sought)]


def begins(column: ColumnElement[str], part: str) -> ColumnElement[bool]:
    """A column of spaced words holds the words, the last a mere beginning (a script without spaces: anywhere)."""
    return func.instr(column, part if has_cjk(part) else f" {part}") > 0


def ids_in(column: ColumnElement[int], ids: Iterable[int]) -> ColumnElement[bool]:
    """The column is one of many ids, however many."""
    return column.in_(select(func.json_each(json.dumps(sorted(ids))).table_valued("value").c.value))


def tags(connection: Connection, path: str) -> set[int]:
    """Topmost ids of the tags at the end of a path, which may begin at any height."""
    *above, last = [name_key(step) for step in path.split("/")]
    found = _named(connection, _TAG, _TAG_NAME, "tag_id", last)
    return {tag for tag in found if _stands_under(connection, tag, above)}


def actors(connection: Connection, text: str) -> set[int]:
    """Topmost ids of actors that are called so: whoever stands below one is found with it."""
    found: set[int] | None = None
    for part in parts_of(text):
        some = begun(connection, "actor", part)
        found = some if found is None else _both(connection, found, some)
    return _topmost(connection, _ACTOR, found or set())


def sources(connection: Connection, part: str) -> tuple[set[int], set[int]]:
    """Ids of the sources with a name that begins so, and of such items that have no source."""
    named = begun(connection, "source", part)
    loose = select(_ITEM.c.id).where(_ITEM.c.source_id.is_(None), begins(_ITEM.c.words, part))
    return named, set(connection.execute(loose).scalars())


def below(table: Table, ids: Iterable[int]) -> CTE:
    """The ids of things in a tree and of all below them."""
    found = select(table.c.id).where(ids_in(table.c.id, ids)).cte(recursive=True)
    return found.union(select(table.c.id).join(found, table.c.parent_id == found.c.id))


def _named(connection: Connection, table: Table, names: Table, owner: str, folded: str) -> set[int]:
    own = select(table.c.id).where(table.c.folded == folded)
    more = select(names.c[owner]).where(names.c.folded == folded)
    return set(connection.execute(union(own, more)).scalars())


def begun(connection: Connection, kind: str, part: str) -> set[int]:
    """Ids of the tags, actors or sources of which a name holds words that begin so."""
    table, names, owner = _NAMES[kind]
    own = select(table.c.id).where(begins(table.c.words, part))
    more = select(names.c[owner]).where(begins(names.c.words, part))
    return set(connection.execute(union(own, more)).scalars())


def _stands_under(connection: Connection, tag: int, steps: list[str]) -> bool:
    for step in reversed(steps):
        above = connection.execute(select(_TAG.c.parent_id).where(_TAG.c.id == tag)).scalar()
        if above is None or above not in _named(connection, _TAG, _TAG_NAME, "tag_id", step):
            return False
        tag = above
    return True


def _both(connection: Connection, one: set[int], other: set[int]) -> set[int]:
    return _ids(connection, select(below(_ACTOR, one).c.id)) & _ids(connection, select(below(_ACTOR, other).c.id))


def _topmost(connection: Connection, table: Table, ids: set[int]) -> set[int]:
    """Those of the ids that have none of the others above them."""
    if len(ids) < 2:
        return ids
    under = select(table.c.id).where(ids_in(table.c.parent_id, ids)).cte(recursive=True)
    under = under.union(select(table.c.id).join(under, table.c.parent_id == under.c.id))
    return ids - _ids(connection, select(under.c.id))


def _ids(connection: Connection, asked: Select[Any]) -> set[int]:
    return set(connection.execute(asked).scalars())
