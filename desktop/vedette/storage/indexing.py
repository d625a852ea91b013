"""The search index: folded words and keys, a row each under the incident's order key, in the record's own act."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from vedette.domain.folding import cjk_part, fold, has_cjk, words
from vedette.domain.incident import Incident
from vedette.domain.searchable import place_names, texts
from vedette.storage.incident_keys import keys_of
from vedette.storage.mapping import insert_rows
from vedette.storage.names import IncidentNames
from vedette.storage.search_keys import BREAK, COLUMNS, letters

INDEX_KEYS = ("rowid", *COLUMNS)


class Words(NamedTuple):
    """What an incident is found by: folded texts, words of scripts without spaces letter by letter, and keys."""

    title: str
    text: str
    names: str
    places: str
    unspaced: str
    keys: str


Fold = Callable[[str], str]
_JOINT = f" {BREAK} "


SECURELY_AT_MOST = 50
"""So many rows of one act leave the index word by word, at some milliseconds each. What more leave are only marked as
gone, a hundred times faster; their words stay in the file, as they do in the history, until the index is one piece.

A row that was marked once is marked ever after, for FTS5 damages its index where such a row is later taken out word by
word. `search_marked` knows these rows.
"""


_AT_ONCE, _MUCH_AT_ONCE = 1 << 20, 16 << 20
"""Bytes of the index that are gathered in memory before a piece of it is written: as a rule, and in an act on many."""


class Index:
    """Writes index rows inside one act; `settle` ends it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._dropped: list[int] = []
        self._hasty = False

    def replace(self, rows: Mapping[int, Words], old_keys: Sequence[int]) -> None:
        """Index rows by order key, instead of those under `old_keys`."""
        self._leaving(old_keys)
        if self._hasty:
            # Row by row from front to back: what a step back in the index gathered is written out before it.
            self._delete([key for key in old_keys if key not in rows])
            insert_rows(self._connection, "incident_search", INDEX_KEYS, index_rows(rows), instead=True)
        else:
            self._delete(old_keys)
            insert_rows(self._connection, "incident_search", INDEX_KEYS, index_rows(rows))

    def drop(self, keys: Sequence[int]) -> None:
        """Take index rows out."""
        self._leaving(keys)
        self._delete(keys)

    def settle(self) -> None:
        """Rows leave word by word again."""
        if self._hasty:
            self._hurry(False)

    def _leaving(self, keys: Sequence[int]) -> None:
        if self._hasty:
            self._mark(keys)
            return
        self._dropped += keys
        if len(self._dropped) > SECURELY_AT_MOST or any_marked(self._connection, keys):
            self._hurry(True)
            self._mark(self._dropped)

    def _hurry(self, hasty: bool) -> None:
        self._set("secure-delete", int(not hasty))
        self._set("hashsize", _MUCH_AT_ONCE if hasty else _AT_ONCE)
        self._hasty = hasty

    def _set(self, name: str, value: int) -> None:
        self._connection.exec_driver_sql(
            f"INSERT INTO incident_search(incident_search, rank) VALUES('{name}', {value})"
        )

    def _delete(self, keys: Sequence[int]) -> None:
        self._many("DELETE FROM incident_search WHERE rowid = ?", [(key,) for key in sorted(keys)])

    def _mark(self, keys: Sequence[int]) -> None:
        self._many("INSERT OR IGNORE INTO search_marked(order_key) VALUES (?)", [(key,) for key in keys])

    def _many(self, statement: str, rows: Sequence[tuple[object, ...]]) -> None:
        if rows:
            self._connection.exec_driver_sql(statement, list(rows))


def index_rows(rows: Mapping[int, Words]) -> list[tuple[Any, ...]]:
    """The cells of index rows, in the order in which the index takes them best."""
    return [(key, *found) for key, found in sorted(rows.items())]


def any_marked(connection: Connection, keys: Sequence[int]) -> bool:
    """Whether one of the rows once left the index marked as gone."""
    asked = "SELECT 1 FROM search_marked WHERE order_key IN (SELECT value FROM json_each(?)) LIMIT 1"
    return connection.exec_driver_sql(asked, (json.dumps(list(keys)),)).first() is not None


def make_one_piece(connection: Connection) -> None:
    """Leave nothing in the index of rows that are gone; of those that left it many at a time the words still stand."""
    connection.exec_driver_sql("INSERT INTO incident_search(incident_search) VALUES('optimize')")
    unmark(connection)


def unmark(connection: Connection) -> None:
    """The index is one piece, so no older words stand behind any mark."""
    connection.exec_driver_sql("DELETE FROM search_marked")


def words_of(incident: Incident, names: IncidentNames, fold: Fold) -> Words:
    """What an incident is found by."""
    body, places = list(texts(incident)), list(place_names(incident))
    title, folded, called = fold(incident.title), list(map(fold, body)), list(map(fold, places))
    spaced_alone = all(map(str.isascii, (title, *folded, *names.words.values(), *called)))
    return Words(
        title=title,
        text=_JOINT.join(folded),
        names=_JOINT.join(names.words.values()),
        places=_JOINT.join(called),
        unspaced="" if spaced_alone else _unspaced((incident.title, *body, *names.words, *places)),
        keys=keys_of(incident, names),
    )


def spaced(text: str, fold: Fold = fold) -> str:
    """The folded words of a text, a space before and after each, to be compared in SQL; '' when there are none."""
    found = words(fold(text))
    return f" {' '.join(found)} " if found else ""


def _unspaced(texts: Sequence[str]) -> str:
    """Words of scripts without spaces, a break after each; empty for most texts."""
    if not has_cjk("\n".join(texts)):
        return ""
    return " ".join(f"{letters(word)} {BREAK}" for text in texts for word in cjk_part(text).split())
