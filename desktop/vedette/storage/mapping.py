"""How frozen values lie in columns: a scalar in one, a *when* in six, a list of words as JSON, a uid as an id."""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import ColumnElement, Table, select

from vedette.domain.when import When
from vedette.storage.rows import ActorRow, Base, SourceItemRow, SourceRow, TagRow

V = TypeVar("V")
Ids = Mapping[tuple[str, str], int]
"""(kind, uid) to id, for every uid that a value names."""

SHARED_TABLES: dict[str, type[Base]] = {
    "actor": ActorRow,
    "source": SourceRow,
    "source_item": SourceItemRow,
    "tag": TagRow,
}
_WHEN_COLUMNS = ("text", "earliest", "latest", "shape", "qualifier")
_DETAILS = tuple(f for f in dataclasses.fields(When) if f.name not in _WHEN_COLUMNS)


class Mapper(Generic[V]):
    """Takes values of one class apart into rows of one table, and puts them together again."""

    def __init__(self, kind: type[Any], table: Table, refs: Mapping[str, str], skip: frozenset[str]) -> None:
        self.kind: Any = kind
        self.table = table
        self.refs = refs
        hints = typing.get_type_hints(kind)
        self._fields = [
            _plan(f, hints[f.name], refs.get(f.name), table) for f in dataclasses.fields(kind) if f.name not in skip
        ]

    def columns(self) -> list[ColumnElement[Any]]:
        """What to select, in the order `value` reads it."""
        return [column for plan in self._fields for column in plan.columns]

    def row(self, value: V, ids: Ids) -> dict[str, Any]:
        """The columns of a value."""
        row: dict[str, Any] = {}
        for plan in self._fields:
            plan.write(getattr(value, plan.name), row, ids)
        return row

    def value(self, cells: Sequence[Any], at: int = 0, **more: Any) -> V:
        """The value whose columns begin at `cells[at]`; `more` gives the skipped fields."""
        for plan in self._fields:
            width = len(plan.columns)
            more[plan.name] = plan.read(cells[at]) if width == 1 else plan.read(cells[at : at + width])
            at += width
        return cast(V, self.kind(**more))

    def references(self, value: V) -> list[tuple[str, str]]:
        """(kind, uid) of every shared thing that a value names."""
        found = [(kind, getattr(value, name)) for name, kind in self.refs.items()]
        return [(kind, uid) for kind, uid in found if uid]


@dataclasses.dataclass(frozen=True, slots=True)
class _Plan:
    name: str
    columns: tuple[ColumnElement[Any], ...]
    write: Callable[[Any, dict[str, Any], Ids], None]
    read: Callable[[Any], Any]


def _plan(f: dataclasses.Field[Any], hint: Any, ref: str | None, table: Table) -> _Plan:
    if ref is not None:
        return _reference(f.name, ref, table, "" if f.default == "" or f.default is dataclasses.MISSING else None)
    if hint is When or (isinstance(hint, types.UnionType) and When in typing.get_args(hint)):
        return _when(f.name, table)
    if typing.get_origin(hint) is tuple:
        return _words(f.name, table)
    column = table.c[{"to": "to_uid"}.get(f.name, f.name)]
    key = column.key
    return _Plan(f.name, (column,), lambda value, row, _: row.__setitem__(key, value), _same)


def _same(cell: Any) -> Any:
    return cell


def _reference(name: str, kind: str, table: Table, missing: str | None) -> _Plan:
    shared = typing.cast(Table, SHARED_TABLES[kind].__table__).alias()
    key = f"{name}_id"
    uid = select(shared.c.uid).where(shared.c.id == table.c[key]).scalar_subquery()

    def write(value: Any, row: dict[str, Any], ids: Ids) -> None:
        row[key] = ids[kind, value] if value else None

    return _Plan(name, (uid.label(name),), write, lambda cell: cell or missing)


def _words(name: str, table: Table) -> _Plan:
    def write(value: tuple[str, ...], row: dict[str, Any], _: Ids) -> None:
        row[name] = json.dumps(value, ensure_ascii=False) if value else None

    return _Plan(name, (table.c[name],), write, lambda cell: tuple(json.loads(cell)) if cell else ())


def _when(name: str, table: Table) -> _Plan:
    keys = tuple(f"{name}_{part}" for part in (*_WHEN_COLUMNS, "detail"))
    columns = tuple(table.c[key] for key in keys)

    def write(value: When | None, row: dict[str, Any], _: Ids) -> None:
        if value is None:
            row.update(dict.fromkeys(keys))
            return
        cells = (value.text, value.earliest, value.latest, value.shape, value.qualifier, _detail(value))
        row.update(zip(keys, cells, strict=True))

    return _Plan(name, columns, write, read_when)


def _detail(value: When) -> str | None:
    more = {f.name: getattr(value, f.name) for f in _DETAILS if getattr(value, f.name) != f.default}
    return json.dumps(more, ensure_ascii=False, sort_keys=True) if more else None


def read_when(cells: Sequence[Any]) -> When | None:
    """The *when* of its six columns; None where there was none."""
    text, earliest, latest, shape, qualifier, detail = cells
    if text is None:
        return None
    more = json.loads(detail) if detail else {}
    return When(text=text, earliest=earliest, latest=latest, shape=shape, qualifier=qualifier, **more)
