"""Shared things that a file brings under uids of its own: taken, matched with ours by name, or merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from vedette.domain.actor import Actor
from vedette.domain.custom_field import CustomField
from vedette.domain.document import Record, kind_of
from vedette.domain.errors import CannotRead, UserError
from vedette.domain.incident import Incident
from vedette.domain.key_numbers import KeyNumbers
from vedette.domain.merging import Versions, merge
from vedette.domain.settling import gated
from vedette.domain.source import Source, SourceItem
from vedette.domain.tag import Tag
from vedette.storage import finding
from vedette.storage.imports import Bases
from vedette.storage.parts import references
from vedette.storage.unit import Unit
from vedette.usecases.importing_naming import Key, LateNaming, above
from vedette.usecases.importing_report import Conflict, Tally
from vedette.usecases.naming import NAME

_REMEMBERED = 20_000
_ORDER = ("custom_field", "source", "actor", "tag", "source_item")


class SharedIntake:
    """Takes shared records in before the incidents that name them."""

    def __init__(self, unit: Unit, naming: LateNaming, tally: Tally) -> None:
        self._unit = unit
        self._naming = naming
        self._tally = tally
        self._seen = KeyNumbers()  # a file may bring a million of them
        self._sure: set[Key] = set()
        self._spoken_for = KeyNumbers()
        self._bases = {kind: Bases(unit.connection, kind) for kind in _ORDER}

    def take(self, number: int, records: Iterable[Record]) -> None:
        """Records of some rows, each after what it names; `number` is the first of these rows."""
        self._naming.keep_few()
        fresh: dict[str, dict[str, Record]] = {}
        for record in records:
            kind = kind_of(record)
            if record.uid.startswith(NAME):
                self._naming.expect(record)
            elif self._seen.count((kind, record.uid)) == 1:
                fresh.setdefault(kind, {})[record.uid] = record
        for kind in _ORDER:
            if kind in fresh:
                self._take_kind(number, kind, fresh[kind])

    def check(self, incident: Incident) -> None:
        """CannotRead when the incident names, by uid, what neither the logbook nor the file holds."""
        self._check(references(incident))

    def _check(self, named: Iterable[Key]) -> None:
        unsure = [key for key in named if key not in self._sure and not self._naming.knows(key)]
        for kind, uid in unsure:
            if self._unit.get(kind, uid) is None:
                raise CannotRead(f"The row names a {kind.replace('_', ' ')} that is not in the file ({uid[:40]}).")
        if len(self._sure) > _REMEMBERED:
            self._sure.clear()
        self._sure.update(unsure)

    def _take_kind(self, number: int, kind: str, fresh: dict[str, Record]) -> None:
        here = self._unit.get_all(kind, list(fresh))
        bases = self._bases[kind].of(here) if any(fresh[uid] != here[uid] for uid in here) else {}
        for uid, given in fresh.items():
            try:
                record: Record = gated(self._naming.moved(given))
                self._check(above(record))
            except UserError as error:
                self._tally.problem(number, kind, uid[:40], str(error))
                continue
            if uid not in here:
                self._new(kind, record)
            elif record != here[uid] and not isinstance(record, CustomField):
                self._merge(number, here[uid], record, bases.get(uid))

    def _new(self, kind: str, record: Any) -> None:
        """Two things of one name in the file stay two: what the file brought, or was matched before, is no twin."""
        twin = self._twin(record)
        if twin and self._spoken_for.count((kind, twin)) == 1:
            self._naming.same(kind, record.uid, twin)
        else:
            self._naming.wait(record)
            self._spoken_for.count((kind, record.uid))

    def _twin(self, record: Record) -> str:
        """The uid of what this logbook calls by the same name in the same place."""
        connection = self._unit.connection
        if isinstance(record, Tag):
            return finding.child_tag(connection, record.parent, record.name) or ""
        if isinstance(record, SourceItem):
            return (finding.item_by_url(connection, record.url) or "") if record.url else ""
        if isinstance(record, Source | Actor):
            found: Sequence[str] = finding.by_name(connection, kind_of(record), record.name)
            things = self._unit.get_all(kind_of(record), found)
            parent = getattr(record, "parent", "")
            return next((uid for uid in found if getattr(things[uid], "parent", "") == parent), "")
        return ""

    def _merge(self, number: int, current: Any, incoming: Any, base: Record | None) -> None:
        merged, conflicts = merge(current, incoming, Versions(base))
        if merged != current:
            self._naming.change(merged)
        name = getattr(current, "name", "") or getattr(current, "title", "") or current.uid
        for conflict in conflicts:
            self._tally.conflict(Conflict(number, name, conflict.field, conflict.ours, conflict.theirs))
