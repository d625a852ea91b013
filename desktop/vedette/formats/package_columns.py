"""Dataclasses as flat rows and back, driven by their fields alone, so that a new field can't be forgotten."""

from __future__ import annotations

import dataclasses
import json
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vedette.domain.errors import CannotRead, UserError
from vedette.domain.text import clean
from vedette.domain.when import When
from vedette.formats.field_texts import bare_type, hints_of, is_optional, number_text, read_number, read_whole

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its type as Frictionless Table Schema calls it, and its value to text and back."""

    name: str
    type: str
    write: Callable[[Any], str]
    read: Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class FieldColumns:
    """The columns of one field; a date has one for each of its own fields, named after both."""

    field: str
    columns: tuple[Column, ...]
    write: Callable[[Any], Sequence[str]]
    read: Callable[[Sequence[str]], Any]


@dataclass(frozen=True, slots=True)
class Flat:
    """A dataclass as columns, without the fields that hold other dataclasses: these have tables of their own."""

    kind: Any
    fields: tuple[FieldColumns, ...]

    @property
    def columns(self) -> list[Column]:
        return [column for field in self.fields for column in field.columns]

    def cells(self, value: Any) -> list[str]:
        """One text for each column."""
        return [cell for field in self.fields for cell in field.write(getattr(value, field.field))]

    def value(self, row: Mapping[str, str], **more: Any) -> Any:
        """The dataclass a row stands for, with the fields in `more`; a column that is not there keeps its default."""
        found = {}
        for field in self.fields:
            cells = [row[column.name] for column in field.columns if column.name in row]
            if len(cells) == len(field.columns):
                found[field.field] = _read(field, cells)
        try:
            return self.kind(**found, **more)
        except (TypeError, UserError) as error:
            raise CannotRead(
                f"A row of the package is no {self.kind.__name__.lower()}; nothing was changed."
            ) from error


def flat(kind: Any, *, without: Sequence[str] = ()) -> Flat:
    """The columns of a dataclass."""
    names = [field.name for field in dataclasses.fields(kind)]
    hints = hints_of(kind)
    return Flat(kind, tuple(_columns_of(name, hints[name]) for name in names if name not in without))


def _columns_of(name: str, hint: Any) -> FieldColumns:
    if bare_type(hint) is When:
        return _optional_when(name) if is_optional(hint) else _when(name)
    column = _column(name, hint)
    return FieldColumns(name, (column,), lambda got: (column.write(got),), lambda cells: column.read(cells[0]))


def _when(name: str) -> FieldColumns:
    parts = flat(When)
    columns = tuple(dataclasses.replace(column, name=f"{name}_{column.name}") for column in parts.columns)

    def read(cells: Sequence[str]) -> When:
        plain: When = parts.value({column.name: cell for column, cell in zip(parts.columns, cells, strict=True)})
        return plain

    return FieldColumns(name, columns, parts.cells, read)


def _optional_when(name: str) -> FieldColumns:
    there = _column(f"{name}_given", bool)
    inner = _when(name)
    blank = ("",) * len(inner.columns)

    def write(got: When | None) -> Sequence[str]:
        return (there.write(got is not None), *(blank if got is None else inner.write(got)))

    def read(cells: Sequence[str]) -> When | None:
        return inner.read(cells[1:]) if there.read(cells[0]) else None

    return FieldColumns(name, (there, *inner.columns), write, read)


def _column(name: str, hint: Any) -> Column:
    if _is_tuple(hint):
        return Column(name, "array", lambda got: json.dumps(got, ensure_ascii=False), _read_texts)
    kind = bare_type(hint)
    write, read = _CELLS[kind]
    if not is_optional(hint):
        return Column(name, _TYPES[kind], write, read)
    if kind is str:
        return Column(name, "string", _write_optional_text, _read_optional_text)
    return Column(
        name, _TYPES[kind], lambda got: "" if got is None else write(got), lambda cell: read(cell) if cell else None
    )


def _write_optional_text(got: str | None) -> str:
    r"""An empty cell is nothing; an empty text is a single \, and a text that begins with \ gets one more."""
    if got is None:
        return ""
    return f"\\{got}" if not got or got.startswith("\\") else got


def _read_optional_text(cell: str) -> str | None:
    return clean(cell.removeprefix("\\")) if cell else None


def _read_bool(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise CannotRead("A cell of the package should be true or false; nothing was changed.")
    return cell == "true"


def _read_texts(cell: str) -> tuple[str, ...]:
    try:
        found = json.loads(cell)
    except (ValueError, RecursionError) as error:
        raise CannotRead("A cell of the package should hold a list; nothing was changed.") from error
    if not isinstance(found, list) or not all(isinstance(text, str) for text in found):
        raise CannotRead("A cell of the package should hold a list of texts; nothing was changed.")
    return tuple(map(clean, found))


_CELLS: Mapping[Any, tuple[Callable[[Any], str], Callable[[str], Any]]] = {
    str: (str, clean),
    int: (str, read_whole),
    float: (number_text, read_number),
    bool: (lambda got: "true" if got else "false", _read_bool),
}


def _read(field: FieldColumns, cells: Sequence[str]) -> Any:
    try:
        return field.read(cells)
    except CannotRead as error:
        raise CannotRead(f"The column “{field.columns[0].name}” of the package is damaged: {error}") from error


def _is_tuple(hint: Any) -> bool:
    return typing.get_origin(hint) is tuple
