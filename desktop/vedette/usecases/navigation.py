"""What the navigator shows: the standing lists with their counts, and the tree of tags with theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from vedette.domain.query_reader import read
from vedette.domain.tag import Tag
from vedette.storage import facets, shared
from vedette.storage.ids import ids_of
from vedette.storage.key_counts import counts_of_kind
from vedette.storage.mapping import shared_row
from vedette.storage.search import Searcher
from vedette.storage.search_keys import key
from vedette.usecases.desk import Desk
from vedette.usecases.searching import day_start

RECENT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Standing:
    """A list that is always there: its key, the query that makes it, and how many incidents are in it."""

    key: str
    query: str
    count: int


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag and how many incidents carry it or a tag below it; `path` is how a query names it."""

    tag: Tag
    path: str
    count: int


class Navigation:
    """Lists and trees to choose from."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def standing(self) -> list[Standing]:
        """All, lately added, drafts, contested, unverified and the trash, in this order."""
        today = self._desk.today()
        queries = {
            "all": "",
            "recent": f"added:{today - RECENT}..",
            "drafts": "is:draft",
            "contested": "status:contested",
            "unverified": "status:unverified",
            "trash": "is:trashed",
        }
        with self._desk.store.reading() as connection:
            counts = {
                name: Searcher(connection, read(text, today=today), day_start).count() for name, text in queries.items()
            }
        return [Standing(name, text, counts[name]) for name, text in queries.items()]

    def tags(self) -> list[TagCount]:
        """Every tag in order of its path, those without incidents too."""
        with self._desk.store.reading() as connection:
            tags = shared.load(connection, "tag")
            ids = ids_of(connection, shared_row("tag"), [tag.uid for tag in tags])
            keys = {uid: key("tag", number) for uid, number in ids.items()}
            counts = counts_of_kind(connection, "tag")
            paths = facets.tag_paths(connection)
        found = [TagCount(tag, paths[ids[tag.uid]], counts.get(keys[tag.uid], 0)) for tag in tags]
        return sorted(found, key=lambda one: one.path.casefold())
