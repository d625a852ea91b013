"""The logbook's own places: listed, made, changed, deleted; each is one act. What incidents recorded stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from vedette.domain.errors import InvalidDraft
from vedette.domain.folding import name_key
from vedette.domain.own_place import OwnPlace
from vedette.domain.settling import gated
from vedette.storage import finding, shared
from vedette.storage.unit import Unit
from vedette.usecases.amending import amended, deletion, gone
from vedette.usecases.desk import Desk
from vedette.usecases.tag_tree import in_quotes


class OwnPlaces:
    """What one can do with own places."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[OwnPlace]:
        """By name."""
        with self._desk.store.reading() as connection:
            found: list[OwnPlace] = shared.load(connection, "own_place")
        return sorted(found, key=lambda one: (name_key(one.name), one.uid))

    def new(self) -> OwnPlace:
        """An empty one, to be described and made."""
        return OwnPlace(self._desk.new_uid(), "")

    def make(self, place: OwnPlace) -> None:
        """Record a new one; InvalidDraft without a name, or with that of another."""
        place = _tidy(place)
        with self._desk.acting(f"new place {in_quotes(place.name)}", kind="place") as unit:
            self._put(unit, place)

    def change(self, before: OwnPlace, after: OwnPlace) -> bool:
        """Change what differs between the two, and whether that changed it."""
        after = _tidy(after)
        renamed = before.name != after.name
        label = f"rename place {in_quotes(before.name)} to" if renamed else "change place"
        with self._desk.acting(f"{label} {in_quotes(after.name)}", kind="place") as unit:
            now: OwnPlace = amended(unit, "own_place", before, after)
            return self._put(unit, now)

    def delete(self, uids: Sequence[str]) -> int:
        """Drop them; incidents keep what they recorded. How many there were."""
        with self._desk.store.reading() as connection:
            names = [place.name for place in shared.load(connection, "own_place", uids)]
        if not names:
            raise gone("place")
        with self._desk.acting(deletion("place", names), kind="place") as unit:
            unit.remove("own_place", uids)
        return len(names)

    def _put(self, unit: Unit, place: OwnPlace) -> bool:
        if not place.name.strip():
            raise InvalidDraft({"name": "A place needs a name. Nothing was changed."})
        called = finding.by_name(unit.connection, "own_place", place.name)
        twins: dict[str, OwnPlace] = unit.get_all("own_place", [uid for uid in called if uid != place.uid])
        if any(name_key(twin.name) == name_key(place.name) for twin in twins.values()):
            raise InvalidDraft({"name": f"There is a place {in_quotes(place.name)} already. Nothing was changed."})
        if place.uncertainty_m is not None and place.uncertainty_m <= 0:
            raise InvalidDraft({"uncertainty_m": "A radius is more than 0 metres. Nothing was changed."})
        return unit.put(place)


def _tidy(place: OwnPlace) -> OwnPlace:
    """With every text as it can be stored, and no blanks around the name."""
    clean = gated(place)
    return replace(clean, name=" ".join(clean.name.split()))
