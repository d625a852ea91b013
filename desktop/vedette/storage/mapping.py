"""How frozen values lie in columns: a scalar in one, a *when* in six, a list of words as JSON, a uid as an id.

Rows are tuples and statements are prepared once: a million incidents pass through here.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Table, TextClause, select, text

from vedette.domain.when import When
from vedette.storage import rows

V = TypeVar("V")
Ids = Mapping[tuple[str, str], int]
"""(kind, uid) to id, for every uid that a value names."""

_SHARED = {"actor": "ActorRow", "source": "SourceRow", "source_item": "SourceItemRow", "tag": "TagRow"}
_WHEN_COLUMNS = ("text", "earliest", "latest", "shape", "qualifier")
_DETAILS = tuple(f for f in dataclasses.fields(When) if f.name not in _WHEN_COLUMNS)
_PLAIN_DETAILS = tuple(f.default for f in _DETAILS)
_details = attrgetter(*(f.name for f in _DETAILS))
_COLUMN_NAMES = {"to": "to_uid"}


@dataclasses.dataclass(frozen=True, slots=True)
class _Plan:
    """A field that needs more than copying: its columns, and how it is written and read (as a term of its keys)."""

    name: str
    keys: tuple[str, ...]
    columns: tuple[ColumnElement[Any], ...]
    write: Callable[[Any, Ids], tuple[Any, ...]]
    read: str


class Mapper(Generic[V]):
    """Takes values of one class apart into rows of one table, and puts them together again."""

    def __init__(self, kind: type[Any], table: Table, refs: Mapping[str, str], skip: frozenset[str]) -> None:
        self.kind: Any = kind
        self.table = table
        self.refs = refs
        fields = [f for f in dataclasses.fields(kind) if f.name not in skip]
        hints = typing.get_type_hints(kind)
        self._plans = tuple(p for f in fields if (p := _plan(f, hints[f.name], refs.get(f.name), table)) is not None)
        special = {plan.name for plan in self._plans}
        self._scalars = tuple(f.name for f in fields if f.name not in special)
        self._copy = _tuple_of(self._scalars)
        scalars = tuple(_COLUMN_NAMES.get(name, name) for name in self._scalars)
        self.keys = scalars + tuple(key for plan in self._plans for key in plan.keys)
        self._references = tuple((target, attrgetter(name)) for name, target in refs.items())

    def columns(self) -> list[ColumnElement[Any]]:
        """What to select, in the order `value` reads it."""
        scalars = [self.table.c[_COLUMN_NAMES.get(name, name)] for name in self._scalars]
        return scalars + [column for plan in self._plans for column in plan.columns]

    def cells(self, value: V, ids: Ids) -> tuple[Any, ...]:
        """The columns of a value."""
        cells = self._copy(value)
        for plan in self._plans:
            cells += plan.write(getattr(value, plan.name), ids)
        return cells

    def reader(self, *before: str) -> Callable[..., V]:
        """Makes a value of a row that has these columns `before` its own, and of the skipped fields in their order."""
        cells = [*(f"_{name}" for name in before), *self._scalars, *(key for plan in self._plans for key in plan.keys)]
        said = {plan.name: plan.read for plan in self._plans}
        from vedette.domain.making import maker, reader  # not needed for the first rows of the list

        given = {"_when": maker(When), "_detail": _detail_of, "_words": _words_of}
        return cast(Callable[..., V], reader(self.kind, cells, said, given))

    def references(self, value: V) -> list[tuple[str, str]]:
        """(kind, uid) of every shared thing that a value names."""
        return [(kind, uid) for kind, get in self._references if (uid := get(value))]


def shared_row(kind: str) -> type[rows.Base]:
    """The row of actors, sources, source items or tags."""
    return cast(type[rows.Base], getattr(rows, _SHARED[kind]))


def among(column: ColumnElement[Any], name: str) -> TextClause:
    """That a column of a table is in a list, which is bound as JSON: one statement for lists of every length."""
    return text(f"{column} IN (SELECT value FROM json_each(:{name}))")


def insert_rows(
    connection: Connection, table: str, keys: Sequence[str], rows: Sequence[tuple[Any, ...]], *, instead: bool = False
) -> None:
    """Insert tuples whose cells follow `keys`, `instead` of rows with the same key where it is said.

    Table and keys are names of ours, never a user's text.
    """
    if rows:
        names = ", ".join(f'"{key}"' for key in keys)
        marks = ", ".join("?" * len(keys))
        verb = "REPLACE" if instead else "INSERT"
        connection.exec_driver_sql(f'{verb} INTO "{table}" ({names}) VALUES ({marks})', cast(Any, rows))


def update_rows(connection: Connection, table: str, keys: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Set `keys` in the rows whose id is the last cell of each tuple."""
    sets = ", ".join(f'"{key}" = ?' for key in keys)
    for row in rows:
        connection.exec_driver_sql(f'UPDATE "{table}" SET {sets} WHERE id = ?', row)


