"""Frozen values to and from plain JSON structures: the grammar that every canonical document is written in.

A field that holds its default is left out, so that a field added later changes no old document. Numbers keep their
kind: a float that is whole is written as an integer, so 1 and 1.0 are one text.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any

from vedette.domain.errors import CannotRead
from vedette.domain.when import When

Encoder = Callable[[Any], Any]
Decoder = Callable[[Any, str], Any]
T = typing.TypeVar("T")


def encode(value: Any) -> dict[str, Any]:
    """The plain JSON structure of a frozen value."""
    return typing.cast(dict[str, Any], _encoder(typing.cast(Hashable, type(value)))(value))


def decode(kind: type[T], plain: Any) -> T:
    """The value that `plain` describes; CannotRead, naming the place, when it describes none."""
    return typing.cast(T, _decoder(typing.cast(Hashable, kind))(plain, ""))


@cache
def _encoder(kind: Any) -> Encoder:
    if kind is When:
        return _encode_when
    if dataclasses.is_dataclass(kind):
        return _record_encoder(kind)
    if _is_tuple(kind):
        inner = _encoder(typing.get_args(kind)[0])
        return lambda value: [inner(x) for x in value]
    if isinstance(kind, types.UnionType):
        inner = _encoder(_without_none(kind))
        return lambda value: None if value is None else inner(value)
    return _encode_float if kind is float else _same


def _record_encoder(kind: Any) -> Encoder:
    hints = typing.get_type_hints(kind)
    inner = {f.name: _encoder(hints[f.name]) for f in dataclasses.fields(kind)}
    steps = [(f.name, _default(f), None if inner[f.name] is _same else inner[f.name]) for f in dataclasses.fields(kind)]
    # one call for all the fields, and a comprehension: every incident that is written passes here
    cells = _tuple_of([name for name, _, _ in steps])

    def run(value: Any) -> dict[str, Any]:
        return {
            name: got if encoder is None else encoder(got)
            for (name, default, encoder), got in zip(steps, cells(value), strict=True)
            if got != default
        }

    return run


def _tuple_of(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    get = attrgetter(*names)
    return get if len(names) > 1 else lambda value: (get(value),)


_WHEN_FIELDS = tuple(f for f in dataclasses.fields(When) if f.name not in When().as_json())
_more_of_when = attrgetter(*(f.name for f in _WHEN_FIELDS))
_NO_MORE = _more_of_when(When())


def _encode_when(value: When) -> dict[str, Any]:
    plain: dict[str, Any] = dict(value.as_json())
    more = _more_of_when(value)
    if more != _NO_MORE:
        plain.update((f.name, got) for f, got in zip(_WHEN_FIELDS, more, strict=True) if got != f.default)
    return plain


def _encode_float(value: float) -> float | int:
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def _same(value: Any) -> Any:
    return value


def _default(f: dataclasses.Field[Any]) -> Any:
    return f.default


def _is_tuple(kind: Any) -> bool:
    return typing.get_origin(kind) is tuple


def _without_none(kind: Any) -> Any:
    return next(x for x in typing.get_args(kind) if x is not types.NoneType)


@cache
def _decoder(kind: Any) -> Decoder:
    if dataclasses.is_dataclass(kind):
        return _record_decoder(kind, derived=frozenset({"edtf"}) if kind is When else frozenset())
    if _is_tuple(kind):
        return _tuple_decoder(_decoder(typing.get_args(kind)[0]))
    if isinstance(kind, types.UnionType):
        inner = _decoder(_without_none(kind))
        return lambda plain, path: None if plain is None else inner(plain, path)
    return _scalar_decoder(kind)


def _record_decoder(kind: Any, derived: frozenset[str]) -> Decoder:
    hints = typing.get_type_hints(kind)
    inner = {f.name: _decoder(hints[f.name]) for f in dataclasses.fields(kind)}
    as_they_are = {f.name: hints[f.name] for f in dataclasses.fields(kind) if hints[f.name] in _WORDS}

    def run(plain: Any, path: str) -> Any:
        if type(plain) is not dict and not isinstance(plain, Mapping):
            raise CannotRead(
                f"The document is not as Vedette writes it at “{path or 'its start'}”; nothing was changed."
            )
        found = {}
        for name, got in plain.items():
            if as_they_are.get(name) is type(got):
                found[name] = got
            elif name in inner:
                found[name] = inner[name](got, f"{path}{name}.")
            elif name not in derived:
                raise CannotRead(f"The document has a part that this Vedette does not know: “{path}{name}”.")
        try:
            return kind(**found)
        except TypeError as error:
            raise CannotRead(f"The document lacks a needed part at “{path or 'its start'}”.") from error

    return run


def _tuple_decoder(inner: Decoder) -> Decoder:
    def run(plain: Any, path: str) -> Any:
        if not isinstance(plain, list):
            raise CannotRead(f"The document should have a list at “{path.rstrip('.')}”.")
        return tuple(inner(x, path) for x in plain)

    return run


def _scalar_decoder(kind: Any) -> Decoder:
    def run(plain: Any, path: str) -> Any:
        if kind is float and type(plain) in (int, float):
            return float(plain)
        if type(plain) is not kind:
            raise CannotRead(f"The document should have a {_WORDS[kind]} at “{path.rstrip('.')}”.")
        return plain

    return run


_WORDS = {str: "text", int: "whole number", float: "number", bool: "yes or no"}
