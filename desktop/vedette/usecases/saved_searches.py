"""Searches that somebody gave a name: kept in the logbook, each change an act that can be undone."""

from __future__ import annotations

from dataclasses import replace

from vedette.domain.errors import InvalidDraft, NotFound
from vedette.domain.saved_search import SavedSearch
from vedette.domain.settling import gated
from vedette.domain.text import clean
from vedette.storage import shared
from vedette.storage.unit import Unit
from vedette.usecases.desk import Desk

LONGEST_NAME = 80


class SavedSearches:
    """What one can do with saved searches."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[SavedSearch]:
        """In the order of the navigator."""
        with self._desk.store.reading() as connection:
            found: list[SavedSearch] = shared.load(connection, "saved_search")
        return sorted(found, key=lambda search: (search.position, search.uid))

    def save(self, name: str, query: str) -> str:
        """Keep a search under a name; its uid. One that has this name already takes the new query."""
        name = _checked(name)
        known = self.all()
        twin = next((search for search in known if search.name.casefold() == name.casefold()), None)
        position = max((search.position for search in known), default=0) + 1
        made = SavedSearch(self._desk.new_uid(), name, query, position=position)
        with self._desk.acting(f"save search {name}", kind="search") as unit:
            unit.put(gated(made if twin is None else replace(twin, query=query)))
        return made.uid if twin is None else twin.uid

    def rename(self, uid: str, name: str) -> None:
        """Give it another name; InvalidDraft when another search has it."""
        name = _checked(name)
        twins = [search for search in self.all() if search.name.casefold() == name.casefold() and search.uid != uid]
        if twins:
            raise InvalidDraft({"name": f"There is a saved search “{name}” already. Choose another name."})
        with self._desk.acting(f"rename search {name}", kind="search") as unit:
            unit.put(gated(replace(_known(unit, uid), name=name)))

    def delete(self, uid: str) -> str:
        """Forget it; its name. The incidents that it finds are not touched."""
        with self._desk.acting("delete saved search", kind="search") as unit:
            name = _known(unit, uid).name
            unit.remove("saved_search", [uid])
        return name


def _known(unit: Unit, uid: str) -> SavedSearch:
    found: SavedSearch | None = unit.get("saved_search", uid)
    if found is None:
        raise NotFound("This saved search is not in the logbook any more.")
    return found


def _checked(name: str) -> str:
    plain = " ".join(clean(name).split())
    if not plain:
        raise InvalidDraft({"name": "A saved search needs a name."})
    if len(plain) > LONGEST_NAME:
        raise InvalidDraft({"name": f"A name has at most {LONGEST_NAME} characters, this one has {len(plain)}."})
    return plain