def _tuple_of(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


def _plan(f: dataclasses.Field[Any], hint: Any, ref: str | None, table: Table) -> _Plan | None:
    if ref is not None:
        return _reference(f.name, ref, table, None if f.default is None else "")
    if hint is When or (isinstance(hint, types.UnionType) and When in typing.get_args(hint)):
        return _when(f.name, table)
    return _words(f.name, table) if typing.get_origin(hint) is tuple else None


def _reference(name: str, kind: str, table: Table, missing: str | None) -> _Plan:
    shared = cast(Table, shared_row(kind).__table__).alias()
    key = f"{name}_id"
    uid = select(shared.c.uid).where(shared.c.id == table.c[key]).scalar_subquery()

    def write(value: Any, ids: Ids) -> tuple[Any, ...]:
        return (ids[kind, value] if value else None,)

    return _Plan(name, (key,), (uid.label(name),), write, f"{key} or {missing!r}")


def _words(name: str, table: Table) -> _Plan:
    def write(value: tuple[str, ...], _: Ids) -> tuple[Any, ...]:
        return (json.dumps(value, ensure_ascii=False) if value else None,)

    return _Plan(name, (name,), (table.c[name],), write, f"_words({name}) if {name} else ()")


def _words_of(cell: str) -> tuple[str, ...]:
    return tuple(json.loads(cell))


def _when(name: str, table: Table) -> _Plan:
    keys = tuple(f"{name}_{part}" for part in (*_WHEN_COLUMNS, "detail"))
    nothing = (None,) * len(keys)

    def write(value: When | None, _: Ids) -> tuple[Any, ...]:
        if value is None:
            return nothing
        return (value.text, value.earliest, value.latest, value.shape, value.qualifier, _detail(value))

    said = f"None if {keys[0]} is None else _when({', '.join(keys[:-1])}, **_detail({keys[-1]}))"
    return _Plan(name, keys, tuple(table.c[key] for key in keys), write, said)


def _detail(value: When) -> str | None:
    found = _details(value)
    if found == _PLAIN_DETAILS:
        return None
    more = {f.name: cell for f, cell in zip(_DETAILS, found, strict=True) if cell != f.default}
    return json.dumps(more, ensure_ascii=False, sort_keys=True)


def read_when(cells: Sequence[Any]) -> When | None:
    """The *when* of its six columns; None where there was none."""
    return None if cells[0] is None else When(*cells[:5], **_detail_of(cells[5]))


def _detail_of(detail: str | None) -> dict[str, Any]:
    if not detail:
        return _NO_MORE
    return _short_detail(detail) if len(detail) < _SHORT else cast(dict[str, Any], json.loads(detail))


_SHORT = 100
_NO_MORE: dict[str, Any] = {}


@lru_cache(maxsize=256)
def _short_detail(detail: str) -> dict[str, Any]:
    """Most say the same, such as the unit; nobody changes what is given."""
    return cast(dict[str, Any], json.loads(detail))
