"""Possible duplicates: found near in time, place and words; merged as one act, or remembered as two events."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field, replace

from vedette.domain.errors import NotFound, UserError
from vedette.domain.incident import ExternalId, Incident
from vedette.domain.near_by import NearBy
from vedette.domain.query_reader import read
from vedette.domain.settling import settled
from vedette.domain.similarity import NEAR_DAYS, Likeness, Traits, likeness, traits
from vedette.domain.uniting import absorbed, known_apart, redirected, told_apart, unite
from vedette.formats.layouts.layout import ROW_SCHEME
from vedette.storage import in_time
from vedette.storage.search import Searcher
from vedette.storage.unit import Unit
from vedette.usecases.desk import Desk
from vedette.usecases.progress import Progress, Silent
from vedette.usecases.searching import day_start

MOST_PAIRS = 500
UNKEYED = ROW_SCHEME
"""The scheme of keys that nobody gave: made from a row that has none, it tells nothing apart."""

_BEFORE = 31
_MOST_LINKED = 500


@dataclass(frozen=True, slots=True)
class One:
    """One of two incidents, as a list of pairs names it."""

    uid: str
    reference: str
    title: str
    when: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two incidents that may be one and the same, the one recorded first in front."""

    one: One
    other: One
    likeness: Likeness


@dataclass(frozen=True, slots=True)
class Found:
    """The likeliest pairs, best first; `count` is how many there were, `looked_at` how many incidents."""

    pairs: tuple[Pair, ...]
    count: int
    looked_at: int


@dataclass(frozen=True, slots=True)
class Merged:
    """Which one stayed and which one went to the trash, by reference."""

    kept: str
    gone: str


class Duplicates:
    """What one can do about incidents that look alike."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def find(self, query: str = "", progress: Progress | None = None, most: int = MOST_PAIRS) -> Found:
        """Pairs of which at least one is found by `query` (empty: any). Trash is left out; nothing is changed."""
        progress = progress or Silent()
        with self._desk.store.reading() as connection:
            wanted, spans = None, in_time.EVERYTHING
            if query.strip():
                asked = read(query, today=self._desk.today())
                uids = list(Searcher(connection, asked, day_start).uids())
                wanted, spans = frozenset(uids), in_time.spans_around(connection, uids, _BEFORE, NEAR_DAYS)
            total = in_time.size(connection, spans)
            sweep = _Sweep(wanted, most)
            for some in in_time.in_time(connection, spans):
                progress.check()
                for incident in some:
                    sweep.take(incident)
                progress.report(sweep.taken, total)
        return sweep.found()

    def merge(self, kept: str, gone: str) -> Merged:
        """Take all that `gone` says into `kept` (uids); the first then goes to the trash, linked both ways. One act."""
        with self._desk.acting("merge incidents", kind="merge") as unit:
            ours, theirs = _both(unit, kept, gone)
            stamp, who = self._desk.stamp(), self._desk.who()
            linked = unit.get_all("incident", in_time.linking_to(unit.connection, gone)[:_MOST_LINKED])
            others = [redirected(one, gone, kept) for uid, one in linked.items() if uid not in (kept, gone)]
            changed = [settled(unite(ours, theirs)), absorbed(theirs, ours, stamp), *others]
            unit.put_all([replace(one, updated_at=stamp, updated_by=who) for one in changed])
        return Merged(ours.reference, theirs.reference)

    def tell_apart(self, one: str, other: str) -> None:
        """Remember that these two (uids) are two events, so that they are not proposed again."""
        with self._desk.acting("not a duplicate", kind="amend") as unit:
            first, second = _both(unit, one, other)
            marked = told_apart(first, second)
            if marked is not first:
                unit.put(replace(marked, updated_at=self._desk.stamp(), updated_by=self._desk.who()))


def _both(unit: Unit, one: str, other: str) -> tuple[Incident, Incident]:
    if one == other:
        raise UserError("An incident can't be merged with itself. Nothing was changed; choose two.")
    found = unit.get_all("incident", [one, other])
    if len(found) < 2 or any(incident.trashed_at for incident in found.values()):
        raise NotFound("One of the two incidents is not in the list any more. Nothing was changed; look again.")
    return found[one], found[other]


@dataclass(slots=True)
class _Sweep:
    """Goes through incidents in order of time and keeps the best pairs."""

    wanted: frozenset[str] | None
    most: int
    taken: int = 0
    count: int = 0
    near: NearBy = field(default_factory=NearBy)
    met: dict[int, tuple[Incident, Traits]] = field(default_factory=dict)
    best: list[tuple[float, int, Pair]] = field(default_factory=list)

    def take(self, incident: Incident) -> None:
        """Measure it against those before it that are near."""
        self.taken += 1
        seen = traits(incident)
        for number in self.near.meet(self.taken, seen):
            other, known = self.met[number]
            if self._asked_for(incident, other) and not _said_to_differ(incident, other):
                self._keep(incident, other, likeness(known, seen))
        self.met[self.taken] = (_light(incident), seen)
        for number in self.near.forgotten():
            del self.met[number]

    def found(self) -> Found:
        """All that was found, best first."""
        ordered = sorted(self.best, key=lambda entry: (-entry[0], -entry[1]))
        return Found(tuple(pair for _, _, pair in ordered), self.count, self.taken)

    def _asked_for(self, one: Incident, other: Incident) -> bool:
        return self.wanted is None or one.uid in self.wanted or other.uid in self.wanted

    def _keep(self, one: Incident, other: Incident, found: Likeness) -> None:
        if not found.possible:
            return
        self.count += 1
        first, second = sorted((one, other), key=lambda incident: (incident.created_at, incident.reference))
        heapq.heappush(self.best, (found.score, -self.count, Pair(_named(first), _named(second), found)))
        if len(self.best) > self.most:
            heapq.heappop(self.best)


def _said_to_differ(one: Incident, other: Incident) -> bool:
    """Somebody looked, or a data set gives each a key of its own: it has told them apart already."""
    return known_apart(one, other) or _keyed_apart(one.external_ids, other.external_ids)


def _keyed_apart(ours: tuple[ExternalId, ...], theirs: tuple[ExternalId, ...]) -> bool:
    mine = {(one.scheme, one.value) for one in ours if one.scheme != UNKEYED}
    schemes = {scheme for scheme, _ in mine}
    return any(one.scheme in schemes and (one.scheme, one.value) not in mine for one in theirs)


def _light(incident: Incident) -> Incident:
    """What is still asked of it once it was measured; a window of days may hold thousands."""
    return Incident(
        incident.uid, incident.reference, incident.title, when=incident.when, links=incident.links,
        external_ids=incident.external_ids, created_at=incident.created_at,
    )  # fmt: skip


def _named(incident: Incident) -> One:
    return One(incident.uid, incident.reference, incident.title, incident.when.describe())
