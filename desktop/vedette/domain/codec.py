"""Frozen values to and from plain JSON structures: the grammar that every canonical document is written in.

A field that holds its default is left out, so that a field added later changes no old document. Numbers keep their
kind: a float that is whole is written as an integer, so 1 and 1.0 are one text.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from functools import cache
from json.encoder import encode_basestring
from typing import Any

from vedette.domain.errors import CannotRead
from vedette.domain.making import beginner, defaults, written_out
from vedette.domain.when import When

Encoder = Callable[[Any], Any]
Decoder = Callable[[Any, str], Any]
T = typing.TypeVar("T")

_ALWAYS = tuple(When().as_json())
"""What stands in the document of each *when*, in this order: its EDTF is derived, but others read it there."""


def encode(value: Any) -> dict[str, Any]:
    """The plain JSON structure of a frozen value."""
    return typing.cast(dict[str, Any], _encoder(typing.cast(Hashable, type(value)))(value))


def members(value: Any) -> list[str]:
    """The same as JSON: `"name":value` of each field that is written, the names in order."""
    return _member_writer(typing.cast(Hashable, type(value)))(value)


def decode(kind: type[T], plain: Any) -> T:
    """The value that `plain` describes; CannotRead, naming the place, when it describes none."""
    return typing.cast(T, _decoder(typing.cast(Hashable, kind))(plain, ""))


@cache
def _encoder(kind: Any) -> Encoder:
    if dataclasses.is_dataclass(kind):
        return _record_encoder(kind)
    if _is_tuple(kind):
        inner = _encoder(typing.get_args(kind)[0])
        return list if inner is _same else lambda value: [inner(x) for x in value]
    if isinstance(kind, types.UnionType):
        inner = _encoder(_without_none(kind))
        return inner if inner is _same else lambda value: None if value is None else inner(value)
    return _finite if kind is float else _same


def _record_encoder(kind: Any) -> Encoder:
    names = list(dict.fromkeys((*_always(kind), *(f.name for f in dataclasses.fields(kind)))))
    inner = {f"_as_{name}": encoder for name, hint in _hints(kind).items() if (encoder := _encoder(hint)) is not _same}
    lines = ["def run(_it):", "_found = {}"]
    for name in names:
        said = f"_as_{name}({name})" if f"_as_{name}" in inner else name
        lines += _unless_default(kind, name, f"_found[{name!r}] = {said}")
    return written_out("run", [*lines, "return _found"], {**inner, **defaults(kind)})


@cache
def _writer(kind: Any) -> Callable[[Any], str]:
    if dataclasses.is_dataclass(kind):
        return _generated(kind, "return f\"{{{','.join(_found)}}}\"")
    if _is_tuple(kind):
        inner = _writer(typing.get_args(kind)[0])
        return lambda value: f"[{','.join([inner(x) for x in value])}]"
    if isinstance(kind, types.UnionType):
        inner = _writer(_without_none(kind))
        return lambda value: "null" if value is None else inner(value)
    return _WRITERS[kind]


@cache
def _member_writer(kind: Any) -> Callable[[Any], list[str]]:
    return _generated(kind, "return _found")


def _generated(kind: Any, last: str) -> Callable[[Any], Any]:
    hints = _hints(kind)
    inner = {f"_as_{name}": _writer(hints.get(name, str)) for name in {*hints, *_always(kind)}}
    given = {**inner, **defaults(kind)}
    lines = ["def run(_it):", "_found = []"]
    for name in sorted({*hints, *_always(kind)}):
        if hints.get(name) is When:  # equal texts are equal values, and sooner compared
            given[f"_default_{name}"] = _writer(When)(given[f"_default_{name}"])
            lines.append(f"{name} = _as_{name}(_it.{name})")
            lines.append(f"""if {name} != _default_{name}: _found.append('"{name}":' + {name})""")
        else:
            lines += _unless_default(kind, name, f"""_found.append('"{name}":' + _as_{name}({name}))""")
    return written_out("run", [*lines, last], given)


def _unless_default(kind: Any, name: str, line: str) -> list[str]:
    unlike = "is not" if defaults(kind).get(f"_default_{name}", "") is None else "!="
    before = "" if name in _always(kind) else f"if {name} {unlike} _default_{name}: "
    return [f"{name} = _it.{name}", before + line]


def _always(kind: Any) -> tuple[str, ...]:
    return _ALWAYS if kind is When else ()


def _hints(kind: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {f.name: hints[f.name] for f in dataclasses.fields(kind)}


def _finite(value: float) -> float | int:
    return int(value) if value == int(value) and abs(value) < 2**53 else value


def _same(value: Any) -> Any:
    return value


def _number(value: float) -> str:
    text = repr(value)
    # a text that ends otherwise is no whole number, or one too large to lose its point; nan and inf have an n
    return text if text[-1] != "0" and "n" not in text else repr(_finite(value))


_WRITERS: dict[Any, Callable[[Any], str]] = {
    str: encode_basestring,
    int: lambda value: repr(+value),
    float: _number,
    bool: lambda value: "true" if value else "false",
}


def _is_tuple(kind: Any) -> bool:
    return typing.get_origin(kind) is tuple


def _without_none(kind: Any) -> Any:
    return next(x for x in typing.get_args(kind) if x is not types.NoneType)


@cache
def _decoder(kind: Any) -> Decoder:
    if dataclasses.is_dataclass(kind):
        return _record_decoder(kind)
    if _is_tuple(kind):
        return _tuple_decoder(_decoder(typing.get_args(kind)[0]))
    if isinstance(kind, types.UnionType):
        inner = _decoder(_without_none(kind))
        return lambda plain, path: None if plain is None else inner(plain, path)
    return _scalar_decoder(kind)


def _record_decoder(kind: Any) -> Decoder:
    hints = _hints(kind)
    inner = {name: _decoder(hint) for name, hint in hints.items()}
    as_they_are = {name: _bare(hint) for name, hint in hints.items() if _bare(hint) in _WORDS}
    needed = frozenset(f.name for f in dataclasses.fields(kind) if f.default is dataclasses.MISSING)
    begin, checked = beginner(kind), hasattr(kind, "__post_init__")

    def run(plain: Any, path: str) -> Any:
        if type(plain) is not dict:
            _refuse_other(plain, path)
        it = begin()
        for name, got in plain.items():
            if as_they_are.get(name) is type(got):
                setattr(it, name, got)
            elif name in inner:
                setattr(it, name, inner[name](got, f"{path}{name}."))
            else:
                _refuse_unknown(kind, name, path)
        if not needed <= plain.keys():
            raise CannotRead(f"The document lacks a needed part at “{path or 'its start'}”.")
        it.__class__ = kind
        if checked:
            it.__post_init__()
        return it

    return run


def _refuse_other(plain: Any, path: str) -> None:
    if not isinstance(plain, Mapping):
        raise CannotRead(f"The document is not as Vedette writes it at “{path or 'its start'}”; nothing was changed.")


def _refuse_unknown(kind: Any, name: str, path: str) -> None:
    if name not in _always(kind):
        raise CannotRead(f"The document has a part that this Vedette does not know: “{path}{name}”.")


def _bare(hint: Any) -> Any:
    return _without_none(hint) if isinstance(hint, types.UnionType) else hint


def _tuple_decoder(inner: Decoder) -> Decoder:
    def run(plain: Any, path: str) -> Any:
        if not isinstance(plain, list):
            raise CannotRead(f"The document should have a list at “{path.rstrip('.')}”.")
        return tuple([inner(x, path) for x in plain])

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
