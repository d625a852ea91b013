"""Of which pieces the search index consists: read from the record that FTS5 keeps of them, never written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

_STRUCTURE = "SELECT block FROM incident_search_data WHERE id = 10"
_COOKIE = 4
_SECOND_FORM = b"\xff\x00\x00\x01"
_MORE_OF_SECOND = 5
_LONGEST = 9


@dataclass(frozen=True, slots=True)
class Level:
    """Pieces that came about in as many rounds: the pages of each, oldest first; `merging` once some are being put
    together.
    """

    pages: tuple[int, ...]
    merging: bool


def levels(connection: Connection) -> list[Level]:
    """All levels, the youngest first."""
    block = connection.exec_driver_sql(_STRUCTURE).scalar()
    if block is None:
        return []
    second = block[_COOKIE:].startswith(_SECOND_FORM)
    numbers = _numbers(block[_COOKIE + (len(_SECOND_FORM) if second else 0) :])
    count, _, _ = next(numbers), next(numbers), next(numbers)
    return [_level(numbers, _MORE_OF_SECOND if second else 0) for _ in range(count)]


def _level(numbers: Iterator[int], more: int) -> Level:
    merging, pieces = next(numbers), next(numbers)
    return Level(tuple(_pages(numbers, more) for _ in range(pieces)), merging > 0)


def _pages(numbers: Iterator[int], more: int) -> int:
    _, first, last = next(numbers), next(numbers), next(numbers)
    for _ in range(more):
        next(numbers)
    return last - first + 1


def _numbers(block: bytes) -> Iterator[int]:
    """SQLite's numbers of one to nine bytes, seven bits in each but the ninth."""
    value, length = 0, 0
    for byte in block:
        length += 1
        value = value << 8 | byte if length == _LONGEST else value << 7 | byte & 0x7F
        if length == _LONGEST or byte < 0x80:
            yield value
            value, length = 0, 0
