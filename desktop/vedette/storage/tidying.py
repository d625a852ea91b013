"""What keeps a large logbook quick, done between acts in short steps. It changes no record and writes no journal.

Each act adds a piece to the search index, and a word leaves the index only after it was looked for in every piece. So
pieces are put together while nobody waits, and what was saved is written from SQLite's journal into the file itself.
"""

from __future__ import annotations

from sqlalchemy import Connection

from vedette.storage.index_pieces import Level, levels
from vedette.storage.indexing import unmark
from vedette.storage.store import Store

_PAGES = 64
"""Of the index, put together in one step: some ten milliseconds, in which nobody else can write."""

_FEWEST, _MANY_BESIDE, _MUCH_LARGER = 2, 8, 4
_DONE = 2
"""SQLite counts the request as one change; more says that pages were written."""


def tidy(store: Store) -> bool:
    """One step; True while there is more to do."""
    with store.scribbling() as connection:
        found = levels(connection)
        pages = portion(found)
        more = pages > 0 and _merged(connection, pages)
        if sum(len(level.pages) for level in found) == 1:
            unmark(connection)
    if not more:
        store.write_back()
    return more


def portion(found: list[Level]) -> int:
    """How many pages to put together of what SQLite would choose; 0 for none.

    A large piece is not written anew for a small one beside it, only for several. Asked for more pages than a level
    has, SQLite would go on to the next level, whatever that is; so it is asked for half of them.
    """
    pages = _chosen(found)
    total, largest = sum(pages), max(pages, default=0)
    if len(pages) < _FEWEST or (len(pages) < _MANY_BESIDE and (total - largest) * _MUCH_LARGER < largest):
        return 0
    return max(1, min(_PAGES, total // 2))


def _chosen(found: list[Level]) -> tuple[int, ...]:
    """The first level of those with the most pieces, of none above one that is being put together."""
    chosen: tuple[int, ...] = ()
    for level in found:
        chosen = max(chosen, level.pages, key=len)
        if level.merging:
            break
    return chosen


def _merged(connection: Connection, pages: int) -> bool:
    before = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
    connection.exec_driver_sql(f"INSERT INTO incident_search(incident_search, rank) VALUES('merge', {pages})")
    return bool(connection.exec_driver_sql("SELECT total_changes()").scalar_one() - before >= _DONE)
