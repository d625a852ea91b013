"""The actors of a logbook: listed with their use, changed, merged, deleted. Each is one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vedette.domain.actor import Actor, Alias
from vedette.domain.counting import counted
from vedette.domain.errors import InvalidDraft, UserError
from vedette.domain.folding import name_key
from vedette.domain.settling import gated
from vedette.storage import shared, use_counts
from vedette.storage.unit import Unit
from vedette.storage.users import incidents_using
from vedette.usecases.amending import amended, deletion, filled, followed, gone, got
from vedette.usecases.desk import Desk
from vedette.usecases.following import Heard, NameFollowing, unheard
from vedette.usecases.naming import Naming
from vedette.usecases.progress import Progress
from vedette.usecases.swapping import Swapping
from vedette.usecases.tag_tree import in_quotes

_FILLED = ("kind", "acled_inter", "country", "side", "tlp", "note")


@dataclass(frozen=True, slots=True)
class UsedActor:
    """An actor, the name of the body above it, how many incidents name it and how many actors belong to it."""

    actor: Actor
    above: str = ""
    incidents: int = 0
    below: int = 0

    @property
    def unused(self) -> bool:
        """Whether it can be deleted."""
        return not self.incidents and not self.below


class Actors:
    """What one can do with actors."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[UsedActor]:
        """By name."""
        with self._desk.store.reading() as connection:
            actors: list[Actor] = shared.load(connection, "actor")
            counts = use_counts.incidents_by_actor(connection)
        names = {actor.uid: actor.name for actor in actors}
        below: dict[str, int] = {}
        for actor in actors:
            below[actor.parent] = below.get(actor.parent, 0) + 1
        found = [
            UsedActor(one, names.get(one.parent, ""), counts.get(one.uid, 0), below.get(one.uid, 0)) for one in actors
        ]
        return sorted(found, key=lambda one: (name_key(one.actor.name), one.actor.uid))

    def new(self) -> Actor:
        """An empty one, to be described and made."""
        return Actor(self._desk.new_uid(), "")

    def make(self, actor: Actor) -> None:
        """Record a new one; its parent may be given by name."""
        actor = gated(actor)
        with self._desk.acting(f"new actor {in_quotes(actor.name)}", kind="actor") as unit:
            Naming(unit, self._desk.new_uid).record(actor)

    def change(self, before: Actor, after: Actor, progress: Progress | None = None, heard: Heard = unheard) -> bool:
        """Change what differs between the two, and whether that changed it; no actor belongs to itself.

        Saved searches that name it follow where that is sure; `heard` is told.
        """
        after = gated(after)
        renamed = before.name != after.name
        label = f"rename actor {in_quotes(before.name)} to" if renamed else "change actor"
        with self._desk.acting(f"{label} {in_quotes(after.name)}", kind="actor") as unit:
            now: Actor = amended(unit, "actor", before, after)
            followed(unit, progress, len(incidents_using(unit.connection, "actor", [now.uid])))
            following = NameFollowing(unit, "actor")
            Naming(unit, self._desk.new_uid).record(now)
            following.end(before, after, heard)
            return unit.act_id != 0

    def merging(self, loser: str) -> int:
        """How many incidents a merge would change."""
        with self._desk.store.reading() as connection:
            return len(incidents_using(connection, "actor", [loser]))

    def merge(self, loser: str, winner: str, progress: Progress | None = None) -> int:
        """Put `winner` wherever `loser` stands, then drop `loser`; how many incidents changed.

        Its names live on as aliases of the winner, what the winner says nothing of is taken from it, and what belonged
        to it belongs to the winner.
        """
        if loser == winner:
            raise InvalidDraft({"actor": "An actor can't be merged into itself. Choose another one."})
        with self._desk.store.reading() as connection:
            names = {one.uid: one.name for one in shared.load(connection, "actor", [loser, winner])}
        label = f"merge actor {in_quotes(names.get(loser, ''))} into {in_quotes(names.get(winner, ''))}"
        with self._desk.acting(label, kind="actor") as unit:
            old, kept = got(unit, "actor", loser), got(unit, "actor", winner)
            users = use_counts.incidents_with(unit.connection, "actor", loser)
            total = len(incidents_using(unit.connection, "actor", [winner])) + len(users)
            portion = followed(unit, progress, total)
            unit.put(_united(unit, old, kept))
            below = use_counts.actors_below(unit.connection, loser)
            unit.put_all([replace(one, parent=winner) for one in unit.get_all("actor", below).values()])
            changed = Swapping(unit, "actor", loser, winner).everywhere(users, portion)
            unit.remove("actor", [loser])
        return changed

    def delete(self, uids: Sequence[str]) -> int:
        """Drop actors that nothing names; UserError when one is used. How many there were."""
        with self._desk.store.reading() as connection:
            actors: list[Actor] = shared.load(connection, "actor", uids)
        if not actors:
            raise gone("actor")
        with self._desk.acting(deletion("actor", [one.name for one in actors]), kind="actor") as unit:
            for actor in actors:
                _refuse_used(unit, actor, set(uids))
            unit.put_all([replace(one, parent="") for one in actors if one.parent in set(uids)])
            unit.remove("actor", [one.uid for one in actors])
        return len(actors)


def _united(unit: Unit, old: Actor, kept: Actor) -> Actor:
    """The winner with the names of the loser; where it belonged to the loser, it stands where the loser stood."""
    names = {alias.name: alias for alias in (*old.aliases, Alias(old.name), *kept.aliases)}
    ordered = dict.fromkeys(alias.name for alias in (*kept.aliases, Alias(old.name), *old.aliases))
    aliases = tuple(names[name] for name in ordered if name != kept.name)
    parent = old.parent if old.uid in _above(unit, kept) else kept.parent
    found: Actor = replace(filled(kept, old, _FILLED), aliases=aliases, parent=parent)
    return found


def _above(unit: Unit, actor: Actor) -> set[str]:
    found: set[str] = set()
    at = actor.parent
    while at and at not in found:
        found.add(at)
        above = unit.get("actor", at)
        at = above.parent if above is not None else ""
    return found


def _refuse_used(unit: Unit, actor: Actor, going: set[str]) -> None:
    used = len(incidents_using(unit.connection, "actor", [actor.uid]))
    below = [uid for uid in use_counts.actors_below(unit.connection, actor.uid) if uid not in going]
    if used:
        raise UserError(
            f"{in_quotes(actor.name)} is named by {counted(used)}, so it can't be deleted. Nothing was changed; "
            "merge it into another actor instead."
        )
    if below:
        raise UserError(f"Other actors belong to {in_quotes(actor.name)}. Nothing was changed; move them first.")
