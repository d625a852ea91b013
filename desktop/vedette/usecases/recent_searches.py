"""What was searched for lately. It tells what somebody works on: kept in the logbook, encrypted and copied with it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from vedette.storage import drafts
from vedette.usecases.desk import Desk

KEY = "recent searches"
"""Under this key they lie among the drafts, of which they are none: no act, no journal, no export."""

MOST = 30
_LONGEST = 500


class RecentSearches:
    """The newest first; nothing is kept in a logbook that can only be read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[str]:
        """Those that are kept; none where they can't be read."""
        with self._desk.store.reading() as connection:
            found = [line.document for line in drafts.load(connection) if line.key == KEY]
        try:
            kept = json.loads(found[0]) if found else []
        except (ValueError, RecursionError):
            return []
        return [one for one in kept if isinstance(one, str)] if isinstance(kept, list) else []

    def add(self, text: str) -> None:
        """Put one in front, once; a search longer than one would type is not kept."""
        said = text.strip()
        kept = self.all()
        if said and len(said) <= _LONGEST and kept[:1] != [said]:
            self._keep([said, *(one for one in kept if one != said)][:MOST])

    def clear(self) -> None:
        """Forget them all."""
        if not self._desk.store.read_only:
            with self._desk.store.scribbling() as connection:
                drafts.drop(connection, KEY)

    def _keep(self, texts: Sequence[str]) -> None:
        if not self._desk.store.read_only:
            with self._desk.store.scribbling() as connection:
                drafts.keep(connection, drafts.DraftLine(KEY, "", json.dumps(list(texts)), self._desk.stamp()))
