"""Rows of our own that nobody touched since they were written, told by their hash; what they say is not for here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from vedette.domain.document import digest
from vedette.formats.guard import unguard
from vedette.formats.own_columns import COLUMNS, FIELD_MARK

_HASH = "row_hash"
_HASHED = sorted(set(COLUMNS) - {_HASH})
_hashed = itemgetter(*map(COLUMNS.index, _HASHED))
_BETWEEN = "\0"
"""Stands in no text of ours: the gate of text.py lets none in."""


def row_hash(cells: Mapping[str, str], document: str) -> str:
    """SHA-256 over the readable cells in the order of their headings, the filled custom fields, and the document."""
    fields = {name: cell for name, cell in cells.items() if name.startswith(FIELD_MARK)}
    return hash_of([cells[name] for name in COLUMNS], fields, document)


def hash_of(row: Sequence[str], fields: Mapping[str, str], document: str) -> str:
    """The same for the cells of our own columns in order, and the others by their headings."""
    own = [part for name in sorted(fields) if fields[name] for part in (name, fields[name])] if fields else ()
    return digest(_BETWEEN.join((*_hashed(row), *own, document)))


class Untouched:
    """Looks at the rows under one header, given as its names and those of its document columns in order."""

    def __init__(self, names: Sequence[str], documents: Sequence[str], *, typed: bool) -> None:
        readable = [names.index(name) for name in _HASHED if name in names]
        self._fields = sorted((name, at) for at, name in enumerate(names) if name.startswith(FIELD_MARK))
        self._readable = _tuple_of(readable)
        self._documents = [names.index(name) for name in documents]
        self._hash = names.index(_HASH) if _HASH in names else -1
        self._guarded = not typed
        self._usable = bool(documents) and self._hash >= 0 and len(set(names)) == len(names)

    def document(self, cells: Sequence[str]) -> str:
        """The document of an untouched row; '' for one that has to be read cell by cell."""
        if not self._usable:
            return ""
        own = [part for name, at in self._fields if cells[at] for part in (name, cells[at])]
        document = "".join([cells[at] for at in self._documents])
        said = (*self._readable(cells), *own, document)
        text = _BETWEEN.join(said)
        if self._guarded and f"{_BETWEEN}'" in text:
            said = tuple(map(unguard, said))
            text, document = _BETWEEN.join(said), said[-1]
        if not document or "\r" in text or text.count(_BETWEEN) != len(said) - 1:
            return ""
        return document if _digest(text) == cells[self._hash] else ""


def _digest(text: str) -> str:
    try:
        return digest(text)
    except UnicodeEncodeError:
        return ""


def _tuple_of(places: Sequence[int]) -> Callable[[Sequence[str]], tuple[str, ...]]:
    if len(places) > 1:
        return itemgetter(*places)
    return lambda cells: tuple(cells[at] for at in places)
