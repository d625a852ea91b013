"""What sets two copies of a logbook apart: how far each is, which incidents only one has, which differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection, Table, select

from vedette.domain.errors import UserError
from vedette.storage.chain import hash_at
from vedette.storage.checking import opened_to_read
from vedette.storage.keys import Keys
from vedette.storage.rows import IncidentRow
from vedette.storage.summary import Summary, summarise

_TABLE = cast(Table, IncidentRow.__table__)
_NAMED = 100


@dataclass(frozen=True, slots=True)
class Difference:
    """`relation` of the other file to this one: same, older, newer, apart (both went on), stranger or unreadable.

    Counts are whole; the lists name the first hundred references each.
    """

    relation: str
    here: Summary | None
    there: Summary | None
    only_here: int = 0
    only_there: int = 0
    changed: int = 0
    names_only_here: tuple[str, ...] = ()
    names_only_there: tuple[str, ...] = ()
    names_changed: tuple[str, ...] = ()


def compare(here: Path, there: Path, keys: Keys | None = None) -> Difference:
    """Reads both; a file that can't be read, or opened by `keys`, makes the relation “unreadable”."""
    try:
        with opened_to_read(here, keys=keys) as ours, opened_to_read(there, keys=keys) as theirs:
            return _compare(ours, theirs)
    except UserError:
        return Difference("unreadable", None, None)


def _compare(ours: Connection, theirs: Connection) -> Difference:
    here, there = summarise(ours), summarise(theirs)
    found: dict[str, list[str]] = {"here": [], "there": [], "changed": []}
    for reference, where in _unlike(_lines(ours), _lines(theirs)):
        found[where].append(reference)
    return Difference(
        relation=_relation(ours, theirs, here, there),
        here=here,
        there=there,
        only_here=len(found["here"]),
        only_there=len(found["there"]),
        changed=len(found["changed"]),
        names_only_here=tuple(found["here"][:_NAMED]),
        names_only_there=tuple(found["there"][:_NAMED]),
        names_changed=tuple(found["changed"][:_NAMED]),
    )


def _relation(ours: Connection, theirs: Connection, here: Summary, there: Summary) -> str:
    if here.head == there.head:
        return "same"
    if here.first and there.first and here.first != there.first:
        return "stranger"
    if not there.head or hash_at(ours, there.entries) == there.head:
        return "older"
    if not here.head or hash_at(theirs, here.entries) == here.head:
        return "newer"
    return "apart"


def _lines(connection: Connection) -> Iterator[Any]:
    asked = select(_TABLE.c.uid, _TABLE.c.reference, _TABLE.c.hash).order_by(_TABLE.c.uid)
    return iter(connection.execute(asked.execution_options(yield_per=1_000)))


def _unlike(ours: Iterator[Any], theirs: Iterator[Any]) -> Iterator[tuple[str, str]]:
    """References of incidents that are here, there or in both but not alike; both sides come in order of uid."""
    mine, other = next(ours, None), next(theirs, None)
    while mine is not None and other is not None:
        if mine.uid < other.uid:
            yield mine.reference, "here"
            mine = next(ours, None)
        elif other.uid < mine.uid:
            yield other.reference, "there"
            other = next(theirs, None)
        else:
            if mine.hash != other.hash:
                yield mine.reference, "changed"
            mine, other = next(ours, None), next(theirs, None)
    yield from ((one.reference, "here") for one in (mine, *ours) if one is not None)
    yield from ((one.reference, "there") for one in (other, *theirs) if one is not None)
