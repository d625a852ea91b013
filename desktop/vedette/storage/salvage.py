"""What can still be read of a damaged logbook, put into a new one, with a list of what is missing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from sqlalchemy import Connection, Table, insert, select

from vedette.domain.actor import Actor
from vedette.domain.document import digest, to_text
from vedette.domain.errors import FileDamaged, UserError
from vedette.domain.incident import Incident
from vedette.domain.source import Source, SourceItem
from vedette.domain.tag import Tag
from vedette.storage import shared
from vedette.storage.chain import Walk
from vedette.storage.faults import reading_in_words
from vedette.storage.fitting import stand_in
from vedette.storage.ids import CHUNK
from vedette.storage.loading import load
from vedette.storage.parts import references
from vedette.storage.rows import AttachmentContentRow, IncidentRow
from vedette.storage.salvage_rows import rows, stand_in_for_damaged
from vedette.storage.unit import Unit

_INCIDENT = cast(Table, IncidentRow.__table__)
_CONTENT = cast(Table, AttachmentContentRow.__table__)
_UNREADABLE = (UserError, ValueError, TypeError, AttributeError, LookupError, RecursionError, OverflowError)
_ABOVE = {"actor": "parent", "tag": "parent", "source_item": "quoted_from"}
_ORDER = (
    "tag",
    "actor",
    "source",
    "source_item",
    "custom_field",
    "own_place",
    "saved_search",
    "saved_mapping",
    "setting",
)
_NAMED: dict[str, Callable[[str, str], Any]] = {
    "tag": Tag,
    "actor": Actor,
    "source": Source,
    "source_item": lambda uid, name: SourceItem(uid, title=name),
}
Tick = Callable[[int, int], None]


@dataclass(slots=True)
class Saved:
    """How many incidents were saved, and a phrase for each thing that could not be, or that is not as recorded."""

    incidents: int = 0
    missing: list[str] = field(default_factory=list)


class Salvage:
    """Reads from a damaged logbook and writes into a unit of a new one."""

    def __init__(self, source: Connection, unit: Unit, walked: Walk) -> None:
        self._source = source
        self._unit = unit
        self._walked = walked
        self._there: set[tuple[str, str]] = set()
        self._lost = 0
        self.saved = Saved()

    def run(self, tick: Tick) -> Saved:
        """Shared things first, then the incidents that name them, then the bytes of attachments."""
        self._stand_in()
        if not self._walked.trusted:
            self.saved.missing.append("a journal that could tell whether what was saved is as it was recorded")
        for kind in _ORDER:
            self._save_shared(kind)
        uids = self._uids()
        for start in range(0, len(uids), CHUNK):
            self._save_incidents(uids[start : start + CHUNK])
            tick(min(start + CHUNK, len(uids)), len(uids))
        self._save_contents()
        return self.saved

    def _stand_in(self) -> None:
        damaged = stand_in_for_damaged(self._source)
        lacking = stand_in(self._source)
        self.saved.missing += [f"all that table {name} held" for name in lacking]
        self.saved.missing += [f"what can't be read of table {name}, if anything" for name in damaged]

    def _save_shared(self, kind: str) -> None:
        found = {thing.uid: thing for thing in _readable_shared(self._source, kind, self._recorded(kind))}
        lost = self._recorded(kind) - found.keys()
        self.saved.missing += [f"{kind.replace('_', ' ')} {uid}" for uid in sorted(lost)]
        waiting = list(found.values())
        while waiting:
            ready = [thing for thing in waiting if not self._waits(thing, kind, found)]
            for thing in ready or waiting:
                self._put_shared(kind, thing)
            waiting = [thing for thing in waiting if thing not in ready] if ready else []

    def _waits(self, thing: Any, kind: str, found: dict[str, Any]) -> bool:
        above = getattr(thing, _ABOVE.get(kind, ""), "")
        return above in found and (kind, above) not in self._there

    def _put_shared(self, kind: str, thing: Any) -> None:
        above = _ABOVE.get(kind, "")
        if above and getattr(thing, above) and (kind, getattr(thing, above)) not in self._there:
            self.saved.missing.append(f"what stood above {kind.replace('_', ' ')} {thing.uid}")
            thing = replace(thing, **{above: ""})
        if kind == "source_item":
            thing = self._without_lost_outlets(thing)
        self._unit.put(thing)
        self._there.add((kind, thing.uid))

    def _without_lost_outlets(self, item: Any) -> Any:
        wires = tuple(uid for uid in item.credits if ("source", uid) in self._there)
        outlet = item.source if ("source", item.source) in self._there else ""
        if (wires, outlet) != (item.credits, item.source):
            self.saved.missing.append(f"an outlet of source item {item.uid}")
        return replace(item, credits=wires, source=outlet)

    def _uids(self) -> list[str]:
        """Those in the table, and those that the journal knows of."""
        found: dict[str, None] = {}
        last = 0
        asked = select(_INCIDENT.c.id, _INCIDENT.c.uid)
        try:
            while True:
                with reading_in_words(self._source):
                    later = asked.where(_INCIDENT.c.id > last).order_by(_INCIDENT.c.id).limit(CHUNK)
                    some = [(row.id, str(row.uid)) for row in self._source.execute(later)]
                if not some:
                    break
                last = some[-1][0]
                found.update((uid, None) for _, uid in some)
        except FileDamaged:
            self.saved.missing.append("the end of the list of incidents, as far as the journal does not name them")
        return list({**found, **dict.fromkeys(sorted(self._recorded("incident")))})

    def _save_incidents(self, uids: Sequence[str]) -> None:
        good = []
        for uid, incident in readable(self._source, uids):
            if incident is None:
                self.saved.missing.append(f"incident {uid}")
                continue
            for kind, lost in references(incident):
                self._name_lost(kind, lost)
            if self._walked.trusted and digest(to_text(incident)) != self._walked.latest.get("incident", {}).get(uid):
                self.saved.missing.append(f"incident {incident.reference} as recorded: what was saved differs from it")
            good.append(incident)
        self._unit.put_all(good)
        self.saved.incidents += len(good)

    def _name_lost(self, kind: str, uid: str) -> None:
        """What an incident names and nobody can read any more gets a name that says so, and can be given its own."""
        if (kind, uid) in self._there:
            return
        self._lost += 1
        name = f"lost {kind.replace('_', ' ')} {self._lost}"
        self._unit.put(_NAMED[kind](uid, name))
        self._there.add((kind, uid))
        self.saved.missing.append(f"what is called “{name}” now, {uid}")

    def _save_contents(self) -> None:
        """The bytes of each attachment whose hash they still have; the small columns tell where they lie."""
        places: dict[str, list[tuple[int, int]]] = {}
        for row, sha256, seq in rows(self._source, _CONTENT, "sha256, seq"):
            if isinstance(seq, int):
                places.setdefault(str(sha256), []).append((seq, row))
        for sha256, pieces in places.items():
            found = [(seq, self._bytes(row)) for seq, row in sorted(pieces)]
            if hashlib.sha256(b"".join(piece for _, piece in found)).hexdigest() != sha256:
                self.saved.missing.append(f"the bytes of attachment {sha256}")
                continue
            new = [{"sha256": sha256, "seq": seq, "bytes": piece} for seq, piece in found]
            self._unit.connection.execute(insert(_CONTENT), new)

    def _bytes(self, row: int) -> bytes:
        try:
            with reading_in_words(self._source):
                asked = "SELECT bytes FROM main.attachment_content WHERE rowid = ?"
                found = self._source.exec_driver_sql(asked, (row,)).scalar()
        except FileDamaged:
            return b""
        return found if isinstance(found, bytes) else b""

    def _recorded(self, kind: str) -> set[str]:
        return {uid for uid, after in self._walked.latest.get(kind, {}).items() if after}


def _readable_shared(source: Connection, kind: str, recorded: set[str]) -> list[Any]:
    try:
        with reading_in_words(source):
            found = shared.load(source, kind)
            for thing in found:
                to_text(thing)
            return found
    except _UNREADABLE:
        return [thing for uid in sorted(recorded) for thing in _one_shared(source, kind, uid)]


def _one_shared(source: Connection, kind: str, uid: str) -> list[Any]:
    try:
        with reading_in_words(source):
            found = shared.load(source, kind, [uid])
            for thing in found:
                to_text(thing)
            return found
    except _UNREADABLE:
        return []


def readable(source: Connection, uids: Sequence[str]) -> Iterator[tuple[str, Incident | None]]:
    """Each uid with its incident, None where that can't be read."""
    try:
        with reading_in_words(source):
            found = {incident.uid: incident for incident in load(source, uids)}
            for incident in found.values():
                to_text(incident)
    except _UNREADABLE:
        if len(uids) == 1:
            yield uids[0], None
            return
        for uid in uids:
            yield from readable(source, [uid])
        return
    yield from ((uid, found.get(uid)) for uid in uids)
