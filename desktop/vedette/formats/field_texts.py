"""One field of a part as a value of the cell language and back, by its type; which fields there are it does not say."""

from __future__ import annotations

import math
import types
import typing
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from vedette.domain import edtf
from vedette.domain.errors import CannotRead, UserError
from vedette.domain.when import When
from vedette.formats.cell_language import Item, Value

_LONGEST_NUMBER = 18


@lru_cache(maxsize=64)
def hints_of(kind: Any) -> dict[str, Any]:
    """The types of a dataclass's fields."""
    return typing.get_type_hints(kind)


def nested_fields(kind: Any) -> list[str]:
    """The fields of a dataclass that hold other dataclasses."""
    lists = {name: hint for name, hint in hints_of(kind).items() if typing.get_origin(hint) is tuple}
    return [name for name, hint in lists.items() if typing.get_args(hint)[0] is not str]


def is_optional(hint: Any) -> bool:
    return isinstance(hint, types.UnionType) and types.NoneType in typing.get_args(hint)


def bare_type(hint: Any) -> Any:
    """The type without `| None`."""
    return next(x for x in typing.get_args(hint) if x is not types.NoneType) if is_optional(hint) else hint


def number_text(number: float | None) -> str:
    """The shortest digits that mean the same number, whole ones without a point; '' for None."""
    if number is None:
        return ""
    whole = number == int(number) and abs(number) < 2**53
    return str(int(number)) if whole else repr(number)


def read_number(text: str) -> float:
    """A finite number with a point or a comma; CannotRead otherwise."""
    try:
        number = float(text.strip().replace(",", ".")) if len(text) < 50 else math.nan
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise CannotRead(f"“{text[:50]}” is no number; write it in digits, such as 53.27.")
    return number


def read_whole(text: str) -> int:
    """A whole number; CannotRead otherwise."""
    bare = text.strip()
    if not bare.lstrip("-").isdecimal() or len(bare) > _LONGEST_NUMBER:
        raise CannotRead(f"“{text[:50]}” is no whole number.")
    return int(bare)


def to_value(hint: Any, got: Any) -> Value:
    """A field's value as the cell language writes it."""
    if got is None:
        return None
    kind = bare_type(hint)
    if kind is When:
        return when_value(got)
    if kind is bool:
        return "yes" if got else "no"
    if kind in (int, float):
        return number_text(got)
    return tuple(Item("", text) for text in got) if isinstance(got, tuple) else str(got)


def from_value(hint: Any, value: Value) -> Any:
    """The field's value behind what a cell says; CannotRead or NotADate when there is none."""
    kind = bare_type(hint)
    if value is None and is_optional(hint):
        return None
    if kind is When:
        return read_when(value)
    if typing.get_origin(kind) is tuple:
        return _texts(value)
    if isinstance(value, tuple):
        raise CannotRead("Braces are not expected there.")
    return _from_text(kind, value or "")


def _from_text(kind: Any, text: str) -> Any:
    if kind is float:
        return read_number(text)
    if kind is int:
        return read_whole(text)
    if kind is bool:
        if text not in ("yes", "no"):
            raise CannotRead(f"“{text[:50]}” should be yes or no.")
        return text == "yes"
    return text


def _texts(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    items = value or ()
    if any(item.key or not isinstance(item.value, str) for item in items):
        raise CannotRead("A list of plain texts is expected between the braces.")
    return tuple(str(item.value) for item in items)


def when_value(when: When) -> Value:
    """Its EDTF alone where that says all, else braces with the EDTF and each field that it does not say."""
    base = _read_back(when.edtf)
    items = [Item("", when.edtf)] if base is not None else []
    said = base or When()
    for field in fields(When):
        got = getattr(when, field.name)
        if got != getattr(said, field.name):
            items.append(Item(field.name, to_value(hints_of(When)[field.name], got)))
    if len(items) == 1 and not items[0].key:
        return items[0].value
    return tuple(items)


def read_when(value: Value) -> When:
    """Raises CannotRead, NotADate or NeedsChoice."""
    if not isinstance(value, tuple):
        return edtf.read(value or "")
    hints = hints_of(When)
    when = When()
    for place, item in enumerate(value):
        if not item.key and place == 0:
            when = edtf.read(item.value if isinstance(item.value, str) else "")
        elif item.key in hints:
            changed: dict[str, Any] = {item.key: from_value(hints[item.key], item.value)}
            when = replace(when, **changed)
        else:
            raise CannotRead(f"“{item.key}” is nothing that a date has.")
    return when


def _read_back(text: str) -> When | None:
    try:
        return edtf.read(text) if text else None
    except UserError:  # bounds that no EDTF can say: they are written field by field
        return None
