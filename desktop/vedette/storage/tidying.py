"""What keeps a large logbook quick, done between acts in short steps. It changes no record and writes no journal.

Each act adds a piece to the search index, and a word leaves the index only after it was looked for in every piece. So
pieces are put together while nobody waits, and what was saved is written from SQLite's journal into the file itself.
"""

from __future__ import annotations

from vedette.storage.store import Store

_PAGES = 64
"""Of the index, put together in one step: some ten milliseconds, in which nobody else can write."""

_DONE = 2
"""SQLite counts the request as one change; more says that pages were written."""


def tidy(store: Store) -> bool:
    """One step; True while there is more to do."""
    with store.scribbling() as connection:
        before = connection.exec_driver_sql("SELECT total_changes()").scalar_one()
        connection.exec_driver_sql(f"INSERT INTO incident_search(incident_search, rank) VALUES('merge', {_PAGES})")
        more = connection.exec_driver_sql("SELECT total_changes()").scalar_one() - before >= _DONE
    if not more:
        store.write_back()
    return bool(more)
