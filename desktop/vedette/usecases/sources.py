"""The sources of a logbook: listed with their items and use, changed, merged, deleted. Each is one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vedette.domain.counting import counted
from vedette.domain.errors import InvalidDraft, UserError
from vedette.domain.folding import name_key
from vedette.domain.settling import gated
from vedette.domain.source import Source, SourceItem
from vedette.storage import finding, shared, use_counts
from vedette.storage.unit import Unit
from vedette.storage.users import incidents_using
from vedette.usecases.amending import amended, deletion, filled, followed, gone, got
from vedette.usecases.desk import Desk
from vedette.usecases.following import Heard, NameFollowing, unheard
from vedette.usecases.progress import Portion, Progress
from vedette.usecases.swapping import Swapping
from vedette.usecases.tag_tree import in_quotes

_FILLED = ("kind", "country", "language", "affiliation", "scale", "note", "contact", "protected")


@dataclass(frozen=True, slots=True)
class UsedSource:
    """A source, how many items it published, and how many incidents rest on them or on items that credit it."""

    source: Source
    items: int = 0
    incidents: int = 0


class Sources:
    """What one can do with sources."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[UsedSource]:
        """By name."""
        with self._desk.store.reading() as connection:
            sources: list[Source] = shared.load(connection, "source")
            items = use_counts.items_by_source(connection)
            incidents = use_counts.incidents_by_source(connection)
        found = [UsedSource(one, items.get(one.uid, 0), incidents.get(one.uid, 0)) for one in sources]
        return sorted(found, key=lambda one: (name_key(one.source.name), one.source.uid))

    def new(self) -> Source:
        """An empty one, to be described and made."""
        return Source(self._desk.new_uid(), "")

    def make(self, source: Source) -> None:
        """Record a new one; InvalidDraft without a name."""
        source = gated(source)
        with self._desk.acting(f"new source {in_quotes(source.name)}", kind="source") as unit:
            _put(unit, source)

    def change(self, before: Source, after: Source, progress: Progress | None = None, heard: Heard = unheard) -> bool:
        """Change what differs between the two, and whether that changed it; items keep grades of their own.

        Saved searches that name it follow where that is sure; `heard` is told.
        """
        after = gated(after)
        renamed = before.name != after.name
        label = f"rename source {in_quotes(before.name)} to" if renamed else "change source"
        with self._desk.acting(f"{label} {in_quotes(after.name)}", kind="source") as unit:
            now: Source = amended(unit, "source", before, after)
            followed(unit, progress, len(incidents_using(unit.connection, "source", [now.uid])))
            following = NameFollowing(unit, "source")
            changed = _put(unit, now)
            following.end(before, after, heard)
            return changed

    def merging(self, loser: str) -> tuple[int, int]:
        """How many items and how many incidents a merge would change."""
        with self._desk.store.reading() as connection:
            items = use_counts.items_of(connection, loser)
            return len(items), len(incidents_using(connection, "source", [loser]))

    def merge(self, loser: str, winner: str, progress: Progress | None = None) -> int:
        """Give the items and credits of `loser` to `winner`, then drop it; how many incidents rest on them.

        Its names live on as aliases; where both stand for themselves as a whole, the two items become one, so that
        one outlet is not counted as two origins.
        """
        if loser == winner:
            raise InvalidDraft({"source": "A source can't be merged into itself. Choose another one."})
        with self._desk.store.reading() as connection:
            names = {one.uid: one.name for one in shared.load(connection, "source", [loser, winner])}
        label = f"merge source {in_quotes(names.get(loser, ''))} into {in_quotes(names.get(winner, ''))}"
        with self._desk.acting(label, kind="source") as unit:
            old, kept = got(unit, "source", loser), got(unit, "source", winner)
            users = incidents_using(unit.connection, "source", [loser])
            portion = followed(unit, progress, 3 * len(users))
            called = dict.fromkeys((*kept.aliases, old.name, *old.aliases))
            aliases = tuple(name for name in called if name != kept.name)
            unit.put(replace(filled(kept, old, _FILLED), aliases=aliases))
            _unite_plain_items(unit, loser, winner, portion)
            _give_items(unit, loser, winner)
            unit.remove("source", [loser])
        return len(users)

    def delete(self, uids: Sequence[str]) -> int:
        """Drop sources that no incident and no item of others rests on, with their items; how many there were."""
        with self._desk.store.reading() as connection:
            sources: list[Source] = shared.load(connection, "source", uids)
        if not sources:
            raise gone("source")
        with self._desk.acting(deletion("source", [one.name for one in sources]), kind="source") as unit:
            for source in sources:
                _drop(unit, source)
        return len(sources)


def _put(unit: Unit, source: Source) -> bool:
    if not source.name.strip():
        raise InvalidDraft({"name": "A source needs a name. Nothing was changed."})
    return unit.put(source)


def _unite_plain_items(unit: Unit, loser: str, winner: str, portion: Portion) -> None:
    """An item that is its outlet and nothing else stands for the outlet; of two that say the same one is left."""
    old, kept = (finding.plain_item(unit.connection, uid) for uid in (loser, winner))
    if old is None or kept is None:
        return
    gone_one: SourceItem = got(unit, "source_item", old)
    if replace(gone_one, uid=kept, source=winner) != got(unit, "source_item", kept):
        return
    Swapping(unit, "source_item", old, kept).everywhere(
        use_counts.incidents_with(unit.connection, "source_item", old), portion
    )
    quoting = unit.get_all("source_item", use_counts.items_quoting(unit.connection, [old])).values()
    unit.put_all([replace(item, quoted_from=kept) for item in quoting])
    unit.remove("source_item", [old])


def _give_items(unit: Unit, loser: str, winner: str) -> None:
    uids = (*use_counts.items_of(unit.connection, loser), *use_counts.items_crediting(unit.connection, loser))
    items: Sequence[SourceItem] = list(unit.get_all("source_item", list(dict.fromkeys(uids))).values())
    unit.put_all([_given(item, loser, winner) for item in items])


def _given(item: SourceItem, loser: str, winner: str) -> SourceItem:
    credited = dict.fromkeys(winner if uid == loser else uid for uid in item.credits)
    return replace(item, source=winner if item.source == loser else item.source, credits=tuple(credited))


def _drop(unit: Unit, source: Source) -> None:
    used = len(incidents_using(unit.connection, "source", [source.uid]))
    if used:
        raise UserError(
            f"{in_quotes(source.name)} is used by {counted(used)}, so it can't be "
            "deleted. Nothing was changed; merge it into another source instead."
        )
    items = use_counts.items_of(unit.connection, source.uid)
    crediting = use_counts.items_crediting(unit.connection, source.uid)
    others = {*crediting, *use_counts.items_quoting(unit.connection, items)} - set(items)
    if others:
        raise UserError(
            f"Items of other sources quote or credit {in_quotes(source.name)}, so it can't be deleted. "
            "Nothing was changed; merge it into another source instead."
        )
    own = unit.get_all("source_item", items).values()
    unit.put_all([replace(item, quoted_from="", credits=()) for item in own])
    unit.remove("source_item", items)
    unit.remove("source", [source.uid])
