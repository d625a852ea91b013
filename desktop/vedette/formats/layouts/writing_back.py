"""From an incident to the cells of a layout: as they came where nothing was changed, derived where something was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from vedette.domain.dossier import Dossier
from vedette.domain.folding import name_key
from vedette.domain.incident import Incident
from vedette.domain.settling import settled
from vedette.formats.layouts.kept import Getter, Keeping
from vedette.formats.layouts.layout import NAME, Coded, ReadOptions, RowReader

Same = Callable[[Incident, Dossier], bool]
Derive = Callable[[Dossier], Mapping[str, str] | str]
NOT_OURS = "It did not come from a file of this layout, and the layout can't be filled from anything else."


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that say one thing together.

    `same`: whether an incident still says what its kept row says, read again; `derive`: the cells from its values, or
    in a sentence why there are none.
    """

    columns: tuple[str, ...]
    same: Same
    derive: Derive


class Coder:
    """Codes incidents in one layout. `own`: also those that no file of this layout brought."""

    def __init__(
        self,
        keeping: Keeping,
        reader: Callable[[ReadOptions, Sequence[str]], RowReader],
        groups: Sequence[Group],
        *,
        own: bool = False,
    ) -> None:
        self._keeping = keeping
        self._reader = lru_cache(maxsize=64)(lambda header: reader(ReadOptions(), header))
        grouped = {column for group in groups for column in group.columns}
        single = [_carried(name, get) for name, get in keeping.carried.items() if name not in grouped]
        self._groups = (*groups, *single)
        self._own = own

    def __call__(self, dossier: Dossier) -> Coded | str:
        kept = self._keeping.cells(dossier.incident)
        again = self._read_again(kept) if kept is not None else None
        if again is None and not self._own:
            return NOT_OURS
        cells = dict.fromkeys(self._keeping.columns, "")
        cells.update(kept or {})
        for group in self._groups:
            if again is None or not group.same(again, dossier):
                derived = group.derive(dossier)
                if isinstance(derived, str):
                    return derived
                cells.update((column, derived.get(column, "")) for column in group.columns if column in cells)
        return Coded(cells, self._keeping.header_of(dossier.incident), self._keeping.turn_of(dossier.incident))

    def _read_again(self, cells: Mapping[str, str]) -> Incident | None:
        """What the kept row says; None where it can't be read any more."""
        incident = self._reader(tuple(cells))(tuple(cells.values())).incident
        if incident is not None and any("\r" in cell or "\0" in cell for cell in cells.values()):
            return settled(replace(incident, uid="again"))
        return incident


def _carried(name: str, get: Getter) -> Group:
    return Group(
        (name,),
        lambda again, dossier: get(again) == get(dossier.incident),
        lambda dossier: {name: get(dossier.incident)},
    )


def refusing(columns: tuple[str, ...], same: Same, what: str) -> Group:
    """A group that can't be derived: once it was changed here, the incident is left out."""
    told = f"Its {what} was changed here, which this layout can't say; put it back as it was imported to write it."
    return Group(columns, same, lambda _dossier: told)


def always(_again: Incident, _dossier: Dossier) -> bool:
    """For what nobody edits: as it came, wherever it came."""
    return True


def same_when(again: Incident, dossier: Dossier) -> bool:
    """The same interval, whatever the zone and the words."""
    one, other = again.when, dossier.incident.when
    return (one.earliest, one.latest, one.shape, one.qualifier) == (
        other.earliest,
        other.latest,
        other.shape,
        other.qualifier,
    )


def same_place(again: Incident, dossier: Dossier) -> bool:
    """The same first place; further ones have no room in these layouts."""
    one, other = again.places[:1], dossier.incident.places[:1]
    return one == tuple(replace(place, source_item="") for place in other)


def same_type(again: Incident, dossier: Dossier) -> bool:
    return (again.type, again.subtype) == (dossier.incident.type, dossier.incident.subtype)


def same_quantities(*subjects: str) -> Same:
    """The same rows of these subjects, whatever their numbers and sources."""

    def same(again: Incident, dossier: Dossier) -> bool:
        one, other = (
            [replace(q, n=0, source_item=None, claim=None) for q in incident.quantities if q.subject in subjects]
            for incident in (again, dossier.incident)
        )
        return one == other

    return same


def same_actors(again: Incident, dossier: Dossier) -> bool:
    """The same actors first, in the same roles; what was added after them does not count."""
    now = dossier.incident.actors[: len(again.actors)]
    if len(now) != len(again.actors):
        return False
    for one, other in zip(again.actors, now, strict=True):
        if replace(one, actor="") != replace(other, actor="", asserted_by=None):
            return False
        if not _is_called(dossier, other.actor, one.actor):
            return False
    return True


def same_sources(again: Incident, dossier: Dossier) -> bool:
    """The same items are cited, in the same order."""
    now = dossier.incident.sources
    return len(now) == len(again.sources) and all(
        _is_item(dossier, other.item, one.item) for one, other in zip(again.sources, now, strict=True)
    )


def same_tags(again: Incident, dossier: Dossier) -> bool:
    """All tags of the row are still there; what was added does not count."""
    now = [name_key(dossier.tag_path(uid)) for uid in dossier.incident.tags]
    return all(_is_among(name_key(reference.removeprefix(NAME)), now) for reference in again.tags)


def _is_called(dossier: Dossier, uid: str, reference: str) -> bool:
    actor = dossier.actors.get(uid)
    if actor is None:
        return uid == reference
    wanted = name_key(reference.removeprefix(NAME))
    return wanted in {name_key(actor.name), *(name_key(alias.name) for alias in actor.aliases)}


def _is_item(dossier: Dossier, uid: str, reference: str) -> bool:
    item = dossier.items.get(uid)
    if item is None or not reference.startswith(NAME):
        return uid == reference
    name = reference.removeprefix(NAME)
    if name.lower().startswith(("http://", "https://")):
        return item.url == name
    outlet = dossier.sources.get(item.source)
    return outlet is not None and name_key(name) in {name_key(text) for text in (outlet.name, *outlet.aliases)}


def _is_among(wanted: str, paths: Sequence[str]) -> bool:
    return any(path == wanted or path.endswith("/" + wanted) for path in paths)
