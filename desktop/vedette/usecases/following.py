"""Saved searches that name a tag, an actor or a source follow its new name, in the act that gives it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from vedette.domain.actor import Actor
from vedette.domain.counting import in_groups
from vedette.domain.folding import name_key
from vedette.domain.query_fields import STANCE_FIELDS
from vedette.domain.query_names import names, renamed
from vedette.domain.query_syntax import Item
from vedette.domain.saved_search import SavedSearch
from vedette.domain.source import Source
from vedette.domain.tag_paths import TagPaths, followed
from vedette.storage import search_names, shared
from vedette.storage.unit import Unit
from vedette.usecases.desk import Desk
from vedette.usecases.tag_tree import in_quotes

TAG = ("tag",)
FIELDS = {"actor": ("actor", "party", "says", *STANCE_FIELDS), "source": ("source",)}
"""Under which fields a search names them; says: is a party and what it says."""

MOST_NAMED = 5

Called = Actor | Source


@dataclass(frozen=True, slots=True)
class Followed:
    """Names of saved searches that an act changed along, and of those that name what is gone or is not sure."""

    changed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


Heard = Callable[[Followed], object]


def unheard(_: Followed) -> None:
    """For callers that don't want to know."""


def listed(found: Sequence[str]) -> str:
    """Names of saved searches in a sentence, not more of them than can be read."""
    shown = ", ".join(in_quotes(name) for name in found[:MOST_NAMED])
    return shown if len(found) <= MOST_NAMED else f"{shown} and {in_groups(len(found) - MOST_NAMED)} more"


def counted_searches(number: int) -> str:
    """“1 saved search”, “3 saved searches”."""
    return "1 saved search" if number == 1 else f"{in_groups(number)} saved searches"


def told(found: Sequence[Followed]) -> list[str]:
    """What became of saved searches, in sentences."""
    changed = list(dict.fromkeys(name for one in found for name in one.changed))
    left = list(dict.fromkeys(name for one in found for name in one.left))
    sentences = [f"Saved searches follow the new name: {listed(changed)}."] if changed else []
    return [*sentences, *([f"Saved searches name what is now called otherwise: {listed(left)}."] if left else [])]


def naming_tags(desk: Desk, uids: Collection[str]) -> list[str]:
    """Names of the saved searches that name one of these tags (uids)."""
    with desk.store.reading() as connection:
        paths = TagPaths(shared.load(connection, "tag"))
        searches: list[SavedSearch] = shared.load(connection, "saved_search")
    gone = set(uids)
    return [one.name for one in searches if any(paths.meant(item.text) & gone for item in names(one.query, TAG))]


class TagFollowing:
    """Begun before the tags of an act change, and ended after that."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._before = TagPaths(shared.load(unit.connection, "tag"))

    def end(self, became: Mapping[str, str], heard: Heard) -> None:
        """Let the saved searches follow; `became` are merged tags (uids) and what they went into."""
        after = TagPaths(shared.load(self._unit.connection, "tag"))
        heard(_rewritten(self._unit, TAG, lambda item: followed(item.text, self._before, after, became)))


class NameFollowing:
    """The same for an actor or a source, which is searched for by words of its name.

    A search that gives the whole name follows where the new one finds the very same; any other that would find less is
    left as it is, and told.
    """

    def __init__(self, unit: Unit, kind: str) -> None:
        self._unit, self._kind = unit, kind
        searches: list[SavedSearch] = shared.load(unit.connection, "saved_search")
        said = {_name(item) for one in searches for item in names(one.query, FIELDS[kind])}
        self._before = {name: self._found(name) for name in said}

    def end(self, before: Called, after: Called, heard: Heard) -> None:
        """Let the saved searches follow, where a name changed; `heard` is told of them."""
        if (before.name, before.aliases) != (after.name, after.aliases):
            heard(_rewritten(self._unit, FIELDS[self._kind], lambda item: self._anew(item, before.name, after.name)))

    def _anew(self, item: Item, old: str, new: str) -> str | None:
        name = _name(item)
        before, now = self._before.get(name, set()), self._found(name)
        renaming = name_key(name) == name_key(old) != name_key(new)
        if renaming and len(before) == 1 and self._found(new) == before:
            return new + item.text[len(name) :]
        return item.text if before <= now else None

    def _found(self, name: str) -> set[int]:
        """Ids of those that are found by the words of a name."""
        parts = filter(None, search_names.parts_of(name))
        some = [search_names.begun(self._unit.connection, self._kind, part) for part in parts]
        return set.intersection(*some) if some else set()


@contextmanager
def keeping_up(unit: Unit, kind: str, changed: Sequence[Any], heard: Heard) -> Iterator[None]:
    """Records of one kind change inside the block, and saved searches that name them follow."""
    if not shared.load(unit.connection, "saved_search"):
        yield
    elif kind == "tag":
        tags = TagFollowing(unit)
        yield
        tags.end({}, heard)
    elif kind in FIELDS:
        before = unit.get_all(kind, [record.uid for record in changed])
        called = NameFollowing(unit, kind)
        yield
        for record in changed:
            called.end(before[record.uid], record, heard)
    else:
        yield


def _name(item: Item) -> str:
    """The name in a field: says: has what the party says behind it."""
    return item.text.rpartition("/")[0] or item.text if item.name == "says" else item.text


def _rewritten(unit: Unit, fields: Collection[str], anew: Callable[[Item], str | None]) -> Followed:
    changed, left = [], []
    for one in shared.load(unit.connection, "saved_search"):
        found = renamed(one.query, fields, anew)
        if found.text != one.query:
            unit.put(replace(one, query=found.text))
            changed.append(one.name)
        if found.left:
            left.append(one.name)
    return Followed(tuple(changed), tuple(left))
