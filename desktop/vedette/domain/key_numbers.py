"""Numbers by key, for the keys of a file of any length: hashes stand for the keys, and each takes a few bytes."""

from __future__ import annotations

from array import array
from collections.abc import Hashable

_FEWEST = 1024


class KeyNumbers:
    """A number of 32 bits for each key, 0 until it is put: 16 to 32 bytes of memory a key, however long it is.

    Two keys that share a hash are taken for one, which a million keys do once in some million files.
    """

    def __init__(self) -> None:
        self._make_room(_FEWEST)

    def count(self, key: Hashable) -> int:
        """How many times this was asked of the key, this time included."""
        mark = hash(key) or 1
        at = self._place(mark)
        times = self._numbers[at] + 1
        self._set(at, mark, times)
        return times

    def get(self, key: Hashable) -> int:
        """The number of the key."""
        return self._numbers[self._place(hash(key) or 1)]

    def put(self, key: Hashable, number: int) -> None:
        """Give the key another number, which is not 0."""
        mark = hash(key) or 1
        self._set(self._place(mark), mark, number)

    def _set(self, at: int, mark: int, number: int) -> None:
        self._numbers[at] = number
        if not self._marks[at]:
            self._marks[at] = mark
            self._free -= 1
            if not self._free:
                self._grow()

    def _place(self, mark: int) -> int:
        """Where a mark stands, or else the first free place from the one on that its last bits name."""
        marks, last = self._marks, len(self._marks) - 1
        at = mark & last
        while marks[at] and marks[at] != mark:
            at = at + 1 & last
        return at

    def _grow(self) -> None:
        marks, numbers = self._marks, self._numbers
        self._make_room(2 * len(marks))
        for mark, number in zip(marks, numbers, strict=True):
            if mark:
                self._set(self._place(mark), mark, number)

    def _make_room(self, places: int) -> None:
        self._marks = array("q", bytes(8 * places))
        self._numbers = array("I", bytes(4 * places))
        self._free = places * 3 // 4
